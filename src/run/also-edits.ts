/** `--edit-also`: what else knows the old model is edited, where a call migrates. */
import { readingsIn, settingAt } from '../also/environment.js';
import { type EditGroup, groupOf } from '../also/groups.js';
import { type AlsoLine, kindOf } from '../also/kinds.js';
import { mentionsLeft } from '../also/lines.js';
import { isCode } from '../also/names.js';
import { type Beside, type BesideFinder, WHY } from '../frontends/beside.js';
import type { LanguageOf } from '../frontends/language-of.js';
import { isHost } from '../hosts/names.js';
import { isSideFile } from '../project/exclusions.js';
import { below } from '../project/paths.js';
import { readable } from '../project/readable.js';
import type { DiskTree } from '../project/tree.js';
import { lineIndex } from '../report/lines.js';
import { applyEdits, type TextEdit, touches } from '../rewrite/edits.js';
import { listedMentionsOf, type Migration, mentionsOf, twinOfText } from '../sdk/models.js';
import type { Holding } from './also-check.js';
import { WHY_EXPECTED } from './also-expectations.js';
import { finderIn, lineKey } from './also-finder.js';
import type { Expected } from './also-made.js';
import { migratedIn, testsOfMoved } from './also-mocks.js';
import type { Analysis, SiteEdit, Spot } from './engine.js';
import type { Settings } from './settings.js';

/** What became of the lines that were to be edited, by `lineKey`. */
export type Fates = ReadonlyMap<string, Fate>;
/** With a kind where the line alone does not tell it. */
type Fate = Pick<AlsoLine, 'group' | 'left'> & Partial<Pick<AlsoLine, 'kind'>>;

export interface AlsoEdits {
  edits: SiteEdit[];
  fates: Fates;
  /** Clients that tests write by hand. */
  mocks: Mock[];
  /** What tests expect, where it is edited. */
  expected: (Spot & { end: number })[];
}

/** A client that a test writes by hand, in the text as it was. */
export interface Mock extends AlsoLine {
  /** UTF-16 offset. */
  start: number;
}

export interface AlsoInput {
  groups: readonly EditGroup[];
  migration: Migration;
  settings: Settings;
  holding: Holding;
  /** Files that are only looked at. */
  around: ReadonlySet<string>;
  tree: DiskTree;
  /** Its edits are those of the calls. */
  analysis: Analysis;
  languages: readonly LanguageOf[];
  /** Texts other than source files that hold a word. */
  textsWith: (word: string) => readonly { file: string; text: string }[];
  /** True where it is asked what would be edited if the calls migrated that wait for it. */
  trial?: boolean;
}

const NONE: AlsoEdits = { edits: [], fates: new Map(), mocks: [], expected: [] };

/** Edits that meet none of the calls'. Nothing is edited where no call migrates to the new model, or waits for nothing but these edits. */
export function alsoEdits(input: AlsoInput): AlsoEdits {
  const { groups, analysis } = input;
  const isAsked = groups.length > 0 && (migratedIn(analysis).length > 0 || input.trial === true);
  return isAsked ? new Editing(input).run() : NONE;
}

/** Says that `--edit-also` has had nothing to go with. */
export const idleAlso = (analysis: Analysis, groups: readonly EditGroup[]): string[] =>
  groups.length > 0 && migratedIn(analysis).length === 0 ? ['--edit-also edited nothing: no call migrates.'] : [];

/** The thinking budgets that belong to no call, without those that a test expects and that are edited. */
export const unattributedBeside = ({ unattributed }: Analysis, { edits, expected }: AlsoEdits): Analysis['unattributed'] =>
  unattributed.filter(
    ({ file, start }) =>
      !expected.some((one) => one.file === file && one.start <= start && one.end > start && edits.some((edit) => isWithin(edit, one))),
  );

const isWithin = (inner: Spot & { end: number }, outer: Spot & { end: number }): boolean =>
  inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;

/** Without the edits that the compiler refuses. @param refused what it says, by the site that they name. */
export function withoutRefused({ edits, fates, mocks, expected }: AlsoEdits, refused: ReadonlyMap<string, string>): AlsoEdits {
  const told = <F extends Pick<AlsoLine, 'group' | 'left'>>({ group, ...fate }: F): Omit<F, 'group'> & Pick<AlsoLine, 'group' | 'left'> => {
    const why = group === undefined ? undefined : refused.get(group);
    return why === undefined
      ? { ...fate, ...(group !== undefined && { group }) }
      : { ...fate, left: `it would not compile: ${why.replace(/\.$/, '')}` };
  };
  return {
    edits: edits.filter(({ sites }) => !sites.some((site) => refused.has(site))),
    fates: new Map([...fates].map(([key, fate]) => [key, told(fate)])),
    mocks: mocks.map(told),
    expected,
  };
}

const BUDGET = 'budget_tokens';
/** In lines: how far from a budget that stays a name is taken to be asked about for it. */
const NEAR = 5;

class Editing {
  private readonly edits: SiteEdit[] = [];
  private readonly fates = new Map<string, Fate>();
  private readonly mentions: RegExp;
  /** Finds patterns that name the old id by parts, too. */
  private readonly listed: RegExp;
  private budgets: string[][] | undefined;
  /** What tests expect calls to be sent, by file. */
  private readonly expected = new Map<string, readonly Expected[]>();

  constructor(private readonly input: AlsoInput) {
    this.mentions = mentionsOf(input.migration.from);
    this.listed = listedMentionsOf(input.migration);
  }

  run(): AlsoEdits {
    const { holding, tree } = this.input;
    const mocks = this.input.groups.includes('mocks') ? this.mocks() : [];
    for (const file of holding.sources) this.edit(file, readable(tree, file) ?? '', true);
    for (const { file } of holding.texts) this.edit(file, readable(tree, file) ?? '', false);
    const expected = [...this.expected].flatMap(([file, all]) =>
      all.flatMap(({ expectation: { start, end }, beside }) => ('edits' in beside ? [{ file, start, end }] : [])),
    );
    return { edits: this.edits, fates: this.fates, mocks, expected };
  }

  private edit(file: string, text: string, isSource: boolean): void {
    const { analysis, tree, groups } = this.input;
    const isOwn = (one: { file: string }): boolean => one.file === file;
    const calls = analysis.edits.filter(isOwn);
    const left = mentionsLeft(text, { mentions: this.listed, edits: calls, sites: analysis.sites.filter(isOwn) });
    const lines = left.length > 0 ? text.split('\n') : [];
    let finder: BesideFinder | undefined;
    let covered = 0;
    for (const mention of left) {
      if (mention.start < covered) continue;
      const expected = this.expected.get(file)?.find(({ expectation: { start, end } }) => start <= mention.start && end >= mention.end);
      const kind = expected ? 'snapshot' : kindOf({ file: below(tree.root, file), lines, index: mention.index, mentions: this.listed });
      const group = groupOf(kind);
      if (!group || !groups.includes(group)) continue;
      let found: Beside;
      if (this.input.around.has(file)) found = { why: 'it is outside the selected paths' };
      else if (expected) found = expected.beside;
      else if (text.slice(mention.start, mention.end).search(this.mentions) < 0) found = { why: WHY.parts };
      else if (group === 'mocks') found = { why: WHY_MOCKS[kind === 'cassette' ? 'cassette' : 'snapshot'] };
      else if (!isCode(file)) found = this.inData(file, text, mention, group);
      else if (!isSource || isHost(file))
        found = { why: isSource ? 'it is in a component, a document or a notebook' : 'its file is left out by default' };
      else {
        finder ??= finderIn(this.input, file, text, ({ start, end }) => remaining(text, start, end, calls));
        found = this.unlessRead(file, mention) ?? finder.at(mention);
        if ('edits' in found && found.edits.length > 0 && this.isNearBudget(found.names)) found = { why: WHY.budget };
      }
      covered = 'covers' in found && found.covers ? found.covers.end : covered;
      this.keep(file, mention.index, found, calls);
      const key = lineKey(file, mention.index);
      if (expected) this.fates.set(key, { ...this.fates.get(key), kind });
    }
  }

  private keep(file: string, index: number, found: Beside, calls: readonly TextEdit[]): void {
    const key = lineKey(file, index);
    if ('why' in found) {
      const known = this.fates.get(key);
      this.fates.set(key, { ...known, left: known?.left ?? found.why });
      return;
    }
    if (found.edits.length === 0) return;
    const group = this.groupAt(file, index + 1);
    const taken = [...calls, ...this.edits.filter((edit) => edit.file === file)];
    if (found.edits.some((edit) => taken.some((other) => touches(edit, other))))
      this.fates.set(key, { left: 'a call that migrates edits the same place' });
    else {
      this.fates.set(key, { ...this.fates.get(key), group });
      this.edits.push(...found.edits.map((edit): SiteEdit => ({ ...edit, file, kind: 'also', sites: [group] })));
    }
  }

  private groupAt(file: string, line: number): string {
    return `also ${below(this.input.tree.root, file)}:${line}`;
  }

  /** A call that stays would get a model that it was not written for. */
  private unlessRead(file: string, { start, end }: { start: number; end: number }): { why: string } | undefined {
    const read = (this.input.analysis.idsRead ?? []).find((one) => one.file === file && one.start <= start && one.end >= end);
    return read && { why: `a call that stays takes its model from it (${this.placeOf(read.by)})` };
  }

  private placeOf({ file, start }: { file: string; start: number }): string {
    return `${below(this.input.tree.root, file)}:${lineIndex(readable(this.input.tree, file) ?? '')(start).line}`;
  }

  /** True where code that still sends thinking budgets asks about the name. */
  private isNearBudget([name]: readonly string[]): boolean {
    this.budgets ??= this.budgetsLeft();
    if (name === undefined) return false;
    const asked = new RegExp(`\\b${name.replace(/\W/g, '\\$&')}\\b`);
    return this.budgets.some((lines) =>
      lines.some(
        (line, at) => asked.test(line) && lines.slice(Math.max(0, at - NEAR), at + NEAR + 1).some((near) => near.includes(BUDGET)),
      ),
    );
  }

  /** The lines of the files in which thinking budgets stay. */
  private budgetsLeft(): string[][] {
    const { tree, analysis, trial } = this.input;
    const waiting = trial ? analysis.sites.filter(({ words }) => words === 'decided-by-id') : [];
    return tree.containing([BUDGET]).flatMap((file) => {
      const text = readable(tree, file) ?? '';
      const expected = (this.expected.get(file) ?? []).flatMap(({ beside }) => ('edits' in beside ? beside.edits : []));
      const calls = [...analysis.edits.filter((edit) => edit.file === file), ...expected];
      const gone = [...text.matchAll(new RegExp(BUDGET, 'g'))]
        .map(({ index: start }): TextEdit => ({ start, end: start + BUDGET.length, text: '' }))
        .filter((edit) => waiting.some((site) => site.file === file && site.start <= edit.start && site.end >= edit.end))
        .filter((edit) => !calls.some((other) => touches(edit, other)));
      const after = applyEdits(text, [...calls, ...gone]);
      return after.includes(BUDGET) ? [after.split('\n')] : [];
    });
  }

  private inData(file: string, text: string, mention: { start: number; end: number }, group: EditGroup): Beside {
    const { migration, analysis, tree, textsWith } = this.input;
    const name = below(tree.root, file);
    if (group !== 'config') return { why: 'data is edited only where it sets a variable of the environment' };
    if (!isSideFile(name)) return { why: WHY.unclear };
    const setting = settingAt(text, mention);
    if (!setting) return { why: 'it cannot be told that only migrated calls read it' };
    const twin = twinOfText(setting.id, migration);
    if (twin === undefined) return { why: WHY.suffix };
    const models = (of: string) => analysis.edits.filter((edit) => edit.file === of && edit.kind === 'model');
    const sources = tree.containing([setting.name]).map((one) => ({ file: one, text: readable(tree, one) ?? '' }));
    const readings = [...sources, ...textsWith(setting.name)].flatMap((one) =>
      readingsIn(one.text, below(tree.root, one.file), setting.name, models(one.file)).map((reading) => ({ ...reading, file: one.file })),
    );
    if (readings.length === 0) return { why: `no code in the project reads ${setting.name}` };
    const other = readings.find(({ migrates }) => !migrates);
    if (other) return { why: `not only migrated calls read ${setting.name} (${this.placeOf(other)})` };
    return { edits: [{ start: setting.start, end: setting.end, text: twin }], names: [] };
  }

  /** Tests of calls that move to the beta endpoint. */
  private mocks(): Mock[] {
    return testsOfMoved(this.input).flatMap(({ file, text, mocks, expected, noted }) => {
      this.expected.set(file, expected);
      const lineAt = lineIndex(text);
      const calls = this.input.analysis.edits.filter((edit) => edit.file === file);
      const lines = mocks.map(({ start, beside }): Mock => {
        const { line } = lineAt(start);
        this.keep(file, line - 1, beside, calls);
        return { file, line, start, ...this.fates.get(lineKey(file, line - 1)), kind: 'mock' };
      });
      const named = text.split('\n');
      // A line that holds the id is looked at with the others.
      const unread = expected.flatMap(({ expectation: { names, start }, beside }): Mock[] => {
        const { line } = lineAt(start);
        const isListed = new RegExp(this.mentions.source).test(named[line - 1] ?? '');
        return names === 'unread' && 'why' in beside && !isListed ? [{ file, line, start, kind: 'snapshot', left: beside.why }] : [];
      });
      if (mocks.length > 0 || noted === undefined) return [...lines, ...unread];
      return [
        ...unread,
        { file, line: lineAt(noted).line, start: noted, kind: 'mock', left: 'the mock is no object that the test writes out' },
      ];
    });
  }
}

const WHY_MOCKS = {
  snapshot: WHY_EXPECTED.unread,
  cassette: 'it is recorded or imitated traffic; record it again',
};

/** A part of a text without what the edits replace. */
function remaining(text: string, start: number, end: number, edits: readonly TextEdit[]): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end && edit.end > edit.start);
  return applyEdits(
    text.slice(start, end),
    inside.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: '' })),
  );
}
