/** Single small files that are no source: the configuration, the baseline, a manifest. */
import fs from 'node:fs';
import { UserError } from '../run/errors.js';
import { writeWhole } from './whole.js';

export const exists = (file: string): boolean => fs.existsSync(file);

/** The text without a byte order mark; undefined where no file can be read. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

/** @throws UserError where the file cannot be written. */
export function writeText(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UserError(`${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}
