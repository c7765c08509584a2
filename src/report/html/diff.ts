/** Two versions of some lines, side by side (on a narrow screen one below the other), with what differs within a line marked. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ReportedSnippet } from '../report.js';
import { highlight, type Token } from './highlight.js';
import { codeText, html, Markup } from './markup.js';

interface Line {
  number: number;
  text: string;
  tokens: readonly Token[];
}

interface Row {
  before: Line | null;
  after: Line | null;
  changed: boolean;
}

const CLASSES: Record<Token['kind'], string> = {
  comment: 'tc',
  string: 'ts',
  number: 'tn',
  keyword: 'tk',
  literal: 'tn',
  property: 'tp',
  call: 'tf',
  plain: '',
};

/** The code of a snippet: one column where nothing changes, else two. */
export function renderSnippet(snippet: ReportedSnippet): Markup {
  const { file, line, before, after } = snippet;
  const caption = html`<caption><span class="path">${file}</span>:${line}</caption>`;
  if (after === null) {
    const rows = linesOf(before, file, line).map(
      (one) => html`<tr><td class="n">${one.number}</td><td class="c">${paint(one, [])}</td></tr>`,
    );
    return html`<div class="code"><table class="one">${caption}<tbody>${rows}</tbody></table></div>`;
  }
  const hunks = together(rowsOf(snippet, after)).map(
    (rows) => html`<tbody class="${rows[0]?.changed ? 'changed' : 'same'}">${rows.map(renderRow)}</tbody>`,
  );
  const head = html`<thead class="sr"><tr><th colspan="2" scope="col">before</th><th colspan="2" scope="col">after</th></tr></thead>`;
  return html`<div class="code"><table class="two">${caption}<colgroup><col class="n"><col><col class="n"><col></colgroup>${head}${hunks}</table></div>`;
}

/** Neighbouring rows that are alike, each in a part of the table: on a narrow screen a change shows its old lines, then its new ones. */
function together(rows: readonly Row[]): Row[][] {
  const hunks: Row[][] = [];
  for (const row of rows) {
    const last = hunks.at(-1);
    if (last?.[0]?.changed === row.changed) last.push(row);
    else hunks.push([row]);
  }
  return hunks;
}

function renderRow({ before: left, after: right, changed }: Row): Markup {
  const [marksLeft, marksRight] =
    left && right && changed && Math.max(left.text.length, right.text.length) <= MOST_WIDTH ? marksOf(left.text, right.text) : [[], []];
  return html`<tr>${side(left, marksLeft, changed ? 'del' : '')}${side(right, marksRight, changed ? 'ins' : '')}</tr>`;
}

function side(line: Line | null, marks: readonly Mark[], state: string): Markup {
  if (!line) return html`<td class="n gap"></td><td class="c gap"></td>`;
  return html`<td class="n ${state}">${line.number}</td><td class="c ${state}">${paint(line, marks)}</td>`;
}

function linesOf(text: string, file: string, first: number): Line[] {
  const tokens = highlight(text, file);
  return text.split('\n').map((line, index) => ({ number: first + index, text: line.replace(/\r$/, ''), tokens: tokens[index] ?? [] }));
}

function rowsOf({ file, line, before }: ReportedSnippet, after: string): Row[] {
  const old = linesOf(before, file, line);
  const fresh = linesOf(after, file, line);
  const rows: Row[] = [];
  let left = 0;
  let right = 0;
  let removed: Line[] = [];
  const flush = (added: Line[]) => {
    rows.push(...paired(removed, added));
    removed = [];
  };
  for (const part of diffArrays(
    old.map(({ text }) => text),
    fresh.map(({ text }) => text),
  )) {
    const { length } = part.value;
    if (part.removed) {
      removed = old.slice(left, left + length);
      left += length;
    } else if (part.added) {
      flush(fresh.slice(right, right + length));
      right += length;
    } else {
      flush([]);
      for (let i = 0; i < length; i++) rows.push({ before: old[left + i] ?? null, after: fresh[right + i] ?? null, changed: false });
      left += length;
      right += length;
    }
  }
  flush([]);
  return rows;
}

/** Puts each removed line beside the added line that it became: the alignment with the most words in common. */
function paired(removed: readonly Line[], added: readonly Line[]): Row[] {
  const best = Array.from({ length: removed.length + 1 }, () => new Array<number>(added.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const scores = removed.map((one) => added.map((other) => likeness(one.text, other.text)));
  for (let i = removed.length - 1; i >= 0; i--) {
    for (let j = added.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), (scores[i]?.[j] ?? 0) + at(i + 1, j + 1));
    }
  }
  const rows: Row[] = [];
  let i = 0;
  let j = 0;
  while (i < removed.length || j < added.length) {
    const before = removed[i] ?? null;
    const after = added[j] ?? null;
    const together = before && after && (scores[i]?.[j] ?? 0) > 0 && at(i, j) === (scores[i]?.[j] ?? 0) + at(i + 1, j + 1);
    if (together) rows.push({ before: removed[i++] ?? null, after: added[j++] ?? null, changed: true });
    else if (before && (!after || at(i, j) === at(i + 1, j))) rows.push({ before: removed[i++] ?? null, after: null, changed: true });
    else rows.push({ before: null, after: added[j++] ?? null, changed: true });
  }
  return rows;
}

/** The share of words in common; 0 below a quarter. */
function likeness(a: string, b: string): number {
  const words = (text: string) => text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
  const left = words(a);
  const right = words(b);
  if (left.length === 0 && right.length === 0) return a.trim() === b.trim() ? 1 : 0;
  const known = new Set(right);
  const share = left.filter((word) => known.has(word)).length / Math.max(left.length, right.length, 1);
  return share < 0.25 ? 0 : share;
}

interface Mark {
  start: number;
  end: number;
}

function marksOf(before: string, after: string): [Mark[], Mark[]] {
  const left: Mark[] = [];
  const right: Mark[] = [];
  let i = 0;
  let j = 0;
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    if (removed) left.push({ start: i, end: i + value.length });
    if (added) right.push({ start: j, end: j + value.length });
    if (!added) i += value.length;
    if (!removed) j += value.length;
  }
  return [left, right];
}

/** Lines longer than this were not written by hand: they are shown as they are. In UTF-16 units. */
const MOST_WIDTH = 1000;

/** The line's text, cut where a token or a mark begins or ends. */
function paint({ text, tokens }: Line, marks: readonly Mark[]): Markup {
  if (text.length > MOST_WIDTH) return codeText(text);
  const cuts = [...new Set([0, text.length, ...[...tokens, ...marks].flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut <= text.length)
    .sort((a, b) => a - b);
  const pieces = cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const kind = tokens.find((token) => token.start <= start && token.end >= end)?.kind ?? 'plain';
    const isMarked = marks.some((mark) => mark.start <= start && mark.end >= end);
    const classes = [CLASSES[kind], isMarked ? 'm' : ''].filter(Boolean).join(' ');
    const piece = codeText(text.slice(start, end));
    return classes ? html`<span class="${classes}">${piece}</span>` : piece;
  });
  return new Markup(pieces.join(''));
}
