/** The classes that may be what is called to make a client: chosen by a condition, out of a table, or by the import that works. */
import { outcomes } from '../../../values/outcomes.js';
import { keyOf } from '../changes/mutations.js';
import { linesOf, sourcesIn } from '../classes/attributes.js';
import { importTargets } from '../modules/imports.js';
import type { Module, Resolution } from '../modules/modules.js';
import { classOf, isBuiltin, memberOf, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, objectOf, parts, positional, unwrap } from '../syntax/node.js';
import type { Context } from '../values/context.js';
import { calledFunctions, returnsOf } from '../values/functions.js';

const MOST_DEPTH = 6;
const UNKNOWN: Resolution = { kind: 'unknown' };
/** One on the API, and one on a platform: what a name that cannot be told may choose. */
const ANY_CLIENT = ['Anthropic', 'AnthropicBedrock'];

/** Every meaning that an expression can have, where each may be a class; `unknown` among them where there may be more. */
export function classesAmong(node: Node, module: Module, ctx: Context, depth = 0): Resolution[] {
  const inner = unwrap(node);
  const again = (one: Node, home = module) => classesAmong(one, home, ctx, depth + 1);
  if (depth > MOST_DEPTH) return [UNKNOWN];
  if (inner.type === 'conditional_expression') return [parts(inner)[0], parts(inner)[2]].flatMap((side) => (side ? again(side) : []));
  if (inner.type === 'boolean_operator') return parts(inner).flatMap((side) => again(side));
  if (inner.type === 'subscript') return inTable(objectOf(inner), keyOf(inner), again, module, ctx);
  if (isCall(inner)) {
    const callee = unwrap(calleeOf(inner));
    const [first, second] = positional(inner);
    if (isName(callee) && callee.text === 'getattr' && isBuiltin('getattr', callee, module, ctx) && first && second)
      return byName(first, second, module, ctx);
    if (memberName(callee) === 'get' && first)
      return [...inTable(objectOf(callee), stringValue(first), again, module, ctx), ...(second ? again(second) : [])];
    const functions = calledFunctions(callee, module, ctx);
    return functions.length ? functions.flatMap((fn) => returnsOf(fn).flatMap((value) => again(value, fn.module))) : [UNKNOWN];
  }
  const found = isName(inner) || isMember(inner) ? resolveName(inner, module, ctx) : UNKNOWN;
  if (found.kind === 'unknown' && isMember(inner)) return ofMember(inner, again, module, ctx);
  if (found.kind !== 'binding' || classOf(found)) return [found];
  const { binding, module: home } = found;
  const imported = importTargets(binding).map(({ specifier, name }) => ctx.modules.imported(specifier, name, home.file));
  const others = binding.definitions.filter(
    ({ kind, node: one }) => !/^(?:declare|import)$/.test(kind) && field(one, 'right')?.type !== 'none',
  );
  const assigned = others.flatMap(({ kind, node: one }) => {
    const right = kind === 'assign' ? field(one, 'right') : undefined;
    return right ? again(right, home) : [UNKNOWN];
  });
  return [...imported, ...assigned];
}

/** `self.client_class`, `sdk.Anthropic` where either of two modules is imported as `sdk`. */
function ofMember(member: Node, again: (node: Node, home?: Module) => Resolution[], module: Module, ctx: Context): Resolution[] {
  const name = memberName(member) as string;
  const object = unwrap(objectOf(member));
  const binding = isName(object) ? module.scopes.bindingOf(object) : undefined;
  const modules = binding?.definitions.every(({ kind }) => kind === 'import') ? importTargets(binding) : [];
  if (modules.length) return modules.map((one) => memberOf(ctx.modules.imported(one.specifier, one.name, module.file), name, ctx));
  const sources = ctx.instancesOf(object, module).flatMap((owner) => linesOf(owner, ctx).flatMap((line) => sourcesIn(line, name, ctx)));
  const found = sources.flatMap((source) => {
    const right = source.how === 'unseen' ? undefined : field(source.node, 'right');
    return right ? again(right, source.module) : [UNKNOWN];
  });
  return found.length ? found : [UNKNOWN];
}

/** What a table holds under a key, or under any. */
function inTable(
  table: Node,
  key: string | undefined,
  again: (node: Node, home?: Module) => Resolution[],
  module: Module,
  ctx: Context,
): Resolution[] {
  const found = resolveName(table, module, ctx);
  const [only, ...more] = found.kind === 'binding' ? found.binding.definitions : [];
  const named = only?.kind === 'assign' && more.length === 0 ? field(only.node, 'right') : undefined;
  const written = named ?? table;
  const home = named && found.kind === 'binding' ? found.module : module;
  if (!/^(?:dictionary|list|tuple)$/.test(written.type)) return [UNKNOWN];
  const own = parts(written).filter((item) => key !== undefined && stringValue(field(item, 'key') ?? item) === key);
  const items = own.length ? own : parts(written);
  return items.flatMap((item) => again(field(item, 'value') ?? item, home));
}

/** `getattr(anthropic, name)`. */
function byName(object: Node, name: Node, module: Module, ctx: Context): Resolution[] {
  const whole = resolveName(object, module, ctx);
  if (whole.kind !== 'external' || whole.name !== '*') return [UNKNOWN];
  const names = outcomes(ctx.evaluate(name, module)).flatMap(({ leaf }) => (leaf.kind === 'literal' ? [String(leaf.value)] : ANY_CLIENT));
  return names.map((one) => ({ ...whole, name: one }));
}
