/** One file on stdin: its source comes in, the result goes out, and nothing is written. */
import path from 'node:path';
import { distinctEdits, judge, languagesFor } from '../lint/judge.js';
import { findingText } from '../lint/left.js';
import { Projects } from '../lint/project.js';
import { lineIndex } from '../report/lines.js';
import { maskKeys } from '../report/mask.js';
import { visible } from '../report/text.js';
import { applyEdits } from '../rewrite/edits.js';
import { UserError } from '../run/errors.js';
import { migrationOf, type Settings } from '../run/settings.js';
import { print, printDiff } from './output.js';
import type { Flags } from './program.js';

/**
 * Prints the source with all edits that lie in it: those of the command line, where no other file and no type annotation takes part. With
 * `--dry-run` the diff, with `--check` nothing. What is left is said on stderr, with `--quiet` errors alone.
 * @param name decides the syntax and the project around; the file itself need not be there.
 * @returns 1 with `--check` where there is something to migrate, 2 for a source that does not parse (printed as it came), else 0.
 * @throws UserError for bytes that are no UTF-8, which are printed as they came.
 */
export async function migrateStdin(name: string, settings: Settings, flags: Flags): Promise<number> {
  const bytes = await readStdin();
  const source = decoded(bytes);
  if (source === undefined) {
    if (!flags.dryRun && !flags.check) await print(bytes);
    throw new UserError(`${name}: stdin is not valid UTF-8. Convert it first.`);
  }
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = source.slice(mark.length);
  const file = path.resolve(name);
  const projects = new Projects();
  const { findings, error } = judge(text, file, settings, projects, await languagesFor(text, file, projects));
  const line = lineIndex(text);
  const say = (start: number | null, message: string) =>
    process.stderr.write(`${visible(name)}${start === null ? '' : `:${line(start).line}`}: ${visible(maskKeys(message))}\n`);
  if (error) say(error.start, error.message);
  for (const finding of flags.quiet ? [] : findings) {
    const text = findingText(finding, process.cwd(), migrationOf(settings));
    if (text !== undefined) say(finding.site.start, text);
  }
  const edits = distinctEdits(findings);
  const result = mark + applyEdits(text, edits);
  if (flags.dryRun) await printDiff(result === source ? [] : [{ file, before: source, after: result }]);
  else if (!flags.check) await print(result);
  if (error) return 2;
  return flags.check && findings.some(({ kind }) => kind !== 'review' || flags.strict) ? 1 : 0;
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
