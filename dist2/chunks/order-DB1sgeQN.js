// dist/src/report/order.js
const inOrder = (rows, keyOf) => rows.map((row) => ({
	row,
	key: keyOf(row)
})).sort(({ key: a }, { key: b }) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2]).map(({ row }) => row);
const byPlace = (row) => [
	row.file ?? "",
	row.line ?? 0,
	row.column ?? 0
];
export { inOrder as n, byPlace as t };
