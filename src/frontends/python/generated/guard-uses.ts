/** Uses of the module of guarded calls in Python, as the tool writes them. */
import type { Operation } from '../../../rewrite/operations.js';
import type { SourceTree } from '../../../run/engine.js';
import { ANSWERED, GUARD_MODULE, type GuardAsked, type GuardUse, HANDED, isWrittenByGuard } from '../../../run/guard.js';
import { indentAt, lineEnd, startsLine } from '../../layout.js';
import { omitAt } from '../edits/omit.js';
import { importOf } from '../modules/imports.js';
import type { Module } from '../modules/modules.js';
import { enclosingName } from '../sites/find.js';
import { argumentsOf, calleeOf, field, isCall, isKeyword, isSplat, type Node, parts } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import { isPure } from '../values/conditions.js';
import { type Context, exprOf } from '../values/context.js';
import { GUARD_FUNCTION, REQUEST_FUNCTION } from './guard-module.js';

export const NAME = GUARD_MODULE.replaceAll('-', '_');

/** A function of the module, imported by its own name from one that is not seen to be another. */
export function guardImport(
  from: Module,
  name: string,
  { modules }: Context,
  tree: SourceTree,
): { binding: Binding; module: string | undefined } | undefined {
  const binding = from.scopes.module.bindings.get(name);
  const through = binding && importOf(binding);
  if (!binding || through === undefined || through.name !== name || through.specifier.split('.').at(-1) !== NAME) return undefined;
  const found = modules.resolve(through.specifier, from.file);
  if (found?.kind !== 'file') return { binding, module: undefined };
  return isWrittenByGuard(found.file, tree) ? { binding, module: found.file } : undefined;
}

export function usesIn(from: Module | undefined, ctx: Context, tree: SourceTree): GuardUse[] {
  if (!from) return [];
  return [GUARD_FUNCTION, REQUEST_FUNCTION].flatMap((named) => {
    const found = guardImport(from, named, ctx, tree);
    const module = found?.module;
    if (!found || module === undefined) return [];
    return found.binding.references.map((name): GuardUse => {
      const call = name.parent;
      const asks = call && isCall(call) && calleeOf(call) === name ? call : undefined;
      const node = asks ?? name;
      const asked = asks && named === GUARD_FUNCTION ? askedBy(asks, from, ctx) : undefined;
      return {
        expr: exprOf(from, node),
        module,
        within: enclosingName(node),
        asked,
        whole: asks !== undefined && named !== GUARD_FUNCTION,
      };
    });
  });
}

function askedBy(call: Node, from: Module, ctx: Context): GuardAsked | undefined {
  const list = parts(argumentsOf(call));
  const [model, budget] = list;
  const entries = entriesOf(list.slice(2), from);
  const place = placeOf(call);
  if (!model || !budget || isKeyword(model) || isKeyword(budget) || isSplat(model) || isSplat(budget) || !entries) return undefined;
  if (argumentsOf(call).type !== 'argument_list' || !place || parts(place.list).some(isAnswered)) return undefined;
  return {
    model: exprOf(from, model),
    models: ctx.evaluate(model, from),
    budget: exprOf(from, budget),
    rest: entries,
    pinned: (text) => text,
    instead: (properties) => ({ op: 'replace', ...replaced(call, place, properties, from) }),
  };
}

function isAnswered(part: Node): boolean {
  if (isKeyword(part)) return ANSWERED.has(field(part, 'name')?.text ?? '');
  return part.type === 'pair' && ANSWERED.has((field(part, 'key')?.text ?? '').replace(/["']/g, ''));
}

/** `betas=[], display="summarized"`; undefined where something else is handed over. */
function entriesOf(list: readonly Node[], from: Module): GuardAsked['rest'] | undefined {
  const entries = list.flatMap((part) => {
    const key = isKeyword(part) ? field(part, 'name')?.text : undefined;
    const value = field(part, 'value');
    if (key === undefined || value === undefined || !HANDED.has(key)) return [];
    return [{ key, expr: exprOf(from, value), written: /^(?:dictionary|list)$/.test(value.type) }];
  });
  return entries.length === list.length ? entries : undefined;
}

/** Where an answer goes: the arguments or the dictionary, the splat in it, and the condition under which it does. */
interface Place {
  list: Node;
  splat: Node;
  condition?: { test: Node; negated: boolean };
  /** A condition that is not the only one, or has something else on its other side. */
  isDeep: boolean;
}

function placeOf(call: Node): Place | undefined {
  let condition: Place['condition'];
  let isDeep = false;
  let below = call;
  for (let at = below.parent; at; below = at, at = at.parent) {
    // `{**answer} if test else {}`
    if (
      at.type === 'dictionary_splat' &&
      at.parent?.type === 'dictionary' &&
      parts(at.parent).length === 1 &&
      condition === undefined &&
      isSide(at.parent)
    ) {
      at = at.parent;
      continue;
    }
    if (at.type === 'dictionary_splat') {
      const list = at.parent;
      return list && /^(?:dictionary|argument_list)$/.test(list.type)
        ? { list, splat: at, isDeep, ...(condition && { condition }) }
        : undefined;
    }
    if (at.type === 'conditional_expression') {
      const [then, test, otherwise] = parts(at);
      if (!then || !test || !otherwise || below === test) return undefined;
      const other = below === then ? otherwise : then;
      isDeep ||= condition !== undefined || other.type !== 'dictionary' || parts(other).length > 0 || !isPure(test);
      condition = { test, negated: below !== then };
    } else if (at.type !== 'parenthesized_expression') return undefined;
  }
  return undefined;
}

/** True for what stands on a side of a condition. */
function isSide({ parent }: Node): boolean {
  const around = parent?.type === 'parenthesized_expression' ? parent.parent : parent;
  return around?.type === 'conditional_expression';
}

type Replaced = Omit<Extract<Operation, { op: 'replace' }>, 'op'>;

function replaced(call: Node, place: Place, properties: readonly (readonly [string, string])[], from: Module): Replaced {
  const { list, splat, condition, isDeep } = place;
  const { text } = from;
  const isArguments = list.type === 'argument_list';
  const quote = /["']/.exec(list.text)?.[0] ?? '"';
  const pair = ([key, value]: readonly [string, string]) => `${quote}${key}${quote}: ${value}`;
  const omit = condition && isArguments && !isDeep ? omitAt(list, from) : undefined;
  // A checker of types does not look into a dictionary that is there under a condition.
  const isEach = !condition || (omit !== undefined && omit.beside === undefined);
  if (!isEach) return { expr: exprOf(from, call), text: `{${properties.map(pair).join(', ')}}` };
  const either = (value: string): string => {
    if (!condition || !omit) return value;
    const [then, otherwise] = condition.negated ? [omit.name, value] : [value, omit.name];
    return `${then} if ${condition.test.text} else ${otherwise}`;
  };
  const between = startsLine(text, splat.start) ? lineEnd(text) + indentAt(text, splat.start) : ' ';
  const entry = ([key, value]: readonly [string, string]) => (isArguments ? `${key}=${either(value)}` : pair([key, value]));
  return { expr: exprOf(from, splat), text: properties.map(entry).join(`,${between}`) };
}
