/** Rules of `budgets` that change nothing: a typo there would go unseen. */
import picomatch from 'picomatch';
import { below } from '../project/paths.js';
import type { AnalysedSite } from './engine.js';
import type { BudgetRule, CallKind } from './settings.js';

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
  // One that a rule gives no task budget has none.
  const ruled = sites.filter(({ status, kind }) => status === 'migrated' && kind !== null);
  const ids = ruled.map(({ id }) => id);
  return rules.flatMap(({ files: glob, site, kind }, index) => {
    const why =
      (glob !== undefined && idleFiles(glob, names)) ||
      (site !== undefined && idleSite(site, names, ids)) ||
      (kind !== undefined && (glob ?? site) !== undefined && idleKind(kind, ruled, (one) => fits(one, { files: glob, site }, root)));
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

/** Of calls of a kind everywhere there may be none; those that a rule names besides are there. */
function idleKind(kind: CallKind, ruled: readonly AnalysedSite[], isNamed: (site: AnalysedSite) => boolean): string | undefined {
  const named = ruled.filter(isNamed);
  return named.length === 0 || named.some((site) => site.kind?.is === kind) ? undefined : `no call that it names is \`${kind}\``;
}

const fits = ({ id, file }: AnalysedSite, { files, site }: BudgetRule, root: string): boolean =>
  (files === undefined || tester(files)(below(root, file))) && (site === undefined || tester(site)(id));

const fileOf = (id: string): string => id.slice(0, id.lastIndexOf('#'));
