/** Stand-ins for the analysis: sites and edits as a test wants them. */
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from '../../src/run/engine.js';

const analysis = (over: Partial<Analysis> = {}): Analysis => ({
  sites: [],
  edits: [],
  unattributed: [],
  errors: [],
  unusedIgnores: [],
  parsed: 0,
  ...over,
});

export const analysedSite = (over: Partial<AnalysedSite> = {}): AnalysedSite => ({
  id: 'a.ts#main:1',
  file: '/p/a.ts',
  start: 0,
  end: 1,
  api: 'messages.create',
  status: 'migrated',
  reason: null,
  kind: null,
  model: null,
  budget: null,
  notes: [],
  related: [],
  ...over,
});

/**
 * An analysis of a language of one word: `old` is a site that becomes `new`, `tied` one whose edits are all done together,
 * `again` becomes itself and is never done, `broken` becomes a text that does not parse (`!!!`), `doubt` needs review.
 */
export function analyseWords(tree: SourceTree): Analysis {
  const becomes: Record<string, string> = { old: 'new', tied: 'knot', again: 'again.', broken: '!!!' };
  const found = analysis();
  for (const file of tree.containing(['old', 'tied', 'again', 'broken', 'doubt', '!!!'])) {
    if (!tree.selected.has(file)) continue;
    let text: string | undefined;
    try {
      text = tree.read(file);
    } catch (error) {
      found.errors.push({ file, start: null, message: (error as Error).message });
      continue;
    }
    if (text === undefined) continue;
    if (text.includes('!!!')) {
      found.errors.push({ file, start: text.indexOf('!!!'), message: 'does not parse' });
      continue;
    }
    found.parsed++;
    let ordinal = 0;
    for (const { 0: word, index } of text.matchAll(/old|tied|again|broken|doubt/g)) {
      const id = `${file.slice(tree.root.length + 1)}#main:${++ordinal}`;
      const doubtful = word === 'doubt';
      found.sites.push(
        analysedSite({
          id,
          file,
          start: index,
          end: index + word.length,
          status: doubtful ? 'review' : 'migrated',
          reason: doubtful ? 'model-unknown' : null,
        }),
      );
      const sites = word === 'tied' ? [id, 'knot'] : [id];
      if (!doubtful)
        found.edits.push({
          file,
          start: index,
          end: index + word.length,
          text: becomes[word] ?? '',
          kind: 'model',
          sites,
        } satisfies SiteEdit);
    }
  }
  return found;
}
