/** The baseline: review sites that are known and accepted, by id, so that `--strict` gates only new ones. */

import type { Report } from '../report/report.js';
import { UserError } from './errors.js';

interface Baseline {
  version: 1;
  accepted: string[];
}

/**
 * @param text what the baseline file holds; undefined where there is none.
 * @param name the file as the user knows it.
 * @throws UserError for a text that is no baseline.
 */
export function parseBaseline(text: string | undefined, name: string): Set<string> {
  if (text === undefined) throw new UserError(`${name}: no such baseline. Make one with --baseline ${name} --update-baseline.`);
  try {
    const data = JSON.parse(text) as Partial<Baseline> | null;
    if (data?.version === 1 && Array.isArray(data.accepted) && data.accepted.every((id) => typeof id === 'string'))
      return new Set(data.accepted);
  } catch {
    // Said below, with what to do.
  }
  throw new UserError(`${name}: not a baseline of this tool. Make a new one with --update-baseline.`);
}

/**
 * Marks the accepted sites and names the entries that no site needs any more.
 * @param judged whether this run looked at the file of an id; entries of other files are none of its business.
 */
export function applyBaseline(report: Report, accepted: ReadonlySet<string>, judged: (id: string) => boolean): Report {
  const review = new Set(idsInReview(report));
  const unused = [...accepted].filter((id) => !review.has(id) && judged(id));
  return {
    ...report,
    sites: report.sites.map((site) => (site.status === 'review' && accepted.has(site.id) ? { ...site, accepted: true } : site)),
    warnings: [
      ...report.warnings,
      ...unused.map((id) => `The baseline accepts ${id}, which no longer needs review. Remove it with --update-baseline.`),
    ],
  };
}

/** The ids to accept from now on: this run's review sites, and the old entries that it did not judge. */
export const updateBaseline = (report: Report, accepted: ReadonlySet<string>, judged: (id: string) => boolean): Set<string> =>
  new Set([...idsInReview(report), ...[...accepted].filter((id) => !judged(id))].sort());

export const renderBaseline = (accepted: ReadonlySet<string>): string =>
  `${JSON.stringify({ version: 1, accepted: [...accepted] } satisfies Baseline, null, 2)}\n`;

const idsInReview = ({ sites }: Report): string[] => sites.filter(({ status }) => status === 'review').map(({ id }) => id);
