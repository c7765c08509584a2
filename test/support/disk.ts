/** A fixture as a project on the disk, in git. */
import { expect } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { renderFindings } from './findings.js';
import { afterOf, type Case, inputOf } from './fixtures.js';
import { type Files, repository } from './project.js';

/** The project that a case is about, everything committed. */
export const projectOf = (one: Case): string => repository(inputOf(one));

/** What `snapshot` gives of the project before and after the run. */
export const snapshotsOf = (one: Case): { before: Files; after: Files } => ({
  before: asSnapshot(inputOf(one)),
  after: asSnapshot(afterOf(one)),
});

const asSnapshot = (files: Record<string, string>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text).toString('latin1')]));

/**
 * Compares a report with the findings of a case, but for what only the analysis knows.
 * @param written the lines that --edit-also edits are those of the files as they are now, where a case counts them as they were.
 */
export function expectFindings(one: Case, report: Report, written: boolean): void {
  expect(report.errors).toEqual([]);
  const isMoved = written && one.options.editAlso !== undefined;
  const compared = (findings: string): string => (isMoved ? withoutAlsoLines(reported(findings)) : reported(findings));
  expect(compared(renderFindings(report, one.findings))).toBe(compared(one.findings));
}

const reported = (findings: string): string =>
  findings.replaceAll(/^ {2}stopped at: .*\n/gm, '').replaceAll(/^( {2}note: [\w-]+).*$/gm, '$1');

const withoutAlsoLines = (findings: string): string => findings.replaceAll(/^(also check: [^:\n]+):\d+/gm, '$1');
