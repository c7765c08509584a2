/** What is told of a run: reports, then the one thing that stdout gets, then words. */
import fs from 'node:fs';
import { slashed } from '../project/paths.js';
import { render } from '../report/formats.js';
import type { Report } from '../report/report.js';
import type { TerminalOptions } from '../report/terminal.js';
import { count, visible } from '../report/text.js';
import type { RunResult } from '../run/run.js';
import { addJobSummary, Failures, print, printDiff, type ReportTarget, writeOutput } from './output.js';
import type { Flags } from './program.js';
import { screenOf } from './screen.js';
import { files } from './words.js';

/**
 * `--check` lists the calls on stdout unless something else goes there; on a terminal it is all one text.
 * @returns true if a report could not be written.
 */
export async function tell(result: RunResult, reports: readonly ReportTarget[], flags: Flags): Promise<boolean> {
  const { report, changed } = result;
  const failures = new Failures();
  const made: string[] = [];
  const write = (option: string, file: string, text: () => Promise<string>) =>
    failures.attempt(async () => {
      await writeOutput(option, file, await text());
      made.push(file);
    });
  for (const { file, format } of reports) await write('--report', file, () => render(report, format));
  const { plan } = flags;
  if (plan !== undefined) await write('--plan', plan, () => planText(result));
  if (flags.format === 'github') await failures.attempt(() => addJobSummary(report));

  const { renderErrors, renderRows, renderSummary } = await import('../report/terminal.js');
  const options = (stream: NodeJS.WriteStream): TerminalOptions => ({
    ...screenOf(stream, flags.color),
    detail: flags.verbose ? 'everything' : 'sites',
  });
  const rows = (stream: NodeJS.WriteStream) => (flags.quiet ? '' : renderRows(report, options(stream)));
  let listed = false;
  if (flags.dryRun) await printDiff(changed, flags.color);
  else if (flags.format !== undefined && reports.length === 0) await print(await render(report, flags.format));
  else if (flags.listFiles) await print(listOf(report));
  else if (flags.check) {
    listed = true;
    await print(rows(process.stdout));
  }
  if (!listed) process.stderr.write(rows(process.stderr));
  process.stderr.write((flags.quiet ? renderErrors : renderSummary)(report, options(process.stderr)));
  if (!flags.quiet)
    await close(
      result,
      reports.map(({ file }) => file).filter((file) => made.includes(file)),
      { plan, listed: flags.listFiles === true },
    );
  return failures.tell();
}

/** What was written and what was not, where the options do not say so in as many words. */
export function writingLines(
  { baselined, report }: RunResult,
  { implied, baseline }: { implied: boolean; baseline: string | null },
): string {
  const others = implied ? ' No other file of the project was written.' : '';
  if (baselined === null || baseline === null) return implied ? '--strict implies --check: no file of the project was written.\n' : '';
  const { migrated } = report.summary;
  const left = migrated
    ? `\n${count(migrated, 'call')} would migrate, and a baseline accepts only calls that need review: the exit code is 1.`
    : '';
  return `Baseline: ${visible(baseline)} written, ${count(baselined, 'call')} accepted.${others}${left}\n`;
}

async function close(result: RunResult, reports: readonly string[], about: { plan: string | undefined; listed: boolean }): Promise<void> {
  const { closingLines } = await import('./closing.js');
  const todos = new Set(result.edits.flatMap(({ kind, file }) => (kind === 'todo' ? [file] : []))).size;
  const lines = [
    ...(todos ? [`TODO comments ${result.report.run.mode === 'write' ? 'changed' : 'would change'} in ${files(todos)}.`] : []),
    ...closingLines(result, { reports, ...about, cwd: slashed(fs.realpathSync(process.cwd())) }),
  ];
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
}

async function planText(result: RunResult): Promise<string> {
  const { createPlan, renderPlan } = await import('../run/plan-file.js');
  return renderPlan(createPlan(result));
}

/** Paths of the files that changed, or would change, for a formatter. */
function listOf({ files, run }: Report): string {
  return files.flatMap(({ path, written }) => (written || run.mode !== 'write' ? [`${path}\n`] : [])).join('');
}
