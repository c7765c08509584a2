import { a as relatedText, n as errorText, r as findingsOf } from "./findings-C4dYRQxt.js";
import { n as inRepository } from "./repository-Do5Ej5Bu.js";
import { p as visible } from "./text-CsLCt7rj.js";
// dist/src/report/github.js
const MOST = 10;
const TYPES = {
	error: "error",
	warning: "warning",
	note: "notice"
};
function renderGithub(given) {
	const report = inRepository(given);
	const errors = report.errors.map((error) => ({
		type: "error",
		line: command("error", {
			...error.file !== null && {
				file: error.file,
				line: error.line ?? 1
			},
			title: "opus47-migrate"
		}, errorText(error))
	}));
	const findings = findingsOf(report).map(({ level, rule, message, site }) => ({
		type: TYPES[level],
		line: command(TYPES[level], {
			file: site.file,
			line: site.line,
			endLine: site.endLine,
			...site.line === site.endLine && {
				col: site.column,
				endColumn: site.endColumn
			},
			title: `opus47-migrate: ${rule}`
		}, message + relatedText(site))
	}));
	const all = [...errors, ...findings];
	const shown = Object.values(TYPES).flatMap((type) => all.filter((one) => one.type === type).slice(0, MOST));
	const rest = all.length - shown.length;
	const more = rest ? [`${rest} more ${rest === 1 ? "finding has" : "findings have"} no annotation: GitHub shows ${MOST} of a type. See the job summary.`] : [];
	return [...shown.map(({ line }) => line), ...more].map((line) => `${line}\n`).join("");
}
function command(type, properties, message) {
	return `::${type} ${Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`).join(",")}::${data(message)}`;
}
const data = (text) => visible(text).replaceAll("%", "%25");
const property = (text) => visible(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll(":", "%3A").replaceAll(",", "%2C"));
export { renderGithub };
