/** The order of a report's rows: the same whatever order they were found in. */

/** Sorted by file, line and column; what belongs to no file comes first. */
export const inOrder = <T>(rows: readonly T[], keyOf: (row: T) => readonly [string, number, number]): T[] =>
  rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort(({ key: a }, { key: b }) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2]))
    .map(({ row }) => row);

export const byPlace = (row: { file: string | null; line: number | null; column?: number | null }): [string, number, number] => [
  row.file ?? '',
  row.line ?? 0,
  row.column ?? 0,
];
