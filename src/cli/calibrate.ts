/** `opus47-migrate calibrate <logs>`. */
import { calibrationOf } from '../calibrate/calibrate.js';
import type { Calibration } from '../calibrate/calibration.js';
import { CALIBRATION_FORMATS, type CalibrationFormat, calibrationFormatOf, renderCalibration } from '../calibrate/formats.js';
import { readLogs } from '../calibrate/usage-log.js';
import { NotFound, UserError } from '../errors.js';
import { readText } from '../files/plain.js';
import { version } from '../version.js';
import type { Action } from './commands.js';
import { print, writeOutput } from './output.js';

/** @returns 0. @throws UserError for logs that cannot be read, and for wrong options. */
export const calibrate: Action = async (logs, flags) => {
  const report = typeof flags.report === 'string' ? flags.report : undefined;
  const format = formatFor(flags.format, report);
  const calibration = read(logs, { threshold: thresholdOf(flags.threshold), by: groupingOf(flags.by) });
  const text = await renderCalibration(calibration, format);
  if (report !== undefined) writeOutput('--report', report, text);
  if (report === undefined && format !== 'terminal') await print(text);
  else {
    const { renderTerminal } = await import('../calibrate/terminal.js');
    await print(renderTerminal(calibration, { colour: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR }));
  }
  return 0;
};

function read(files: readonly string[], options: Parameters<typeof calibrationOf>[1]): Calibration {
  const texts = files.map((file) => {
    const text = readText(file);
    if (text === undefined) throw new NotFound(`${file}: no usage log can be read here. \`opus47-migrate/usage\` writes one.`);
    return { file, text };
  });
  const logs = texts.map(({ file, text }) => ({ file, lines: text.split('\n').filter((line) => line.trim() !== '').length }));
  return calibrationOf({ ...readLogs(texts), logs, version: version() }, options);
}

function thresholdOf(given: unknown): number {
  const threshold = given === undefined ? 0.05 : Number(given);
  if (!(threshold >= 0 && threshold < 1) || given === '')
    throw new UserError('--threshold has to be a number from 0 to below 1: the quality that may be lost.');
  return threshold;
}

function groupingOf(given: unknown): 'site' | 'category' {
  if (given !== undefined && given !== 'site' && given !== 'category') throw new UserError('--by has to be site or category.');
  return given ?? 'site';
}

function formatFor(given: unknown, report: string | undefined): CalibrationFormat {
  const named = CALIBRATION_FORMATS.find((name) => name === given);
  if (given !== undefined && !named) throw new UserError(`--format has to be one of ${CALIBRATION_FORMATS.join(', ')}.`);
  const format = named ?? (report === undefined ? 'terminal' : calibrationFormatOf(report));
  if (format === undefined)
    throw new UserError(`--report ${report}: its extension names no format. Use --format with one of ${CALIBRATION_FORMATS.join(', ')}.`);
  return format;
}
