/** Cases as somebody would have written them for another model, migrated to any. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { expect } from 'vitest';
import { type Family, factsAbout, OPUS_4_7, SOURCES, shortName, TARGETS, twinOfPart } from '../../src/sdk/models.js';
import { type Case, inputOf, nameOf } from './fixtures.js';
import { runInMemory } from './golden.js';

export interface Pair {
  from: Family;
  to: Family;
}

/** Options that say which models a case is about, that not every target takes, or that the API refuses what is written. */
const OWN = ['from', 'to', 'targetModel', 'preset', 'assumeModel', 'experiment', 'effort', 'guard', 'minBudget', 'unguard'];

/** A pattern that is made of parts of the id, `(opus|sonnet)-4-6`. */
const IN_PARTS = /\)-4-6/;

/** True for a case that means the same with other models; one whose own task budget the API refuses keeps it, and says so. */
export const isOfAnyModel = ({ options, findings, files }: Case): boolean =>
  !findings.includes('task-budget-invalid') && !OWN.some((name) => name in options) && !files.some(({ block }) => IN_PARTS.test(block));

/**
 * So many cases for each pair of a source and a target: the same ones as long as no case changes, others afterwards, so that in time each
 * pair meets them all.
 */
export function samplesOfPairs(cases: readonly Case[], count: number): (Pair & { one: Case })[] {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  const round = process.env.OPUS47_PAIR_ROUND ?? digest(JSON.stringify(cases.map(({ files, findings }) => [files, findings])));
  return SOURCES.flatMap((from) =>
    TARGETS.flatMap((to) => {
      const ordered = cases.map((one) => ({ one, at: digest(`${round} ${from} ${to} ${nameOf(one)}`) }));
      return ordered
        .sort((a, b) => (a.at < b.at ? -1 : 1))
        .slice(0, count)
        .map(({ one }) => ({ from, to, one }));
    }),
  );
}

/** All cases for one pair of those whose models take the same. */
export function allOfPairs(cases: readonly Case[]): (Pair & { one: Case })[] {
  const [sources, targets] = [SOURCES, TARGETS].map((families) => [
    ...new Map(families.map((family) => [JSON.stringify({ ...factsAbout(family), retires: null }), family])).values(),
  ]);
  return (sources ?? []).flatMap((from) => (targets ?? []).flatMap((to) => cases.map((one) => ({ from, to, one }))));
}

/** The files of a case, with another model in place of the one that the tool is named for. */
export const writtenFor = (one: Case, from: Family): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputOf(one)).map(([name, text]) => [name, twinOfPart(text, { from: OPUS_4_7.from, to: from }) ?? text]),
  );

/** The same files after a run. */
export async function migratedTo(one: Case, { from, to }: Pair): Promise<Record<string, string>> {
  const files = writtenFor(one, from);
  const { changed, root, report } = await runInMemory(files, { ...one.options, from: shortName(from), to }, one.paths);
  expect(report.errors, nameOf(one)).toEqual([]);
  return { ...files, ...Object.fromEntries(changed.map(({ file, after }) => [path.posix.relative(root, file), after])) };
}
