import { p as EFFORT_EQUIVALENCE } from "./settings-C179M5Kk.js";
// dist/src/rewrite/effort-text.js
const effortText = ({ from, to, evidence }) => `${from} to ${to} (${evidence})`;
const EFFORT_SOURCE = "By the launch announcement, Opus 4.7 works at one level as Opus 4.6 did at the next higher one. A benchmark (Hex) measured one row; the others are extrapolated from it. low has no lower level, and stays.";
function effortTable(options) {
	return options.effort === "shift" ? EFFORT_EQUIVALENCE : void 0;
}
export { effortTable as n, effortText as r, EFFORT_SOURCE as t };
