import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
// dist/src/cli/nearest.js
var nearest_exports = /* @__PURE__ */ __exportAll({ nearestName: () => nearestName });
function nearestName(given, names) {
	const [best] = names.map((name) => ({
		name,
		distance: distance(given.toLowerCase(), name.toLowerCase())
	})).sort((a, b) => a.distance - b.distance);
	const most = best && Math.min(Math.max(2, Math.floor(best.name.length / 3)), best.name.length - 1);
	return best && most !== void 0 && best.distance <= most ? best.name : void 0;
}
function distance(a, b) {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next[j] = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
export { nearest_exports as n, nearestName as t };
