/** The baseline: review sites that are known and accepted, by id, so that `--strict` gates only new ones. */
import fs from 'node:fs';
import { UserError } from './errors.js';
import type { Report } from './report/report.js';

interface Baseline {
  version: 1;
  accepted: string[];
}

/** @throws UserError for a file that is no baseline. */
export function readBaseline(file: string, mayBeMissing: boolean): Set<string> {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    if (mayBeMissing) return new Set();
    throw new UserError(`${file}: no such baseline. Make one with --baseline ${file} --update-baseline.`);
  }
  try {
    const data = JSON.parse(text) as Partial<Baseline>;
    if (data.version === 1 && Array.isArray(data.accepted) && data.accepted.every((id) => typeof id === 'string'))
      return new Set(data.accepted);
  } catch {
    // Said below, with what to do.
  }
  throw new UserError(`${file}: not a baseline of this tool ({ "version": 1, "accepted": [ids] }). Make it anew with --update-baseline.`);
}

/** Marks the accepted sites and names the entries that no site needs any more. */
export function applyBaseline(report: Report, accepted: ReadonlySet<string>): Report {
  const review = new Set(report.sites.filter(({ status }) => status === 'review').map(({ id }) => id));
  const unused = [...accepted].filter((id) => !review.has(id));
  return {
    ...report,
    sites: report.sites.map((site) => (site.status === 'review' && accepted.has(site.id) ? { ...site, accepted: true } : site)),
    warnings: [
      ...report.warnings,
      ...unused.map((id) => `The baseline accepts ${id}, which needs no review any more: remove it with --update-baseline.`),
    ],
  };
}

export function baselineOf(report: Report): string {
  const accepted = report.sites.filter(({ status }) => status === 'review').map(({ id }) => id);
  return `${JSON.stringify({ version: 1, accepted: accepted.sort() } satisfies Baseline, null, 2)}\n`;
}
