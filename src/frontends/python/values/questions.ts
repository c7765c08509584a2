/** What Python asks a text: how it begins, whether a pattern or one of several parts is in it. */
import { constant } from '../../../values/outcomes.js';
import type { Open, Scalar, Test, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, resolveName } from '../modules/names.js';
import { piecesOf, stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, isCall, isName, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Context } from './context.js';

type Compare = NonNullable<Test['compare']>;
export type Evaluate = (node: Node) => Value;

const STRING_TESTS: Record<string, (actual: string, part: string) => boolean> = {
  startswith: (actual, part) => actual.startsWith(part),
  endswith: (actual, part) => actual.endsWith(part),
};

const onText = (subject: Value, accepts: (actual: string) => boolean): Compare => ({
  subject,
  accepts: (actual) => typeof actual === 'string' && accepts(actual),
});

/** The question that a call asks of a text; undefined for any other call. */
export function asked(call: Node, module: Module, ctx: Context, value: Evaluate): Compare | undefined {
  const callee = unwrap(calleeOf(call));
  const list = argumentsOf(call);
  if (/^(?:any|all)$/.test(callee.text) && isBuiltin(callee.text, callee, module, ctx)) return ofItems(list, callee.text === 'all', value);
  const [argument, ...more] = parts(list);
  const test = STRING_TESTS[memberName(callee) ?? ''];
  const texts = test && argument && more.length === 0 ? textsOf(value(argument)) : undefined;
  if (test && texts) return onText(value(objectOf(callee)), (actual) => texts.some((part) => test(actual, part)));
  return matched(call, module, ctx, value);
}

/** The texts that a value is, or that a list of it holds. */
function textsOf(value: Value): string[] | undefined {
  const texts = itemsOf(value) ?? [constant(value)?.value];
  return texts.every((text): text is string => typeof text === 'string') ? texts : undefined;
}

/** The elements of a list that are all known. */
export function itemsOf(value: Value): Scalar[] | undefined {
  if (value.kind === 'read') return itemsOf(value.value);
  if (value.kind !== 'array') return undefined;
  // `tuple(MODELS)`, `OLD | NEW`, `[*OLD, "…"]`.
  if (!value.literal && value.elements.some(({ kind }) => kind === 'element')) return undefined;
  const items = value.elements.map((element) => {
    if (element.kind === 'spread') return itemsOf(element.value());
    const known = constant(element.value());
    return known && [known.value];
  });
  return items.every((item) => item !== undefined) ? items.flat() : undefined;
}

/** `any(part in model for part in PARTS)`, `all(model.startswith(part) for …)`. */
function ofItems(list: Node, all: boolean, value: Evaluate): Compare | undefined {
  const each = list.type === 'generator_expression' ? list : parts(list)[0];
  if (!each || !/^(?:generator_expression|list_comprehension)$/.test(each.type)) return undefined;
  const body = field(each, 'body');
  const [loop, ...more] = parts(each).filter((part) => part !== body);
  return loop?.type === 'for_in_clause' && more.length === 0 && body ? ofEach(loop, body, all, value) : undefined;
}

/** What is asked of a text with each item of a loop: one of the answers has to be yes, or all of them. */
export function ofEach(loop: Node, question: Node, all: boolean, value: Evaluate): Compare | undefined {
  const item = field(loop, 'left');
  const of = field(loop, 'right');
  const texts = item && isName(item) && of ? itemsOf(value(of)) : undefined;
  const asks = item && aboutItem(unwrap(question), item.text, value);
  if (!texts || !asks || !texts.every((text): text is string => typeof text === 'string')) return undefined;
  const holds = (actual: string) => (text: string) => asks.test(actual, text);
  return onText(value(asks.subject), (actual) => (all ? texts.every(holds(actual)) : texts.some(holds(actual))));
}

interface Question {
  subject: Node;
  test: (actual: string, item: string) => boolean;
}

/** What is asked of a text with each item: `part in text`, `text == part`, `text.startswith(part + "-")`, and several of these of one text. */
function aboutItem(body: Node, item: string, value: Evaluate): Question | undefined {
  if (body.type === 'boolean_operator') {
    const sides = parts(body).map((side) => aboutItem(unwrap(side), item, value));
    const [first] = sides;
    if (!first || !sides.every((side): side is Question => side?.subject.text === first.subject.text)) return undefined;
    const all = body.children.some(({ type }) => type === 'and');
    const asks = (actual: string, text: string) => (side: Question) => side.test(actual, text);
    return { ...first, test: (actual, text) => (all ? sides.every(asks(actual, text)) : sides.some(asks(actual, text))) };
  }
  if (isCall(body)) {
    const callee = unwrap(calleeOf(body));
    const [argument, ...more] = parts(argumentsOf(body));
    const test = STRING_TESTS[memberName(callee) ?? ''];
    const part = argument && more.length === 0 ? ofItem(argument, item, value) : undefined;
    if (!test || !part || mentions(objectOf(callee), item)) return undefined;
    return { subject: objectOf(callee), test: (actual, text) => test(actual, part(text)) };
  }
  const [left, right, ...more] = body.type === 'comparison_operator' ? parts(body) : [];
  if (!left || !right || more.length > 0) return undefined;
  const sign = signOf(body);
  const [first, second] = [ofItem(left, item, value), ofItem(right, item, value)];
  if (sign === 'in' && first && !mentions(right, item)) return { subject: right, test: (actual, text) => actual.includes(first(text)) };
  const part = first ?? second;
  const subject = first ? right : left;
  return sign === '==' && part && !mentions(subject, item) ? { subject, test: (actual, text) => actual === part(text) } : undefined;
}

/** The operator of a comparison of two: `==`, `not in`. */
export const signOf = (comparison: Node): string =>
  comparison.children
    .filter((child) => !parts(comparison).includes(child))
    .map(({ text }) => text)
    .join(' ');

const mentions = (node: Node, item: string): boolean => new RegExp(`\\b${item}\\b`).test(node.text);

/** The text that is made of an item: `item`, `item + "-"`, `f"{item}-"`, `item.lower()`; undefined for what is not made of it. */
function ofItem(node: Node, item: string, value: Evaluate): ((text: string) => string) | undefined {
  const inner = unwrap(node);
  if (isName(inner)) return inner.text === item ? (text) => text : undefined;
  if (!mentions(inner, item)) return undefined;
  const of = (part: string | Node): ((text: string) => string) | undefined => {
    if (typeof part === 'string') return () => part;
    const made = ofItem(part, item, value);
    const known = made || mentions(part, item) ? undefined : constant(value(part))?.value;
    return made ?? (typeof known === 'string' ? () => known : undefined);
  };
  const [left, right] = [field(inner, 'left'), field(inner, 'right')];
  const isSum = inner.type === 'binary_operator' && field(inner, 'operator')?.text === '+' && left && right;
  const made = (isSum ? [left, right] : (piecesOf(inner) ?? [])).map(of);
  if (made.length > 0) return made.every((part) => part !== undefined) ? (text) => made.map((part) => part(text)).join('') : undefined;
  const change = isCall(inner) && parts(argumentsOf(inner)).length === 0 ? CASES[memberName(calleeOf(inner)) ?? ''] : undefined;
  const changed = change && ofItem(objectOf(calleeOf(inner)), item, value);
  return changed && ((text) => change(changed(text)));
}

const CASES: Record<string, (text: string) => string> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
};

const MATCHES = /^(?:search|match|fullmatch)$/;
/** What means in JavaScript what it means in Python. */
const COMMON = /^(?:[^\\(]|\\[dwsDWS.\-/+*?[\](){}^$|]|\((?!\?)|\(\?:)*$/;

/** `re.search(PATTERN, model)`, `PATTERN.search(model)`: the pattern, and where it is sought. */
function sought(call: Node, module: Module, ctx: Context, value: Evaluate): { text: Node; regexp: RegExp } | undefined {
  const callee = unwrap(calleeOf(call));
  const how = memberName(callee);
  if (how === undefined || !MATCHES.test(how)) return undefined;
  const given = parts(argumentsOf(call));
  const found = resolveName(callee, module, ctx);
  const isPlain = found.kind === 'external' && found.specifier === 're';
  const made = isPlain ? call : compiled(objectOf(callee), module, ctx);
  const [text, flags] = isPlain ? given.slice(1) : given;
  if (!made || !text || text.type === 'keyword_argument' || (!isPlain && flags)) return undefined;
  const [source, compiledFlags] = parts(argumentsOf(made));
  const regexp = source && patternOf(source, isPlain ? flags : compiledFlags, how, value);
  return regexp && { text, regexp };
}

function matched(call: Node, module: Module, ctx: Context, value: Evaluate): Compare | undefined {
  const search = sought(call, module, ctx, value);
  return search && onText(value(search.text), (actual) => search.regexp.test(actual));
}

/** What a search gives: nothing, or what the pattern and its groups have found. */
export function foundBy(call: Node, module: Module, ctx: Context, value: Evaluate): Pick<Open, 'made' | 'pieces'> | undefined {
  const search = sought(call, module, ctx, value);
  if (!search) return undefined;
  const from = value(search.text);
  const { regexp } = search;
  return {
    made: { from, by: (text) => (typeof text === 'string' ? regexp.test(text) || null : undefined) },
    pieces: { from, by: (text) => regexp.exec(text) ?? undefined },
  };
}

/** The call of `re.compile` behind a constant. */
function compiled(node: Node, module: Module, ctx: Context): Node | undefined {
  const inner = unwrap(node);
  const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
  const [only, ...others] = binding?.definitions ?? [];
  const right = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : isCall(inner) ? inner : undefined;
  const made = right && unwrap(right);
  const found = made && isCall(made) ? resolveName(unwrap(calleeOf(made)), module, ctx) : undefined;
  return found?.kind === 'external' && found.specifier === 're' && found.name === 'compile' ? made : undefined;
}

function patternOf(source: Node, flags: Node | undefined, how: string, value: Evaluate): RegExp | undefined {
  const known = stringValue(unwrap(source)) ?? constant(value(source))?.value;
  const given = flags && (flags.type === 'keyword_argument' ? field(flags, 'value') : flags);
  if (typeof known !== 'string' || !COMMON.test(known) || (given && !/^re\.(?:I|IGNORECASE)$/.test(given.text))) return undefined;
  const whole = how === 'search' ? known : how === 'match' ? `^(?:${known})` : `^(?:${known})$`;
  try {
    return new RegExp(whole, given ? 'i' : '');
  } catch {
    return undefined;
  }
}
