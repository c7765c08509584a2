/** How JavaScript is written near a place: quotes, layout, line ends. */
import type { Expr } from '../../../values/values.js';
import type { Syntax } from '../../language.js';
import { grouped, indentAt, lineEnd, startsLine } from '../../layout.js';
import type { Module } from '../modules/modules.js';
import { type Node, walk } from './ast.js';

/** The first entry of an object literal, where it starts a line of its own. */
function isMultiline(node: Node, text: string): boolean {
  if (node.type !== 'ObjectExpression' && node.type !== 'ArrayExpression') return false;
  const first = node.type === 'ObjectExpression' ? node.properties[0] : node.elements[0];
  return first !== undefined && first !== null && startsLine(text, first.start as number);
}

/** The syntax, and how a property stands in an object literal; spreads have the name `...`. */
export interface ObjectSyntax extends Syntax {
  entry(key: string, value: string, near: Expr): string;
}

/** The quote of the nearest string: in the code itself, or else around it. */
function quoteNear(near: Node | undefined, { text, scopes }: Module): string | undefined {
  for (let at = near; at && at.type !== 'Program'; at = scopes.parentOf(at)) {
    let quote: string | undefined;
    walk(at, (inner) => {
      const isKey = () => (scopes.parentOf(inner) as { key?: Node } | null)?.key === inner;
      if (inner.type === 'StringLiteral' && !isKey()) quote ??= text[inner.start as number];
      return quote === undefined;
    });
    if (quote) return quote;
  }
  return undefined;
}

const isPlainTemplate = (node: Node | undefined): boolean => node?.type === 'TemplateLiteral' && node.expressions.length === 0;

export function createSyntax(moduleOf: (file: string) => Module | undefined): ObjectSyntax {
  const quotes = new Map<Module, string>();
  const quoteOf = (module: Module): string => {
    let quote = quotes.get(module);
    if (quote === undefined) {
      let balance = 0;
      for (const node of module.scopes.ofType('StringLiteral')) balance += module.text[node.start as number] === '"' ? 1 : -1;
      quote = balance > 0 ? '"' : "'";
      quotes.set(module, quote);
    }
    return quote;
  };
  const string: Syntax['string'] = (value, near) => {
    const module = moduleOf(near.file);
    const node = near.node as Node | undefined;
    const quote = !module ? "'" : isPlainTemplate(node) ? '`' : (quoteNear(node, module) ?? quoteOf(module));
    return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
  };
  const entry: ObjectSyntax['entry'] = (key, value, near) => {
    if (key === '...') return `...${value}`;
    return `${/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : string(key, near)}: ${value}`;
  };

  return {
    string,
    entry,
    number: (value, separators) => (separators ? grouped(value) : String(value)),
    object(entries, at, like) {
      if (entries.length === 0) return '{}';
      const module = like && moduleOf(like.file);
      const inside = like && like.file === at.file && like.start >= at.start && like.end <= at.end;
      const texts = entries.map(([key, value]) => entry(key, value, at));
      if (!module || !inside || !isMultiline(like.node as Node, module.text)) return `{ ${texts.join(', ')} }`;
      const { text } = module;
      const eol = lineEnd(text);
      const node = like.node as { properties: Node[] };
      const inner = indentAt(text, node.properties[0]?.start as number);
      const last = node.properties.at(-1)?.end as number;
      const comma = /^\s*,/.test(text.slice(last, like.end)) ? ',' : '';
      return `{${eol}${texts.map((one) => inner + one).join(`,${eol}`)}${comma}${eol}${indentAt(text, like.start)}}`;
    },
    spread: (text) => ['...', text],
    items: (list) => `...${list}`,
    array: (items) => `[${items.join(', ')}]`,
    // `&&` may give what is no list (`false`), and `??` stands beside no other operator without parentheses.
    orEmptyList: (text) => `(${/&&|\|\||\?[^.?]|=>/.test(text) ? `(${text})` : text} ${text.includes('&&') ? '||' : '??'} [])`,
    conditional: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
    nothing: () => 'undefined',
    scaled(expression, ratio, floor) {
      const rounded = `Math.round(${needsParentheses(expression) ? `(${expression})` : expression} * ${ratio})`;
      return floor > 0 ? `Math.max(${grouped(floor)}, ${rounded})` : rounded;
    },
    member: (object, key) => `${object}.${key}`,
    spreadProperty: (object, key, _maybeMissing, isUnknown) => ['...', isUnknown ? `(${object}.${key} as object)` : `${object}.${key}`],
    memberOrNothing: (object, key, maybeMissing) => `${object}${maybeMissing ? '?.' : '.'}${key}`,
    differs: (text, from) => `${text} !== ${from}`,
    asConst: (text) => `${text} as const`,
  };
}

/** An operand of `*` that binds looser than it: anything but names, members, calls, literals and products. */
function needsParentheses(expression: string): boolean {
  let depth = 0;
  for (let i = 0; i < expression.length; i++) {
    const char = expression[i] as string;
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '"' || char === "'" || char === '`') {
      const end = expression.indexOf(char, i + 1);
      if (end < 0) return true;
      i = end;
    } else if (
      depth === 0 &&
      (/[?:=<>|&^%+-]/.test(char) ||
        (char === ' ' && !/^ [*/] ?/.test(expression.slice(i)) && !/[*/]$/.test(expression.slice(0, i).trimEnd())))
    ) {
      if (expression.slice(i, i + 2) === '?.' && !/\d/.test(expression[i + 2] ?? '')) {
        i++;
        continue;
      }
      return true;
    }
  }
  return false;
}
