/** Standard output and the files that options ask for. */
import fs from 'node:fs';
import path from 'node:path';
import { FORMAT_NAMES, type FormatName, formatOf } from '../report/formats.js';
import type { Report } from '../report/report.js';
import { UserError } from '../run/errors.js';
import type { ChangedFile } from '../run/run.js';

/** A report that was asked for: where it goes, and in which format. */
export interface ReportTarget {
  file: string;
  format: FormatName;
}

/** @throws UserError where neither `--format` nor the extension names a format. */
export function reportTarget(file: string, named: FormatName | undefined): ReportTarget {
  const format = named ?? formatOf(file);
  if (format !== undefined) return { file, format };
  throw new UserError(`--report ${file}: unknown extension. Use --format with one of ${FORMAT_NAMES.join(', ')}.`);
}

export const warn = (text: string): void => void process.stderr.write(`warning: ${text}\n`);

/** What could not be written, gathered so that one file that fails keeps no other from being written. */
export class Failures {
  readonly messages: string[] = [];

  /** Does it, and keeps the message of a UserError. */
  async attempt(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.messages.push(error.message);
    }
  }

  /** Says them on stderr. @returns true where there are any. */
  tell(): boolean {
    for (const message of this.messages) process.stderr.write(`opus47-migrate: ${message}\n`);
    return this.messages.length > 0;
  }
}

/** Writes a file that an option asked for, with its folder. @throws UserError that names both. */
export async function writeOutput(option: string, file: string, text: string): Promise<void> {
  const { writeWhole } = await import('../project/whole.js');
  try {
    fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeWhole(file, text);
  } catch (error) {
    throw new UserError(`${option} ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Adds the report to the summary of the GitHub job that this runs in, if any. @throws UserError where it cannot be written. */
export async function addJobSummary(report: Report): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const { jobSummary, MOST_SUMMARY_BYTES } = await import('../report/job-summary.js');
  try {
    const used = fs.existsSync(file) ? fs.statSync(file).size : 0;
    fs.appendFileSync(file, jobSummary(report, MOST_SUMMARY_BYTES - used));
  } catch (error) {
    throw new UserError(`GITHUB_STEP_SUMMARY ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** Prints to stdout and waits until a pipe has taken everything: ending before would cut it off. */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((done) => {
    if (text.length === 0) done();
    else process.stdout.write(text, () => done());
  });
}

/**
 * Prints the changes as one unified diff, relative to the working directory. A pipe gets it exact; a terminal gets it in colours, with control
 * characters of the user's made visible.
 * @param wanted false if the user asked for no colours.
 */
export async function printDiff(changed: readonly ChangedFile[], wanted?: boolean): Promise<void> {
  const [{ renderDiff }, { holdsKey }] = await Promise.all([import('../report/diff.js'), import('../report/mask.js')]);
  const diff = renderDiff(changed, fs.realpathSync(process.cwd()));
  await print(process.stdout.isTTY ? await paintedDiff(diff, wanted) : diff);
  if (holdsKey(diff)) warn('the diff contains what looks like an API key (sk-ant-…). Do not share it.');
}

async function paintedDiff(diff: string, wanted: boolean | undefined): Promise<string> {
  const [{ paintDiff }, { penOf }, { screenOf }] = await Promise.all([
    import('./diff-lines.js'),
    import('../report/pen.js'),
    import('./screen.js'),
  ]);
  return diff && `${paintDiff(diff, penOf(screenOf(process.stdout, wanted)).paint).join('\n')}\n`;
}
