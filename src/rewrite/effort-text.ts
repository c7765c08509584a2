/** What the reports say of `--effort shift`. */
import { EFFORT_EQUIVALENCE } from '../sdk/models.js';

type Row = (typeof EFFORT_EQUIVALENCE)[number];

export const effortText = ({ from, to, evidence }: Row): string => `${from} to ${to} (${evidence})`;

/** Where the levels come from, in front of the table. */
export const EFFORT_SOURCE =
  'By the launch announcement, Opus 4.7 works at one level as Opus 4.6 did at the next higher one. A benchmark (Hex) measured one row; the others are extrapolated from it. low has no lower level, and stays.';

/** Old level, new level, evidence; undefined where the levels were not shifted. */
export function effortTable(options: Readonly<Record<string, unknown>>): readonly Row[] | undefined {
  return options.effort === 'shift' ? EFFORT_EQUIVALENCE : undefined;
}
