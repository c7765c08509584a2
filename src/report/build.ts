/** From an analysis to the report: relative paths, lines, sentences. */
import path from 'node:path';
import type { AlsoLine } from '../also/kinds.js';
import type { AnalysedSite, Analysis, Spot } from '../run/engine.js';
import type { Migration } from '../sdk/models.js';
import { NOTES, type Note, type Reason } from '../sites/reasons.js';
import { wordsFor } from '../sites/special-words.js';
import { atPlace, inOne, wordsOf } from '../sites/wording.js';
import { lineIndex } from './lines.js';
import { maskKeys } from './mask.js';
import { byPlace, inOrder } from './order.js';
import type { Place, Report, ReportedBudget, ReportedChange, ReportedError, ReportedSite, ReportedSnippet, Summary } from './report.js';
import { placesOf, type Snippet, snippetsOf } from './snippets.js';
import { tokens } from './text.js';

export interface BuildInput {
  cwd: string;
  analysis: Analysis;
  /** Text of a file at the time of the analysis. */
  textOf: (file: string) => string;
  run: Report['run'];
  version: string;
  filesScanned: number;
  /** Absolute paths of the files that the edits change, and whether they were written. */
  files: { file: string; written: boolean }[];
  /** How many of them have, or in a dry run would have, new bytes. */
  filesChanged: number;
  errors: { file: string | null; start: number | null; message: string }[];
  warnings: string[];
  alsoCheck: AlsoLine[];
  leftOut: { file: string; line: number }[];
  elsewhere: { file: string; line: number }[];
}

export function buildReport(input: BuildInput): Report {
  const { analysis, cwd } = input;
  const locate = locator(input);
  const relative = (file: string) => relativePath(cwd, file);
  const named = ({ file, line }: Place): Place => ({ file: relative(file), line });
  const sites = reportSites(input, locate);
  const errors: ReportedError[] = [
    ...analysis.errors.map(({ file, start, message }) => ({ ...at(file, start, locate, relative), message })),
    ...input.errors.map(({ file, start, message }) =>
      file === null ? { file, line: null, column: null, message } : { ...at(file, start, locate, relative), message },
    ),
  ];
  return {
    schemaVersion: 1,
    tool: { name: 'opus47-migrate', version: input.version },
    run: input.run,
    summary: summarise(sites, input, errors.length),
    sites,
    unattributed: inOrder(
      [
        ...analysis.unattributed.map(({ why, ...spot }) => ({ ...placeOf(locate(spot)), why })),
        ...input.leftOut.map((place) => ({ ...named(place), why: 'in a file that is excluded by default; name the file to include it' })),
        ...input.elsewhere.map((place) => ({ ...named(place), why: 'in another Git repository; name that one to migrate it' })),
      ],
      byPlace,
    ),
    alsoCheck: inOrder(
      input.alsoCheck.map(({ kind, group, left, ...place }) => {
        const changes = group === undefined ? [] : changesOf(group, locate, input);
        return { ...named(place), kind, ...(changes.length > 0 && { changes }), ...(left !== undefined && { left: maskKeys(left) }) };
      }),
      byPlace,
    ),
    files: inOrder(
      input.files.map(({ file, written }) => ({ path: relative(file), written })),
      (row) => [row.path, 0, 0],
    ),
    warnings: [
      ...input.warnings,
      ...analysis.unusedIgnores
        .map((spot) => {
          const { file, line } = locate(spot);
          return `${file}:${line}: this opus47-migrate-ignore-next-line comment suppresses nothing; remove it.`;
        })
        .sort(),
    ],
    errors: inOrder(
      errors.map((error) => ({ ...error, message: maskKeys(error.message) })),
      byPlace,
    ),
  };
}

type Sources = Pick<BuildInput, 'cwd' | 'analysis' | 'textOf'>;

/** The sites alone, sorted by place. */
export const reportSites = (sources: Sources, locate: Locate = locator(sources)): ReportedSite[] =>
  inOrder(
    sources.analysis.sites.map((site) => reportSite(site, locate, sources)),
    byPlace,
  );

const placeOf = ({ file, line }: Place): Place => ({ file, line });

const relativePath = (cwd: string, file: string): string => path.posix.relative(cwd, file) || '.';

type Locate = (spot: Spot) => Place & { column: number };

function locator({ cwd, textOf }: Sources): Locate {
  const indexes = new Map<string, ReturnType<typeof lineIndex>>();
  return ({ file, start }) => {
    let index = indexes.get(file);
    if (!index) {
      index = lineIndex(textOf(file));
      indexes.set(file, index);
    }
    return { file: relativePath(cwd, file), ...index(start) };
  };
}

function at(file: string, start: number | null, locate: Locate, relative: (file: string) => string): Omit<ReportedError, 'message'> {
  if (start === null) return { file: relative(file), line: null, column: null };
  const { line, column } = locate({ file, start });
  return { file: relative(file), line, column };
}

function reportedBudget({ several: _, ...budget }: NonNullable<AnalysedSite['budget']>, place: (spot: Spot) => Place): ReportedBudget {
  return { ...budget, expression: budget.expression && maskKeys(budget.expression), at: budget.at && place(budget.at) };
}

function reportSite(site: AnalysedSite, locate: Locate, { cwd, textOf, analysis: { edits, migration } }: Sources): ReportedSite {
  const start = locate({ file: site.file, start: site.start });
  const end = locate({ file: site.file, start: site.end });
  const place = (spot: Spot): Place => placeOf(locate(spot));
  const blocker = blockerOf(site, start, place);
  const waitsFor = site.blockedBy && place(site.blockedBy);
  const { budget } = site;
  const shown = ({ file, line, before, after }: Snippet): ReportedSnippet => ({
    file: relativePath(cwd, file),
    line,
    before: maskKeys(before),
    after: after === null ? null : maskKeys(after),
  });
  return {
    id: site.id,
    file: start.file,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    api: site.api,
    status: site.status,
    reason: site.reason,
    message: messageOf(site, start, { blocker, waitsFor }, migration),
    blocker: waitsFor ?? blocker,
    ...(site.closed && { closed: site.closed.map(({ name, why, ...spot }) => ({ ...place(spot), name, why })) }),
    ...kindOf(site, start, place),
    model: site.model && {
      ...site.model,
      at: site.model.at && place(site.model.at),
      ...(site.kept && { kept: { ...site.kept, reader: place(site.kept.reader) } }),
    },
    budget: budget && reportedBudget(budget, place),
    changes: changesOf(site.id, locate, { textOf, analysis: { edits } }),
    snippets: snippetsOf(site, edits, textOf).map(shown),
    notes: site.notes.map(({ code, detail, at: where, suggested }) => {
      const spot = where && place(where);
      const words = wordsOf(NOTES[code], detail, migration);
      const isNamed = spot && (spot.file !== start.file || NAME_A_LINE.has(code));
      return {
        code,
        message: maskKeys(inOne(isNamed ? atPlace(words, `${spot.file}:${spot.line}`) : words)),
        ...(suggested && where && { suggested: placesOf(where.file, textOf(where.file), suggested, suggested).map(shown) }),
      };
    }),
    related: site.related.map(({ message, ...spot }) => ({ ...place(spot), message })),
  };
}

/** Why a call is of its kind, with the line of the loop. */
function kindOf({ kind }: AnalysedSite, start: Place, place: (spot: Spot) => Place): Pick<ReportedSite, 'kind' | 'why'> {
  if (!kind) return { kind: null, why: null };
  const loop = kind.at && place(kind.at);
  const where = loop && (loop.file === start.file ? ` (line ${loop.line})` : ` (${loop.file}:${loop.line})`);
  return { kind: kind.is, why: where ? kind.why.replace(/\.$/, `${where}.`) : kind.why };
}

/** The edits that name a site, in their order. */
const changesOf = (
  site: string,
  locate: Locate,
  { textOf, analysis: { edits } }: { textOf: Sources['textOf']; analysis: Pick<Analysis, 'edits'> },
): ReportedChange[] =>
  inOrder(
    edits
      .filter((edit) => edit.sites.includes(site))
      .map((edit) => {
        const from = locate({ file: edit.file, start: edit.start });
        const to = locate({ file: edit.file, start: edit.end });
        return {
          kind: edit.kind,
          file: from.file,
          line: from.line,
          column: from.column,
          endLine: to.line,
          endColumn: to.column,
          before: maskKeys(textOf(edit.file).slice(edit.start, edit.end)),
          after: maskKeys(edit.text),
        };
      }),
    byPlace,
  );

/** Notes about another place, which they name in the same file, too. */
const NAME_A_LINE: ReadonlySet<Note> = new Set([
  'annotation-stays',
  'mock-may-need-moving',
  'id-decides-elsewhere',
  'chosen-by-its-id',
  'gate-extended',
  'create-replaced',
  'reads-by-position',
  'stop-reason-unhandled',
]);

function blockerOf({ stoppedAt }: AnalysedSite, start: Place, place: (spot: Spot) => Place): Place | null {
  const stopped = stoppedAt && place(stoppedAt);
  return stopped && (stopped.file !== start.file || stopped.line !== start.line) ? stopped : null;
}

const GUARDS = 'Or use --guard: the call then chooses by its model at run time.';

function messageOf(
  site: AnalysedSite,
  start: Place,
  { blocker, waitsFor }: { blocker: Place | null; waitsFor: Place | undefined },
  migration: Migration | undefined,
): string {
  if (site.reason === null) {
    if (site.notes.some(({ code }) => code === 'sampling-fixed')) return 'Its sampling parameters are removed; the model stays.';
    if (site.notes.some(({ code }) => code === 'chosen-by-its-id')) return 'Only the model ID changes: the code takes the new form by it.';
    if (site.notes.some(({ code }) => code === 'gate-extended'))
      return 'Only the test changes: with the new model, the code takes the new form.';
    if (!site.budget && site.notes.some(({ code }) => code === 'guard-removed')) return 'The guard is removed.';
    const isGuarded = site.notes.some(({ code }) => code === 'model-guarded');
    if (!site.budget && isGuarded) return 'The thinking budget stays for models that take it; newer ones get adaptive thinking.';
    if (!site.budget) return 'Changes to the new model.';
    const { from, to, expression, several } = site.budget;
    if (several) return 'The thinking budgets become task budgets, one for each.';
    const before = from === null ? 'The thinking budget' : `The thinking budget of ${tokens(from)} tokens`;
    if (isGuarded) return `${before} stays for models that take it; newer ones get adaptive thinking and, if they take one, a task budget.`;
    if (expression !== null) return `${before} becomes the task budget ${maskKeys(expression)}.`;
    return to === null ? `${before} is removed; the task budget stays.` : `${before} becomes a task budget of ${tokens(to)} tokens.`;
  }
  const words = wordsOf(wordsFor(site.reason, site.words), site.detail, migration);
  // What is to be done about a test says what the option does.
  if (site.guardable && !site.gate) words.todo = `${words.todo} ${GUARDS}`;
  if (site.unguarded) words.todo = `${words.todo} --guard leaves it: ${whyLeft(site.unguarded, migration)}`;
  if (site.blockedBy && waitsFor) {
    const { status, reason } = site.blockedBy;
    const call = `${waitsFor.file}:${waitsFor.line}, ${reason}`;
    return maskKeys(
      status === 'review'
        ? `${words.says} Blocked by ${call}: decide that call first.`
        : inOne(words, ` Blocked by ${call}, which stays as it is.`),
    );
  }
  const where = blocker ? ` See ${blocker.file === start.file ? `line ${blocker.line}` : `${blocker.file}:${blocker.line}`}.` : '';
  return maskKeys(inOne(words, where));
}

/** What the task budget alone needs of a call: without one, it can be guarded. */
const FOR_TASK_BUDGETS: ReadonlySet<Reason> = new Set([
  'platform-without-task-budgets',
  'beta-header-unknown',
  'types-unresolved',
  'sdk-too-old',
]);

function whyLeft(why: NonNullable<AnalysedSite['unguarded']>, migration: Migration | undefined): string {
  if ('problem' in why) return `${why.problem}.`;
  const { says } = wordsOf(wordsFor(why.reason, why.words), why.detail, migration);
  return FOR_TASK_BUDGETS.has(why.reason) ? `${says} With --no-task-budget, it is guarded.` : says;
}

function summarise(sites: readonly ReportedSite[], { filesChanged, filesScanned }: BuildInput, errors: number): Summary {
  const count = (status: ReportedSite['status']) => sites.filter((site) => site.status === status).length;
  const known = sites.filter((site) => site.status === 'migrated' && site.budget?.from != null && site.budget.to !== null);
  const sum = (key: 'from' | 'to') => known.reduce((total, site) => total + (site.budget?.[key] ?? 0), 0);
  return {
    filesScanned,
    filesChanged,
    migrated: count('migrated'),
    review: count('review'),
    skipped: count('skipped'),
    errors,
    floored: sites.filter((site) => site.status === 'migrated' && site.budget?.floored).length,
    budgetBefore: sum('from'),
    budgetAfter: sum('to'),
  };
}
