/** What a project has, read off the report of a check: what a guided first run asks about. */
import { type EditGroup, groupOf } from '../also/groups.js';
import type { Report, ReportedSite } from '../report/report.js';
import { type Family, factsAbout, readModel } from '../sdk/models.js';
import { isOfModels } from '../sites/reasons.js';
import type { CallKind } from './settings.js';

/** Calls of one kind that get a task budget, or would if nobody had to decide first. */
export interface KindCount {
  calls: number;
  /** How many of them get the minimum, because their share of the thinking budget is less. */
  floored: number;
}

export interface Survey {
  /** Calls with a thinking budget, by a model that takes one; the most calls first. */
  models: readonly { family: Family; calls: number }[];
  kinds: Readonly<Record<CallKind, KindCount>>;
  migrated: number;
  review: number;
  /** Lines beside the calls that know the old model, by the group that `--edit-also` takes; none where it takes none of them. */
  also: readonly { group: EditGroup; lines: number; example: string }[];
  /** How many calls wait for a model that is chosen at run time. */
  undecided: number;
  /** Calls whose SDK is too old for a task budget. */
  tooOld: readonly ReportedSite[];
}

export function surveyOf({ sites, alsoCheck, summary }: Pick<Report, 'sites' | 'alsoCheck' | 'summary'>): Survey {
  const models = counted(sites.filter(({ kind }) => kind !== null).flatMap((site) => familyOf(site) ?? []));
  const groups = counted(alsoCheck.flatMap(({ kind }) => groupOf(kind) ?? []));
  const open = sites.filter(({ status }) => status !== 'skipped');
  const ofKind = (kind: CallKind): KindCount => {
    const own = open.filter((site) => site.kind === kind);
    return { calls: own.length, floored: own.filter(({ budget }) => budget?.floored).length };
  };
  return {
    models: models.map(([family, calls]) => ({ family, calls })),
    kinds: { agentic: ofKind('agentic'), single: ofKind('single') },
    migrated: summary.migrated,
    review: summary.review,
    also: groups.map(([group, lines]) => {
      const first = alsoCheck.find(({ kind }) => groupOf(kind) === group);
      return { group, lines, example: first ? `${first.file}:${first.line}` : '' };
    }),
    undecided: sites.filter(({ reason, notes }) => isOfModels(reason) || notes.some(({ code }) => code === 'model-guarded')).length,
    tooOld: sites.filter(({ reason }) => reason === 'sdk-too-old'),
  };
}

/** The model that a call names, where it takes thinking budgets: what refuses them has nothing to migrate from. */
function familyOf({ model }: ReportedSite): Family | undefined {
  const read = readModel(model?.from ?? '');
  return read.kind === 'known' && factsAbout(read.family).thinkingBudget !== 'refused' ? read.family : undefined;
}

/** How often each is there; the most frequent first. */
function counted<T>(all: readonly T[]): [T, number][] {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
