/** The lines of a TODO comment: wrapped to write, found again to bring up to date or take away. */
import type { Place, Span } from '../frontends/remarks.js';

/** What begins each comment. */
export const MARK = 'TODO(opus47-migrate)';

/** The limit of most linters of Python, and less than Prettier's readers are used to. Words are never broken. */
const COLUMNS = 88;
/** Deep in the code, a comment would else be a word a line. */
const LEAST = 40;

const FIRST = new RegExp(`^(?:/[/*]|#) ${MARK.replace(/[()]/g, '\\$&')}: `);
/** Lines after the first stand further in than other comments. */
const NEXT = /^(?:\/\/|#) {3}\S/;

/** At the start of a comment's line, these would steer a tool: `@ts-expect-error`, `type:`, `noqa`. */
const STEERS = /^\W*(?:[\w-]+:|@|noqa|eslint|prettier|biome|pylint|pragma|fmt|istanbul|c8|v8|webpack)/i;

/** A comment as it should stand, with its last line end. `text` is the file. */
export function renderTodo({ offset, ownLine, mark }: Place, sentence: string, text: string): string {
  if (!ownLine) return `/* ${MARK}: ${sentence.replaceAll('*/', '* /')} */ `;
  const line = text.slice(offset).replace(/^\uFEFF/, '');
  const indent = /^[^\S\r\n]*/.exec(line)?.[0] ?? '';
  const [lineEnd = '\n'] = /\r?\n/.exec(line) ?? /\r?\n/.exec(text) ?? [];
  const width = Math.max(LEAST, COLUMNS - indent.replaceAll('\t', '    ').length);
  return wrapped(`${mark} ${MARK}: ${sentence}`, `${mark}   `, width)
    .map((one) => `${indent}${one}${lineEnd}`)
    .join('');
}

function wrapped(text: string, next: string, width: number): string[] {
  const words: string[] = [];
  for (const word of text.split(' ')) {
    if (words.length > 0 && (word === '' || STEERS.test(word))) words.push(`${words.pop()} ${word}`);
    else words.push(word);
  }
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : next + word);
  }
  return lines;
}

/** The comments of ours among those of a file, each with all its lines, and with their ends where it has them of its own. */
export function todosIn(text: string, comments: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
    const comment = text.slice(start, end);
    const last = found.at(-1);
    if (comment.startsWith('/*')) {
      if (FIRST.test(comment)) found.push({ start, end: text[end] === ' ' ? end + 1 : end });
      continue;
    }
    const line = wholeLine(text, start, end);
    if (!line) continue;
    if (FIRST.test(comment)) found.push(line);
    else if (last && last.end === line.start && text[last.end - 1] === '\n' && NEXT.test(comment)) last.end = line.end;
  }
  return found;
}

/** The line of a comment, where that has nothing else on it. */
function wholeLine(text: string, start: number, end: number): Span | undefined {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const first = line === 0 && text.startsWith('\uFEFF') ? 1 : line;
  if (text.slice(first, start).trim() !== '') return undefined;
  const next = text.indexOf('\n', end);
  return { start: first, end: next < 0 ? end : next + 1 };
}
