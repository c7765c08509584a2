import { a as relatedText, c as HOME, o as ruleLink, r as findingsOf } from "./findings-C4dYRQxt.js";
import "./mask-VMiAtRxK.js";
// dist/src/report/positions.js
function linesOf(site, file) {
	const lines = /* @__PURE__ */ new Map();
	for (const snippet of site.snippets) {
		if (snippet.file !== file) continue;
		for (const [index, text] of snippet.before.split("\n").entries()) if (!text.includes("sk-ant-…")) lines.set(snippet.line + index, text);
	}
	return lines;
}
function byteColumn(lines, { line, column }) {
	const text = lines.get(line);
	return text === void 0 ? void 0 : Buffer.byteLength(text.slice(0, column - 1)) + 1;
}
function textBetween(lines, from, to) {
	const parts = [];
	for (let line = from.line; line <= to.line; line++) {
		const text = lines.get(line);
		if (text === void 0) return void 0;
		parts.push(text.slice(line === from.line ? from.column - 1 : 0, line === to.line ? to.column - 1 : void 0));
	}
	return parts.join("\n");
}
// dist/src/report/suggestions.js
const NEAR = 4;
function suggestionsOf({ sites, run }) {
	if (run.mode === "write") return [];
	const taken = /* @__PURE__ */ new Set();
	const all = sites.flatMap((site) => site.changes.flatMap((change) => {
		const key = keyOf(change);
		if (taken.has(key)) return [];
		taken.add(key);
		return [{
			site,
			change
		}];
	}));
	return [...new Set(all.map(({ change }) => change.file))].flatMap((file) => together(all.filter(({ change }) => change.file === file))).flatMap(({ site, changes }) => suggestion(site, changes) ?? []);
}
const keyOf = ({ file, line, column, endLine, endColumn, after }) => JSON.stringify([
	file,
	line,
	column,
	endLine,
	endColumn,
	after
]);
function together(changes) {
	const groups = [];
	const sorted = [...changes].sort((a, b) => a.change.line - b.change.line || a.change.column - b.change.column);
	for (const { site, change } of sorted) {
		const last = groups.at(-1);
		const end = last?.changes.at(-1)?.endLine ?? 0;
		if (last?.site === site && change.line - end <= NEAR) last.changes.push(change);
		else groups.push({
			site,
			changes: [change]
		});
	}
	return groups;
}
function suggestion(site, changes) {
	const [first] = changes;
	const last = changes.at(-1);
	if (!first || !last) return void 0;
	const lines = linesOf(site, first.file);
	let text = "";
	let at = first;
	for (const change of changes) {
		const between = textBetween(lines, at, change);
		if (between === void 0 || textBetween(lines, change, endOf(change)) === void 0) return void 0;
		text += between + change.after;
		at = endOf(change);
	}
	return {
		site,
		file: first.file,
		start: {
			line: first.line,
			column: first.column
		},
		end: endOf(last),
		text,
		lines
	};
}
const endOf = ({ endLine, endColumn }) => ({
	line: endLine,
	column: endColumn
});
// dist/src/report/rdjson.js
const SOURCE = {
	name: "opus47-migrate",
	url: HOME
};
const SEVERITIES = {
	error: "ERROR",
	warning: "WARNING",
	note: "INFO"
};
const renderRdjson = (report) => `${JSON.stringify({
	source: SOURCE,
	severity: "WARNING",
	diagnostics: diagnosticsOf(report)
}, null, 2)}\n`;
const renderRdjsonl = (report) => diagnosticsOf(report).map((diagnostic) => `${JSON.stringify(diagnostic)}\n`).join("");
function diagnosticsOf(report) {
	const suggestions = suggestionsOf(report);
	const diagnostics = findingsOf(report).flatMap((finding) => {
		const own = suggestions.filter(({ site }) => site === finding.site);
		return own.length ? own.map((suggestion) => suggested(finding, suggestion)) : [plain(finding)];
	});
	const errors = report.errors.map(({ file, line, message }) => {
		return {
			message,
			location: {
				path: file ?? ".",
				...line === null ? {} : { range: {
					start: { line },
					end: { line }
				} }
			},
			severity: "ERROR",
			source: SOURCE
		};
	});
	return [...diagnostics, ...errors];
}
const base = ({ level, rule, message, site }) => ({
	message: message + relatedText(site),
	severity: SEVERITIES[level],
	source: SOURCE,
	code: {
		value: rule,
		url: ruleLink(rule)
	}
});
function plain(finding) {
	const { site } = finding;
	const range = rangeOf({
		line: site.line,
		column: site.column
	}, {
		line: site.endLine,
		column: site.endColumn
	}, linesOf(site, site.file));
	return {
		...base(finding),
		location: {
			path: site.file,
			range
		}
	};
}
function suggested(finding, { site, file, start, end, text, lines }) {
	const range = rangeOf(start, end, lines);
	const call = start.line > site.endLine || end.line < site.line || file !== site.file ? ` (For the call at ${site.file}:${site.line}.)` : "";
	return {
		...base(finding),
		message: `${finding.message}${relatedText(site)}${call}`,
		location: {
			path: file,
			range
		},
		suggestions: [{
			range,
			text
		}]
	};
}
function rangeOf(start, end, lines) {
	const [from, to] = [byteColumn(lines, start), byteColumn(lines, end)];
	if (from === void 0 || to === void 0) return {
		start: { line: start.line },
		end: { line: end.line }
	};
	return {
		start: {
			line: start.line,
			column: from
		},
		end: {
			line: end.line,
			column: to
		}
	};
}
export { renderRdjson, renderRdjsonl };
