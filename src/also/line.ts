/** A line that holds a model's id, as the rules look at it. */

export interface Line {
  /** Relative to the project root, with `/`. */
  file: string;
  lines: readonly string[];
  /** 0-based. */
  index: number;
  /** Finds the id; see `mentionsOf`. */
  mentions: RegExp;
}

/** Stands for the id on its line, so that no rule has to know how ids are written. */
export const ID = 'that_id';
export const QUOTED = `["'\`]${ID}["'\`]`;

/** Characters on either side of the id that are looked at: data can be one line of megabytes. */
const MOST = 1000;

/** The line, with a word in place of the id. */
export function ownText(line: Line): string {
  const text = line.lines[line.index] ?? '';
  const at = text.search(new RegExp(line.mentions.source));
  const near = text.slice(Math.max(0, at - MOST), at + MOST);
  const id = new RegExp(`(?:[\\w@][\\w.@/:-]{0,120})?(?:${line.mentions.source})(?:[\\w@-]|[.:](?=\\w))*`, 'g');
  return decoded(near, line.file).replace(id, ID);
}

/** Another line; empty where there is none. */
export const textAt = ({ file, lines }: Line, index: number): string => decoded((lines[index] ?? '').slice(0, MOST), file);

/** The line with some before and behind it. */
export const around = (line: Line, before: number, after: number): string =>
  Array.from({ length: before + after + 1 }, (_, at) => line.index - before + at)
    .map((index) => (index === line.index ? ownText(line) : textAt(line, index)))
    .join('\n');

/** In characters. */
export const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;

/** A line of a notebook is the JSON of a line of code. */
const decoded = (text: string, file: string): string =>
  file.endsWith('.ipynb') ? text.replace(/^\s*"(.*?)(?:\\n)?",?\s*$/, '$1').replaceAll('\\"', '"') : text;
