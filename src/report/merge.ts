/** Reports of shards, put together to what one run over everything would have reported. */
import { UserError } from '../run/errors.js';
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
 * @throws UserError for reports of different runs, a site that two of them have, and a shard that is missing.
 */
export function mergeReports(given: readonly Named[]): Report {
  const [first, ...others] = given;
  if (!first) throw new UserError('merge-reports needs at least one report.');
  for (const other of others) refuseDifferent(first, other);
  refuseTwice(given);
  refuseGaps(given);
  const reports = given.map(({ report }) => report);
  const all = <T>(rows: (report: Report) => readonly T[]): T[] => reports.flatMap(rows);
  const { shard: _, ...options } = first.report.run.options;
  return {
    schemaVersion: 1,
    tool: first.report.tool,
    run: { ...first.report.run, options, durationMs: Math.max(...reports.map(({ run }) => run.durationMs)), startedAt: earliest(reports) },
    summary: sumOf(reports.map(({ summary }) => summary)),
    sites: inOrder(
      all(({ sites }) => sites),
      byPlace,
    ),
    unattributed: inOrder(
      all(({ unattributed }) => unattributed),
      byPlace,
    ),
    alsoCheck: inOrder(
      all(({ alsoCheck }) => alsoCheck),
      byPlace,
    ),
    files: inOrder(
      all(({ files }) => files),
      ({ path }) => [path, 0, 0],
    ),
    warnings: warningsOf(reports),
    errors: inOrder(
      all(({ errors }) => errors),
      byPlace,
    ),
  };
}

const earliest = (reports: readonly Report[]): string => reports.map(({ run }) => run.startedAt).sort()[0] ?? '';

function refuseDifferent({ name, report: a }: Named, { name: other, report: b }: Named): void {
  const settings = ({ run: { mode, paths, options } }: Report) => {
    const { shard: _, ...rest } = options;
    return JSON.stringify({ mode, paths, rest });
  };
  if (a.tool.version !== b.tool.version)
    throw new UserError(`${name} and ${other} come from different versions (${a.tool.version}, ${b.tool.version}).`);
  if (a.run.commit !== b.run.commit) throw new UserError(`${name} and ${other} come from different commits.`);
  if (settings(a) !== settings(b)) throw new UserError(`${name} and ${other} come from runs with different options, paths or modes.`);
}

function refuseTwice(given: readonly Named[]): void {
  const names = new Map<string, string>();
  for (const { name, report } of given) {
    const shard = report.run.options.shard;
    for (const key of [...(typeof shard === 'string' ? [`shard ${shard}`] : []), ...report.sites.map(({ id }) => id)]) {
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

/** What every shard says is said once, first; then what some say of their files. */
function warningsOf(reports: readonly Report[]): string[] {
  const [first, ...others] = reports.map(({ warnings }) => warnings);
  const common = (first ?? []).filter((warning) => others.every((warnings) => warnings.includes(warning)));
  const rest = new Set(reports.flatMap(({ warnings }) => warnings).filter((warning) => !common.includes(warning)));
  return [...common, ...[...rest].sort()];
}
