/** Rules of `budgets` that change nothing: a typo there would go unseen. */
import picomatch from 'picomatch';
import { below } from '../project/paths.js';
import type { AnalysedSite } from './engine.js';
import type { BudgetRule } from './settings.js';

/**
 * One sentence for each rule that fits no file of the project, or no call of a file whose calls migrate. Calls of other files may have been
 * migrated before, or not be selected.
 * @param files absolute paths of all files of the project.
 */
export function idleRules(
  rules: readonly BudgetRule[],
  { files, sites, root }: { files: Iterable<string>; sites: readonly AnalysedSite[]; root: string },
): string[] {
  if (rules.length === 0) return [];
  const names = [...files].map((file) => below(root, file));
  const ids = sites.flatMap(({ id, status, budget }) => (status === 'migrated' && budget ? [id] : []));
  return rules.flatMap(({ files: glob, site }, index) => {
    const why = (glob !== undefined && idleFiles(glob, names)) || (site !== undefined && idleSite(site, names, ids));
    return why ? [`budgets, entry ${index + 1}: ${why}.`] : [];
  });
}

const tester = (glob: string) => picomatch(glob, { dot: true });

function idleFiles(glob: string, names: readonly string[]): string | undefined {
  const fits = tester(glob);
  return names.some((name) => fits(name)) ? undefined : `\`files\` (${glob}) matches no file; it is relative to the root of the project`;
}

function idleSite(glob: string, names: readonly string[], ids: readonly string[]): string | undefined {
  const inFile = glob.includes('#') ? tester(fileOf(glob)) : () => true;
  if (!names.some((name) => inFile(name))) return `\`site\` (${glob}) matches no file; the report has the IDs`;
  const near = ids.filter((id) => inFile(fileOf(id)));
  const fits = tester(glob);
  return near.length === 0 || near.some((id) => fits(id)) ? undefined : `\`site\` (${glob}) matches no call; the report has the IDs`;
}

const fileOf = (id: string): string => id.slice(0, id.lastIndexOf('#'));
