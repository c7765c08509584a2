/** Calls that wait for nothing but what `--edit-also` makes of the code that holds them back. */
import { byFile } from '../project/write.js';
import { type AlsoEdits, type AlsoInput, alsoEdits } from './also-edits.js';
import type { Analysis, SiteEdit, SourceTree } from './engine.js';

type KnowsBoth = NonNullable<SourceTree['knowsBoth']>;

/** A plan in which calls migrate that code has held back. */
export interface Freed {
  analysis: Analysis;
  /** Ties the edits of that code to the calls: all are done, or none. */
  tie(also: AlsoEdits): AlsoEdits;
}

/**
 * Plans the calls anew with what the code will know that is edited beside them; undefined where it holds none back.
 * @param plan judges and plans all calls, given what will be known.
 * @param compiled takes back what the compiler refuses.
 */
export async function freeHeldBack(
  input: Omit<AlsoInput, 'trial'>,
  plan: (knowsBoth: KnowsBoth) => Promise<Analysis>,
  compiled: (also: AlsoEdits, calls: Analysis) => Promise<AlsoEdits>,
): Promise<Freed | undefined> {
  if (input.groups.length === 0 || !isHeldBack(input.analysis)) return undefined;
  const trial = await compiled(alsoEdits({ ...input, trial: true }), input.analysis);
  const own = byFile(trial.edits);
  if (own.size === 0) return undefined;
  // A second `case` stands behind the colon of the first.
  const knowsBoth: KnowsBoth = ({ file, start, end }) => own.get(file)?.some((edit) => edit.start >= start && edit.end <= end + 1) ?? false;
  const analysis = await plan(knowsBoth);
  const freed = freedIn(analysis, input.analysis);
  if (freed.length === 0) return undefined;
  const also = await compiled(alsoEdits({ ...input, analysis }), analysis);
  const expected = new Set(trial.edits.map(keyOf));
  const made = new Set(also.edits.map(keyOf));
  if (![...expected].every((key) => made.has(key))) return undefined;
  const tied = (edit: SiteEdit): SiteEdit => (expected.has(keyOf(edit)) ? { ...edit, sites: [...edit.sites, ...freed] } : edit);
  return { analysis, tie: ({ edits, ...rest }) => ({ ...rest, edits: edits.map(tied) }) };
}

/** True where code that decides by the old id holds a call back, or keeps an id. */
const isHeldBack = ({ sites }: Analysis): boolean =>
  sites.some(({ words, notes }) => words === 'decided-by-id' || notes.some(({ code }) => code === 'id-decides-elsewhere'));

const keyOf = ({ file, start, end, text }: SiteEdit): string => JSON.stringify([file, start, end, text]);

/** The sites that migrate now and did not, or otherwise. */
function freedIn(now: Analysis, before: Analysis): string[] {
  const editsOf = ({ edits }: Analysis, id: string): string => JSON.stringify(edits.filter(({ sites }) => sites.includes(id)).map(keyOf));
  return now.sites.flatMap(({ id, status }) => (status === 'migrated' && editsOf(now, id) !== editsOf(before, id) ? [id] : []));
}
