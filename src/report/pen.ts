/** How a terminal is written on: colours, lines of a width, links. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import type { Place } from './report.js';
import { visible } from './text.js';

/** Narrower than this, a wrapped text is harder to read than one that the terminal breaks. */
const LEAST_WIDTH = 40;

/** Characters that take two columns: those of East Asia, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** Columns that a text takes. */
export const widthOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

/**
 * Breaks a text at spaces into lines of at most `width` columns, each indented. A longer word, such as a path, is never broken: it stays
 * clickable.
 * @param width undefined for no limit.
 */
function wrap(text: string, width: number | undefined, indent: number): string[] {
  const margin = ' '.repeat(indent);
  if (width === undefined || width < LEAST_WIDTH) return [margin + text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => margin + one);
}

/** `file:line`, as a link (OSC 8) that opens the file at the line if the terminal takes links: `folder` is what the path is relative to. */
function linked({ file, line }: Place, folder: string | undefined): string {
  const text = `${visible(file)}:${line}`;
  if (folder === undefined) return text;
  return `\u001b]8;;${pathToFileURL(path.join(folder, file)).href}#${line}\u001b\\${text}\u001b]8;;\u001b\\`;
}

export interface Screen {
  colour: boolean;
  /** Columns to wrap at; undefined for lines of any length. */
  width?: number | undefined;
  /** The absolute working directory, if places are to be links. */
  folder?: string | undefined;
}

export interface Pen {
  paint: (style: Parameters<typeof styleText>[0], text: string) => string;
  /** The lines of a text, six columns from the left unless told otherwise. */
  text: (text: string, indent?: number) => string[];
  /** True if a line of so many columns is not broken by the terminal. */
  fits: (columns: number) => boolean;
  at: (place: Place) => string;
}

export const penOf = ({ colour, width, folder }: Screen): Pen => ({
  paint: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
  text: (text, indent = 6) => wrap(visible(text), width, indent),
  fits: (columns) => width === undefined || columns <= width,
  at: (place) => linked(place, folder),
});
