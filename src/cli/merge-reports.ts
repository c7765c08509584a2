/** `opus47-migrate merge-reports <reports…>`. */

import { readText } from '../project/plain.js';
import { FORMAT_NAMES, render } from '../report/formats.js';
import { mergeReports, parseReport } from '../report/merge.js';
import { UserError } from '../run/errors.js';
import type { Action } from './commands.js';
import { addJobSummary, print, reportTarget, writeOutput } from './output.js';

/** @returns 0. @throws UserError for reports that do not belong together, and for wrong options. */
export const merge: Action = async (names, { format: given, report: file }) => {
  const format = FORMAT_NAMES.find((name) => name === given);
  if (given !== undefined && !format) throw new UserError(`--format has to be one of ${FORMAT_NAMES.join(', ')}.`);
  const target = typeof file === 'string' ? reportTarget(file, format) : undefined;
  const report = mergeReports(names.map((name) => parseReport(readText(name), name)));
  if (target) await writeOutput('--report', target.file, await render(report, target.format));
  else await print(await render(report, format ?? 'terminal'));
  if (format === 'github') await addJobSummary(report);
  return 0;
};
