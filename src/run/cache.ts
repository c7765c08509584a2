/** Answers of earlier runs, for runs that write nothing and find every file as it was. */
import fs from 'node:fs';
import path from 'node:path';
import type { Discovered, Selection } from '../project/discover.js';
import { fingerprint } from '../project/fingerprint.js';
import { readText } from '../project/plain.js';
import { stateFolders } from '../project/state.js';
import { writeWhole } from '../project/whole.js';
import type { Analysis } from './engine.js';
import type { RunError } from './verify.js';
import { version } from './version.js';

/** What a run finds out, before it writes or reports. */
export interface Answer {
  analysis: Analysis;
  errors: RunError[];
  /** Of the type stage. */
  warnings: string[];
  /** Source files of the selection that hold the id. */
  holding: readonly string[];
  /** See `linesKnowingBoth`. */
  both: readonly string[];
}

interface Entry {
  key: string;
  answer: Answer;
}

/** A hook alternates between a few selections of files. */
const MOST_ENTRIES = 8;
const NAME = 'cache.json';
const HEAD = '{"opus47-migrate":"cache","entries":';

export interface Cache {
  /** The answer that is kept for what lies here now, and the files that it speaks of. */
  known?: Answer & { files: readonly string[] };
  /**
   * Keeps the answer of this run, and those of the runs before it.
   * @returns sentences for the user about what went wrong; a run needs no cache.
   */
  keep(answer: Answer): string[];
}

/** @param location the file, relative to the working directory; with the tool's other state where there is none. */
export function openCache(
  project: Discovered & { index?: ReadonlyMap<string, Buffer> | undefined },
  { location, settings, selection }: { location: string | null; settings: unknown; selection: Selection },
): Cache {
  const { cwd, root, git, selected } = project;
  const file = location === null ? path.join(stateFolders(root, git)[0] as string, NAME) : path.resolve(cwd, location);
  // What is staged, or changed since a commit, is no matter of the files alone.
  const chosen = selection.staged || selection.since !== null ? [...selected] : [];
  const place = [version(), process.version, process.platform, process.arch, cwd];
  const key = fingerprint(project, JSON.stringify([place, settings, selection, chosen]));
  if (key === undefined) return { keep: () => [] };
  const answer = entriesIn(file).find((entry) => entry.key === key)?.answer;
  const files = answer && filesOf(answer);
  const ours = new Set(project.project);
  return {
    // Texts of other files are not for a report, whoever wrote the cache.
    ...(answer && files?.every((one) => ours.has(one)) && { known: { ...answer, files } }),
    keep: (found) => keepAnswer(file, key, found),
  };
}

function keepAnswer(file: string, key: string, answer: Answer): string[] {
  const text = readText(file);
  if (text !== undefined && !text.startsWith(HEAD))
    return [`${file} is not a cache of this tool and was not changed. Name another file with --cache-location.`];
  const entries = [{ key, answer }, ...entriesIn(file).filter((entry) => entry.key !== key)].slice(0, MOST_ENTRIES);
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, `${HEAD}${JSON.stringify(entries)}}\n`, 0o600);
  } catch (error) {
    return [`The cache ${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`];
  }
  return [];
}

function entriesIn(file: string): Entry[] {
  const text = readText(file);
  if (!text?.startsWith(HEAD)) return [];
  try {
    return (JSON.parse(text) as { entries: Entry[] }).entries;
  } catch {
    // One that was cut short is written anew.
    return [];
  }
}

function filesOf({ analysis, errors, holding }: Answer): string[] {
  const { sites, edits, unattributed, unusedIgnores } = analysis;
  const places = sites.flatMap((site) => [
    site,
    site.stoppedAt,
    site.model?.at,
    site.budget?.at,
    ...site.notes.map(({ at }) => at),
    ...site.related,
  ]);
  const all = [...places, ...edits, ...unattributed, ...analysis.errors, ...unusedIgnores, ...errors];
  return [...new Set([...all.flatMap((place) => place?.file ?? []), ...holding])];
}
