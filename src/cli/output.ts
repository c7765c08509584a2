/** Standard output and report files. */
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.js';
import { FORMAT_NAMES, type FormatName, formatOf } from '../report/formats.js';

/** A report that was asked for: where it goes, and in which format. */
export interface ReportTarget {
  file: string;
  format: FormatName;
}

/** @throws UserError where neither `--format` nor the extension names a format. */
export function reportTarget(file: string, named: FormatName | undefined): ReportTarget {
  const format = named ?? formatOf(file);
  if (format !== undefined) return { file, format };
  throw new UserError(`--report ${file}: its extension names no format. Use --format with one of ${FORMAT_NAMES.join(', ')}.`);
}

/** Writes a report, with its folder. @throws UserError that names the file. */
export function writeReport(file: string, text: string): void {
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    fs.writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`--report ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** A reader that has seen enough (`| head`) is no error of this run: what is left to say goes to stderr, and the exit code stands. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Prints to stdout and waits until a pipe has taken everything: ending before would cut it off. */
export function print(text: string): Promise<void> {
  return new Promise((done) => {
    if (text === '') done();
    else process.stdout.write(text, () => done());
  });
}
