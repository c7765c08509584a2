/** The lines that still hold the old id, by what they are: what breaks first comes first. */
import { ALSO_KINDS, type AlsoKind } from '../also/kinds.js';
import type { ReportedAlso } from './report.js';
import { grouped } from './text.js';

export interface AlsoGroup {
  kind: AlsoKind;
  /** The first of them, in the order of the report. */
  shown: ReportedAlso[];
  /** How many more there are. */
  more: number;
}

/** @param most how many lines of each kind are shown. */
export const byKind = (lines: readonly ReportedAlso[], most = Number.POSITIVE_INFINITY): AlsoGroup[] =>
  ALSO_KINDS.flatMap((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    return own.length ? [{ kind, shown: own.slice(0, most), more: Math.max(0, own.length - most) }] : [];
  });

/** Lines that `--edit-also` has edited, those that it was asked about and left, by the reason, and those that nobody asked about. */
export function byFate(lines: readonly ReportedAlso[]): {
  edited: ReportedAlso[];
  left: Map<string, ReportedAlso[]>;
  others: ReportedAlso[];
} {
  const isEdited = ({ changes }: ReportedAlso): boolean => changes !== undefined;
  return {
    edited: lines.filter(isEdited),
    left: grouped(
      lines.filter((line) => !isEdited(line) && line.left !== undefined),
      ({ left = '' }) => left,
    ),
    others: lines.filter((line) => !isEdited(line) && line.left === undefined),
  };
}

/** What is said of them. */
export const FATE_TITLES = {
  edited: (wasWritten: boolean): string => `${wasWritten ? 'Edited' : 'Would edit'} beside the calls`,
  left: 'Left beside the calls, with the old model ID',
  others: 'The old model ID also appears in',
} as const;

/** How many lines of a kind a page shows: recordings hold the id a hundred times. The JSON report has all. */
export const MOST_ON_A_PAGE = 100;
