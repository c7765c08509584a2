/** `opus47-migrate merge-reports <reports…>`. */

import { readText } from '../project/plain.js';
import { FORMAT_NAMES, render } from '../report/formats.js';
import { mergeReports, parseReport } from '../report/merge.js';
import { UserError } from '../run/errors.js';
import type { Action } from './commands.js';
import { addJobSummary, Failures, print, reportTarget, writeOutput } from './output.js';

/** @returns 0; 2 where a report could not be written. @throws UserError for reports that do not belong together, and for wrong options. */
export const merge: Action = async (names, { format: given, report: files = [] }) => {
  const format = FORMAT_NAMES.find((name) => name === given);
  if (given !== undefined && !format) throw new UserError(`--format must be one of ${FORMAT_NAMES.join(', ')}.`);
  const targets = (files as string[]).map((file) => reportTarget(file, format));
  const report = mergeReports(names.map((name) => parseReport(readText(name), name)));
  const failures = new Failures();
  for (const target of targets)
    await failures.attempt(async () => writeOutput('--report', target.file, await render(report, target.format)));
  if (targets.length === 0) await print(await render(report, format ?? 'terminal'));
  if (format === 'github') await failures.attempt(() => addJobSummary(report));
  return failures.tell() ? 2 : 0;
};
