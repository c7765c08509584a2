/** `TODO(opus47-migrate)` comments above the calls that need a person: written, brought up to date, taken away. */
import { type Place, type Remarks, remarksOf } from '../frontends/remarks.js';
import { NOTEBOOK, unitName } from '../hosts/names.js';
import type { Encoded, ReadNotebook } from '../hosts/units.js';
import { maskKeys } from '../report/mask.js';
import { visible } from '../report/text.js';
import { touches } from '../rewrite/edits.js';
import type { Migration } from '../sdk/models.js';
import { wordsFor } from '../sites/special-words.js';
import { wordsOf } from '../sites/wording.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from './engine.js';
import { MARK, renderTodo, todosIn } from './todo-text.js';

/** `write`: one above each review site, and none elsewhere; `remove`: none at all. */
export type TodoMode = 'write' | 'remove';

/** One comment as it should stand. */
interface Wanted extends Place {
  sentence: string;
}

/**
 * The edits that bring the comments of the selected files up to date, without those that would get in the way of the migration's.
 * @param readNotebook where there is none, notebooks stay as they are.
 */
export function todoEdits(
  mode: TodoMode,
  { sites, edits, errors, migration }: Analysis,
  tree: SourceTree,
  readNotebook?: ReadNotebook,
): SiteEdit[] {
  const review = mode === 'write' ? sites.filter(({ status }) => status === 'review') : [];
  const files = new Set([...review.map(({ file }) => file), ...tree.containing([MARK]).filter((file) => tree.selected.has(file))]);
  const broken = new Set(errors.map(({ file }) => file));
  return [...files]
    .filter((file) => !broken.has(file))
    .flatMap((file) => {
      const others = edits.filter((edit) => edit.file === file);
      return forFile(
        tree,
        file,
        review.filter((site) => site.file === file),
        { readNotebook, migration },
      ).filter((edit) => !others.some((other) => touches(edit, other)));
    });
}

function forFile(
  tree: SourceTree,
  file: string,
  sites: readonly AnalysedSite[],
  { readNotebook, migration }: { readNotebook: ReadNotebook | undefined; migration: Migration | undefined },
): SiteEdit[] {
  let text: string | undefined;
  let encoded: Encoded | undefined;
  let remarks: Remarks;
  try {
    text = tree.read(file);
    if (text !== undefined && NOTEBOOK.test(file)) {
      encoded = readNotebook?.(text)?.encoded;
      text = encoded?.code;
    }
    if (text === undefined) return [];
    remarks = remarksOf(text, encoded ? unitName(file, 0, 'py') : file);
  } catch {
    // Said by the analysis, where the file matters to it.
    return [];
  }
  const existing = todosIn(text, remarks.comments);
  const wanted = new Map<number, Wanted[]>();
  for (const site of sites) {
    const found = remarks.placeFor(encoded?.offsetOf(site.start) ?? site.start);
    // A line of ours may quote a comment that means the next line.
    const place = { ...found, offset: existing.find(({ start, end }) => start < found.offset && found.offset < end)?.end ?? found.offset };
    wanted.set(place.offset, [...(wanted.get(place.offset) ?? []), { ...place, sentence: sentenceFor(site, migration) }]);
  }
  const kept = new Set<number>();
  const edit = (start: number, end: number, replacement: string): SiteEdit => ({
    file,
    start,
    end,
    text: replacement,
    kind: 'todo',
    sites: [`todo ${file.slice(tree.root.length + 1)}`],
  });
  const result: SiteEdit[] = [];
  for (const [offset, comments] of wanted) {
    // What stands right above the place, comment by comment, is brought up to date as a whole.
    let start = offset;
    for (let above = endingAt(existing, start); above; above = endingAt(existing, start)) {
      kept.add(above.start);
      start = above.start;
    }
    // After a byte order mark.
    if (start === 0 && text.startsWith('\uFEFF')) start = 1;
    const fresh = comments.map((comment) => renderTodo(comment, comment.sentence, text)).join('');
    const end = Math.max(offset, start);
    if (text.slice(start, end) !== fresh) result.push(edit(start, end, fresh));
  }
  result.push(...existing.filter(({ start }) => !kept.has(start)).map(({ start, end }) => edit(start, end, '')));
  const own = encoded?.encode(result) ?? result;
  return result.flatMap((one, index) => (own[index] ? [{ ...one, ...own[index] }] : []));
}

const endingAt = (spans: readonly { start: number; end: number }[], offset: number) => spans.find(({ end }) => end === offset);

/** Without line ends, whatever the user's code holds; it names no line numbers, which would be old soon. */
function sentenceFor({ reason, detail, words }: AnalysedSite, migration: Migration | undefined): string {
  if (reason === null) throw new Error('a review site has a reason');
  const { says, todo } = wordsOf(wordsFor(reason, words), detail?.replace(/\s+/g, ' '), migration);
  return visible(maskKeys(`${reason}: ${says} ${todo}`));
}
