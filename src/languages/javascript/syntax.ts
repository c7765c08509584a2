/** How JavaScript is written near a place: quotes, layout, line ends. */
import type { Syntax } from '../language.js';
import { type Node, walk } from './ast.js';
import type { Module } from './modules.js';

export const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The white space at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
}

/** True where only white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t\uFEFF]*$/.test(text.slice(start, offset));
}

/** One step of the file's indentation. */
export function indentUnit(text: string): string {
  if (/^\t/m.test(text)) return '\t';
  const widths = [...text.matchAll(/^( +)\S/gm)].map(([, spaces]) => (spaces as string).length).filter((width) => width > 1);
  const smallest = Math.min(...widths);
  return ' '.repeat(Number.isFinite(smallest) ? Math.min(smallest, 8) : 2);
}

/** The first entry of an object literal, where it starts a line of its own. */
export function isMultiline(node: Node, text: string): boolean {
  if (node.type !== 'ObjectExpression' && node.type !== 'ArrayExpression') return false;
  const first = node.type === 'ObjectExpression' ? node.properties[0] : node.elements[0];
  return first !== undefined && first !== null && startsLine(text, first.start as number);
}

/** Keeps what stands around an expression from tearing it apart. */
const LOOSE = /^(?:ConditionalExpression|AssignmentExpression|ArrowFunctionExpression|YieldExpression|SequenceExpression)$/;

export function createSyntax(moduleOf: (file: string) => Module | undefined): Syntax {
  const quotes = new Map<Module, string>();
  const quoteOf = (module: Module): string => {
    let quote = quotes.get(module);
    if (quote === undefined) {
      let balance = 0;
      walk(module.ast.program, (node) => {
        if (node.type === 'StringLiteral') balance += module.text[node.start as number] === '"' ? 1 : -1;
      });
      quote = balance > 0 ? '"' : "'";
      quotes.set(module, quote);
    }
    return quote;
  };
  const entryText = ([key, value]: readonly [string, string]) => (key === '...' ? `...${value}` : `${key}: ${value}`);

  return {
    string(value, near) {
      const module = moduleOf(near.file);
      const own = module?.text[near.start];
      const quote = own === '"' || own === "'" ? own : module ? quoteOf(module) : "'";
      return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
    },
    number: (value, separators) => (separators ? String(value).replace(/\B(?=(\d{3})+$)/g, '_') : String(value)),
    object(entries, at, like) {
      if (entries.length === 0) return '{}';
      const module = like && moduleOf(like.file);
      const inside = like && like.file === at.file && like.start >= at.start && like.end <= at.end;
      if (!module || !inside || !isMultiline(like.node as Node, module.text)) return `{ ${entries.map(entryText).join(', ')} }`;
      const { text } = module;
      const eol = lineEnd(text);
      const node = like.node as { properties: Node[] };
      const inner = indentAt(text, node.properties[0]?.start as number);
      const last = node.properties.at(-1)?.end as number;
      const comma = /^\s*,/.test(text.slice(last, like.end)) ? ',' : '';
      return `{${eol}${entries.map((entry) => inner + entryText(entry)).join(`,${eol}`)}${comma}${eol}${indentAt(text, like.start)}}`;
    },
    spread: (text) => ['...', text],
    array: (items) => `[${items.join(', ')}]`,
    orEmptyList: (text) => `(${text} ?? [])`,
    conditional: (test, then, otherwise) => `${test} ? ${then} : ${otherwise}`,
    nothing: 'undefined',
    scaled(expression, ratio, floor) {
      const rounded = `Math.round(${needsParentheses(expression) ? `(${expression})` : expression} * ${ratio})`;
      return floor > 0 ? `Math.max(${String(floor).replace(/\B(?=(\d{3})+$)/g, '_')}, ${rounded})` : rounded;
    },
    member: (object, key, maybeMissing) => `${object}${maybeMissing ? '?.' : '.'}${key}`,
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

/** The source of a test, fit to stand before a `?`. */
export function asTest(text: string, node: Node): string {
  return LOOSE.test(node.type) ? `(${text})` : text;
}
