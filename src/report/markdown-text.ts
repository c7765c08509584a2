/** Text of the user's in Markdown: it cannot end a fence or a table cell, mention anybody, or become a link, markup or math. */
import { visible } from './text.js';

/** Breaks what renderers look for in plain text (mentions, issue numbers, addresses) without changing what is read. */
const BREAK = '&#8203;';

/** Sentences. What stands between backticks becomes code, the rest plain text. */
export function prose(text: string): string {
  const parts = visible(text).trim().split('`');
  const paired = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part.trim() !== '');
  const written = paired ? parts.map((part, index) => (index % 2 ? code(part) : plain(part))).join('') : plain(parts.join('`'));
  // At the start of a line these would open a list, a heading or a rule.
  return written.replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}${BREAK}` : `\\${start}`));
}

function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/[@#]/g, `$&${BREAK}`)
    .replaceAll('://', `:${BREAK}//`)
    .replace(/www\./gi, (match) => `${match.slice(0, -1)}${BREAK}.`);
}

/** Code, names and paths, as a code span: nothing in it is markup, and it can be copied as it stands. */
export function code(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '') return '';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${room}${shown}${room}${fence}`;
}

/** A row of a table. In a cell even code ends at a bar that is not escaped. */
export const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|')).join(' | ')} |`;

/** Lines of code as a block that nothing in them can end; tabs stay. */
export function codeBlock(text: string, language: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, '').split('\t').map(visible).join('\t'));
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}
