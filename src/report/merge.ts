/** Reports of shards, working directories and repositories, put together to what one run over everything would have reported. */
import { UserError } from '../run/errors.js';
import { gather, type Runs } from './gather.js';
import { byPlace, inOrder } from './order.js';
import type { Report, Summary } from './report.js';

/** A report, and the name of the file that it comes from. */
export interface Named {
  name: string;
  report: Report;
}

/**
 * @throws UserError for a text that is no report.
 * @param name the file's name, for messages.
 */
export function parseReport(text: string | undefined, name: string): Named {
  if (text === undefined) throw new UserError(`${name}: no such report. Make one with \`opus47-migrate --report <file>.json\`.`);
  let data: Partial<Report> | null;
  try {
    data = JSON.parse(text) as Partial<Report> | null;
  } catch {
    throw new UserError(`${name}: not a report (invalid JSON). merge-reports needs reports in the format json.`);
  }
  const lists = [data?.sites, data?.unattributed, data?.alsoCheck, data?.files, data?.warnings, data?.errors];
  if (data?.schemaVersion !== 1 || data.tool?.name !== 'opus47-migrate' || !data.run || !data.summary || !lists.every(Array.isArray))
    throw new UserError(`${name}: not a report of this version of opus47-migrate.`);
  return { name, report: data as Report };
}

/**
 * Whatever the order of the reports, the same comes out.
 * @throws UserError for reports of different versions, modes or runs, a site that two of them have, and a shard that is missing.
 */
export function mergeReports(given: readonly Named[]): Report {
  const { runs, about } = gather(given);
  const all = runs.flatMap((one) => one.given);
  const [first, ...others] = all;
  if (!first) throw new UserError('merge-reports needs at least one report.');
  for (const other of others) refuseDifferent(first, other);
  for (const one of runs) refuseOtherRuns(one);
  refuseTwice(all, ({ sites }) => sites.map(({ id }) => id));
  const reports = all.map(({ report }) => report);
  const rows = <T>(of: (report: Report) => readonly T[]): T[] => reports.flatMap(of);
  return {
    schemaVersion: 1,
    tool: first.report.tool,
    run: {
      ...first.report.run,
      options: commonOptions(reports),
      durationMs: Math.max(...reports.map(({ run }) => run.durationMs)),
      startedAt: reports.map(({ run }) => run.startedAt).sort()[0] ?? '',
      ...about,
    },
    summary: sumOf(reports.map(({ summary }) => summary)),
    sites: inOrder(
      rows(({ sites }) => sites),
      byPlace,
    ),
    unattributed: inOrder(
      rows(({ unattributed }) => unattributed),
      byPlace,
    ),
    alsoCheck: inOrder(
      rows(({ alsoCheck }) => alsoCheck),
      byPlace,
    ),
    files: inOrder(
      rows(({ files }) => files),
      ({ path }) => [path, 0, 0],
    ),
    warnings: warningsOf(runs),
    errors: inOrder(
      rows(({ errors }) => errors),
      byPlace,
    ),
  };
}

/** The options that all of the runs had; each had a shard of its own. */
function commonOptions(reports: readonly Report[]): Record<string, unknown> {
  const [first, ...others] = reports.map(({ run }) => run.options);
  const same = (key: string, value: unknown) => others.every((options) => JSON.stringify(options[key]) === JSON.stringify(value));
  return Object.fromEntries(Object.entries(first ?? {}).filter(([key, value]) => key !== 'shard' && same(key, value)));
}

function refuseDifferent({ name, report: a }: Named, { name: other, report: b }: Named): void {
  if (a.tool.version !== b.tool.version)
    throw new UserError(`${name} and ${other} come from different versions (${a.tool.version}, ${b.tool.version}).`);
  if (a.run.mode !== b.run.mode)
    throw new UserError(`${name} and ${other} come from runs with different modes (${a.run.mode}, ${b.run.mode}).`);
}

/** What comes from one working directory must be the parts of one run. */
function refuseOtherRuns({ given }: Runs): void {
  const settings = ({ run: { paths, options } }: Report) => {
    const { shard: _, ...rest } = options;
    return JSON.stringify({ paths, rest });
  };
  const [first, ...others] = given;
  const other = others.find(({ report }) => first && settings(report) !== settings(first.report));
  if (first && other) throw new UserError(`${first.name} and ${other.name} come from runs with different options or paths.`);
  refuseTwice(given, ({ run: { options } }) => (typeof options.shard === 'string' ? [`shard ${options.shard}`] : []));
  refuseGaps(given);
}

function refuseTwice(given: readonly Named[], keysOf: (report: Report) => readonly string[]): void {
  const names = new Map<string, string>();
  for (const { name, report } of given) {
    for (const key of keysOf(report)) {
      const known = names.get(key);
      if (known !== undefined) throw new UserError(`${known} and ${name} both have ${key}: they report the same files.`);
      names.set(key, name);
    }
  }
}

function refuseGaps(given: readonly Named[]): void {
  const shards = given.flatMap(({ report }) => (typeof report.run.options.shard === 'string' ? [report.run.options.shard] : []));
  const counts = new Set(shards.map((shard) => shard.split('/')[1]));
  if (counts.size > 1) throw new UserError(`These are shards of different runs: ${shards.join(', ')}.`);
  const of = Number([...counts][0] ?? 0);
  const missing = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).filter((shard) => !shards.includes(shard));
  if (missing.length > 0) throw new UserError(`The report of shard ${missing.join(', ')} is missing.`);
}

const sumOf = (all: readonly Summary[]): Summary =>
  all.reduce(
    (sum, one) =>
      Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key as keyof Summary]])) as unknown as Summary,
  );

/** What every report says is said once, first; then what some say of their files. */
function warningsOf(runs: readonly Runs[]): string[] {
  const reports = runs.flatMap(({ given, label }) => given.map(({ report: { warnings } }) => ({ label, warnings })));
  const common = (reports[0]?.warnings ?? []).filter((warning) => reports.every(({ warnings }) => warnings.includes(warning)));
  const rest = reports.flatMap(({ label, warnings }) =>
    warnings.filter((warning) => !common.includes(warning)).map((warning) => `${label && `${label}: `}${warning}`),
  );
  return [...common, ...[...new Set(rest)].sort()];
}
