/** `opus47-migrate merge-reports <reports…>`. */

import { readText } from '../project/plain.js';
import { FORMAT_NAMES, render } from '../report/formats.js';
import { mergeReports, parseReport } from '../report/merge.js';
import type { Report } from '../report/report.js';
import { UserError } from '../run/errors.js';
import type { Action } from './commands.js';
import { addJobSummary, Failures, print, reportTarget, writeOutput } from './output.js';
import { screenOf } from './screen.js';

/** @returns 0; 2 where a report could not be written. @throws UserError for reports that do not belong together, and for wrong options. */
export const merge: Action = async (names, { format: given, report: files = [] }) => {
  const format = FORMAT_NAMES.find((name) => name === given);
  if (given !== undefined && !format) throw new UserError(`--format must be one of ${FORMAT_NAMES.join(', ')}.`);
  const targets = (files as string[]).map((file) => reportTarget(file, format));
  const report = mergeReports(names.map((name) => parseReport(readText(name), name)));
  const failures = new Failures();
  for (const target of targets)
    await failures.attempt(async () => writeOutput('--report', target.file, await render(report, target.format)));
  if (targets.length === 0) await print(format ? await render(report, format) : await screenText(report));
  if (format === 'github') await failures.attempt(() => addJobSummary(report));
  return failures.tell() ? 2 : 0;
};

/** What one run would print. Its paths may be relative to another folder than this one, so they are no links. */
async function screenText(report: Report): Promise<string> {
  const { renderTerminal } = await import('../report/terminal.js');
  return renderTerminal(report, { ...screenOf(process.stdout), folder: undefined, detail: 'sites' });
}
