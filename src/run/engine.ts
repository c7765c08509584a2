/** Between the files and the report: a source tree goes in, judged sites and edits come out. No disk, no terminal. */
import type { Status } from '../report/report.js';
import type { TextEdit } from '../rewrite/edits.js';
import type { StepName } from '../rewrite/steps.js';
import type { Family, Migration } from '../sdk/models.js';
import type { Sdk } from '../sdk/versions.js';
import type { Note, Reason } from '../sites/reasons.js';
import type { Closing } from '../sites/sites.js';
import type { Special } from '../sites/special-words.js';
import type { CallKind } from './settings.js';

/** A position in a file: absolute path and UTF-16 offset. */
export interface Spot {
  file: string;
  start: number;
}

/** The files a run may look at. Paths are absolute, with `/`. */
export interface SourceTree {
  /** The project root; site ids and budget globs are relative to it. */
  readonly root: string;
  /** Files whose sites are handled and which may be written. */
  readonly selected: ReadonlySet<string>;
  /** True where an exported declaration has readers that cannot be seen. */
  readonly alone: boolean;
  /** True where the callers in the project are taken to be all that there are. */
  readonly closedWorld?: boolean;
  /** Files that somebody asks about: calls that nothing connects with them may be left out. Where it is left out, all are told of. */
  readonly asked?: ReadonlySet<string>;
  /** What the run migrates; Opus 4.6 to 4.7 where it is left out. */
  readonly migration?: Migration;
  /**
   * What makes a file matter beside what the languages look for: each entry is a list of groups of strings, and a file that holds one of each
   * group is of interest.
   */
  readonly interests?: readonly (readonly (readonly string[])[])[];
  /** Files that matter for such a reason. */
  seeds?(): readonly string[];
  /** True for code that will know the target as well as the source, whatever becomes of the calls. */
  knowsBoth?(place: { file: string; start: number; end: number }): boolean;
  /** The SDK that a file's imports mean; undefined where it cannot be told. */
  sdkOf?(file: string): Sdk | undefined;
  /** The version of another package that a file's imports mean; undefined where it cannot be told. */
  versionOf?(file: string, name: string): Pick<Sdk, 'version' | 'exact'> | undefined;
  /** Every source file of the project. */
  files(): readonly string[];
  /** Every package.json of the project. */
  readonly manifests: readonly string[];
  /** Every configuration of a TypeScript or JavaScript project: tsconfig.json, tsconfig.build.json, jsconfig.json. */
  readonly configs: readonly string[];
  /** Those of `files()`, or of the ones asked about among them, that hold at least one of the strings. */
  containing(needles: readonly string[], among?: (file: string) => boolean): string[];
  /** The text, byte order mark included; undefined where there is no such file. May name files outside `files()` (tsconfig.json, JSON data). */
  read(file: string): string | undefined;
  isFile(file: string): boolean;
  /** True for a file whose text is another one than on the disk. */
  isChanged?(file: string): boolean;
  /** For code that stands in a component or a notebook: the rest of the file, or its commands, which may read and write what the code declares. */
  around?(file: string): string | undefined;
}

/** One edit, the step that made it, and the sites that need it: they are done together or not at all. */
export interface SiteEdit extends TextEdit {
  file: string;
  kind: StepName;
  /** Ids of the sites. */
  sites: readonly string[];
}

/** A call that other calls wait for. */
export interface BlockingCall extends Spot {
  status: Status;
  reason: Reason | null;
}

export interface AnalysedSite {
  /** Path relative to the root, enclosing function, ordinal: `src/a.ts#audit:1`. */
  id: string;
  file: string;
  /** The call expression, or the object literal where there is no call. */
  start: number;
  end: number;
  api: string | null;
  /** True for a call of another library. */
  ofLibrary?: boolean;
  status: Status;
  reason: Reason | null;
  /** What stopped the tool, as the reason's text wants it (source text, a library's name, a compiler message). */
  detail?: string | undefined;
  /** Why in particular, where the reason's own words do not say it. */
  words?: Special | undefined;
  /** `--guard` would finish the call, which waits for its model alone. */
  guardable?: true;
  /** Why `--guard` does not finish the call. */
  unguarded?: { reason: Reason; detail?: string | undefined; words?: Special | undefined } | { problem: string } | undefined;
  /** The test that does not know the target: a model that it knows, and the texts that it compares with. */
  gate?: { knows: Family; texts: readonly (Spot & { end: number })[] };
  /** The line that stopped it, when that is another line. */
  stoppedAt?: Spot | undefined;
  /** The call that stays, and for which this one cannot migrate. */
  blockedBy?: BlockingCall | undefined;
  /** Whether the call is one request or an agent's, and why; null where it has no thinking budget, or sends no request that can have a task budget. */
  kind: { is: CallKind; why: string; at?: Spot } | null;
  model: { from: string | null; to: string | null; at: Spot | null } | null;
  /** The declaration that keeps the old id, where the call gets its own, and what still reads it. */
  kept?: { name: string; reader: Spot; perhaps: boolean } | undefined;
  budget: {
    from: number | null;
    ratio: number;
    computed: number | null;
    to: number | null;
    floored: boolean;
    expression: string | null;
    /** Where the thinking budget is written. */
    at: Spot | null;
    /** True where there are several task budgets, each with a number or an expression of its own. */
    several?: boolean;
  } | null;
  /** Functions and classes whose callers in sight were taken to be all that there are. */
  closed?: (Spot & { name: string; why: Closing })[];
  notes: {
    code: Note;
    detail?: string | undefined;
    at?: Spot | undefined;
    /** What would help there, in the file of `at`. */
    suggested?: readonly TextEdit[];
  }[];
  related: (Spot & { message: string })[];
}

export interface Analysis {
  /** What the sentences about the sites are about. */
  migration?: Migration;
  sites: AnalysedSite[];
  /** The ids that calls which do not migrate take their models from, and where these calls are. */
  idsRead?: (Spot & { end: number; by: Spot })[];
  /** What each call can send, listed or not, by its id; for a run that may change what tests of the model know. */
  ways?: ReadonlyMap<string, string>;
  /** Edits of migrated sites, all files mixed, without overlaps within a file. */
  edits: SiteEdit[];
  /** Thinking budgets that belong to no listed site. */
  unattributed: (Spot & { why: string })[];
  /** Candidate files that could not be read or parsed; offsets are into the file's text. */
  errors: { file: string; start: number | null; message: string }[];
  /** `opus47-migrate-ignore-next-line` comments that silence nothing. */
  unusedIgnores: Spot[];
  /** How many files were parsed. */
  parsed: number;
}

/** Sites that something after the analysis has stopped (the compiler, a user), by id. */
export type Stops = ReadonlyMap<string, { reason: Reason; detail?: string; stoppedAt?: Spot }>;
