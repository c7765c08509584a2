/** The report of one run: built once, printed by every format, and published as report.schema.json. */

import type { AlsoKind } from '../also/kinds.js';
import type { StepName } from '../rewrite/steps.js';
import type { CallKind } from '../run/settings.js';
import type { Note, Reason } from '../sites/reasons.js';
import type { Closing } from '../sites/sites.js';

export type Status = 'migrated' | 'review' | 'skipped';

export interface Place {
  /** Relative to the working directory, with `/`. */
  file: string;
  /** 1-based. */
  line: number;
}

export interface ReportedChange extends Place {
  kind: StepName;
  /** The replaced range: 1-based, UTF-16 units, the end exclusive. */
  column: number;
  endLine: number;
  endColumn: number;
  /** The text that was replaced; empty for an insertion. */
  before: string;
  after: string;
}

/** Whole lines of a file. */
export interface ReportedSnippet extends Place {
  before: string;
  /** Null where nothing changes. */
  after: string | null;
}

export interface ReportedBudget {
  /** The thinking budget in tokens; null where it is not known statically, or callers give several. */
  from: number | null;
  ratio: number;
  /** ratio x from, rounded, before the floor. */
  computed: number | null;
  /** The task budget written, in tokens. */
  to: number | null;
  /** True where the share is less than the floor, which is written then. */
  floored: boolean;
  /** The source text written where it is not a literal. */
  expression: string | null;
  /** Where the thinking budget is written. */
  at: Place | null;
}

export interface ReportedModel {
  from: string | null;
  to: string | null;
  /** Where the id is written. */
  at: Place | null;
  /** The declaration that keeps the old id, where the call gets its own. */
  kept?: ReportedKept;
}

export interface ReportedKept {
  name: string;
  /** What still reads it. */
  reader: Place;
  /** True if the reader may also get another model. */
  perhaps: boolean;
}

export interface ReportedSite {
  /** Stable: path, enclosing function, ordinal; no line numbers. */
  id: string;
  file: string;
  /** 1-based, of the call expression; columns count UTF-16 units; the end is exclusive. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** As the code has it: `messages.create`, `beta.messages.stream`, `http`; null where there is no call. */
  api: string | null;
  status: Status;
  reason: Reason | null;
  message: string;
  /** The line that stopped the tool, where it is another one than the call's own. */
  blocker: Place | null;
  /** Functions and classes whose callers in sight were taken to be all that there are, and why. */
  closed?: (Place & { name: string; why: Closing })[];
  /** True for a review site that the baseline accepts. */
  accepted?: boolean;
  /** One request, or a part of an agent's loop; null where that decides nothing: without a thinking budget, or without a request of its own. */
  kind: CallKind | null;
  /** What makes it that, as a sentence. */
  why: string | null;
  model: ReportedModel | null;
  budget: ReportedBudget | null;
  changes: ReportedChange[];
  /** The changed lines of a migrated site, or the call of a review site, with some lines around. */
  snippets: ReportedSnippet[];
  notes: {
    code: Note;
    message: string;
    /** What would help, and is not done: the lines as they are, and as they would be. */
    suggested?: ReportedSnippet[];
  }[];
  related: (Place & { message: string })[];
}

/** A line that still holds the old id. In a run that writes nothing, `line` is that of the file as it lies there. */
export interface ReportedAlso extends Place {
  kind: AlsoKind;
  /** What `--edit-also` changes there. */
  changes?: ReportedChange[];
  /** Why `--edit-also` leaves it; the end of a sentence. */
  left?: string;
}

export interface ReportedError {
  file: string | null;
  line: number | null;
  column: number | null;
  message: string;
}

export interface Summary {
  filesScanned: number;
  filesChanged: number;
  migrated: number;
  review: number;
  skipped: number;
  errors: number;
  /** How many budgets are the floor, because their share of the thinking budget is less. */
  floored: number;
  /** Sum of the statically known thinking budgets of migrated sites, in tokens. */
  budgetBefore: number;
  /** Sum of the task budgets that replace them, in tokens. */
  budgetAfter: number;
}

export interface ReportedRun {
  mode: 'write' | 'dry-run' | 'check';
  paths: string[];
  options: Record<string, unknown>;
  durationMs: number;
  /** An ISO date, in UTC. */
  startedAt: string;
  /** The project's name. */
  project: string;
  /** The commit that was checked out; null outside of Git, and before the first one. */
  commit: string | null;
  /** The working directory relative to the root of the Git repository, with `/`; empty at the root, null outside of Git. */
  folder: string | null;
  /** In a report that was put together of several repositories: their names, with which paths begin. */
  repositories?: string[];
}

export interface Report {
  schemaVersion: 1;
  tool: { name: 'opus47-migrate'; version: string };
  run: ReportedRun;
  summary: Summary;
  sites: ReportedSite[];
  unattributed: (Place & { why: string })[];
  /** Lines outside of listed call sites that still hold the old id after the run. */
  alsoCheck: ReportedAlso[];
  files: { path: string; written: boolean }[];
  /** Messages for the whole run: unused baseline entries, unused ignore comments, why types were not checked. */
  warnings: string[];
  errors: ReportedError[];
}
