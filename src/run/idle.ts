/** A run that has nothing to do, and settings that have nothing to do in a run. */
import type { Discovered } from '../project/discover.js';
import { idleRules } from './budget-rules.js';
import type { Analysis } from './engine.js';
import type { Chosen, Settings } from './settings.js';

export const NOTHING: Analysis = { sites: [], edits: [], unattributed: [], errors: [], unusedIgnores: [], parsed: 0 };

/** Sentences about settings that change nothing. @param analysis before files are left to other shards. */
export const idleSettings = (
  analysis: Analysis,
  settings: Settings,
  { budgets = [] }: Chosen,
  found: Pick<Discovered, 'project' | 'root'>,
): string[] => [
  ...idleFix(analysis, settings),
  // All files are listed for rules alone.
  ...(budgets.length > 0 ? idleRules(budgets, { files: found.project, sites: analysis.sites, root: found.root }) : []),
];

/** Says that `--fix-sampling` has had nothing to do. */
export function idleFix({ sites }: Analysis, { fixSampling }: Settings): string[] {
  const isFixed = sites.some(({ notes }) => notes.some(({ code }) => code === 'sampling-fixed'));
  return fixSampling && !isFixed ? ['--fix-sampling found no call that fails because of its sampling parameters.'] : [];
}
