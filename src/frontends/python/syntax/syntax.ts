/** How Python is written near a place: quotes, layout, line ends. */

import { Unexpressible } from '../../../rewrite/unexpressible.js';
import type { Expr } from '../../../values/values.js';
import type { Syntax } from '../../language.js';
import { grouped, indentAt, lineEnd, startsLine } from '../../layout.js';
import { omitAt } from '../edits/omit.js';
import type { Module } from '../modules/modules.js';
import { argumentsOf, around, isCall, type Node, parts, walk } from './node.js';

/** Marks a text that is there on a condition only: which side it is on, the condition, the text. No source text holds it. */
const MAYBE = '\0maybe\0';

interface Maybe {
  test: string;
  text: string;
  /** It is there where the condition does not hold. */
  negated: boolean;
}

/** The condition and the text of a value that may be missing. */
export function maybe(marker: string): Maybe | undefined {
  if (!marker.startsWith(MAYBE)) return undefined;
  const [side, test = '', text = ''] = marker.slice(MAYBE.length).split('\0');
  return { test, text, negated: side === 'else' };
}

const marked = ({ test, text, negated }: Maybe): string => `${MAYBE}${negated ? 'else' : 'then'}\0${test}\0${text}`;
const chosen = ({ test, negated }: Maybe, then: string, otherwise: string): string =>
  negated ? `${otherwise} if ${test} else ${then}` : `${then} if ${test} else ${otherwise}`;

const NOTHING = '\0nothing\0';

/** The syntax, and how an entry stands in a dictionary; spreads have the name `...`. */
export interface EntrySyntax extends Syntax {
  entry(key: string, value: string, near: Expr): string;
  keyword(key: string, value: string, near: Expr): string;
}

/** @param isTaken true where a name of Python's own is something else at a place. */
export function createSyntax(moduleOf: (file: string) => Module | undefined, isTaken: (name: string, at: Expr) => boolean): EntrySyntax {
  const quotes = new Map<Module, string>();
  const quoteOf = (module: Module): string => {
    let quote = quotes.get(module);
    if (quote === undefined) {
      let balance = 0;
      walk(module.root, (node) => {
        if (node.type === 'string_start') balance += node.text.endsWith("'") ? -1 : 1;
      });
      quote = balance < 0 ? "'" : '"';
      quotes.set(module, quote);
    }
    return quote;
  };
  const string: Syntax['string'] = (value, near) => {
    const module = moduleOf(near.file);
    const own = /^[rRuU]?(["'])/.exec(module?.text.slice(near.start, near.start + 2) ?? '')?.[1];
    const quote = own ?? quoteInside(near.node as Node | undefined) ?? (module ? quoteOf(module) : '"');
    return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  };
  const onCondition = (key: string, value: string, near: Expr): string | undefined => {
    const found = maybe(value);
    return found && `**(${chosen(found, `{${string(key, near)}: ${found.text}}`, '{}')})`;
  };
  const entry: EntrySyntax['entry'] = (key, value, near) =>
    key === '...' ? `**${value}` : (onCondition(key, value, near) ?? `${string(key, near)}: ${value}`);

  return {
    string,
    entry,
    keyword(key, value, near) {
      const found = maybe(value);
      const module = moduleOf(near.file);
      const omit = found && module && omitAt(near.node as Node, module);
      if (omit) return `${key}=${chosen(found, found.text, omit.name)}`;
      return key === '...' ? `**${value}` : (onCondition(key, value, near) ?? `${key}=${value}`);
    },
    number: (value, separators) => (separators ? grouped(value) : String(value)),
    object(entries, at, like) {
      if (entries.length === 0) return '{}';
      const module = like && moduleOf(like.file);
      const within = like && like.file === at.file && like.start >= at.start && like.end <= at.end;
      const texts = entries.map(([key, value]) => entry(key, value, at));
      const node = like?.node as Node | undefined;
      const items = node ? itemsOf(node) : [];
      const first = items[0];
      if (!module || !within || node?.type !== 'dictionary' || !first || !startsLine(module.text, first.start))
        return `{${texts.join(', ')}}`;
      const { text } = module;
      const eol = lineEnd(text);
      const inner = indentAt(text, first.start);
      const comma = /^\s*,/.test(text.slice(items.at(-1)?.end, like.end)) ? ',' : '';
      return `{${eol}${texts.map((one) => inner + one).join(`,${eol}`)}${comma}${eol}${indentAt(text, like.start)}}`;
    },
    spread: (text, maybeMissing) => ['...', maybeMissing ? `(${text} or {})` : text],
    spreadProperty: (object, key, maybeNone) => ['...', maybeNone ? `(${object}.get("${key}") or {})` : `${object}.get("${key}", {})`],
    items: (list) => `*${list}`,
    array: (items) => `[${items.join(', ')}]`,
    orEmptyList: (text) => (/\bor \[\]\)*$/.test(text) ? `(${text})` : `(${text} or [])`),
    conditional(test, then, otherwise) {
      if (then === NOTHING && otherwise === NOTHING) return NOTHING;
      const inner = maybe(then);
      if (otherwise === NOTHING && inner)
        return marked({ test: `(${test}) and ${inner.negated ? 'not ' : ''}(${inner.test})`, text: inner.text, negated: false });
      if (otherwise === NOTHING) return marked({ test, text: then, negated: false });
      if (then === NOTHING && !maybe(otherwise)) return marked({ test, text: otherwise, negated: true });
      if (inner || maybe(otherwise) || then === NOTHING) throw new Unexpressible('shared-params');
      return `${then} if ${test} else ${otherwise}`;
    },
    nothing(key, like) {
      const text = like && moduleOf(like.file)?.text.slice(like.start, like.end);
      // `NOT_GIVEN` and `omit` are values of the SDK that mean the same for every parameter.
      if (text !== undefined && /^(?:\w+\.)*(?:NOT_GIVEN|not_given|omit)$|^(?:\w+\.)*(?:NotGiven|Omit)\(\)$/.test(text)) return text;
      return key === 'thinking' ? 'None' : NOTHING;
    },
    scaled(expression, ratio, floor, at) {
      const taken = (floor > 0 ? ['max', 'round'] : ['round']).find((name) => isTaken(name, at));
      if (taken) throw new Unexpressible('shared-params', at, taken);
      const rounded = `round(${/^[\w.]+$|^[\w.]+(?:\[[^[\]]*\]|\([^()]*\))$/.test(expression) ? expression : `(${expression})`} * ${ratio})`;
      return floor > 0 ? `max(${grouped(floor)}, ${rounded})` : rounded;
    },
    member: (object, key) => `${object}["${key}"]`,
    memberOrNothing: (object, key) => `${object}.get("${key}")`,
    differs: (text, from) => `${text} != ${from}`,
    asConst: (text) => text,
  };
}

/** The quote that an f-string around a node leaves to what is put into it. */
function quoteInside(node: Node | undefined): string | undefined {
  const text = node && around(node, ({ type }) => type === 'interpolation')?.parent;
  const own = text && /["']/.exec(text.text)?.[0];
  return own ? (own === '"' ? "'" : '"') : undefined;
}

/** The entries of a dictionary, a list or a call. */
export const itemsOf = (node: Node): Node[] => parts(isCall(node) ? argumentsOf(node) : node);
