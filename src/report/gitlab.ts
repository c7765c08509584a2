/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
import { createHash } from 'node:crypto';
import { findingsOf, type Level } from './findings.js';
import type { Report } from './report.js';
import { inRepository } from './repository.js';

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const satisfies Record<Level, string>;

export function renderGitlab(given: Report): string {
  const report = inRepository(given);
  const findings = findingsOf(report).map(({ level, rule, message, site }) => ({
    description: message,
    check_name: rule,
    fingerprint: fingerprint(rule, site.id),
    severity: SEVERITIES[level],
    location: { path: site.file, lines: { begin: site.line, end: site.endLine } },
    ...(site.related.length > 0 && { other_locations: site.related.map(({ file, line }) => ({ path: file, lines: { begin: line } })) }),
  }));
  const errors = report.errors.map(({ file, line, message }) => ({
    description: message,
    check_name: 'error',
    fingerprint: fingerprint('error', file ?? '', message),
    severity: 'blocker',
    location: { path: file ?? '.', lines: { begin: line ?? 1 } },
  }));
  return `${JSON.stringify([...findings, ...errors], null, 2)}\n`;
}

/** The same finding in the next commit, wherever its line went: site ids hold no line numbers. */
const fingerprint = (...parts: string[]): string => createHash('sha256').update(parts.join('\0')).digest('hex');
