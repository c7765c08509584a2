/** A source tree in which the code inside components, Markdown and notebooks stands as modules of its own. */

import { readable } from '../project/readable.js';
import type { Analysis, SiteEdit, SourceTree, Spot } from '../run/engine.js';
import { COMPONENT, hostOf, isHost, isUnit, MARKDOWN, NOTEBOOK, unitName } from './names.js';
import { blanked, type Range, type ReadNotebook, type Unit, unitsOf } from './units.js';

interface NamedUnit extends Unit {
  name: string;
}

export interface EmbeddedView extends SourceTree {
  /** What is known of a place in a unit, in terms of its host. */
  home<T extends { file: string; start?: number | null; end?: number }>(item: T): T;
  /**
   * Edits in terms of the hosts, in the same order.
   * @throws Error for an edit that leaves its unit: a bug, which must not reach a file.
   */
  hostEdits(edits: readonly SiteEdit[]): SiteEdit[];
  /** Thinking budgets in selected components and notebooks that stand in no unit. */
  outside(): (Spot & { why: string })[];
}

/**
 * Where files are asked for by what they hold, the host's units are given; `files()` stays as it is.
 * @param readNotebook where there is none, notebooks have no units.
 */
export function viewEmbedded(tree: SourceTree, readNotebook?: ReadNotebook): EmbeddedView {
  const units = new Map<string, NamedUnit[]>();
  const texts = new Map<string, string>();
  const problems = new Map<string, unknown>();
  const readUnits = (host: string): Unit[] => {
    const text = tree.read(host) ?? '';
    if (!NOTEBOOK.test(host)) return unitsOf(text, host);
    return [readNotebook?.(text) ?? []].flat();
  };
  const unitsIn = (host: string): NamedUnit[] => {
    let found = units.get(host);
    if (!found) {
      const named = (unit: Unit, index: number): NamedUnit => ({ ...unit, name: unitName(host, index, unit.extension) });
      try {
        found = readUnits(host).map(named);
      } catch (error) {
        // What cannot be read is said when the unit is.
        found = [named({ extension: NOTEBOOK.test(host) ? 'py' : 'js', ranges: [] }, 0)];
        problems.set(host, error);
      }
      units.set(host, found);
    }
    return found;
  };
  const unitNamed = (file: string): NamedUnit | undefined => unitsIn(hostOf(file)).find(({ name }) => name === file);
  const read = (file: string): string | undefined => {
    if (!isUnit(file)) return tree.read(file);
    const known = texts.get(file);
    if (known !== undefined) return known;
    const unit = unitNamed(file);
    const problem = problems.get(hostOf(file));
    if (problem !== undefined) throw problem;
    const text = tree.read(hostOf(file));
    if (text === undefined || !unit) return undefined;
    const code = unit.encoded?.code ?? blanked(text, unit);
    texts.set(file, code);
    return code;
  };
  const codeIn = ({ ranges, encoded }: Unit, host: string): string[] =>
    encoded ? [encoded.code] : ranges.map(({ start, end }) => (readable(tree, host) ?? '').slice(start, end));
  const covers = ({ ranges }: Unit, { start, end }: Range): boolean => ranges.some((range) => start >= range.start && end <= range.end);
  return {
    ...tree,
    selected: tree.files().some(isHost) ? new Selected(tree.selected) : tree.selected,
    containing: (needles, among) =>
      tree.containing(needles, among && ((file) => (isHost(file) ? mayHold(file, among) : among(file)))).flatMap((file) => {
        if (!isHost(file)) return [file];
        const holds = (unit: Unit) =>
          problems.has(file) ||
          tree.isChanged?.(file) ||
          codeIn(unit, file).some((code) => needles.some((needle) => code.includes(needle)));
        return unitsIn(file).flatMap((unit) => (holds(unit) && (!among || among(unit.name)) ? [unit.name] : []));
      }),
    read,
    isFile: (file) => tree.isFile(hostOf(file)),
    around(file) {
      const host = hostOf(file);
      if (isUnit(file) && NOTEBOOK.test(host)) return unitNamed(file)?.aside;
      const text = isUnit(file) && COMPONENT.test(host) ? readable(tree, host) : undefined;
      const code = unitsIn(host).flatMap(({ ranges }) => ranges);
      return text === undefined ? undefined : without(text, code);
    },
    home(item) {
      if (!isUnit(item.file)) return item;
      const { file, start, end } = item;
      const encoded = unitNamed(file)?.encoded;
      return {
        ...item,
        file: hostOf(file),
        ...(encoded && typeof start === 'number' && { start: encoded.hostStart(start) }),
        ...(encoded && end !== undefined && { end: encoded.hostEnd(end) }),
      };
    },
    hostEdits(edits) {
      const found = new Map<SiteEdit, SiteEdit>();
      for (const file of new Set(edits.map((edit) => edit.file).filter(isUnit))) {
        const unit = unitNamed(file);
        const own = edits.filter((edit) => edit.file === file);
        const encoded = unit?.encoded?.encode(own) ?? own.map((edit) => (unit && covers(unit, edit) ? edit : undefined));
        for (const [index, edit] of own.entries()) {
          const home = encoded[index];
          if (!home) throw new Error(`an edit at ${edit.start}-${edit.end} leaves the code in ${hostOf(file)}`);
          found.set(edit, { ...edit, ...home, file: hostOf(file) });
        }
      }
      return edits.map((edit) => found.get(edit) ?? edit);
    },
    outside() {
      const isAsked = (file: string): boolean => (COMPONENT.test(file) || NOTEBOOK.test(file)) && tree.selected.has(file);
      const hosts = tree.containing(['budget_tokens'], isAsked);
      return hosts.flatMap((file) => {
        const own = unitsIn(file);
        if (NOTEBOOK.test(file))
          return own.flatMap(({ hidden = [], hiddenWhy: why = 'a thinking budget' }) => hidden.map((start) => ({ file, start, why })));
        const free = [...(readable(tree, file) ?? '').matchAll(/\bbudget_tokens\b/g)].filter(
          ({ index }) => !own.some((unit) => covers(unit, { start: index, end: index + 1 })),
        );
        return free.map(({ index }) => ({ file, start: index, why: 'a thinking budget outside of the script blocks' }));
      });
    },
  };
}

/** False for a host whose units are none of those asked about. */
const mayHold = (host: string, among: (file: string) => boolean): boolean =>
  (!NOTEBOOK.test(host) && among(unitName(host, 0, 'ts'))) || (!COMPONENT.test(host) && among(unitName(host, 0, 'py')));

/** The text with spaces in the place of the ranges. */
function without(text: string, ranges: readonly Range[]): string {
  return ranges.reduce(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(start, end).replace(/[^\r\n]/g, ' ') + rest.slice(end),
    text,
  );
}

/** A unit is selected with its host. */
class Selected extends Set<string> {
  override has(file: string): boolean {
    return super.has(hostOf(file));
  }
}

/**
 * The analysis in terms of the hosts. A block of Markdown that does not parse is an excerpt, and no error.
 * @throws Error for an edit that leaves its unit.
 */
export function inHosts(analysis: Analysis, view: EmbeddedView): Analysis {
  const { home } = view;
  const maybe = <T extends { file: string }>(item: T | null | undefined): T | null => (item ? home(item) : null);
  const excerpt = ({ file }: { file: string }): boolean => isUnit(file) && MARKDOWN.test(hostOf(file));
  const unparsed = analysis.errors.filter(excerpt).filter(({ file }) => view.read(file)?.includes('budget_tokens'));
  return {
    ...analysis,
    sites: analysis.sites.map((site) => ({
      ...home(site),
      stoppedAt: site.stoppedAt && home(site.stoppedAt),
      kind: site.kind && { ...site.kind, ...(site.kind.at && { at: home(site.kind.at) }) },
      model: site.model && { ...site.model, at: maybe(site.model.at) },
      kept: site.kept && { ...site.kept, reader: home(site.kept.reader) },
      budget: site.budget && { ...site.budget, at: maybe(site.budget.at) },
      ...(site.closed && { closed: site.closed.map(home) }),
      notes: site.notes.map((note) => ({ ...note, at: note.at && home(note.at) })),
      related: site.related.map(home),
    })),
    ...(analysis.idsRead && { idsRead: analysis.idsRead.map((read) => ({ ...home(read), by: home(read.by) })) }),
    edits: view.hostEdits(analysis.edits),
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
