/** The proof before anything is written: the edited files parse, and a second run would change nothing more. */
import type { DiskTree } from '../project/tree.js';
import { byFile, groupsOf } from '../project/write.js';
import { applyEdits } from '../rewrite/edits.js';
import type { analyse } from './analyse.js';
import type { Analysis, SiteEdit } from './engine.js';
import type { Settings } from './settings.js';

export interface RunError {
  file: string;
  /** UTF-16 offset into the file's text; null for the file as a whole. */
  start: number | null;
  message: string;
}

/** Applies the edits in memory and analyses again; the sites that fail become errors, with all they share edits with. */
export function verify(
  planned: Analysis,
  tree: DiskTree,
  settings: Settings,
  again: typeof analyse,
): { analysis: Analysis; errors: RunError[] } {
  const errors: RunError[] = [];
  let analysis = planned;
  while (analysis.edits.length > 0) {
    const { edits } = analysis;
    const after = textsAfter(edits, tree);
    const second = again({ ...tree.over(after), asked: new Set(after.keys()) }, settings);
    const bad = failures(analysis, second);
    if (bad.size === 0) break;
    const groups = groupsOf(edits);
    const dropped = new Set([...bad.keys()].flatMap((site) => [...(groups.get(site) ?? [site])]));
    for (const { id, file, start } of analysis.sites) if (dropped.has(id)) errors.push({ file, start, message: bad.get(id) ?? TIED });
    analysis = withoutSites(analysis, dropped);
  }
  return { analysis, errors };
}

const TIED = 'This call was not migrated: it shares an edit with one whose rewrite failed.';

/** The texts that the edits make, by file. */
export const textsAfter = (edits: readonly SiteEdit[], tree: Pick<DiskTree, 'textOf'>): Map<string, string> =>
  new Map([...byFile(edits)].map(([file, own]) => [file, applyEdits(tree.textOf(file), own)]));

/** The sites whose rewrite went wrong, with the sentence that says how. */
function failures({ edits, errors }: Analysis, second: Analysis): Map<string, string> {
  const bad = new Map<string, string>();
  const own = byFile(edits);
  for (const { file, message } of second.errors) {
    if (errors.some((error) => error.file === file)) continue;
    const sentence = `This call was not migrated: its file would no longer parse (${message}). Please report this.`;
    for (const edit of own.get(file) ?? []) for (const site of edit.sites) bad.set(site, sentence);
  }
  // A file that does not parse hides its sites: what else fails shows when it is put right.
  if (bad.size > 0) return bad;
  const edited = new Set(edits.flatMap(({ sites }) => sites));
  for (const { id, status } of second.sites)
    if (status === 'migrated' && edited.has(id))
      bad.set(id, 'This call was not migrated: a second run would change its rewrite again. Please report this.');
  return bad;
}

/** The analysis without some sites and their edits: the errors tell of them. */
export function withoutSites(analysis: Analysis, dropped: ReadonlySet<string>): Analysis {
  if (dropped.size === 0) return analysis;
  const keeps = (edit: SiteEdit) => !edit.sites.some((site) => dropped.has(site));
  return { ...analysis, edits: analysis.edits.filter(keeps), sites: analysis.sites.filter((site) => !dropped.has(site.id)) };
}
