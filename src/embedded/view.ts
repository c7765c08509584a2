/** A source tree in which the code inside components and Markdown stands as modules of its own, at its host's offsets. */
import type { Analysis, SourceTree, Spot } from '../engine.js';
import { COMPONENT, hostOf, isHost, isUnit, MARKDOWN, unitName } from './names.js';
import { blanked, type Range, type Unit, unitsOf } from './units.js';

interface NamedUnit extends Unit {
  name: string;
}

export interface EmbeddedView extends SourceTree {
  /** True where a range of a unit is code. */
  covers(unit: string, start: number, end: number): boolean;
  /** Thinking budgets in selected components that stand in no script block. */
  outside(): (Spot & { why: string })[];
}

/** Where files are asked for by what they hold, the host's units are given; `files()` stays as it is. */
export function viewEmbedded(tree: SourceTree): EmbeddedView {
  const units = new Map<string, NamedUnit[]>();
  const texts = new Map<string, string>();
  const unitsIn = (host: string): NamedUnit[] => {
    let found = units.get(host);
    if (!found) {
      const text = textOf(tree, host);
      found =
        text === undefined
          ? // What cannot be read is said when the unit is.
            [{ name: unitName(host, 0, 'js'), extension: 'js', ranges: [] }]
          : unitsOf(text, host).map((unit, index) => ({ ...unit, name: unitName(host, index, unit.extension) }));
      units.set(host, found);
    }
    return found;
  };
  const read = (file: string): string | undefined => {
    if (!isUnit(file)) return tree.read(file);
    const known = texts.get(file);
    if (known !== undefined) return known;
    const host = hostOf(file);
    const text = tree.read(host);
    const unit = unitsIn(host).find(({ name }) => name === file);
    if (text === undefined || !unit) return undefined;
    const code = blanked(text, unit.ranges);
    texts.set(file, code);
    return code;
  };
  return {
    ...tree,
    selected: tree.files().some(isHost) ? new Selected(tree.selected) : tree.selected,
    containing: (needles, among) =>
      tree.containing(needles, among && ((file) => isHost(file) || among(file))).flatMap((file) => {
        if (!isHost(file)) return [file];
        const text = textOf(tree, file);
        const holds = ({ start, end }: Range) => text === undefined || needles.some((needle) => text.slice(start, end).includes(needle));
        return unitsIn(file).flatMap(({ name, ranges }) =>
          (text === undefined || ranges.some(holds)) && (!among || among(name)) ? [name] : [],
        );
      }),
    read,
    isFile: (file) => tree.isFile(hostOf(file)),
    around(file) {
      const host = hostOf(file);
      const text = isUnit(file) && COMPONENT.test(host) ? textOf(tree, host) : undefined;
      const code = unitsIn(host).flatMap(({ ranges }) => ranges);
      return text === undefined ? undefined : without(text, code);
    },
    covers: (file, start, end) =>
      unitsIn(hostOf(file)).some(({ name, ranges }) => name === file && ranges.some((range) => start >= range.start && end <= range.end)),
    outside() {
      const hosts = tree.containing(['budget_tokens'], (file) => COMPONENT.test(file) && tree.selected.has(file));
      return hosts.flatMap((file) => {
        const ranges = unitsIn(file).flatMap((unit) => unit.ranges);
        const free = [...(textOf(tree, file) ?? '').matchAll(/\bbudget_tokens\b/g)].filter(
          ({ index }) => !ranges.some(({ start, end }) => index >= start && index < end),
        );
        return free.map(({ index }) => ({ file, start: index, why: 'a thinking budget outside of the script blocks' }));
      });
    },
  };
}

function without(text: string, ranges: readonly Range[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    rest += text.slice(at, start);
    at = end;
  }
  return rest + text.slice(at);
}

/** A unit is selected with its host. */
class Selected extends Set<string> {
  override has(file: string): boolean {
    return super.has(hostOf(file));
  }
}

function textOf(tree: SourceTree, file: string): string | undefined {
  try {
    return tree.read(file);
  } catch {
    return undefined;
  }
}

/**
 * The analysis in terms of the hosts. A block of Markdown that does not parse is an excerpt, and no error.
 * @throws Error for an edit that leaves its unit: a bug, which must not reach a file.
 */
export function inHosts(analysis: Analysis, view: EmbeddedView): Analysis {
  const home = <T extends { file: string }>(item: T): T => (isUnit(item.file) ? { ...item, file: hostOf(item.file) } : item);
  const maybe = <T extends { file: string }>(item: T | null | undefined): T | null => (item ? home(item) : null);
  for (const { file, start, end } of analysis.edits)
    if (isUnit(file) && !view.covers(file, start, end)) throw new Error(`an edit at ${start}-${end} leaves the code in ${hostOf(file)}`);
  const excerpt = ({ file }: { file: string }): boolean => isUnit(file) && MARKDOWN.test(hostOf(file));
  const unparsed = analysis.errors.filter(excerpt).filter(({ file }) => view.read(file)?.includes('budget_tokens'));
  return {
    ...analysis,
    sites: analysis.sites.map((site) => ({
      ...home(site),
      stoppedAt: site.stoppedAt && home(site.stoppedAt),
      model: site.model && { ...site.model, at: maybe(site.model.at) },
      budget: site.budget && { ...site.budget, at: maybe(site.budget.at) },
      notes: site.notes.map((note) => ({ ...note, at: note.at && home(note.at) })),
      related: site.related.map(home),
    })),
    edits: analysis.edits.map(home),
    unattributed: [
      ...analysis.unattributed.map(home),
      ...unparsed.map(({ file }) => ({
        file: hostOf(file),
        start: view.read(file)?.indexOf('budget_tokens') ?? 0,
        why: 'a thinking budget in a code block that does not parse',
      })),
      ...view.outside(),
    ],
    errors: analysis.errors.filter((error) => !excerpt(error)).map(home),
    unusedIgnores: analysis.unusedIgnores.map(home),
  };
}
