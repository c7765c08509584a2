/** What Python makes of a text: another text, a part of it, or a list of its parts. */
import { constant } from '../../../values/outcomes.js';
import type { Open, Scalar } from '../../../values/values.js';
import { argumentsOf, calleeOf, field, isKeyword, memberName, type Node, objectOf, parts, unwrap } from '../syntax/node.js';
import type { Evaluate } from './questions.js';

/** What an open value is made of. */
type Making = Pick<Open, 'made' | 'pieces'>;

type Argument = string | number | undefined;

const TEXTS: Record<string, (text: string, ...given: Argument[]) => string | undefined> = {
  lower: (text) => text.toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text, chars) => stripped(stripped(text, chars, true), chars, false),
  lstrip: (text, chars) => stripped(text, chars, true),
  rstrip: (text, chars) => stripped(text, chars, false),
  removeprefix: (text, part) => (typeof part === 'string' && text.startsWith(part) ? text.slice(part.length) : text),
  removesuffix: (text, part) => (typeof part === 'string' && part && text.endsWith(part) ? text.slice(0, -part.length) : text),
  replace: (text, from, to, count) =>
    typeof from === 'string' && from && typeof to === 'string' && count === undefined ? text.replaceAll(from, to) : undefined,
};

const LISTS: Record<string, (text: string, ...given: Argument[]) => string[] | undefined> = {
  split: (text, separator, most) => divided(text, separator, most, false),
  rsplit: (text, separator, most) => divided(text, separator, most, true),
  partition: (text, separator) => around(text, separator, text.indexOf(String(separator)), [text, '', '']),
  rpartition: (text, separator) => around(text, separator, text.lastIndexOf(String(separator)), ['', '', text]),
};

function stripped(text: string, chars: Argument, fromStart: boolean): string {
  const isTaken = (char: string | undefined): boolean =>
    char !== undefined && (typeof chars === 'string' ? chars.includes(char) : /\s/.test(char));
  let left = text;
  while (left && isTaken(left.at(fromStart ? 0 : -1))) left = fromStart ? left.slice(1) : left.slice(0, -1);
  return left;
}

function divided(text: string, separator: Argument, most: Argument, fromEnd: boolean): string[] | undefined {
  if (typeof separator !== 'string') return most === undefined ? text.split(/\s+/).filter(Boolean) : undefined;
  if (!separator) return undefined;
  const all = text.split(separator);
  if (typeof most !== 'number' || most < 0 || all.length <= most) return all;
  return fromEnd
    ? [all.slice(0, all.length - most).join(separator), ...all.slice(all.length - most)]
    : [...all.slice(0, most), all.slice(most).join(separator)];
}

const around = (text: string, separator: Argument, place: number, none: string[]): string[] | undefined => {
  if (typeof separator !== 'string' || !separator) return undefined;
  return place < 0 ? none : [text.slice(0, place), separator, text.slice(place + separator.length)];
};

/** What the call of a text's method gives: `model.removeprefix("anthropic/")`, `model.rsplit("/", 1)`; undefined for any other call. */
export function madeByMethod(call: Node, value: Evaluate): Making | undefined {
  const callee = unwrap(calleeOf(call));
  const name = memberName(callee) ?? '';
  const [toText, toList] = [TEXTS[name], LISTS[name]];
  if (!toText && !toList) return undefined;
  const given = argumentsGiven(argumentsOf(call), value);
  if (!given) return undefined;
  const from = value(objectOf(callee));
  return toText
    ? { made: { from, by: ofText((text) => toText(text, ...given)) } }
    : { pieces: { from, by: (text) => toList?.(text, ...given) } };
}

const ofText =
  (make: (text: string) => Scalar) =>
  (text: Scalar): Scalar =>
    typeof text === 'string' ? make(text) : undefined;

/** The arguments of `….split("/", maxsplit=1)` by their places; undefined where one is not known. */
function argumentsGiven(list: Node, value: Evaluate): Argument[] | undefined {
  const given: Argument[] = [];
  for (const [index, part] of parts(list).entries()) {
    const name = isKeyword(part) ? field(part, 'name')?.text : undefined;
    const place = name === undefined ? index : ['sep', 'maxsplit'].indexOf(name);
    const argument = name === undefined ? part : field(part, 'value');
    const known = argument && constant(value(argument))?.value;
    if (place < 0 || (typeof known !== 'string' && typeof known !== 'number')) return undefined;
    given[place] = known;
  }
  return given;
}

/** `model[:15]`, `model[7:]`; undefined where an end is not known. */
export function madeBySlice(object: Node, slice: Node, value: Evaluate): Making | undefined {
  const ends: (number | undefined)[] = [undefined];
  for (const part of slice.children) {
    if (part.text === ':') ends.push(undefined);
    else {
      const known = constant(value(part))?.value;
      if (typeof known !== 'number') return undefined;
      ends[ends.length - 1] = known;
    }
  }
  const [from, to, step] = ends;
  return step === undefined ? { made: { from: value(object), by: ofText((text) => text.slice(from, to)) } } : undefined;
}
