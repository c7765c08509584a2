/** What tests expect calls to be sent, as it is when the calls have migrated. */
import { type Beside, literalWith, WHY } from '../frontends/beside.js';
import type { Expectation } from '../frontends/expectations.js';
import type { LanguageOf } from '../frontends/language-of.js';
import type { TextEdit } from '../rewrite/edits.js';
import { readModel, twinOfText } from '../sdk/models.js';
import { analyse } from './analyse.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from './engine.js';
import { oneFileTree } from './one-file.js';
import { migrationOf, type Settings } from './settings.js';

export interface Expecting {
  text: string;
  file: string;
  language: LanguageOf;
  /** The calls whose client the test may stand for, and that migrate. */
  moved: readonly AnalysedSite[];
  analysis: Analysis;
  settings: Settings;
  tree: SourceTree;
  /** Says where a call is. */
  placeOf(site: AnalysedSite): string;
}

export const WHY_EXPECTED = {
  unread: 'it says what a test expects; change it where the call now sends another',
  other: 'no call that migrates is sent that',
  unlike: 'the calls that may be meant change otherwise',
  partial: 'it names all that is sent, and no thinking budget',
} as const;

/** The edits that make an expectation that of the migrated call, or why there are none. */
export function expectedBeside(expectation: Expectation, input: Expecting): Beside {
  const { text, analysis, placeOf } = input;
  const { start, end, names } = expectation;
  const literal = text.slice(start, end);
  if (names === 'unread') return { why: WHY_EXPECTED.unread };
  if (names === 'model') {
    const id = literal.slice(1, -1);
    const twin = twinOfText(id, migrationOf(input.settings));
    if (twin === undefined) return { why: WHY.suffix };
    const stays = staying(analysis, id, true);
    if (stays) return { why: whyStays(stays, placeOf) };
    const own = input.moved.filter(({ model }) => model?.from === id);
    if (own.length === 0) return { why: WHY_EXPECTED.other };
    return { edits: [{ start, end, text: literalWith(literal, id, twin) }], names: [], covers: { start, end } };
  }
  const first = migratedAlone(expectation, input, undefined);
  const { model, budget } = first?.site ?? {};
  if (!first || !model?.from) return { why: WHY.unclear };
  const from = budget?.from ?? null;
  if (names === 'all' && from === null) return { why: WHY_EXPECTED.partial };
  const stays = staying(analysis, model.from, from === null);
  if (stays) return { why: whyStays(stays, placeOf) };
  const own = input.moved.filter((site) => site.model?.from === model.from && (from === null || site.budget?.from === from));
  const [call] = own;
  if (!call) return { why: WHY_EXPECTED.other };
  const again = from === null ? first : migratedAlone(expectation, input, call);
  const isSame = (site: AnalysedSite): boolean =>
    site.model?.to === again?.site.model?.to && (from === null || sent(analysis.edits, site) === sent(again?.all ?? [], again?.site));
  if (!again || !own.every(isSame)) return { why: WHY_EXPECTED.unlike };
  return { edits: again.edits, names: [], covers: { start, end } };
}

/** A call that stays, and may be the one that is expected. */
function staying({ sites }: Analysis, id: string, isWithoutBudget: boolean): AnalysedSite | undefined {
  const family = familyOf(id);
  return sites.find(
    ({ status, reason, model }) =>
      status !== 'migrated' && (reason !== 'no-thinking-budget' || isWithoutBudget) && (!model?.from || familyOf(model.from) === family),
  );
}

const familyOf = (id: string): string => {
  const read = readModel(id);
  return read.kind === 'known' ? read.family : id;
};

const whyStays = (site: AnalysedSite, placeOf: Expecting['placeOf']): string => `a call that stays may be meant (${placeOf(site)})`;

/**
 * The literal as the params of a call of its own, migrated.
 * @param like the call whose task budget it gets.
 */
function migratedAlone(
  { start, end, asParams: [before, behind] }: Expectation,
  { text, file, language, settings, tree }: Expecting,
  like: AnalysedSite | undefined,
): { site: AnalysedSite; edits: TextEdit[]; all: readonly SiteEdit[] } | undefined {
  const { head, call } = language.request(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  const literal = text.slice(start, end);
  const from = head.length + call.length + before.length;
  const source = `${head}${call}${before}${literal}${behind})\n`;
  const { from: thinking, to } = like?.budget ?? { from: null, to: null };
  const shows = like?.notes.some(({ code }) => code === 'thinking-display');
  const own: Settings = {
    ...settings,
    ...{ allCalls: true, budgets: [], experiment: [], types: 'off' },
    ...(thinking && to && { ratio: to / thinking, minBudget: 0 }),
    ...(shows && settings.display === 'auto' && { display: 'summarized' }),
  };
  const alone = { ...oneFileTree(source, file, false), sdkOf: () => tree.sdkOf?.(file) };
  const { sites, edits } = analyse(alone, own, new Map(), [language]);
  const [site, ...more] = sites;
  if (!site || more.length > 0 || site.status !== 'migrated') return undefined;
  const inside = edits.filter((edit) => edit.start >= from && edit.end <= from + literal.length);
  return {
    site,
    all: edits,
    edits: inside.map((edit) => ({ start: edit.start - from + start, end: edit.end - from + start, text: edit.text })),
  };
}

const SENT = ['betas', 'task-budget', 'thinking', 'display', 'effort'];

/** What the edits of a call write into its request, however it is written. */
function sent(edits: readonly SiteEdit[], site: AnalysedSite | undefined): string {
  const own = edits.filter(({ kind, sites }) => site && sites.includes(site.id) && SENT.includes(kind));
  const plain = (text: string) =>
    text
      .replace(/[\s"'`_]/g, '')
      .replace(/=/g, ':')
      .replace(/,(?=[}\])]|$)|^,/g, '');
  const written = own.map(({ kind, text }) => `${kind} ${plain(text)}`);
  return written.sort().join('\n');
}
