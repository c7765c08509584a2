/** What Python asks a text: how it begins, whether a pattern or one of several parts is in it. */
import { constant } from '../../../values/outcomes.js';
import type { Scalar, Test, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { argumentsOf, calleeOf, field, isCall, isName, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Context } from './context.js';

type Compare = NonNullable<Test['compare']>;
type Evaluate = (node: Node) => Value;

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
  const [only, ...others] = value.elements;
  // `tuple(MODELS)`.
  if (!value.literal && only?.kind === 'spread' && others.length === 0) return itemsOf(only.value());
  if (!value.literal) return undefined;
  const items = value.elements.map((element) => (element.kind === 'element' ? constant(element.value()) : undefined));
  return items.every((item) => item !== undefined) ? items.map((item) => item.value) : undefined;
}

/** `any(part in model for part in PARTS)`, `all(model.startswith(part) for …)`. */
function ofItems(list: Node, all: boolean, value: Evaluate): Compare | undefined {
  const each = list.type === 'generator_expression' ? list : parts(list)[0];
  if (!each || !/^(?:generator_expression|list_comprehension)$/.test(each.type)) return undefined;
  const body = field(each, 'body');
  const [loop, ...more] = parts(each).filter((part) => part !== body);
  const item = loop?.type === 'for_in_clause' && more.length === 0 ? field(loop, 'left') : undefined;
  const of = loop && field(loop, 'right');
  const texts = item && isName(item) && of ? itemsOf(value(of)) : undefined;
  const question = item && body ? aboutItem(unwrap(body), item.text) : undefined;
  if (!texts || !question || !texts.every((text): text is string => typeof text === 'string')) return undefined;
  const holds = (actual: string) => (text: string) => question.test(actual, text);
  return onText(value(question.subject), (actual) => (all ? texts.every(holds(actual)) : texts.some(holds(actual))));
}

/** What is asked of a text with each item: `part in text`, `text == part`, `text.startswith(part)`. */
function aboutItem(body: Node, item: string): { subject: Node; test: (actual: string, part: string) => boolean } | undefined {
  const isItem = (node: Node | undefined): boolean => node !== undefined && isName(unwrap(node)) && unwrap(node).text === item;
  const mentions = (node: Node): boolean => new RegExp(`\\b${item}\\b`).test(node.text);
  if (isCall(body)) {
    const callee = unwrap(calleeOf(body));
    const [argument, ...more] = parts(argumentsOf(body));
    const test = STRING_TESTS[memberName(callee) ?? ''];
    const isPlain = test && isItem(argument) && more.length === 0 && !mentions(objectOf(callee));
    return isPlain ? { subject: objectOf(callee), test } : undefined;
  }
  const [left, right, ...more] = body.type === 'comparison_operator' ? parts(body) : [];
  if (!left || !right || more.length > 0) return undefined;
  const sign = body.children
    .filter((child) => child !== left && child !== right)
    .map(({ text }) => text)
    .join(' ');
  if (sign === 'in' && isItem(left) && !mentions(right)) return { subject: right, test: (actual, part) => actual.includes(part) };
  const subject = isItem(left) ? right : isItem(right) ? left : undefined;
  return sign === '==' && subject && !mentions(subject) ? { subject, test: (actual, part) => actual === part } : undefined;
}

const MATCHES = /^(?:search|match|fullmatch)$/;
/** What means in JavaScript what it means in Python. */
const COMMON = /^(?:[^\\(]|\\[dwsDWS.\-/+*?[\](){}^$|]|\((?!\?)|\(\?:)*$/;

/** `re.search(PATTERN, model)`, `PATTERN.search(model)`. */
function matched(call: Node, module: Module, ctx: Context, value: Evaluate): Compare | undefined {
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
  return regexp && onText(value(text), (actual) => regexp.test(actual));
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
