/** Annotations of GitHub Actions, as workflow commands on standard output. */
import { errorText, findingsOf, type Level, relatedText } from './findings.js';
import type { Report } from './report.js';
import { inRepository } from './repository.js';
import { visible } from './text.js';

/** GitHub shows this many annotations of each type for a step; the rest would be lost without a word. */
const MOST = 10;
const TYPES = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Level, string>;

export function renderGithub(given: Report): string {
  const report = inRepository(given);
  const errors = report.errors.map((error) => ({
    type: 'error',
    line: command(
      'error',
      { ...(error.file !== null && { file: error.file, line: error.line ?? 1 }), title: 'opus47-migrate' },
      errorText(error),
    ),
  }));
  const findings = findingsOf(report).map(({ level, rule, message, site }) => ({
    type: TYPES[level],
    line: command(
      TYPES[level],
      {
        file: site.file,
        line: site.line,
        endLine: site.endLine,
        // Columns are shown within one line alone.
        ...(site.line === site.endLine && { col: site.column, endColumn: site.endColumn }),
        title: `opus47-migrate: ${rule}`,
      },
      message + relatedText(site),
    ),
  }));
  const all = [...errors, ...findings];
  const shown = Object.values(TYPES).flatMap((type) => all.filter((one) => one.type === type).slice(0, MOST));
  const rest = all.length - shown.length;
  const more = rest
    ? [`${rest} more ${rest === 1 ? 'finding has' : 'findings have'} no annotation: GitHub shows ${MOST} of a type. See the job summary.`]
    : [];
  return [...shown.map(({ line }) => line), ...more].map((line) => `${line}\n`).join('');
}

/** Escapes as GitHub's own toolkit does: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts. */
function command(type: string, properties: Record<string, string | number>, message: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${type} ${list.join(',')}::${data(message)}`;
}

const data = (text: string): string => visible(text).replaceAll('%', '%25');
/** A file is named by its bytes: line breaks in it are escaped. What else would steer a terminal is made visible: the log is read in one. */
const property = (text: string): string =>
  visible(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll(':', '%3A').replaceAll(',', '%2C'));
