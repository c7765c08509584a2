/** The code cells of a Jupyter notebook as one unit of Python, and edits of it as edits of the notebook's JSON. */
import { applyEdits, type TextEdit } from '../rewrite/edits.js';
import { decodeJson, encodeJson, endOfCharacter, type Json, parseJson } from './json.js';
import { withoutMagics } from './magics.js';
import type { Encoded, Range, Unit } from './units.js';

/** A cell's source: one JSON string, or a list of them. */
interface Source {
  strings: Range[];
  isList: boolean;
}

/** A cell in the unit. `start` and `end` are offsets in the unit's code. */
interface Cell extends Range {
  /** Without magics. */
  code: string;
  source: string;
  /** Where each UTF-16 unit of the code begins and ends in the source; what stands for a magic is where the magic is. */
  places: Range[];
  /** White space that every line of the source begins with, and that IPython takes away. */
  indent: string;
  /** First offset of the source that may be edited: behind a magic that takes the cell. */
  head: number;
  /** Offsets in the notebook of the source's UTF-16 units, and of the quote that ends it. */
  raw: number[];
  /** What goes between two lines of the source: `",\n    "`; empty where a line end is a character like others. */
  border: string;
}

/**
 * The one unit of a notebook; undefined where it is in another language than Python. A kernel that is not called Python may run it all the
 * same (coconut, Sage, a SoS notebook): then the cells decide.
 * @param parses true for code that parses as Python.
 * @throws SyntaxProblem for a text that is no JSON.
 */
export function readNotebook(text: string, parses: (code: string) => boolean = () => false): Unit | undefined {
  const root = parseJson(text);
  const unit = unitIn(root, text);
  if (isPythonByName(root, text)) return unit;
  const code = unit.encoded?.code ?? '';
  if (IMPORT.test(code) && parses(code)) return unit;
  return SDK_IMPORT.test(code) ? withoutCode(unit, text) : undefined;
}

/** A statement that Python has, and without which no cell calls anything of ours. */
const IMPORT = /^[ \t]*(?:import|from)[ \t]+[A-Za-z_][\w.]*/m;
const SDK_IMPORT = /^[ \t]*(?:import|from)[ \t]+anthropic\b|@anthropic-ai\/sdk/m;

/** Nothing to read, and the thinking budgets that are therefore missed. */
function withoutCode({ extension, ranges }: Unit, text: string): Unit {
  const hidden = ranges.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(/\bbudget_tokens\b/g)].map(({ index }) => start + index),
  );
  return { extension, ranges: [], hidden, hiddenWhy: 'a thinking budget in a notebook whose cells are not all Python' };
}

function unitIn(root: Json, text: string): Unit & { encoded: Encoded } {
  const sources = codeCells(root, text);
  const border = borderIn(sources, text);
  const cells: Cell[] = [];
  for (const source of sources) {
    const start = (cells.at(-1)?.end ?? -1) + 1;
    cells.push(readCell(source, start, source.isList ? (ownBorder(source, text) ?? border) : '', text));
  }
  return {
    extension: 'py',
    ranges: sources.map(({ strings }) => ({ start: strings[0]?.start as number, end: strings.at(-1)?.end as number })),
    encoded: encodedIn(cells, text),
    hidden: cells.flatMap((cell) => hiddenBudgets(cell)),
    hiddenWhy: 'a thinking budget in a magic or in its cell',
    aside: cells.flatMap(({ source }) => withoutMagics(source).map(({ start, end }) => source.slice(start, end))).join('\n'),
  };
}

const member = (node: Json | undefined, name: string): Json | undefined => (node?.kind === 'object' ? node.members.get(name) : undefined);
const items = (node: Json | undefined): Json[] => (node?.kind === 'array' ? node.items : []);
const stringAt = (node: Json | undefined, text: string): string | undefined =>
  node?.kind === 'string' ? decodeJson(text, node.start, node.end).value : undefined;

/** By the names of its language; one without any is Python, as most are. */
function isPythonByName(root: Json, text: string): boolean {
  const metadata = member(root, 'metadata');
  const info = member(metadata, 'language_info');
  const said = [
    [member(member(metadata, 'kernelspec'), 'language'), member(info, 'name')],
    [member(info, 'file_extension'), member(info, 'pygments_lexer')],
  ].map((nodes) => nodes.flatMap((node) => stringAt(node, text) || []));
  // What says how the code is shown decides only where nothing says what it is.
  const [names = []] = said.filter((found) => found.length > 0);
  return names.every((name) => /^(?:i?python\d?|\.py)$/i.test(name));
}

/** The sources of the code cells, also in the format before 4, which had pages of cells. Empty ones hold nothing, and have no place for edits. */
function codeCells(root: Json, text: string): Source[] {
  const cells = [...items(member(root, 'cells')), ...items(member(root, 'worksheets')).flatMap((page) => items(member(page, 'cells')))];
  return cells.flatMap((cell): Source[] => {
    const language = stringAt(member(member(member(cell, 'metadata'), 'vscode'), 'languageId'), text) ?? 'python';
    if (stringAt(member(cell, 'cell_type'), text) !== 'code' || language !== 'python') return [];
    const source = member(cell, 'source') ?? member(cell, 'input');
    const strings = source?.kind === 'string' ? [source] : items(source).filter((item) => item.kind === 'string');
    const isSound = strings.length > 0 && (source?.kind === 'string' || strings.length === items(source).length);
    return isSound ? [{ strings, isList: source?.kind === 'array' }] : [];
  });
}

function readCell({ strings }: Source, start: number, border: string, text: string): Cell {
  const decoded = strings.map((string) => decodeJson(text, string.start, string.end));
  const source = decoded.map(({ value }) => value).join('');
  const magics = withoutMagics(source);
  const code = applyEdits(source, magics);
  const places = Array.from({ length: source.length }, (_, index): Range => ({ start: index, end: index + 1 }));
  for (const { start: from, end, text: instead } of magics.toReversed())
    places.splice(from, end - from, ...Array<Range>(instead.length).fill({ start: from, end }));
  return {
    start,
    end: start + code.length,
    code,
    source,
    places,
    indent: magics.map(({ start: from, end }) => source.slice(from, end)).find((gone) => /^[ \t]+$/.test(gone)) ?? '',
    head: magics.findLast((magic) => source.startsWith('%%', magic.start) && magic.text === '')?.end ?? 0,
    raw: [...decoded.flatMap(({ offsets }) => offsets), strings.at(-1)?.end as number],
    border,
  };
}

/** Offsets in the notebook of thinking budgets in magics, and in cells that are for them. */
const hiddenBudgets = ({ source, raw }: Cell): number[] =>
  withoutMagics(source).flatMap(({ start, end }) => {
    const budget = source.slice(start, end).indexOf('budget_tokens');
    return budget < 0 ? [] : [raw[start + budget] as number];
  });

/** What stands between the first two strings of a list. */
function ownBorder({ strings: [first, second] }: Source, text: string): string | undefined {
  return first && second && text.slice(first.end, second.start);
}

/** For lists of one string: the border of another one, or one in the style of the file. */
function borderIn(sources: readonly Source[], text: string): string {
  const lists = sources.filter(({ isList }) => isList);
  const known = lists.map((source) => ownBorder(source, text)).find((border) => border !== undefined);
  if (known !== undefined) return known;
  const quote = (lists[0]?.strings[0]?.start ?? 1) - 1;
  const before = text.slice(text.slice(0, quote).trimEnd().length, quote);
  return `",${before || (text[quote - 2] === ' ' ? ' ' : '')}"`;
}

function encodedIn(cells: readonly Cell[], text: string): Encoded {
  const ascii = !/[^\0-\x7f]/.test(text.replace(/^\uFEFF/, '')) && /\\u(?!00[0-7])/.test(text);
  const cellAt = (offset: number): Cell | undefined => cells.find(({ start, end }) => start <= offset && offset <= end);
  const encode = (edit: TextEdit, others: readonly TextEdit[]): TextEdit | undefined => {
    const cell = cellAt(edit.start);
    const own = cell && withinCell(edit, cell);
    if (!cell || !own || own.end > cell.end) return undefined;
    const { source, raw, border, indent } = cell;
    const isInsertion = own.start === own.end;
    // Whole lines go in front of a magic that stands before the code of a line, and take it along.
    const isWhole = /^$|\n$/.test(own.text) && /^$|\n$/.test(cell.code.slice(0, own.start - cell.start).slice(-1));
    const first = isWhole ? before(own.start, cell) : behind(own.start, cell);
    const to = isInsertion ? first : before(own.end, cell);
    const beside = others.filter((other) => other !== edit && other.start >= cell.start && other.start <= cell.end);
    const isFree = !beside.some((other) => other.start === own.start || other.end === own.start);
    const isEnd = own.text === '' && !isInsertion && to === source.length && isFree;
    // A cell ends with its last line: the line breaks before it go with it. Edits beside this one may be left out.
    const breaks = isEnd && isWhole && !source.endsWith('\n') ? trailingBreaks(source.slice(cell.head, first)) : 0;
    const isTouched = beside.some((other) => other.start < own.start && other.end > own.start - breaks);
    const from = isTouched ? first : first - breaks;
    // A list that loses its last strings ends with the one before them.
    const start = isEnd && border !== '' ? rawEnd(from, cell, text) : (raw[from] as number);
    const inserted = (isWhole && own.text !== '' ? indent : '') + own.text.replace(/\n(?=[^\r\n])/g, `\n${indent}`);
    const encoded = (border === '' ? [inserted] : inserted.split(/(?<=\n)/)).map((line) => encodeJson(line, ascii)).join(border);
    const opens = own.text !== '' && from === source.length && source.endsWith('\n') && rawEnd(from, cell, text) === start;
    const closes = own.text.endsWith('\n') && to < source.length;
    return { start, end: raw[to] as number, text: (opens ? border : '') + encoded + (closes ? border : '') };
  };
  return {
    code: cells.map(({ code }) => code).join('\n'),
    hostStart(offset) {
      const cell = cellAt(offset);
      return cell ? (cell.raw[behind(offset, cell)] as number) : 0;
    },
    hostEnd(offset) {
      const cell = cellAt(offset);
      return cell ? rawEnd(before(offset, cell), cell, text) : 0;
    },
    offsetOf(host) {
      const cell = cells.find(({ raw }) => host <= (raw.at(-1) as number));
      if (!cell) return 0;
      const place = cell.places.findIndex(({ end }) => (cell.raw[end - 1] as number) >= host);
      return place < 0 ? cell.end : cell.start + place;
    },
    encode: (edits) => edits.map((edit) => encode(edit, edits)),
  };
}

/** How long the end of a text is that shows nothing, from the line break on. */
const trailingBreaks = (text: string): number => /(?:\r?\n[ \t]*)*$/.exec(text)?.[0].length ?? 0;

/** The offset in a cell's source at an offset of the unit, in front of a magic that stands there. */
const before = (offset: number, { start, places, head }: Cell): number => places[offset - start - 1]?.end ?? head;

/** The same, behind the magic. */
const behind = (offset: number, { start, places, source }: Cell): number => places[offset - start]?.start ?? source.length;

/** The offset in the notebook behind what stands in front of an offset of the source. */
const rawEnd = (offset: number, { raw }: Cell, text: string): number =>
  offset === 0 ? (raw[0] as number) : endOfCharacter(text, raw[offset - 1] as number);

/** The line break behind a cell stands in no source: an edit of whole lines that takes it in leaves it. */
function withinCell({ start, end, text }: TextEdit, cell: Cell): TextEdit {
  if (start > cell.end || end !== cell.end + 1 || !/^$|\n$/.test(text)) return { start, end, text };
  return { start, end: cell.end, text: text.replace(/\r?\n$/, '') };
}
