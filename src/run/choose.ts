/** Call by call: somebody is asked, and what they leave is planned out of what the others share with it. */

import { byFile } from '../project/write.js';
import { reportSites } from '../report/build.js';
import type { ReportedSite } from '../report/report.js';
import { applyEdits } from '../rewrite/edits.js';
import type { AnalysedSite, Analysis, Stops } from './engine.js';
import type { ChangedFile } from './run.js';
import type { Settings } from './settings.js';

export interface Question {
  site: ReportedSite;
  /** The site's own changes, file by file, exact. */
  changed: ChangedFile[];
  /** How many calls are left to be asked about, this one included. */
  left: number;
  /** How many of them stand in this one's file. */
  leftInFile: number;
  /** True where the call was applied before, and leaving another has changed what it becomes. */
  again: boolean;
}

/**
 * `apply` or `skip` this call; `file`: apply all that are left in its file; `quit`: leave all that were not applied; a number: another task budget,
 * in tokens, and ask again.
 */
export type Answer = 'apply' | 'skip' | 'file' | 'quit' | { total: number };

export type Ask = (question: Question) => Promise<Answer>;

interface Input {
  ask: Ask;
  cwd: string;
  textOf: (file: string) => string;
  settings: Settings;
  analysis: Analysis;
  /** Plans everything anew. */
  plan: (settings: Settings, stops: Stops) => Promise<Analysis>;
}

/** Asks until every call that is left to migrate was applied as it is planned in the end. */
export async function chooseSites({ ask, cwd, textOf, plan, ...start }: Input): Promise<{ analysis: Analysis; settings: Settings }> {
  let { settings, analysis } = start;
  const stops = new Map<string, { reason: 'declined' }>();
  const applied = new Map<string, string>();
  let quit = false;
  for (;;) {
    const open = inOrder(analysis).filter((site) => applied.get(site.id) !== fingerprint(site, analysis));
    const [site] = open;
    if (!site) return { analysis, settings };
    const inFile = open.filter(({ file }) => file === site.file);
    // Whoever quits keeps what was applied: a call that changes because others were left is shown again even then.
    const again = applied.has(site.id);
    const answer = quit && !again ? 'quit' : await ask(questionFor(site));
    if (answer === 'apply') applied.set(site.id, fingerprint(site, analysis));
    else if (answer === 'file') for (const one of inFile) applied.set(one.id, fingerprint(one, analysis));
    else {
      if (answer === 'quit') quit = true;
      if (typeof answer === 'object')
        settings = { ...settings, budgets: [...settings.budgets, { site: exactly(site.id), total: answer.total }] };
      else {
        const declined = answer === 'skip' ? [site] : open.filter(({ id }) => again || !applied.has(id));
        for (const { id } of declined) stops.set(id, { reason: 'declined' });
      }
      analysis = await plan(settings, stops);
    }

    function questionFor(asked: AnalysedSite): Question {
      const own = byFile(analysis.edits.filter(({ sites }) => sites.includes(asked.id)));
      return {
        site: reportSites({ cwd, analysis, textOf }).find(({ id }) => id === asked.id) as ReportedSite,
        changed: [...own].map(([file, edits]) => ({ file, before: textOf(file), after: applyEdits(textOf(file), edits) })),
        left: open.length,
        leftInFile: inFile.length,
        again,
      };
    }
  }
}

const inOrder = ({ sites }: Analysis): AnalysedSite[] =>
  sites.filter(({ status }) => status === 'migrated').sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.start - b.start));

/** What a site becomes. */
const fingerprint = ({ id }: AnalysedSite, { edits }: Analysis): string =>
  JSON.stringify(edits.filter(({ sites }) => sites.includes(id)).map(({ file, start, end, text }) => [file, start, end, text]));

/** A glob that fits one text. */
const exactly = (text: string): string => text.replace(/[\\*?[\]{}()!+@|^$"']/g, '\\$&');
