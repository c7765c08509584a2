/** Writes the edits of whole sites: every file of a site or none, every file old or new, nothing else left behind. */
import nodeFs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../rewrite/edits.js';
import type { SiteEdit } from '../run/engine.js';
import { Interrupted } from '../run/errors.js';
import type { JournalWriter } from './journal.js';
import { problemOf, Replacement, reasonOf, type WritingFs } from './replace.js';

export type { WritingFs } from './replace.js';

export interface WriteRequest {
  root: string;
  edits: readonly SiteEdit[];
  /** The text a file had when it was analysed. */
  textOf: (file: string) => string;
  signal?: AbortSignal | undefined;
  /** Learns what is about to change before anything does. */
  journal?: JournalWriter | undefined;
  fs?: WritingFs;
}

export interface WriteResult {
  written: { file: string; before: string; after: string }[];
  /** Files that could not be written; the edits of their sites were kept out of every file. */
  failed: { file: string; message: string }[];
  /** Ids of the sites whose edits were not written. */
  dropped: Set<string>;
}

/** Sites that share an edit are written together: each site, with all it is tied to. */
export function groupsOf(edits: readonly SiteEdit[]): Map<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { sites } of edits) {
    const joined = new Set(sites.flatMap((site) => [...(groups.get(site) ?? [site])]));
    for (const site of joined) groups.set(site, joined);
  }
  return groups;
}

/** A number for each file; files that share a group of sites have the same. */
export function fileGroups(edits: readonly SiteEdit[]): Map<string, number> {
  const files = [...byFile(edits).keys()];
  const numbers = new Map(files.map((file, index) => [file, index]));
  for (const group of new Set(groupsOf(edits).values())) {
    const own = new Set(edits.filter(({ sites }) => sites.some((site) => group.has(site))).map(({ file }) => numbers.get(file)));
    const least = Math.min(...[...own].map((number) => number ?? 0));
    for (const [file, number] of numbers) if (own.has(number)) numbers.set(file, least);
  }
  return numbers;
}

export function byFile(edits: readonly SiteEdit[]): Map<string, SiteEdit[]> {
  const files = new Map<string, SiteEdit[]>();
  for (const edit of edits) {
    const own = files.get(edit.file);
    if (own) own.push(edit);
    else files.set(edit.file, [edit]);
  }
  return files;
}

/**
 * All files are checked, then all new bytes are put beside them, and only then is the first one replaced. What fails takes its
 * sites out of every file, those replaced already included.
 * @throws Interrupted when the signal came while writing; every file has its old bytes then.
 */
export async function writeSites({ root, edits, textOf, signal, journal, fs = nodeFs }: WriteRequest): Promise<WriteResult> {
  const editsOf = new Map([...byFile(edits)].sort(([a], [b]) => (a < b ? -1 : 1)));
  const groups = groupsOf(edits);
  const dropped = new Set<string>();
  const failed: WriteResult['failed'] = [];
  const staged = new Map<string, { replacement: Replacement; text: string }>();
  const target = (file: string): string => {
    const kept = (editsOf.get(file) ?? []).filter((edit) => !edit.sites.some((site) => dropped.has(site)));
    return applyEdits(textOf(file), kept);
  };

  /** Runs a step for every file, and again for the files whose text a failure has changed. */
  const forEach = async (step: (file: string, text: string) => void) => {
    const queue = new Set(editsOf.keys());
    for (const file of queue) {
      // Lets a signal arrive.
      await setImmediate();
      if (signal?.aborted) throw new Interrupted(putAllBack());
      try {
        step(file, target(file));
      } catch (error) {
        failed.push({ file, message: reasonOf(error) });
        for (const touched of drop(file)) {
          queue.delete(touched);
          queue.add(touched);
        }
        journal?.record(changes());
      }
    }
  };
  const changes = (): WriteResult['written'] =>
    [...editsOf.keys()]
      .map((file) => ({ file, before: textOf(file), after: target(file) }))
      .filter(({ before, after }) => before !== after);
  /** Gives up the sites of a file, with all they are tied to. @returns the files that had edits of theirs. */
  const drop = (file: string): string[] => {
    const gone = new Set((editsOf.get(file) ?? []).flatMap(({ sites }) => sites.flatMap((site) => [...(groups.get(site) ?? [])])));
    const fresh = [...gone].filter((site) => !dropped.has(site));
    for (const site of fresh) dropped.add(site);
    return [...editsOf].filter(([, own]) => own.some(({ sites }) => sites.some((site) => fresh.includes(site)))).map(([name]) => name);
  };
  const putAllBack = (): string[] => {
    const stuck = [...staged].flatMap(([file, { replacement }]) => {
      try {
        replacement.restore();
        return [];
      } catch (error) {
        return [`${file}: ${reasonOf(error)}`];
      }
    });
    // What could not be put back now can be by `undo`.
    if (stuck.length === 0) journal?.finish([]);
    return stuck;
  };

  const stage = (file: string, text: string) => {
    const before = textOf(file);
    const known = staged.get(file);
    if (text === before) return known?.replacement.restore();
    if (known?.text === text) return undefined;
    const replacement = known?.replacement ?? new Replacement(file, before, fs);
    staged.set(file, { replacement, text });
    return replacement.stage(text);
  };
  const checked = (file: string) => {
    const problem = problemOf(file, textOf(file), root, fs);
    if (problem !== undefined) throw new Error(problem);
  };

  try {
    await forEach((file, text) => text !== textOf(file) && checked(file));
    journal?.record(changes());
    await forEach(stage);
    await forEach((file, text) => {
      const known = staged.get(file);
      const done = known?.replacement.isSwapped ?? false;
      const settled = done && known?.text === text;
      stage(file, text);
      if (text === textOf(file) || settled) return;
      if (!done) checked(file);
      staged.get(file)?.replacement.swap();
    });
    const written = [...staged].flatMap(([file, { replacement, text }]) =>
      replacement.isSwapped ? [{ file, before: textOf(file), after: text }] : [],
    );
    // Before the journal is closed: what a killed run leaves is removed by its journal.
    for (const { replacement } of staged.values()) replacement.cleanUp();
    journal?.finish(written);
    return { written, failed, dropped };
  } catch (error) {
    if (!(error instanceof Interrupted)) putAllBack();
    throw error;
  } finally {
    for (const { replacement } of staged.values()) replacement.cleanUp();
  }
}
