/** Reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count UTF-8 bytes, ends are exclusive. */

import { type Finding, findingsOf, relatedText, ruleLink } from './findings.js';
import { HOME } from './links.js';
import { byteColumn, linesOf, type Position } from './positions.js';
import type { Report } from './report.js';
import { type Suggestion, suggestionsOf } from './suggestions.js';

interface Range {
  start: { line: number; column?: number };
  end: { line: number; column?: number };
}

interface Diagnostic {
  message: string;
  location: { path: string; range?: Range };
  severity: 'ERROR' | 'WARNING' | 'INFO';
  source: { name: string; url: string };
  code?: { value: string; url: string };
  suggestions?: { range: Range; text: string }[];
}

const SOURCE = { name: 'opus47-migrate', url: HOME };
const SEVERITIES = { error: 'ERROR', warning: 'WARNING', note: 'INFO' } as const;

/** One object. */
export const renderRdjson = (report: Report): string =>
  `${JSON.stringify({ source: SOURCE, severity: 'WARNING', diagnostics: diagnosticsOf(report) }, null, 2)}\n`;

/** One object a line. */
export const renderRdjsonl = (report: Report): string =>
  diagnosticsOf(report)
    .map((diagnostic) => `${JSON.stringify(diagnostic)}\n`)
    .join('');

/**
 * A diagnostic for every suggestion, with its range, since reviewdog offers a suggestion only on the very lines that it changes; and one for
 * every finding that has none.
 */
function diagnosticsOf(report: Report): Diagnostic[] {
  const suggestions = suggestionsOf(report);
  const diagnostics = findingsOf(report).flatMap((finding) => {
    const own = suggestions.filter(({ site }) => site === finding.site);
    return own.length ? own.map((suggestion) => suggested(finding, suggestion)) : [plain(finding)];
  });
  const errors = report.errors.map(({ file, line, message }): Diagnostic => {
    const range = line === null ? {} : { range: { start: { line }, end: { line } } };
    return { message, location: { path: file ?? '.', ...range }, severity: 'ERROR', source: SOURCE };
  });
  return [...diagnostics, ...errors];
}

const base = ({ level, rule, message, site }: Finding) => ({
  message: message + relatedText(site),
  severity: SEVERITIES[level],
  source: SOURCE,
  code: { value: rule, url: ruleLink(rule) },
});

function plain(finding: Finding): Diagnostic {
  const { site } = finding;
  const range = rangeOf({ line: site.line, column: site.column }, { line: site.endLine, column: site.endColumn }, linesOf(site, site.file));
  return { ...base(finding), location: { path: site.file, range } };
}

function suggested(finding: Finding, { site, file, start, end, text, lines }: Suggestion): Diagnostic {
  const range = rangeOf(start, end, lines);
  const call =
    start.line > site.endLine || end.line < site.line || file !== site.file ? ` (For the call at ${site.file}:${site.line}.)` : '';
  return {
    ...base(finding),
    message: `${finding.message}${relatedText(site)}${call}`,
    location: { path: file, range },
    suggestions: [{ range, text }],
  };
}

/** Whole lines where a column cannot be told. */
function rangeOf(start: Position, end: Position, lines: ReadonlyMap<number, string>): Range {
  const [from, to] = [byteColumn(lines, start), byteColumn(lines, end)];
  if (from === undefined || to === undefined) return { start: { line: start.line }, end: { line: end.line } };
  return { start: { line: start.line, column: from }, end: { line: end.line, column: to } };
}
