/** The report for a pull request: counts, changed calls with old and new budget, then what needs review. */
import { EFFORT_SOURCE, effortTable } from '../rewrite/effort-text.js';
import { REASONS } from '../sites/reasons.js';
import { byFate, byKind, FATE_TITLES, MOST_ON_A_PAGE } from './also.js';
import { COSTS_ABOUT, costsOf, grownText, KIND_COLUMNS, kindCells, MOST_PLACES } from './costs.js';
import { markedLines } from './diff.js';
import { code, codeBlock, prose, row } from './markdown-text.js';
import type { Place, Report, ReportedSite } from './report.js';
import { budgetSummary, budgetText, didMigrate, ownIdTexts, repositoriesText, SAID_ONCE, summaryText, waitingTexts } from './text.js';

export function renderMarkdown(report: Report): string {
  const { summary, sites, unattributed, alsoCheck, warnings, errors } = report;
  const of = (status: ReportedSite['status']) => sites.filter((site) => site.status === status);
  const budgets = budgetSummary(report);
  const repositories = repositoriesText(report);
  const fates = byFate(alsoCheck);
  const kinds = (rows: Report['alsoCheck']) =>
    byKind(rows, MOST_ON_A_PAGE).map(
      ({ kind, shown, more }) => `**${kind}**: ${shown.map(place).join(', ')}${more ? ` and ${more} more` : ''}`,
    );
  const lines = [
    '# Opus 4.7 migration',
    '',
    ...(repositories ? [prose(repositories), ''] : []),
    summaryText(report),
    '',
    row(didMigrate(report.run) ? 'migrated' : 'would migrate', 'needs review', 'skipped', 'errors', 'files changed'),
    row('---:', '---:', '---:', '---:', '---:'),
    row(...[summary.migrated, summary.review, summary.skipped, summary.errors, summary.filesChanged].map(String)),
    '',
    ...(budgets ? [budgets, ''] : []),
    ...[...waitingTexts(report), ...ownIdTexts(report)].flatMap((text) => [prose(text), '']),
    ...costs(report),
    ...changed(of('migrated'), report),
    ...effort(report),
    ...needsReview(of('review')),
    ...list(
      'Skipped',
      of('skipped').map((site) => `${place(site)} **${site.reason}**: ${prose(site.message)}`),
    ),
    ...list(
      'Thinking budgets outside any listed call',
      unattributed.map((spot) => `${place(spot)} ${prose(spot.why)}`),
    ),
    ...list(FATE_TITLES.edited(didMigrate(report.run)), kinds(fates.edited)),
    ...list(
      FATE_TITLES.left,
      [...fates.left].map(([why, rows]) => `${prose(why)}: ${rows.map(place).join(', ')}`),
    ),
    ...list(FATE_TITLES.others, kinds(fates.others)),
    ...list('Warnings', warnings.map(prose)),
    ...list(
      'Errors',
      errors.map(
        ({ file, line, message }) => `${file === null ? '' : `${line === null ? code(file) : place({ file, line })} `}${prose(message)}`,
      ),
    ),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** What a team lead decides from: totals by kind, what grows, and what somebody has to look at. */
function costs(report: Report): string[] {
  const found = costsOf(report);
  if (!found) return [];
  const places = (sites: readonly ReportedSite[]) => {
    const rest = sites.length - MOST_PLACES;
    return `${sites.slice(0, MOST_PLACES).map(place).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  };
  return [
    '## Budgets',
    '',
    COSTS_ABOUT,
    '',
    row(...KIND_COLUMNS),
    row(...KIND_COLUMNS.map((_, at) => (at === 0 ? '---' : '---:'))),
    ...found.kinds.map((one) => row(one.kind, ...kindCells(one))),
    '',
    ...found.grown.map((pair) => `- **Larger than before**, ${grownText(pair)}: ${places(pair.sites)}`),
    ...found.concerns.map(({ says, todo, sites }) => `- **${prose(says)}**: ${places(sites)}. ${prose(todo)}`),
    ...(found.grown.length + found.concerns.length > 0 ? [''] : []),
  ];
}

/** What the budget's own column, or a warning, says for all calls is left out. */
const told = (site: ReportedSite) => site.notes.filter(({ code }) => !SAID_ONCE.has(code));

function changed(sites: readonly ReportedSite[], { run }: Report): string[] {
  if (sites.length === 0) return [];
  const notes = sites.flatMap((site) => told(site).map((note) => `- ${place(site)} **${note.code}**: ${prose(note.message)}`));
  const suggested = sites.flatMap((site) =>
    told(site).flatMap((note) =>
      (note.suggested ?? []).flatMap((snippet) => [
        `Suggested for ${code(note.code)} at ${place(snippet)}, and not done:`,
        '',
        ...codeBlock(markedLines(snippet.before, snippet.after ?? '').join('\n'), 'diff'),
        '',
      ]),
    ),
  );
  return [
    didMigrate(run) ? '## Migrated' : '## Would migrate',
    '',
    row('where', 'call', 'kind', 'thinking budget → task budget', 'model', 'notes'),
    row('---', '---', '---', '---', '---', '---'),
    ...sites.map((site) =>
      row(
        place(site),
        code(site.api ?? ''),
        kind(site),
        budget(site),
        code(site.model?.to ?? ''),
        told(site)
          .map(({ code }) => code)
          .join(', '),
      ),
    ),
    '',
    ...(notes.length ? ['### Notes', '', ...notes, ''] : []),
    ...suggested,
  ];
}

/** What a single request is needs no word. */
const kind = ({ kind: is, why }: ReportedSite): string => (is === 'agentic' && why !== null ? `${is}: ${prose(why)}` : (is ?? ''));

/** The table behind `--effort shift`. */
function effort({ run }: Report): string[] {
  const table = effortTable(run.options);
  if (!table) return [];
  const rows = table.map(({ from, to, evidence }) => row(from, to, evidence));
  return ['## Effort', '', EFFORT_SOURCE, '', row('Opus 4.6', 'Opus 4.7', 'evidence'), row('---', '---', '---'), ...rows, ''];
}

/** Numbers as they are, an expression as code. */
function budget(site: ReportedSite): string {
  if (site.budget?.expression == null) return budgetText(site.budget);
  return budgetText({ ...site.budget, expression: code(site.budget.expression) });
}

/** A section for each, to be handed to the person who decides: place, code, what stopped the tool, what to check. */
function needsReview(sites: readonly ReportedSite[]): string[] {
  if (sites.length === 0) return [];
  return [
    '## Needs review',
    '',
    'Nothing at these calls was changed. Each section can be handed over on its own.',
    '',
    ...sites.flatMap((site) => [
      `### ${place(site)}`,
      '',
      `**${site.reason}**${site.accepted ? ' (accepted by the baseline)' : ''}: ${prose(site.message)}`,
      '',
      ...(site.reason === null ? [] : [`Background: ${prose(REASONS[site.reason].about)}`, '']),
      ...site.related.map((spot) => `- ${place(spot)} ${prose(spot.message)}`),
      ...(site.related.length ? [''] : []),
      ...site.snippets.flatMap((snippet) => [`From ${place(snippet)}:`, '', ...codeBlock(snippet.before, languageOf(snippet.file)), '']),
    ]),
  ];
}

/** Of code alone: a renderer draws other blocks (`mermaid`). */
const languageOf = (file: string): string => /\.([cm]?[jt]sx?|py|vue|svelte|astro)$/.exec(file)?.[1] ?? '';

const list = (title: string, items: readonly string[]): string[] =>
  items.length ? [`## ${title}`, '', ...items.map((item) => `- ${item}`), ''] : [];

const place = ({ file, line }: Place): string => code(`${file}:${line}`);
