/** What holds for every lowered file of JavaScript, whatever is in it. */

import { lowerModule } from '../../src/frontends/javascript/lower/index.js';
import { isFunction, type Node, walk } from '../../src/frontends/javascript/syntax/ast.js';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { analyseScopes, type Scopes } from '../../src/frontends/javascript/syntax/scope.js';
import type { Module } from '../../src/ir/ir.js';
import type { Expr } from '../../src/values/values.js';

interface Lowered {
  module: Module;
  program: Node;
  scopes: Scopes;
}

/** Parses and lowers a source. */
export function lowered(text: string, file = 'a.ts'): Lowered {
  const ast = parseSource(text, file);
  const scopes = analyseScopes(ast);
  return { module: lowerModule({ file, text, ast, scopes, shown: new Set() }), program: ast.program, scopes };
}

/** Types: nothing in them is evaluated. */
const TYPES =
  /^(?:TS(?!As|Satisfies|NonNull|TypeAssertion|Instantiation|Enum|Module|ParameterProperty|ExportAssignment|ImportEquals|QualifiedName|External)|Declare|Interface|TypeAlias|OpaqueType|ClassImplements|ObjectType|FunctionType)|Type(?:Annotation|Parameter|Argument)/;

/** True for what is not evaluated by itself: types, what is declared elsewhere, names of exports, the name that closes an element. */
function isOutside(node: Node): boolean {
  if (TYPES.test(node.type)) return true;
  if ('declare' in node && node.declare && node.type !== 'ClassProperty') return true;
  return (
    node.type === 'ExportSpecifier' ||
    node.type === 'JSXClosingElement' ||
    (node.type === 'TSImportEqualsDeclaration' && node.importKind === 'type')
  );
}

const isElementName = (node: Node, scopes: Scopes): boolean =>
  node.type === 'JSXIdentifier' && /^[a-z]|-/.test(node.name) && scopes.parentOf(node)?.type === 'JSXOpeningElement';

/** What the lowering of a file gets wrong, in sentences; empty where all holds. */
export function problemsIn({ module, program, scopes }: Lowered): string[] {
  const problems: string[] = [];
  const say = (what: string, { start, end }: { start?: number | null; end?: number | null }) =>
    problems.push(`${what}: ${module.text.slice(start ?? 0, Math.min(end ?? 0, (start ?? 0) + 80))}`);
  const made = reached(module, say);

  const calls = new Set(module.calls.map(({ node }) => node));
  const objects = new Set(module.objects.map(({ node }) => node));
  const functions = new Set(module.functions.map(({ expr }) => expr.node));
  const classes = new Set(module.classes.map(({ expr }) => expr.node));
  const references = new Set(scopes.all().flatMap(({ bindings }) => [...bindings.values()].flatMap((binding) => binding.references)));
  const names = new Map<unknown, number>();
  for (const { node } of made.names) names.set(node, (names.get(node) ?? 0) + 1);
  walk(program, (node) => {
    if (isOutside(node)) return false;
    if (references.has(node) && !isElementName(node, scopes) && names.get(node) !== 1) say(`name ${names.get(node) ?? 0} times`, node);
    const loads =
      node.type === 'CallExpression' &&
      (node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.name === 'require'));
    if (/^(?:Optional)?CallExpression$|^NewExpression$/.test(node.type) && !loads && !calls.has(node)) say('no call', node);
    if (node.type === 'ObjectExpression' && !objects.has(node as never)) say('no object', node);
    if (isFunction(node) && !functions.has(node)) say('no function', node);
    if (/^Class(?:Declaration|Expression)$/.test(node.type) && !classes.has(node)) say('no class', node);
    return undefined;
  });
  // A pattern is lowered to a call that nobody wrote.
  const written = new Set([...made.calls].filter(({ node }) => (node as { type?: string }).type !== 'RegExpLiteral'));
  for (const [what, listed, found] of [
    ['call', module.calls, written],
    ['object', module.objects, made.objects],
    ['get', module.gets, made.gets],
    ['function', module.functions, made.functions],
    ['class', module.classes, made.classes],
    ['name', module.bindings.flatMap(({ references, writes }) => [...references, ...writes]), made.names],
  ] as const) {
    for (const one of listed) if (!found.has(one as never)) say(`${what} that is in no statement`, 'expr' in one ? one.expr : one);
    if (what === 'name' || what === 'object') continue;
    const all = new Set<unknown>(listed);
    if (all.size !== listed.length) problems.push(`a ${what} is listed twice`);
    for (const one of found) if (!all.has(one)) say(`${what} that is not listed`, 'expr' in one ? one.expr : one);
  }
  const uses = new Map(module.bindings.map(({ references, writes }) => [references, new Set([...references, ...writes])]));
  for (const name of made.names)
    if (name.binding && !uses.get(name.binding.references)?.has(name)) say('use that its variable lacks', name);
  for (const { references, writes } of module.bindings)
    for (const list of [references, writes])
      if (list.some((use, index) => index > 0 && use.start < (list[index - 1] as Expr).start)) problems.push('uses out of order');
  return problems;
}

type Record = { [key: string]: unknown };

/** Fields that lead to what stands elsewhere. */
const ELSEWHERE = new Set(['module', 'binding', 'native', 'node', 'parent', 'owner', 'written', 'type', 'returns', 'keyExpr']);

interface Reached {
  names: Set<Module['bindings'][number]['references'][number]>;
  calls: Set<Module['calls'][number]>;
  objects: Set<Module['objects'][number]>;
  gets: Set<Module['gets'][number]>;
  functions: Set<Module['functions'][number]>;
  classes: Set<Module['classes'][number]>;
}

/** All that the statements of a module lead to; says where something stands outside of what it is a part of. */
function reached(module: Module, say: (what: string, expr: Expr) => void): Reached {
  const made: Reached = {
    names: new Set(),
    calls: new Set(),
    objects: new Set(),
    gets: new Set(),
    functions: new Set(),
    classes: new Set(),
  };
  const lists: { [k: string]: Set<unknown> } = { name: made.names, call: made.calls, object: made.objects, get: made.gets };
  const whole: Expr = { file: module.file, start: 0, end: module.text.length, node: null };
  const seen = new Set<unknown>();
  const stack: { value: unknown; within: Expr }[] = [{ value: module.body, within: whole }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, within } = item;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const one of value) stack.push({ value: one, within });
      continue;
    }
    const record = value as Record;
    const own = (typeof record.start === 'number' ? record : record.expr) as Expr | undefined;
    if (own && (own.file !== module.file || own.start > own.end)) say('no place', own);
    if (own && (own.start < within.start || own.end > within.end) && !standsElsewhere(within)) say('outside of what it is a part of', own);
    if (typeof record.k === 'string') lists[record.k]?.add(record);
    if (Array.isArray(record.params)) made.functions.add(record as never);
    if (Array.isArray(record.members)) made.classes.add(record as never);
    const holdsFunction = record.k === 'function' || /^(?:method|getter|setter)$/.test(String(record.kind));
    for (const [key, inner] of Object.entries(record)) {
      if (ELSEWHERE.has(key) || (key === 'fn' && !holdsFunction) || key === 'expr' || key === 'file') continue;
      stack.push({ value: inner, within: own ?? within });
    }
  }
  return made;
}

/** A test of a `switch` holds what is compared, and a member of an enum the value of another. */
function standsElsewhere({ node }: Expr): boolean {
  const { type } = (node ?? {}) as Partial<Node>;
  return type === 'SwitchCase' || type === 'TSEnumMember';
}
