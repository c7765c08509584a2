/** The `findings` block of a fixture: what a report says, one site after another. */
import type { Place, Report, ReportedSite } from '../../src/report/report.js';

/** A site of a report, and what only the analysis knows of it. */
export interface FoundSite extends ReportedSite {
  /** The line that stopped the tool. */
  stoppedAt?: Place | undefined;
  notes: (ReportedSite['notes'][number] & { at?: Place | undefined; detail?: string | undefined })[];
}

/** What a `findings` block holds of a site. */
export interface Finding {
  /** `src/a.ts:5`. */
  at: string;
  /** `messages.create`; empty where there is no call. */
  api: string;
  /** The end of the site's id: the enclosing function, and the ordinal where it is not the first. */
  scope: string;
  status: string;
  reason: string | null;
  message: string;
  /** Why it is an agent's; null for other calls. */
  agentic: string | null;
  stoppedAt: string | null;
  model: { from: string; to: string | null; at: string } | null;
  budget: {
    from: number | null;
    ratio: number;
    computed: number | null;
    to: number | null;
    floored: boolean;
    expression: string | null;
    at: string;
  } | null;
  notes: { code: string; at: string | null; detail: string | null }[];
  related: string[];
  /** The steps that change something for the site. */
  steps: string[];
}

export interface Findings {
  sites: Finding[];
  unattributed: string[];
  alsoCheck: string[];
  warnings: string[];
}

const NONE = 'nothing found';
const placeText = ({ file, line }: Place): string => `${file}:${line}`;
const oneLine = (text: string): string => text.replaceAll('\n', '\\n');
const number = (value: number | null): string => (value === null ? '?' : String(value));

/** The lines of a `findings` block. @param asserted the block of the case: lines that still hold the id are listed where it has one of them, or says that there is none. */
export function renderFindings(
  { sites, unattributed, alsoCheck, warnings }: Pick<Report, 'unattributed' | 'alsoCheck' | 'warnings'> & { sites: readonly FoundSite[] },
  asserted: string,
): string {
  const also = alsoCheck.map(
    (row) => `also check: ${placeText(row)} ${row.kind}${row.changes ? ' (edited)' : row.left === undefined ? '' : ` (left: ${row.left})`}`,
  );
  const lines = [
    ...sites.flatMap(linesOf),
    ...unattributed.map((row) => `unattributed: ${placeText(row)} ${row.why}`),
    ...(/^also check: /m.test(asserted) ? (also.length ? also : ['also check: nothing']) : []),
    ...warnings.map((warning) => `warning: ${oneLine(warning)}`),
  ];
  return `${(lines.length ? lines : [NONE]).join('\n')}\n`;
}

function linesOf(site: FoundSite): string[] {
  const { id, api, status, reason, model, budget } = site;
  const scope = id.slice(id.lastIndexOf('#') + 1).replace(/:1$/, '');
  return [
    `${placeText(site)} ${api ?? 'no call'} in ${scope}: ${status}${reason ? ` (${reason})` : ''}`,
    `  message: ${oneLine(site.message)}`,
    ...(site.kind === 'agentic' ? [`  agentic: ${site.why}`] : []),
    ...(site.stoppedAt ? [`  stopped at: ${placeText(site.stoppedAt)}`] : []),
    ...(model?.at ? [`  model: ${model.from}${model.to === null ? '' : ` -> ${model.to}`} (${placeText(model.at)})`] : []),
    ...(budget?.at ? [`  budget: ${budgetText(budget)} (${placeText(budget.at)})`] : []),
    ...site.notes.map(({ code, at, detail }) => `  note: ${code}${at ? ` (${placeText(at)})` : ''}${detail ? `: ${oneLine(detail)}` : ''}`),
    ...site.related.map((row) => `  related: ${placeText(row)} ${row.message}`),
    ...(site.changes.length ? [`  steps: ${[...new Set(site.changes.map(({ kind }) => kind))].sort().join(', ')}`] : []),
  ];
}

const budgetText = ({ from, ratio, computed, to, floored, expression }: NonNullable<ReportedSite['budget']>): string =>
  `${number(from)} x ${ratio} = ${number(computed)}${floored ? ', floored' : ''} -> ${number(to)}${expression === null ? '' : `, written ${oneLine(expression)}`}`;

/** Reads a `findings` block. @throws for a line that is not of the form. */
export function parseFindings(block: string): Findings {
  const found: Findings = { sites: [], unattributed: [], alsoCheck: [], warnings: [] };
  const lines = block.split('\n').slice(0, -1);
  if (lines.length === 1 && lines[0] === NONE) return found;
  for (const line of lines) {
    const [, key, value] = /^(unattributed|also check|warning): (.+)$/.exec(line) ?? [];
    const [, at, api, scope, status, reason] =
      /^(\S.*?:\d+) (no call|\S.*?) in (\S+): (migrated|review|skipped)(?: \((\S+)\))?$/.exec(line) ?? [];
    const [, part, text] = /^ {2}([a-z ]+): (.+)$/.exec(line) ?? [];
    const site = found.sites.at(-1);
    if (key === 'unattributed') found.unattributed.push(value as string);
    else if (key === 'also check') found.alsoCheck.push(value as string);
    else if (key === 'warning') found.warnings.push(value as string);
    else if (at && api && scope && status)
      found.sites.push({
        ...{ at, api: api === 'no call' ? '' : api, scope, status, reason: reason ?? null, message: '', agentic: null, stoppedAt: null },
        ...{ model: null, budget: null, notes: [], related: [], steps: [] },
      });
    else if (part && text && site && PARTS[part]?.(site, text)) continue;
    else throw new Error(`the findings hold a line of no known form: ${line}`);
  }
  for (const { at, message } of found.sites) if (message === '') throw new Error(`the findings hold no message for ${at}`);
  return found;
}

const numberIn = (text: string): number | null => (text === '?' ? null : Number(text));

/** Reads one line below a site; false where it is not of the form. */
const PARTS: Record<string, (site: Finding, text: string) => boolean> = {
  message: (site, text) => {
    site.message = text;
    return true;
  },
  agentic: (site, text) => {
    site.agentic = text;
    return text.endsWith('.');
  },
  'stopped at': (site, text) => {
    site.stoppedAt = text;
    return /:\d+$/.test(text);
  },
  model(site, text) {
    const [, from, to = null, at] = /^(\S+)(?: -> (\S+))? \((.+:\d+)\)$/.exec(text) ?? [];
    if (!from || !at) return false;
    site.model = { from, to, at };
    return true;
  },
  budget(site, text) {
    const match = /^(\d+|\?) x ([\d.]+) = (\d+|\?)(, floored)? -> (\d+|\?)(?:, written (.+))? \((.+?:\d+)\)$/.exec(text);
    if (!match) return false;
    const [, from, ratio, computed, floored, to, expression = null, at] = match as unknown as string[];
    site.budget = {
      ...{ from: numberIn(from as string), ratio: Number(ratio), computed: numberIn(computed as string), to: numberIn(to as string) },
      ...{ floored: floored !== undefined, expression, at: at as string },
    };
    return true;
  },
  note(site, text) {
    const [, code, at = null, detail = null] = /^([\w-]+)(?: \((.+?:\d+)\))?(?:: (.+))?$/.exec(text) ?? [];
    if (!code) return false;
    site.notes.push({ code, at, detail });
    return true;
  },
  related(site, text) {
    site.related.push(text);
    return /^\S.*?:\d+ \S/.test(text);
  },
  steps(site, text) {
    site.steps = text.split(', ');
    return true;
  },
};
