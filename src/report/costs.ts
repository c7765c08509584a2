/** What changes in cost terms: totals by kind, and the budgets that somebody has to decide about. */
import { CALL_KINDS, type CallKind } from '../run/settings.js';
import type { Note } from '../sites/reasons.js';
import type { Report, ReportedSite } from './report.js';
import { count, grouped, tokens } from './text.js';

interface KindCosts {
  kind: CallKind;
  calls: number;
  /** Sums of the budgets that are known before and after, in tokens. */
  before: number;
  after: number;
  /** Calls whose budget is computed, so that they are in no sum. */
  computed: number;
  /** Calls that get no task budget. */
  without: number;
}

/** Calls with one old budget and one new, in tokens. */
interface Grown {
  from: number;
  to: number;
  sites: ReportedSite[];
}

/** Calls that a sentence is about. */
interface Concern {
  says: string;
  /** What to do about it; a sentence. */
  todo: string;
  sites: ReportedSite[];
}

interface Costs {
  kinds: KindCosts[];
  /** By how much they grow, the most first. */
  grown: Grown[];
  concerns: Concern[];
}

/** So many places are named for one thing on a page. */
export const MOST_PLACES = 20;

/** What a task budget is, for whoever decides about it. */
export const COSTS_ABOUT =
  'Budgets are upper limits, not bills: a thinking budget limited each response, a task budget is meant for all requests of a task together.';

/** Undefined where no call with a thinking budget migrates. */
export function costsOf({ sites }: Pick<Report, 'sites'>): Costs | undefined {
  const own = sites.filter(
    ({ status, kind, notes }) => status === 'migrated' && kind !== null && !notes.some(({ code }) => code === 'sampling-fixed'),
  );
  if (own.length === 0) return undefined;
  const kinds = CALL_KINDS.flatMap((kind) => {
    const calls = own.filter((site) => site.kind === kind);
    return calls.length > 0 ? [costsOfKind(kind, calls)] : [];
  });
  const pairs = grouped(own.filter(grows), ({ budget }) => `${budget?.from} ${budget?.to}`);
  const grown = [...pairs.values()].map((calls): Grown => {
    const { from, to } = calls[0]?.budget ?? {};
    return { from: from ?? 0, to: to ?? 0, sites: calls };
  });
  const concerns = CONCERNS.flatMap(([code, says, todo]): Concern[] => {
    const calls = own.filter(({ notes }) => notes.some((note) => note.code === code));
    return calls.length > 0 ? [{ says, todo, sites: calls }] : [];
  });
  return { kinds, grown: grown.sort((a, b) => b.to / b.from - a.to / a.from || a.from - b.from), concerns };
}

const CONCERNS: readonly (readonly [Note, says: string, todo: string])[] = [
  [
    'budget-for-a-loop',
    'The minimum has to last a whole loop',
    'Give agents a number of their own, with --budget-for agentic=… or budgets in the configuration.',
  ],
  ['budget-varies', 'The budget varies by request and breaks the prompt cache', 'Give calls that share a cached prompt a fixed number.'],
  ['max-tokens-tight', 'max_tokens is tight', 'Raise it.'],
];

const isKnown = ({ budget }: ReportedSite): boolean => budget?.from != null && budget.to !== null;
const grows = (site: ReportedSite): boolean => isKnown(site) && (site.budget?.to ?? 0) > (site.budget?.from ?? 0);

function costsOfKind(kind: CallKind, calls: readonly ReportedSite[]): KindCosts {
  const known = calls.filter(isKnown);
  const sum = (key: 'from' | 'to') => known.reduce((total, { budget }) => total + (budget?.[key] ?? 0), 0);
  const without = calls.filter(({ budget }) => budget === null).length;
  return {
    kind,
    calls: calls.length,
    before: sum('from'),
    after: sum('to'),
    computed: calls.length - known.length - without,
    without,
  };
}

/** The columns of the table of kinds. */
export const KIND_COLUMNS = ['kind', 'calls', 'tokens before', 'tokens after', 'computed', 'no task budget'] as const;

/** What stands in them, behind the kind. */
export const kindCells = ({ calls, before, after, computed, without }: KindCosts): string[] =>
  [calls, before, after, computed, without].map(tokens);

/** `agentic: 42,000 → 62,500 tokens in 3 calls (1 computed)` */
export function kindText({ kind, calls, before, after, computed, without }: KindCosts): string {
  const asides = [...(computed ? [`${tokens(computed)} computed`] : []), ...(without ? [`${tokens(without)} without a task budget`] : [])];
  const totals = before || after ? `${tokens(before)} → ${tokens(after)} tokens in ` : '';
  return `${kind}: ${totals}${count(calls, 'call')}${asides.length ? ` (${asides.join(', ')})` : ''}`;
}

/** `10,000 → 20,000 (×2) in 3 calls` */
export const grownText = ({ from, to, sites }: Grown): string =>
  `${tokens(from)} → ${tokens(to)} (×${Number((to / from).toFixed(1))}) in ${count(sites.length, 'call')}`;
