/** What gives a variable of a file its value from outside of its own statements: `config.MODEL = …`, `setattr(config, …)`, `globals()[…]`, `exec`. */

import { changeOf, changes } from '../changes/mutations.js';
import { standIns } from '../changes/stand-ins.js';
import { functionAround } from '../classes/hierarchy.js';
import { isOfTest } from '../clients/without-beta.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal, ownerOfSelf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isFunction,
  isMember,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
} from '../syntax/node.js';
import type { Binding, Definition } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import type { Context, Located } from './context.js';
import { argumentNode, defaultOf } from './parameters.js';

/** How many names for a module are followed to each other. */
const MOST_NAMES = 8;

type SetPlace = Located & { value: Node | undefined };

/** @returns each place, with the value where it is written there. */
export const setFromOutside = (binding: Binding, module: Module, ctx: Context): readonly SetPlace[] =>
  binding.scope.parent === null ? ctx.remember(`set ${binding.name}`, binding.scope.node, () => findSetPlaces(binding, module, ctx)) : [];

function findSetPlaces(binding: Binding, module: Module, ctx: Context): SetPlace[] {
  const { name } = binding;
  const isHere = ({ receiver, module: home }: { receiver: Node; module: Module }): boolean => mayBeModule(receiver, home, module, ctx);
  const loose = ctx.looseWrites(name).filter(isHere);
  const tables = ['globals', 'vars', 'locals']
    .flatMap((table) => ctx.callsNamed(table, module).filter((call) => isTableOf(call.node, table)))
    .flatMap((call) => standIns(call, ctx) ?? [call])
    .filter(({ node }) => changes(node) && (changeOf(node)?.keys ?? [name]).includes(name));
  const texts = ctx.callsNamed('exec', module).filter(({ node }) => new RegExp(`\\b${name}\\b`).test(argumentsOf(node).text));
  const patches = ctx.callsNamed('patch').filter((one) => !isOfTest(one.module, ctx) && isPatched(one, binding, module, ctx));
  return [
    ...ctx.writesTo(name).filter(isHere),
    ...[...loose, ...tables, ...texts, ...patches].map((one) => ({ ...one, value: undefined })),
  ];
}

/** True where `mock.patch("app.config.MODEL", …)` sets the variable for a while. */
function isPatched(call: Located, binding: Binding, module: Module, ctx: Context): boolean {
  const [, file = '', name] = /^(.+)\.(\w+)$/.exec(stringValue(positional(call.node)[0] ?? call.node) ?? '') ?? [];
  if (name === undefined) return false;
  const found = ctx.modules.imported(file, name, call.module.file);
  if (found.kind === 'binding') return found.binding === binding;
  // A file does not import itself.
  return call.module === module && name === binding.name && module.file.endsWith(`/${file.replaceAll('.', '/')}.py`);
}

/** True for a call that gives the variables of the file: `vars()` and `locals()` do outside of functions. */
function isTableOf(call: Node, table: string): boolean {
  if (argumentsOf(call).type !== 'argument_list' || parts(argumentsOf(call)).length > 0) return false;
  return table === 'globals' || functionAround(call) === undefined;
}

/** True for what may stand for a file: its import, another name for that, what `sys.modules` and `import_module` give, an argument. */
function mayBeModule(node: Node, home: Module, target: Module, ctx: Context, depth = 0): boolean {
  const inner = unwrap(node);
  const found = resolveName(inner, home, ctx);
  if (found.kind === 'module') return found.module === target;
  if (depth > MOST_NAMES || ownerOfSelf(inner, home)) return false;
  const key = keyOfModule(inner, home, ctx);
  if (key) return mayBeNameOf(key, home, target, ctx);
  if (found.kind !== 'binding') return false;
  return found.binding.definitions.some((definition) =>
    given(definition, found.binding, found.module, ctx).some((one) => mayBeModule(one.node, one.module, target, ctx, depth + 1)),
  );
}

/** What a definition gives its name: what is assigned, what callers pass. */
function given({ kind, node }: Definition, { scope }: Binding, module: Module, ctx: Context): Located[] {
  if (kind === 'assign') return [field(node, 'right')].flatMap((right) => (right ? [{ module, node: right }] : []));
  if (kind !== 'param' || !isFunction(scope.node)) return [];
  const fallback = defaultOf(node);
  const passed = callsOf({ module, node: scope.node }, ctx).flatMap((call) => {
    const argument = argumentNode(call, node, scope.node, ctx);
    return argument ? [{ module: call.module, node: argument }] : [];
  });
  return [...(fallback ? [{ module, node: fallback }] : []), ...passed];
}

/** What names the module: `sys.modules["config"]`, `importlib.import_module("config")`; undefined for any other expression. */
function keyOfModule(node: Node, module: Module, ctx: Context): Node | undefined {
  if (node.type === 'subscript') {
    const [index, ...more] = parts(node).filter(({ field: name }) => name === 'subscript');
    return more.length === 0 && nameOfExternal(objectOf(node), module, ctx) === 'sys.modules' ? index : undefined;
  }
  if (!isCall(node)) return undefined;
  const callee = unwrap(calleeOf(node));
  const isLookUp = isMember(callee) && memberName(callee) === 'get' && nameOfExternal(objectOf(callee), module, ctx) === 'sys.modules';
  const isImport = callee.text === '__import__' || /^importlib\.(?:import_module|reload)$/.test(nameOfExternal(callee, module, ctx) ?? '');
  return isLookUp || isImport ? positional(node)[0] : undefined;
}

/** True where the name of a module may be that of a file; one that is put together at run time may be any. */
function mayBeNameOf(key: Node, home: Module, target: Module, ctx: Context): boolean {
  const inner = unwrap(key);
  if (inner.text === '__name__') return home === target;
  const name = stringValue(inner);
  if (name === undefined) {
    const reloaded = resolveName(inner, home, ctx);
    return reloaded.kind !== 'module' || reloaded.module === target;
  }
  const found = ctx.modules.imported(name, '*', home.file);
  return found.kind === 'module' && found.module === target;
}
