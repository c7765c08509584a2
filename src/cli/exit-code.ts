/** The exit code of a run, from its report alone; output options have no say. */

import type { Report } from '../report/report.js';
import type { Note } from '../sites/reasons.js';

/** Notes that `--strict` counts like a review row: the call may not be what it seems, or the beta may not arrive. */
const STRICT_NOTES: readonly Note[] = ['receiver-untraced', 'custom-base-url'];

/** 0: done or nothing to do; 1: `--check` found something; 2: a file could not be read, parsed or written. */
export function exitCode(report: Report, { check, strict }: { check: boolean; strict: boolean }): 0 | 1 | 2 {
  const findings = report.sites.some((site) => {
    if (site.status === 'migrated') return true;
    return strict && site.status === 'review' && !site.accepted;
  });
  const doubtful = strict && report.sites.some((site) => !site.accepted && site.notes.some(({ code }) => STRICT_NOTES.includes(code)));
  if (check && (findings || doubtful)) return 1;
  return report.errors.length > 0 ? 2 : 0;
}
