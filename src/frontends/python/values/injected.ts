/** What a framework passes for a parameter: FastAPI the result of a dependency, pytest that of a fixture. */
import path from 'node:path';
import type { Module } from '../modules/modules.js';
import { decoratorsOf, nameOfExternal } from '../modules/names.js';
import { calleeOf, field, isCall, keyword, type Node, positional, unwrap, walk } from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import type { Context, Located } from './context.js';
import { calledFunctions, isGenerator, returnsOf, yieldsOf } from './functions.js';
import { defaultOf } from './parameters.js';

const DEPENDS = /\.(?:Depends|Security|Provide|Inject)$/;
const FIXTURE = /^(?:pytest|pytest_asyncio)\.fixture$/;

/** The functions one of whose results a parameter gets; none where nothing says so. */
export function injectedInto(param: Node, module: Module, ctx: Context): readonly Located[] {
  const fallback = defaultOf(param);
  if (fallback) return dependency(unwrap(fallback), module, ctx);
  const fixture = fixtureFor(param, module, ctx);
  return fixture ? [fixture] : [];
}

/** `Depends(get_client)`. */
function dependency(call: Node, module: Module, ctx: Context): readonly Located[] {
  if (!isCall(call)) return [];
  const [first] = positional(call);
  return first && DEPENDS.test(nameOfExternal(calleeOf(call), module, ctx) ?? '') ? calledFunctions(first, module, ctx) : [];
}

/** The fixture of the parameter's name: in the file, else in the nearest `conftest.py`. */
function fixtureFor(param: Node, module: Module, ctx: Context): Located | undefined {
  const fn = param.parent?.parent;
  const name = parameterName(param)?.text;
  if (!fn || name === undefined || !(field(fn, 'name')?.text.startsWith('test') || isFixture(fn, module, ctx))) return undefined;
  for (const home of [module, ...conftestsAbove(module, ctx)]) {
    const fixture = fixturesOf(home, ctx).get(name);
    if (fixture && fixture !== fn) return { module: home, node: fixture };
  }
  return undefined;
}

/** The `conftest.py` files whose fixtures a file sees, the nearest one first. */
export function conftestsAbove({ file }: Module, { modules }: Context): Module[] {
  const found: Module[] = [];
  for (let folder = path.posix.dirname(file); ; folder = path.posix.dirname(folder)) {
    const module = modules.get(`${folder}/conftest.py`);
    if (module && module.file !== file) found.push(module);
    if (folder.length <= modules.root.length) return found;
  }
}

/** True where a test asks for a fixture of a `conftest.py`, or gets one unasked. */
export const takesFixtureOf = (conftest: Module, test: Module, ctx: Context): boolean =>
  /\bautouse\s*=\s*True\b/.test(conftest.text) ||
  [...fixturesOf(conftest, ctx).keys()].some((name) => new RegExp(`\\b${name}\\b`).test(test.text));

/** The fixtures of a file, by the names that tests have for them. */
function fixturesOf(module: Module, ctx: Context): Map<string, Node> {
  const found = new Map<string, Node>();
  if (!module.text.includes('fixture')) return found;
  walk(module.root, (node) => {
    if (node.type !== 'function_definition') return;
    const decorator = fixtureDecorator(node, module, ctx);
    const named = decorator && isCall(decorator) ? keyword(decorator, 'name') : undefined;
    const name = named ? named.text.replace(/["']/g, '') : field(node, 'name')?.text;
    if (decorator && name !== undefined) found.set(name, node);
  });
  return found;
}

const fixtureDecorator = (fn: Node, module: Module, ctx: Context): Node | undefined =>
  decoratorsOf(fn).find((decorator) =>
    FIXTURE.test(nameOfExternal(isCall(decorator) ? calleeOf(decorator) : decorator, module, ctx) ?? ''),
  );

const isFixture = (fn: Node, module: Module, ctx: Context): boolean => fixtureDecorator(fn, module, ctx) !== undefined;

/** What a function hands out: what it returns, or the one thing that it yields before it cleans up. */
export const handedOutBy = (fn: Located): Node[] => (isGenerator(fn.node) ? yieldsOf(fn) : returnsOf(fn));
