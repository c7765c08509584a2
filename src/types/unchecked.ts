/** Sites that no compiler checks, since no SDK is installed for them. It loads nothing of the compiler. */
import type { AnalysedSite, Analysis, SourceTree } from '../run/engine.js';
import { isTypedFile } from './applies.js';
import { SDK, Sdks } from './installed.js';
import type { Typed } from './stage.js';

/** What the type stage would give where no typed site has an SDK; undefined where the compiler has to be asked. */
export function withoutCompiler({ tree, analysis }: { tree: SourceTree; analysis: Analysis }): Typed | undefined {
  const sdks = new Sdks();
  const typed = analysis.sites.filter(({ status, file }) => status === 'migrated' && isTypedFile(file, tree));
  // Which JavaScript is checked is for the compiler to say.
  if (typed.some(({ file }) => !/\.[cm]?tsx?$/.test(file) || sdks.of(file))) return undefined;
  return unchecked(analysis, typed);
}

/** Adds what is to be said of sites whose types were not checked, and a warning where there are any. */
export function unchecked(analysis: Analysis, sites: readonly AnalysedSite[]): Typed {
  const ids = new Set(sites.map(({ id }) => id));
  const noted = analysis.sites.map((site) =>
    ids.has(site.id)
      ? { ...site, notes: [...site.notes, { code: 'types-not-checked' as const, detail: `${SDK} is not installed` }] }
      : site,
  );
  return {
    analysis: { ...analysis, sites: noted },
    warnings: sites.length > 0 ? [`Types were not checked: ${SDK} is not installed. Run your own type check.`] : [],
  };
}
