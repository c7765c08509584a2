/** Why something that the user named, or would expect to be looked at, is not: one sentence for each reason. */
import { LEFT_OUT_FOLDERS, matcher } from './exclusions.js';
import { isInside } from './paths.js';
import type { Target } from './target.js';

/** How a sentence ends, behind one name and behind several. */
const ENDINGS = {
  ignored: ['is excluded by .gitignore; use --no-ignore to include it.', 'are excluded by .gitignore; use --no-ignore to include them.'],
  repository: [
    'is in another Git repository and was skipped; name it alone to migrate it.',
    'are in other Git repositories and were skipped; name one alone to migrate it.',
  ],
  submodule: ['is a submodule and was skipped; name it to migrate it.', 'are submodules and were skipped; name one to migrate it.'],
  clone: [
    'is another Git repository and was skipped; name it to migrate it.',
    'are other Git repositories and were skipped; name one to migrate it.',
  ],
  empty: ['has no readable file.', 'have no readable file.'],
  document: ['is Markdown: use --docs to include its code.', 'are Markdown: use --docs to include their code.'],
  other: [
    'has no source files (JavaScript, TypeScript, Python, components, notebooks).',
    'have no source files (JavaScript, TypeScript, Python, components, notebooks).',
  ],
  filtered: [
    'has source files, but --include and --exclude leave none of them.',
    'have source files, but --include and --exclude leave none of them.',
  ],
  excluded: [
    `has only source files that are excluded by default (${LEFT_OUT_FOLDERS.join(', ')}, dot-folders, *.min.*, *.d.ts); name them, or use --no-ignore.`,
    `have only source files that are excluded by default (${LEFT_OUT_FOLDERS.join(', ')}, dot-folders, *.min.*, *.d.ts); name them, or use --no-ignore.`,
  ],
  include: ['of --include matches no file of the project.', 'of --include match no file of the project.'],
} as const satisfies Record<string, readonly [string, string]>;
type Ending = keyof typeof ENDINGS;

/** How many names a sentence has. */
const SHOWN = 3;

/** `a, b, c and 4 more are …`; nothing for no name. */
export function leftOut(names: readonly string[], ending: Ending): string[] {
  if (names.length === 0) return [];
  const rest = names.length - SHOWN;
  const shown = names.slice(0, SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return [`${shown} ${ENDINGS[ending][names.length === 1 ? 0 : 1]}`];
}

/** A path or glob of the user's, with the files that it matches. */
export interface Named {
  target: Target;
  matches: readonly string[];
  /** How many of them are handled, or searched for the model id. */
  taken: number;
}

/** What there is to know about the files around. */
export interface Around {
  /** Folders of repositories inside of this one. */
  repositories: readonly string[];
  isIgnored: (folder: string) => boolean;
  isSource: (file: string) => boolean;
  /** True for Markdown that `--docs` would take in. */
  isDocument: (file: string) => boolean;
  /** True for a file that the options which choose files leave. */
  wanted: (file: string) => boolean;
  /** True where git chooses among the files (`--staged`): that it chooses none is nothing to be told at each commit. */
  gitChooses: boolean;
}

/** Sentences about the paths that give no file. */
export function whyNothing(named: readonly Named[], around: Around): string[] {
  const byEnding = new Map<Ending, string[]>();
  for (const one of named) {
    if (one.taken > 0 || one.target.kind === 'missing') continue;
    const ending = endingFor(one, around);
    if (ending === 'filtered' && around.gitChooses) continue;
    byEnding.set(ending, [...(byEnding.get(ending) ?? []), one.target.given]);
  }
  return [...byEnding].flatMap(([ending, names]) => leftOut(names, ending));
}

function endingFor({ target, matches }: Named, { repositories, isIgnored, isSource, isDocument, wanted }: Around): Ending {
  if (repositories.some((folder) => isInside(folder, target.path))) return 'repository';
  if (matches.length === 0) return isIgnored(target.path) ? 'ignored' : 'empty';
  const sources = matches.filter(isSource);
  if (sources.length === 0) return matches.some(isDocument) ? 'document' : 'other';
  return sources.some(wanted) ? 'excluded' : 'filtered';
}

/** Sentences about globs of `--include` that match none of the files. */
export const unmatched = (include: readonly string[], cwd: string, files: readonly string[]): string[] =>
  leftOut(
    include.filter((glob) => !files.some(matcher([glob], cwd))),
    'include',
  );
