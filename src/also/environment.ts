/** Variables of the environment that hold a model's id: where they are set, and whether only migrated calls read them. Pure. */
import type { TextEdit } from '../rewrite/edits.js';
import { isCode, isData, isProse, kindOfFile } from './names.js';

/** What a variable is set to, around the id that was found there. */
export interface Setting {
  name: string;
  /** The whole id, with what stands in front of it. */
  id: string;
  start: number;
  end: number;
}

const NAME = /^\W*(?:(?:ENV|ARG|export)\s+)?["']?([A-Z][A-Z0-9_]*)["']?\s*(?:\?=|:=|[:=]|\s)\s*["']?$/;
const NAME_BEFORE = /^\W*name\W+([A-Z][A-Z0-9_]*)\W*$/;

/** The variable that a line sets to the id; undefined where it does something else. */
export function settingAt(text: string, mention: { start: number; end: number }): Setting | undefined {
  let { start, end } = mention;
  while (/[\w.:/@-]/.test(text[start - 1] ?? '')) start--;
  while (/[\w.:/@-]/.test(text[end] ?? '')) end++;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(line, start);
  if (!/^["']?[ \t]*,?[ \t]*(?:#.*)?\r?(?:\n|$)/.test(text.slice(end))) return undefined;
  const above = text.slice(text.lastIndexOf('\n', line - 2) + 1, Math.max(0, line - 1));
  const name = NAME.exec(before)?.[1] ?? (/^\W*value\s*:\s*["']?$/.test(before) ? NAME_BEFORE.exec(above)?.[1] : undefined);
  return name === undefined ? undefined : { name, id: text.slice(start, end), start, end };
}

/** Where code reads a variable and says what it is otherwise: `process.env.X ?? `, `os.environ.get("X", `. */
const READS = /(?:\b(?:process|import\.meta|Bun)\.env(?:\.|\[\s*["'`])|\b(?:environ\.get|getenv)\(\s*["'])$/;
const OTHERWISE = /^["'`]?\s*[\])]?\s*(?:\?\?|\|\||,|or\b)\s*["'`]?[\w./]*$/;

/** Where a variable is met beside the lines that set it. */
export interface Reading {
  file: string;
  /** UTF-16 offset. */
  start: number;
  /** True where the id that stands for a missing value there becomes the new one: then all that it leads to are calls that migrate. */
  migrates: boolean;
}

/**
 * @param edits those of the file that replace an id.
 * @param file relative to the project root.
 */
export function readingsIn(text: string, file: string, name: string, edits: readonly TextEdit[]): Reading[] {
  if (isProse(file) || file.endsWith('.d.ts')) return [];
  const isElsewhere = !isCode(file);
  // Configuration sets it, or hands it on by its name.
  if (isElsewhere && (isData(file) || kindOfFile(file) === 'environment' || /(?:^|\/)\.github\//.test(file))) return [];
  return [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map(({ index: start }) => {
    const end = start + name.length;
    const isReading = READS.test(text.slice(Math.max(0, start - 40), start));
    return { file, start, migrates: isReading && edits.some((edit) => edit.start > end && OTHERWISE.test(text.slice(end, edit.start))) };
  });
}
