/** `--guard` for code that chooses by the model already, by a test that does not know the target: its id goes into the test. */
import type { Beside } from '../frontends/beside.js';
import type { LanguageOf } from '../frontends/language-of.js';
import { isHost } from '../hosts/names.js';
import { applyEdits, touches } from '../rewrite/edits.js';
import { type Migration, mentionsOf, twinOfPart, twinOfText } from '../sdk/models.js';
import { modelsOf, supposed } from '../sites/chosen.js';
import { type Facts, pathsOf } from '../sites/facts.js';
import type { Outcome } from '../values/values.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree, Spot } from './engine.js';

/** How often the code is looked at with another text beside one that a test knows. */
const MOST_TRIALS = 24;
/** Matches no text. */
const NOTHING = /(?!)/;

interface Input {
  tree: SourceTree;
  languages: readonly LanguageOf[];
  migration: Migration;
  /** Analyses the same files, with other texts. */
  again: (tree: SourceTree) => Analysis;
}

type Gate = NonNullable<AnalysedSite['gate']>;

/** The calls that need nothing more once their tests know the target, with the edits of these tests; the other calls stay what they are. */
export function extendGates(planned: Analysis, input: Input): Map<string, SiteEdit[]> {
  const { tree } = input;
  const waiting = planned.sites.filter(({ gate }) => gate !== undefined);
  const extended = new Map<string, SiteEdit[]>();
  let taken: SiteEdit[] = [];
  let trials = 0;
  for (const { id, gate } of waiting)
    for (const text of gate?.texts ?? []) {
      if (extended.has(id) || trials >= MOST_TRIALS) break;
      const edits = editsAt(text, gate as Gate, input);
      if (edits.length === 0 || edits.some((edit) => [...planned.edits, ...taken].some((other) => clashes(edit, other)))) continue;
      trials++;
      const all = [...taken, ...edits];
      const after = input.again(edited(tree, all));
      const freed = waiting.filter((one) => isChosen(one, after)).map((one) => one.id);
      if (!freed.includes(id) || !isSameBeside(planned, after, new Set(freed))) continue;
      const own = edits.map((edit): SiteEdit => ({ ...edit, sites: freed.filter((one) => !extended.has(one)) }));
      for (const one of own[0]?.sites ?? []) extended.set(one, own);
      taken = all;
    }
  return extended;
}

/** The row of a call whose test gets to know the target; any other as it is. */
export function withExtended(site: AnalysedSite, edits: readonly SiteEdit[] | undefined): AnalysedSite {
  if (!edits) return site;
  const { gate: _, stoppedAt, detail, guardable: __, ...rest } = site;
  const [first] = edits;
  const at = stoppedAt ?? (first && { file: first.file, start: first.start });
  return { ...rest, status: 'migrated', reason: null, notes: [...rest.notes, { code: 'gate-extended', detail, at }], related: [] };
}

/** The new id beside a text that a test knows. */
function editsAt({ file, start, end }: Spot & { end: number }, { knows }: Gate, { tree, languages, migration }: Input): SiteEdit[] {
  const text = tree.read(file) ?? '';
  const language = languages.find(({ handles }) => handles(file));
  const mention = [...text.slice(start, end).matchAll(mentionsOf(knows))][0];
  if (!language || !mention || isHost(file) || !tree.selected.has(file)) return [];
  const pair = { from: knows, to: migration.to };
  const finder = language.beside({
    text,
    file,
    mentions: mentionsOf(knows),
    says: NOTHING,
    twinOf: (id) => twinOfText(id, pair),
    twinOfPattern: (pattern) => twinOfPart(pattern, pair),
    // The thinking budget that stands near it stays for other models.
    remaining: () => '',
  });
  const at = start + mention.index;
  const found: Beside = finder.at({ start: at, end: at + mention[0].length });
  return 'edits' in found ? found.edits.map((edit) => ({ ...edit, file, kind: 'guard', sites: [] })) : [];
}

const clashes = (edit: SiteEdit, other: SiteEdit): boolean => edit.file === other.file && (touches(edit, other) || touches(other, edit));

function edited(tree: SourceTree, edits: readonly SiteEdit[]): SourceTree {
  const texts = new Map(
    [...new Set(edits.map(({ file }) => file))].map((file) => [
      file,
      applyEdits(
        tree.read(file) ?? '',
        edits.filter((edit) => edit.file === file),
      ),
    ]),
  );
  return {
    ...tree,
    read: (file) => texts.get(file) ?? tree.read(file),
    isChanged: (file) => texts.has(file) || (tree.isChanged?.(file) ?? false),
  };
}

const isChosen = ({ id }: AnalysedSite, { sites }: Analysis): boolean =>
  sites.some((site) => site.id === id && site.reason === 'chosen-by-model');

/** Models and thinking of everything that each call can send, and of what it sends where its model is the target. */
export const waysOf = (all: readonly Facts[], migration: Migration): Map<string, string> =>
  new Map(
    all.map(({ site, requests }) => {
      const ways = requests.flatMap((one) => {
        const { open, ids } = modelsOf(one);
        const onTarget = supposed(one.request, [...open, ...ids], migration.to).flatMap((request) => pathsOf(request, migration));
        return [one.paths, onTarget].map((paths) =>
          paths.map(({ model, thinking, state }) => [...[model, thinking].map(({ leaf }) => textOf(leaf)), state]),
        );
      });
      return [site.id, JSON.stringify(ways)];
    }),
  );

const textOf = (leaf: Outcome['leaf']): unknown => (leaf.kind === 'literal' ? leaf.value : leaf.kind);

/** True where all other calls send, and become, the same as before: the test decides nothing else. */
function isSameBeside(before: Analysis, after: Analysis, freed: ReadonlySet<string>): boolean {
  const rowsOf = ({ sites, edits, ways = new Map() }: Analysis): string =>
    JSON.stringify([
      [...ways].filter(([id]) => !freed.has(id)),
      sites
        .filter(({ id }) => !freed.has(id))
        .map(({ id, status, reason }) => [id, status, reason, edits.filter((edit) => edit.sites.includes(id)).map(({ text }) => text)]),
    ]);
  return rowsOf(before) === rowsOf(after);
}
