/** `findings.json` of a fixture: the options of its run, and what the report says. */
import type { ReportedSite } from '../../src/report/report.js';
import type { RunOptions } from '../../src/run/run.js';
import type { Settings } from '../../src/run/settings.js';

export interface Findings {
  options?: Partial<Settings> & RunOptions;
  paths?: string[];
  sites: {
    at: string;
    status: string;
    reason?: string;
    api?: string;
    notes?: string[];
    budget?: Record<string, unknown>;
    model?: string;
    /** The steps that change something for the site. */
    steps?: string[];
  }[];
  unattributed?: string[];
  alsoCheck?: string[];
}

/** What the findings of a case say about a site, in the same words. */
export function summary(site: ReportedSite, { sites }: Pick<Findings, 'sites'>): Findings['sites'][number] {
  const at = `${site.file}:${site.line}`;
  const wanted = sites.find((one) => one.at === at);
  return {
    at,
    status: site.status,
    ...(site.reason !== null && { reason: site.reason }),
    ...(wanted?.api !== undefined && { api: site.api ?? '' }),
    ...(wanted?.notes !== undefined && { notes: site.notes.map(({ code }) => code) }),
    ...(wanted?.budget !== undefined && {
      budget: Object.fromEntries(
        Object.keys(wanted.budget).map((key) => [key, (site.budget as Record<string, unknown> | null)?.[key] ?? null]),
      ),
    }),
    ...(wanted?.model !== undefined && { model: site.model?.to ?? '' }),
    ...(wanted?.steps !== undefined && { steps: [...new Set(site.changes.map(({ kind }) => kind))].sort() }),
  };
}
