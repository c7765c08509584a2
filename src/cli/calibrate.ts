/** `opus47-migrate calibrate <logs>`. */

import type { LeftBudgets } from '../calibrate/budgets.js';
import { calibrationOf } from '../calibrate/calibrate.js';
import type { Calibration } from '../calibrate/calibration.js';
import { CALIBRATION_FORMATS, type CalibrationFormat, calibrationFormatOf, renderCalibration } from '../calibrate/formats.js';
import { readLogs } from '../calibrate/usage-log.js';
import { readText } from '../project/plain.js';
import { errorText } from '../report/findings.js';
import { tokens, visible } from '../report/text.js';
import { NotFound, UserError } from '../run/errors.js';
import { version } from '../run/version.js';
import { takesColour } from './colour.js';
import type { Action } from './commands.js';
import { interruptible } from './interrupt.js';
import { Failures, print, printDiff, writeOutput } from './output.js';
import { files } from './words.js';

/** @returns 0; 2 where a report or a budget could not be written. @throws UserError for logs that cannot be read, and for wrong options. */
export const calibrate: Action = async (logs, flags) => {
  const reports = (flags.report ?? []) as string[];
  const format = formatNamed(flags.format);
  const targets = reports.map((file) => ({ file, format: format ?? formatOf(file) }));
  const onStdout = reports.length === 0 && format !== 'terminal' ? format : undefined;
  if (flags.apply && flags.dryRun && onStdout)
    throw new UserError('--dry-run and --format both print to stdout. Use --report <file> for the report.');
  const calibration = read(logs, { threshold: thresholdOf(flags.threshold), by: groupingOf(flags.by) });
  const failures = new Failures();
  for (const target of targets)
    await failures.attempt(async () => writeOutput('--report', target.file, await renderCalibration(calibration, target.format)));
  if (onStdout) await print(await renderCalibration(calibration, onStdout));
  else if (!flags.apply) {
    const { renderTerminal } = await import('../calibrate/terminal.js');
    await print(renderTerminal(calibration, { colour: takesColour(process.stdout) }));
  }
  const code = flags.apply ? await apply(calibration, flags) : 0;
  return failures.tell() ? 2 : code;
};

/** Writes the production budgets into the code, as a run writes its edits; the table goes to stderr. */
async function apply(calibration: Calibration, flags: Readonly<Record<string, unknown>>): Promise<number> {
  if (calibration.options.by === 'category')
    throw new UserError('--apply needs one budget per call: remove --by category, or give each category its own call.');
  const wanted = new Map(calibration.groups.flatMap(({ site, recommended }) => (recommended ? [[site, recommended.budget] as const] : [])));
  const left: LeftBudgets = new Map();
  const [{ budgetAnalysis, BUDGET_NEEDLES }, { runStages, lazyTypes }] = await Promise.all([
    import('../calibrate/budgets.js'),
    import('../run/run.js'),
  ]);
  const { report, changed } = await interruptible((signal, onWrite) =>
    runStages({ analyse: budgetAnalysis(wanted, left), needles: BUDGET_NEEDLES, moveTypes: lazyTypes }, [], {
      mode: flags.dryRun ? 'dry-run' : 'write',
      allowDirty: flags.allowDirty === true,
      types: 'off',
      signal,
      onProgress: ({ stage }) => stage === 'write' && onWrite(),
    }),
  );
  if (flags.dryRun) await printDiff(changed);
  const { renderText } = await import('../calibrate/terminal.js');
  const say = (text: string) => process.stderr.write(text);
  say(`${renderText(calibration)}\n`);
  for (const { file, line, budget } of report.sites)
    say(`${visible(file)}:${line}  ${budget?.from == null ? '' : `${tokens(budget.from)} → `}${tokens(budget?.to ?? 0)}\n`);
  for (const [site, why] of left) say(`left ${visible(site)}: ${visible(why)}\n`);
  for (const error of report.errors) say(`error ${visible(errorText(error))}\n`);
  say(
    `${tokens(report.sites.length)} ${report.sites.length === 1 ? 'budget' : 'budgets'} ${flags.dryRun ? 'would change' : 'changed'} in ${files(changed.length)}.\n`,
  );
  return report.errors.length ? 2 : 0;
}

function read(names: readonly string[], options: Parameters<typeof calibrationOf>[1]): Calibration {
  const texts = names.map((file) => {
    const text = readText(file);
    if (text === undefined) throw new NotFound(`${file}: cannot read a usage log. \`opus47-migrate/usage\` writes one.`);
    return { file, text };
  });
  const logs = texts.map(({ file, text }) => ({ file, lines: text.split('\n').filter((line) => line.trim() !== '').length }));
  const read = readLogs(texts);
  const [first] = read.problems;
  if (first && read.lines === 0)
    throw new UserError(
      `${names.join(', ')}: no line is one of a usage log; ${first.file}:${first.line} ${first.message}. Usage logs are JSON lines, as \`opus47-migrate/usage\` writes them: see docs/right-sizing.md.`,
    );
  return calibrationOf({ ...read, logs, version: version() }, options);
}

function thresholdOf(given: unknown): number {
  const threshold = given === undefined ? 0.05 : Number(given);
  if (!(threshold >= 0 && threshold < 1) || given === '')
    throw new UserError('--threshold must be at least 0 and below 1: the quality that may be lost.');
  return threshold;
}

function groupingOf(given: unknown): 'site' | 'category' {
  if (given !== undefined && given !== 'site' && given !== 'category') throw new UserError('--by must be site or category.');
  return given ?? 'site';
}

function formatNamed(given: unknown): CalibrationFormat | undefined {
  const named = CALIBRATION_FORMATS.find((name) => name === given);
  if (given !== undefined && !named) throw new UserError(`--format must be one of ${CALIBRATION_FORMATS.join(', ')}.`);
  return named;
}

function formatOf(report: string): CalibrationFormat {
  const format = calibrationFormatOf(report);
  if (format === undefined)
    throw new UserError(`--report ${report}: unknown extension. Use --format with one of ${CALIBRATION_FORMATS.join(', ')}.`);
  return format;
}
