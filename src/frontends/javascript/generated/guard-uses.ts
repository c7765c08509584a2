/** Uses of the module of guarded calls in JavaScript and TypeScript, as the tool writes them. */
import type { Operation } from '../../../rewrite/operations.js';
import type { SourceTree } from '../../../run/engine.js';
import { ANSWERED, GUARD_MODULE, type GuardAsked, type GuardUse, HANDED, isWrittenByGuard } from '../../../run/guard.js';
import { indentAt, lineEnd, startsLine } from '../../layout.js';
import { importOf, type Module, requiredOf } from '../modules/modules.js';
import { enclosingName } from '../sites/find.js';
import { endOf, isCall, keyName, type Node, startOf } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf } from '../values/context.js';
import { isTyped } from '../values/places.js';
import { GUARD_FUNCTION, REQUEST_FUNCTION } from './guard-module.js';

const IS_MODULE = new RegExp(`(?:^|/)${GUARD_MODULE}(?:\\.[cm]?[jt]s)?$`);

/** A function of the module, imported by its own name from one that is not seen to be another. */
export function guardImport(
  from: Module,
  name: string,
  ctx: Context,
  tree: SourceTree,
): { binding: Binding; module: string | undefined } | undefined {
  const binding = from.scopes.program.bindings.get(name);
  const through = binding && (importOf(binding) ?? requiredOf(binding));
  if (!binding || through === undefined || through.name !== name || !IS_MODULE.test(through.specifier)) return undefined;
  const module = ctx.modules.resolve(through.specifier, from.file);
  return module === undefined || isWrittenByGuard(module, tree) ? { binding, module } : undefined;
}

export function usesIn(from: Module | undefined, ctx: Context, tree: SourceTree): GuardUse[] {
  if (!from) return [];
  return [GUARD_FUNCTION, REQUEST_FUNCTION].flatMap((named) => {
    const found = guardImport(from, named, ctx, tree);
    const module = found?.module;
    if (!found || module === undefined) return [];
    return found.binding.references.map((name): GuardUse => {
      const call = from.scopes.parentOf(name);
      const asks = call && isCall(call) && call.callee === name ? call : undefined;
      const node = asks ?? name;
      const asked = asks && named === GUARD_FUNCTION ? askedBy(asks, from, ctx) : undefined;
      return {
        expr: exprOf(from, node),
        module,
        within: enclosingName(node, from),
        asked,
        whole: asks !== undefined && named !== GUARD_FUNCTION,
      };
    });
  });
}

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }>;

function askedBy(call: Call, from: Module, ctx: Context): GuardAsked | undefined {
  const [model, budget, rest, ...more] = call.arguments;
  const entries = rest ? entriesOf(rest, from) : [];
  const spread = spreadAround(call, from);
  const object = spread && from.scopes.parentOf(spread);
  if (!model || !budget || /^(?:Spread|Argument)/.test(model.type + budget.type) || more.length > 0 || !entries) return undefined;
  if (!spread || object?.type !== 'ObjectExpression' || object.properties.some(isAnswered)) return undefined;
  const isDirect = spread.argument === call;
  const isKnown = !/\.[cm]?tsx?$/.test(from.file) || (isDirect && isTyped(exprOf(from, object), from));
  return {
    model: exprOf(from, model),
    models: ctx.evaluate(model, from),
    budget: exprOf(from, budget),
    rest: entries,
    pinned: (text) => (isKnown ? text : `${text} as const`),
    instead: (properties) => ({ op: 'replace', ...(isDirect ? entriesIn(spread, properties, from) : objectIn(call, properties, from)) }),
  };
}

const isAnswered = (part: Node): boolean =>
  (part.type === 'ObjectProperty' || part.type === 'ObjectMethod') && ANSWERED.has(keyName(part.key, part.computed) ?? 'thinking');

/** `{ betas: [], display: 'summarized' }`; undefined where something else is handed over. */
function entriesOf(rest: Node, from: Module): GuardAsked['rest'] | undefined {
  if (rest.type !== 'ObjectExpression') return undefined;
  const entries = rest.properties.flatMap((part) => {
    const key = part.type === 'ObjectProperty' ? keyName(part.key, part.computed) : undefined;
    if (part.type !== 'ObjectProperty' || key === undefined || !HANDED.has(key)) return [];
    return [{ key, expr: exprOf(from, part.value), written: /^(?:Object|Array)Expression$/.test(part.value.type) }];
  });
  return entries.length === rest.properties.length && new Set(entries.map(({ key }) => key)).size === entries.length ? entries : undefined;
}

/** The spread that puts the answer into an object, as it is or on one side of a condition. */
function spreadAround(call: Node, { scopes }: Module): Extract<Node, { type: 'SpreadElement' }> | undefined {
  let below = call;
  for (let at = scopes.parentOf(below); at; below = at, at = scopes.parentOf(at)) {
    if (at.type === 'SpreadElement') return at;
    const isSide =
      (at.type === 'ConditionalExpression' && at.test !== below) ||
      (at.type === 'LogicalExpression' && at.operator === '&&' && at.right === below);
    if (!isSide && at.type !== 'ParenthesizedExpression') return undefined;
  }
  return undefined;
}

type Texts = readonly (readonly [string, string])[];
type Replaced = Omit<Extract<Operation, { op: 'replace' }>, 'op'>;

/** The properties where the spread stood, each on a line of its own where that had one. */
function entriesIn(spread: Node, properties: Texts, from: Module): Replaced {
  const { text } = from;
  const between = startsLine(text, startOf(spread)) ? lineEnd(text) + indentAt(text, startOf(spread)) : ' ';
  return { expr: exprOf(from, spread), text: properties.map(([key, value]) => `${key}: ${value}`).join(`,${between}`) };
}

const objectIn = (call: Node, properties: Texts, from: Module): Replaced => ({
  expr: { ...exprOf(from, call), end: endOf(call) },
  text: `{ ${properties.map(([key, value]) => `${key}: ${value}`).join(', ')} }`,
});
