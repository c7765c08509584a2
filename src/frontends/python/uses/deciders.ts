/** Tests that tell the old text of a value from the one that takes its place: comparisons, methods of texts, patterns, `match`. */
import { outcomes } from '../../../values/outcomes.js';
import { passedFor } from '../../../values/said.js';
import { type Expr, exprKey, type Outcome, type Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { callBehind, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import {
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import { type Context, exprOf } from '../values/context.js';

/** A value that is followed: what it is today, and what takes its place. */
export interface Followed {
  from: string;
  to: string;
  /** Where it is written. */
  at: Expr;
  /** It comes from the API, which will answer with the new text: only what plainly knows the old one alone decides by it. */
  answered?: true;
}

/** Any spelling of the old family: `claude-opus-4-6`, `Opus 4.6`, `opus_4_6`. */
const OLD_FAMILY = /opus[-_. ]?4[-_. ]6/i;

/** True for the place itself, which moves along. */
export const isItself = (leaf: Value, { at }: Followed): boolean => exprKey(leaf.expr) === exprKey(at);

/** True for a text that is made of the value: it would be another one with the new id. */
const isMadeOfIt = (step: Value, value: Followed): boolean =>
  step.kind === 'open' &&
  step.made !== undefined &&
  outcomes(step.made.from).some(({ leaf, trail }) => isItself(leaf, value) || trail.some((one) => isMadeOfIt(one, value)));

/** True for an entry or field that is known, and is not the value. */
export function isAnother(node: Node, module: Module, value: Followed, ctx: Context): boolean {
  const found = outcomes(ctx.evaluate(node, module));
  const isOther = ({ leaf, trail }: Outcome): boolean =>
    leaf.kind === 'literal' && !leaf.absent && !isItself(leaf, value) && !trail.some((step) => isMadeOfIt(step, value));
  return found.length > 0 && found.every(isOther);
}

export const isOld = (text: string, { from }: Followed): boolean => text === from || (OLD_FAMILY.test(from) && OLD_FAMILY.test(text));

/** The texts that an expression can be or hold, also by what callers pass for it; not the value itself, which moves along. */
export function textsAt(node: Node, module: Module, value: Followed, ctx: Context): string[] {
  const whole = ctx.evaluate(node, module);
  return [whole, ...passedFor(whole)].flatMap((one) => textsIn(one, value));
}

/** True for texts among which is an old one, and not the new one. */
export const knowsOldOnly = (texts: readonly string[], value: Followed): boolean =>
  texts.some((text) => isOld(text, value)) && !texts.includes(value.to);

const textsIn = (whole: Value, value: Followed): string[] =>
  outcomes(whole).flatMap(({ leaf }) => {
    if (leaf.kind === 'array') return leaf.elements.flatMap((element) => textsIn(element.value(), value));
    return leaf.kind === 'literal' && typeof leaf.value === 'string' && !isItself(leaf, value) ? [leaf.value] : [];
  });

/** A comparison with the value, or with a text made of it, that comes out otherwise for the new text. */
export function isDecidingComparison(at: Node, comparison: Node, module: Module, value: Followed, isPiece: boolean, ctx: Context): boolean {
  const operands = parts(comparison);
  const index = operands.indexOf(at);
  const isIn = (from: Node, to: Node) => /\bin\b/.test(module.text.slice(from.end, to.start));
  const [before, after] = [operands[index - 1], operands[index + 1]];
  if (after && isIn(at, after))
    return value.answered ? knowsOldOnly(textsAt(after, module, value, ctx), value) : !isAmong(ctx.evaluate(after, module), value);
  if (before && isIn(before, at)) return isSought(before, at, module, value, ctx);
  return [before, after].some((other) => {
    if (!other) return false;
    // Of what a loop goes through one item has the new text, if any has.
    const ofLoop = isPiece ? [] : textsOfLoop(other, module, value, ctx);
    if (ofLoop.length > 0) return knowsOldOnly(ofLoop, value);
    return textsAt(other, module, value, ctx).some((text) => isPiece || isOld(text, value));
  });
}

/** `given in MODELS` where the value is one of them, but not where both move along; `"4-6" in MODEL`. */
function isSought(part: Node, whole: Node, module: Module, value: Followed, ctx: Context): boolean {
  if (isAmong(ctx.evaluate(whole, module), value)) return !outcomes(ctx.evaluate(part, module)).every(({ leaf }) => isItself(leaf, value));
  return textsAt(part, module, value, ctx).some((text) => value.from.includes(text) !== value.to.includes(text));
}

/** True for a list that has the value as an item. */
const isAmong = (list: Value, value: Followed): boolean =>
  outcomes(list).some(
    ({ leaf }) =>
      leaf.kind === 'array' &&
      leaf.elements.some((item) =>
        item.kind === 'spread' ? isAmong(item.value(), value) : outcomes(item.value()).some((one) => isItself(one.leaf, value)),
      ),
  );

/** True where what decides, or the list or table that it asks, will know both ids. */
export function knowsBoth(node: Node, module: Module, ctx: Context): boolean {
  const callee = isCall(node) ? unwrap(calleeOf(node)) : undefined;
  const asked = node.type === 'comparison_operator' ? parts(node) : node.type === 'subscript' ? [objectOf(node)] : [];
  if (callee && isMember(callee)) asked.push(objectOf(callee));
  const places = asked.flatMap((one) => [
    writtenAs(one, module, ctx),
    ...loopsBehind(one, module).map((list) => writtenAs(list, module, ctx)),
  ]);
  // What a case does is no matter of its pattern.
  const end = node.type === 'case_clause' ? field(node, 'consequence')?.start : undefined;
  return (
    ctx.modules.knowsBoth({ ...exprOf(module, node), ...(end !== undefined && { end }) }) ||
    places.some(({ written, home }) => written !== undefined && ctx.modules.knowsBoth(exprOf(home, written)))
  );
}

const LOOPS = /^for_(?:statement|in_clause)$/;

/** The texts of what is gone through, where an expression is one of the names that a loop gives, or a part of it: `name` in `for name, price in PRICES`. */
function textsOfLoop(node: Node, module: Module, value: Followed, ctx: Context): string[] {
  return loopsBehind(node, module).flatMap((list) => textsWrittenIn(list, module, value, ctx));
}

/** What the loops go through that give an expression, or what it is a part of. */
function loopsBehind(node: Node, module: Module): Node[] {
  let root = unwrap(node);
  while (isMember(root) || root.type === 'subscript') root = unwrap(objectOf(root));
  const loops = (isName(root) ? module.scopes.bindingOf(root)?.definitions : undefined) ?? [];
  return loops.flatMap(({ node: loop }) => (LOOPS.test(loop.type) ? (field(loop, 'right') ?? []) : []));
}

/** What a table or list is written as: itself, or what its name is given once. */
export function writtenAs(table: Node, module: Module, ctx: Context): { written: Node | undefined; home: Module } {
  const inner = unwrap(table);
  const found = resolveName(inner, module, ctx);
  if (found.kind !== 'binding') return { written: inner, home: module };
  const [only, ...others] = found.binding.definitions.filter(({ kind }) => kind !== 'declare');
  const right = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
  return { written: right && unwrap(right), home: found.module };
}

/** The texts that are written in a table or list, there or where its name is declared; not the value itself. */
export function textsWrittenIn(list: Node, module: Module, value: Followed, ctx: Context): string[] {
  let whole = unwrap(list);
  // `PRICES.items()`
  if (isCall(whole) && isMember(unwrap(calleeOf(whole)))) whole = unwrap(objectOf(unwrap(calleeOf(whole))));
  const { written, home } = writtenAs(whole, module, ctx);
  const texts: string[] = [];
  if (!written) return texts;
  walk(written, (node) => {
    const text = node.type === 'string' ? stringValue(node) : undefined;
    if (text !== undefined && exprKey(exprOf(home, node)) !== exprKey(value.at)) texts.push(text);
    return node.type !== 'string';
  });
  return texts;
}

type TextTest = (text: string, argument: string) => boolean;

const holds: TextTest = (text, part) => text.includes(part);
const equals: TextTest = (text, other) => text === other;

const TEXT_TESTS: Record<string, TextTest> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  find: holds,
  rfind: holds,
  index: holds,
  rindex: holds,
  count: holds,
  __contains__: holds,
  __eq__: equals,
  __ne__: equals,
};

/** True for a method of a text, or of a list that holds the value, which answers otherwise for the new text. */
export function isDecidingMethod(call: Node, module: Module, value: Followed, ctx: Context): boolean {
  const test = TEXT_TESTS[memberName(unwrap(calleeOf(call))) ?? ''];
  const [argument] = positional(call);
  if (!test || !argument) return false;
  return textsAt(argument, module, value, ctx).some((text) => test(value.from, text) !== test(value.to, text));
}

const PATTERN_CALLS = /^(?:match|search|fullmatch|findall|finditer|sub|subn|split)$/;
const GLOB_CALLS = /^(?:fnmatch|fnmatchcase|filter)$/;

/** True for a call that matches the value against a pattern which only one of the two texts fits. */
export function isDecidingPattern(argument: Node, call: Node, module: Module, value: Followed, ctx: Context): boolean {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? callee.text;
  const isGlob = GLOB_CALLS.test(name);
  if (!isGlob && !PATTERN_CALLS.test(name)) return false;
  // `re.compile(…).match(MODEL)`
  const made = isMember(callee) ? callBehind(objectOf(callee), module, ctx) : undefined;
  const places = [
    ...positional(call).flatMap((node) => (node === argument ? [] : [{ node, module }])),
    ...(made && made.node !== call ? positional(made.node).map((node) => ({ node, module: made.module })) : []),
  ];
  return places.some((place) =>
    textsAt(place.node, place.module, value, ctx).some((text) => fitsOne(isGlob ? globbed(text) : text, value) || cutsOut(text, value)),
  );
}

/** True where a pattern takes a part out of one text that is another one in the other. */
const cutsOut = (pattern: string, { from, to }: Followed): boolean => {
  const [one, other] = [from, to].map((text) => regExpOf(pattern)?.exec(text)?.slice(1).join('\0'));
  return one !== other;
};

const globbed = (glob: string): string =>
  glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');

/** True where a regular expression fits one of two texts alone, wherever it is anchored. */
export function fitsOne(pattern: string, { from, to }: Followed): boolean {
  const whole = regExpOf(pattern);
  // Python has forms of its own: what names a version is taken to tell them apart.
  if (!whole) return /\d/.test(pattern);
  return [whole.source, `^(?:${whole.source})`, `^(?:${whole.source})$`]
    .map((one) => new RegExp(one, whole.flags))
    .some((one) => one.test(from) !== one.test(to));
}

/** A regular expression of Python in JavaScript's form; undefined where it has none. */
function regExpOf(pattern: string): RegExp | undefined {
  const flags = /^\(\?[a-z]*i[a-z]*\)/.test(pattern) ? 'i' : '';
  const source = pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replaceAll('(?P<', '(?<')
    .replaceAll('\\A', '^')
    .replaceAll('\\Z', '$');
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** The case of a `match` on the value that takes an old text, or tests what it captures by one; undefined where there is none. */
export function decidingCase(statement: Node, value: Followed, ctx: Context): Node | undefined {
  return casesOf(statement).find((clause) => {
    let decides = false;
    walk(clause, (node) => {
      if (node.field === 'consequence') return false;
      const text = node.type === 'string' ? stringValue(node) : undefined;
      if (text !== undefined)
        decides ||= isOld(text, value) || (isInGuard(node, clause) && value.from.includes(text) !== value.to.includes(text));
      else if (node.type === 'dotted_name' && parts(node).length > 1) decides ||= namesOld(node, value, ctx);
      return !decides;
    });
    return decides;
  });
}

const casesOf = (statement: Node): Node[] => {
  const found: Node[] = [];
  walk(statement, (node) => {
    if (node.type === 'case_clause') found.push(node);
    return node === statement || node.type === 'block';
  });
  return found;
};

const isInGuard = (node: Node, clause: Node): boolean => {
  for (let at: Node | null = node; at && at !== clause; at = at.parent) if (at.type === 'if_clause') return true;
  return false;
};

/** `case Models.OPUS:`, for another place than the value's own; one that cannot be told may be the old text. */
function namesOld(path: Node, value: Followed, ctx: Context): boolean {
  const name = parts(path).at(-1)?.text ?? '';
  const written = ctx.modules.naming(name).flatMap((home) =>
    home.scopes
      .all()
      .flatMap((scope) => scope.bindings.get(name)?.definitions ?? [])
      .flatMap(({ node }) => (field(node, 'right') ? [{ node: field(node, 'right') as Node, home }] : [])),
  );
  if (written.length === 0) return !value.answered;
  return written.some(({ node, home }) => {
    const found = outcomes(ctx.evaluate(node, home));
    return found.some(
      ({ leaf }) => leaf.kind === 'literal' && typeof leaf.value === 'string' && !isItself(leaf, value) && isOld(leaf.value, value),
    );
  });
}

/** A call beside the value with an old text among its other arguments: `operator.eq(MODEL, "claude-opus-4-6")`. */
export const isGivenBesideOld = (argument: Node, call: Node, module: Module, value: Followed, ctx: Context): boolean =>
  positional(call).some(
    (other) => other !== argument && !isCall(other) && textsAt(other, module, value, ctx).some((text) => isOld(text, value)),
  );
