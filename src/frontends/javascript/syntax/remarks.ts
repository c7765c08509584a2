/** Comments of a file, and the places where a new one can stand. */
import type * as t from '@babel/types';
import type { Remarks, Span } from '../../remarks.js';
import { endOf, type Node, startOf, walk } from './ast.js';
import { parseSource } from './parse.js';

/** Texts in which a comment would be text. */
const TEXTS = new Set<Node['type']>(['TemplateElement', 'JSXText', 'StringLiteral', 'DirectiveLiteral']);

/** Comments that mean the next line, and must stay right above it. */
const ABOUT_NEXT_LINE =
  /@ts-(?:ignore|expect-error|nocheck)|eslint-disable-next-line|prettier-ignore|biome-ignore|(?:istanbul|c8|v8) ignore|-ignore-next-line|\$Flow(?:FixMe|Issue|ExpectedError)|deno-lint-ignore|webpack|@__PURE__|stylelint/;

/**
 * @param code what is parsed.
 * @param text what stands on the lines: the same, or the file that the code is part of, at the same offsets.
 */
export function readRemarks(code: string, text: string, file: string): Remarks {
  const { program, comments: found } = parseSource(code, file);
  const comments = (found ?? []).map((comment): Span => ({ start: comment.start ?? 0, end: comment.end ?? 0 }));
  const texts: Span[] = [...comments];
  walk(program, (node) => {
    if (TEXTS.has(node.type)) texts.push({ start: startOf(node), end: endOf(node) });
  });
  const isFree = (line: number, offset: number): boolean =>
    text
      .slice(line, offset)
      .replace(/^\uFEFF/, '')
      .trim() === '' && !texts.some(({ start, end }) => start < line && line <= end);
  const commentAt = (line: number): string | undefined => {
    const end = text.indexOf('\n', line);
    const whole = text.slice(line, end < 0 ? text.length : end).trim();
    const start = line + (text.slice(line).length - text.slice(line).trimStart().length);
    const comment = comments.find((one) => one.start === start && one.end === start + whole.length);
    return comment && whole;
  };
  /** Above the comments that mean this line. */
  const above = (line: number): number => {
    let at = line;
    while (at > 0) {
      const previous = lineStart(text, at - 1);
      if (!ABOUT_NEXT_LINE.test(commentAt(previous) ?? '')) break;
      at = previous;
    }
    return at;
  };
  return {
    comments,
    placeFor(offset) {
      const around = pathTo(program, offset);
      for (const node of around) {
        const line = lineStart(text, startOf(node));
        if (isFree(line, startOf(node))) return { offset: above(line), ownLine: true, mark: '//' };
      }
      const at = around.findIndex((node) => /Statement$|Declaration$/.test(node.type));
      const exported = around[at + 1]?.type.startsWith('Export') ? around[at + 1] : undefined;
      return { offset: startOf(exported ?? around[at] ?? program), ownLine: false, mark: '//' };
    },
  };
}

/** The nodes that begin at or before an offset and end after it, the innermost first. */
function pathTo(program: t.Program, offset: number): Node[] {
  const path: Node[] = [];
  walk(program, (node) => {
    const within = startOf(node) <= offset && endOf(node) > offset;
    if (within && node !== program) path.unshift(node);
    return within || node === program;
  });
  return path;
}

const lineStart = (text: string, offset: number): number => (offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1);
