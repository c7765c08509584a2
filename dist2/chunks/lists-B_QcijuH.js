// dist/src/frontends/layout.js
const lineEnd = (text) => text.includes("\r\n") ? "\r\n" : "\n";
function indentAt(text, offset) {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	return /^[ \t]*/.exec(text.slice(start))?.[0] ?? "";
}
function startsLine(text, offset) {
	const start = text.lastIndexOf("\n", offset - 1) + 1;
	return /^[ \t\uFEFF]*$/.test(text.slice(start, offset));
}
const reindented = (text, from, to) => /[`"']{3}|`/.test(text) || !from.startsWith(to) ? text : text.replace(/(\r?\n)([ \t]+)/g, (line, end, space) => space.startsWith(from) ? end + to + space.slice(from.length) : line);
function indentUnit(text) {
	if (/^\t/m.test(text)) return "	";
	const widths = [...text.matchAll(/^( +)\S/gm)].map(([, spaces]) => spaces.length).filter((width) => width > 1);
	const smallest = Math.min(...widths);
	return " ".repeat(Number.isFinite(smallest) ? Math.min(smallest, 8) : 2);
}
function wholeLines(start, end, text) {
	const lineStart = text.lastIndexOf("\n", start - 1) + 1;
	const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
	if (startsLine(text, start) && behind && !(lineStart === 0 && text.startsWith("﻿"))) return {
		start: lineStart,
		end: end + behind[0].length,
		text: ""
	};
	return {
		start,
		end: end + (/^[ \t]+/.exec(text.slice(end))?.[0].length ?? 0),
		text: ""
	};
}
const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, "_");
// dist/src/frontends/comments.js
const anyOf = ({ line, block }) => block ? `${line.source}|${block.source}` : line.source;
function codeAt(offset, text, style) {
	const joint = style.joint ? `|${style.joint.source}` : "";
	const gap = new RegExp(`(?:\\s${joint}|${anyOf(style)})*`, "y");
	gap.lastIndex = offset;
	return offset + (gap.exec(text)?.[0].length ?? 0);
}
function commaAfter(offset, text, style) {
	const at = codeAt(offset, text, style);
	return text[at] === "," ? at : void 0;
}
const hasComment = (text, style) => new RegExp(anyOf(style)).test(text);
function commentBehind(offset, text, style) {
	const rest = text.slice(offset, text.indexOf("\n", offset) < 0 ? text.length : text.indexOf("\n", offset));
	const block = style.block ? `|${style.block.source}` : "";
	const behind = new RegExp(`^(?:[ \\t]|,${block})*(?:${style.line.source})?`).exec(rest)?.[0] ?? "";
	const end = offset + behind.trimEnd().length;
	const code = behind.replace(new RegExp(anyOf(style), "g"), "");
	return /^[ \t]*(?:\r?\n|$)/.test(text.slice(end)) && hasComment(behind, style) && code.split(",").length <= 2 ? {
		end,
		comma: code.includes(",")
	} : void 0;
}
function withComments({ start, end, text }, source, comments, style) {
	if (end === start) return text;
	const lost = comments.filter((comment) => comment.start >= start && comment.end <= end);
	const sources = lost.map((comment) => source.slice(comment.start, comment.end)).filter((comment) => !text.includes(comment));
	if (sources.length === 0) return text;
	const eol = lineEnd(source);
	const indent = indentAt(source, lost[0]?.start ?? start);
	if (text === "" && startsLine(source, start) && source[end - 1] === "\n") return sources.map((comment) => `${indent}${comment}${eol}`).join("");
	const isLine = (comment) => new RegExp(`^(?:${style.line.source})`).test(comment);
	const kept = sources.map((comment) => isLine(comment) ? `${comment}${eol}${indent}` : comment).reduceRight((after, comment) => after === "" || comment.endsWith(indent) ? comment + after : `${comment} ${after}`, text);
	return text === "" && /[^\s([{]/.test(source[start - 1] ?? " ") ? ` ${kept}` : kept;
}
// dist/src/rewrite/unexpressible.js
var Unexpressible = class extends Error {
	reason;
	at;
	detail;
	words;
	name = "Unexpressible";
	constructor(reason, at, detail, words) {
		super(reason);
		this.reason = reason;
		this.at = at;
		this.detail = detail;
		this.words = words;
	}
};
const askedTwice = ({ expr, mayHaveRun }) => new Unexpressible("condition-has-effects", mayHaveRun ?? expr, void 0, mayHaveRun && "may-have-run");
// dist/src/frontends/lists.js
function entryEdits(list, inserts, removes) {
	const { text, comments, span, items, entry: entryText, padding } = list;
	const edits = [];
	const removed = new Map(removes.map((remove) => [remove.entry.start, remove]));
	const groups = /* @__PURE__ */ new Map();
	for (const insert of inserts) {
		const key = insert.after && items.some((p) => p.start === insert.after?.start) ? insert.after.start : null;
		groups.set(key, [...groups.get(key) ?? [], insert]);
	}
	const replaced = /* @__PURE__ */ new Set();
	const followed = /* @__PURE__ */ new Set();
	for (const [after, group] of groups) {
		const index = items.findIndex((p) => p.start === after);
		const entry = items[index];
		if (!entry) {
			const first = items[0];
			const between = first && startsLine(text, first.start) ? lineEnd(text) + indentAt(text, first.start) : " ";
			const at = first ? first.start : span.start + 1;
			for (const insert of group) {
				const alone = `${insert === group[0] ? padding : " "}${entryText(insert)}${insert === group.at(-1) ? padding : ","}`;
				edits.push({
					by: insert,
					edit: {
						start: at,
						end: at,
						text: first ? `${entryText(insert)},${between}` : alone
					}
				});
			}
			if (!first && span.end - span.start > 2 && text.slice(span.start + 1, span.end - 1).trim() === "") edits.push({
				by: group[0],
				edit: {
					start: span.start + 1,
					end: span.end - 1,
					text: ""
				}
			});
			continue;
		}
		const remove = removed.get(entry.start);
		const multiline = startsLine(text, entry.start);
		const separator = multiline ? `,${lineEnd(text)}${indentAt(text, entry.start)}` : ", ";
		if (remove) {
			replaced.add(entry.start);
			const sites = [...new Set([remove, ...group].flatMap((one) => one.sites))];
			const edit = {
				start: entry.start,
				end: entry.end,
				text: group.map(entryText).join(separator)
			};
			edits.push({
				by: {
					kind: remove.kind,
					sites
				},
				edit
			});
			continue;
		}
		const comment = multiline ? commentBehind(entry.end, text, comments) : void 0;
		if (!comment) {
			for (const insert of group) edits.push({
				by: insert,
				edit: {
					start: entry.end,
					end: entry.end,
					text: separator + entryText(insert)
				}
			});
			continue;
		}
		followed.add(entry.start);
		const later = comment.comma ? void 0 : commaAfter(entry.end, text, comments);
		const closes = items.slice(index + 1).every(({ start }) => removed.has(start) && !groups.has(start)) && commaAfter(items.at(-1).end, text, comments) === void 0;
		if (!comment.comma) edits.push({
			by: group[0],
			edit: {
				start: entry.end,
				end: entry.end,
				text: ","
			}
		});
		for (const insert of group) {
			const comma = (closes || later !== void 0) && insert === group.at(-1) ? "" : ",";
			edits.push({
				by: insert,
				edit: {
					start: comment.end,
					end: comment.end,
					text: lineEnd(text) + indentAt(text, entry.start) + entryText(insert) + comma
				}
			});
		}
	}
	const inside = {
		start: span.start + 1,
		end: span.end - 1
	};
	if (items.length > 0 && inserts.length === 0 && removed.size === items.length && !hasComment(outside(list, inside), comments)) {
		const sites = [...new Set(removes.flatMap((remove) => remove.sites))];
		return [{
			by: {
				kind: removes[0].kind,
				sites
			},
			edit: {
				...inside,
				text: ""
			}
		}];
	}
	for (let index = 0; index < items.length; index++) {
		const goes = (i) => {
			const item = items[i];
			return item !== void 0 && removed.has(item.start) && !replaced.has(item.start);
		};
		if (!goes(index)) continue;
		let end = index;
		while (goes(end + 1)) end++;
		const by = removed.get(items[index].start);
		const sites = [...new Set(items.slice(index, end + 1).flatMap((p) => removed.get(p.start)?.sites ?? []))];
		const previous = items[index - 1];
		const needsComma = previous !== void 0 && followed.has(previous.start);
		for (const edit of removalOf(items, index, end, text, comments, needsComma)) edits.push({
			by: {
				kind: by.kind,
				sites
			},
			edit
		});
		index = end;
	}
	return edits;
}
function removalOf(items, first, last, text, comments, needsComma = false) {
	const { start } = items[first];
	const { end } = items[last];
	const next = items[last + 1];
	const previous = items[first - 1];
	if (!hasComment(gaps(items.slice(first, last + 1), text), comments)) {
		if (next && !hasComment(text.slice(end, next.start), comments)) return [{
			start,
			end: next.start,
			text: ""
		}];
		if (!next && previous && !hasComment(text.slice(previous.end, start), comments)) return [{
			start: previous.end,
			end,
			text: ""
		}];
	}
	const alone = items.slice(first, last + 1).flatMap((item) => {
		const comma = commaAfter(item.end, text, comments);
		const adjacent = comma !== void 0 && text.slice(item.end, comma).trim() === "";
		const whole = wholeLines(item.start, adjacent ? comma + 1 : item.end, text);
		return comma === void 0 || adjacent ? [whole] : [whole, {
			start: comma,
			end: comma + 1,
			text: ""
		}];
	});
	const comma = !next && previous && !needsComma && commaAfter(end, text, comments) === void 0 ? commaAfter(previous.end, text, comments) : void 0;
	return comma === void 0 ? alone : [{
		start: comma,
		end: comma + 1,
		text: ""
	}, ...alone];
}
const outside = ({ items, text }, { start, end }) => text.slice(start, items[0]?.start) + gaps(items, text) + text.slice(items.at(-1)?.end, end);
const gaps = (items, text) => items.slice(1).map((item, index) => text.slice(items[index].end, item.start)).join("");
function stringEdits({ drop, add }, { text, comments, span, items }, read, write) {
	const dropped = (item) => {
		const value = item && read(item);
		return value !== void 0 && drop.includes(value);
	};
	const like = items.find((item) => read(item) !== void 0);
	const added = add.map((value) => write(value, like));
	const last = items.at(-1);
	const edits = [];
	if (!last) return [{
		start: span.start + 1,
		end: span.end - 1,
		text: added.join(", ")
	}];
	const replaceLast = dropped(last) && added.length > 0;
	for (let index = 0; index < items.length; index++) {
		const item = items[index];
		if (!dropped(item) || replaceLast && item === last) continue;
		let end = index;
		while (dropped(items[end + 1]) && !(replaceLast && items[end + 1] === last)) end++;
		edits.push(...removalOf(items, index, end, text, comments));
		index = end;
	}
	if (replaceLast) edits.push({
		start: last.start,
		end: last.end,
		text: added.join(", ")
	});
	else if (added.length) {
		const separator = startsLine(text, last.start) ? `,${lineEnd(text)}${indentAt(text, last.start)}` : ", ";
		edits.push({
			start: last.end,
			end: last.end,
			text: separator + added.join(separator)
		});
	}
	return edits;
}
export { askedTwice as a, withComments as c, indentUnit as d, lineEnd as f, wholeLines as h, Unexpressible as i, grouped as l, startsLine as m, removalOf as n, codeAt as o, reindented as p, stringEdits as r, commentBehind as s, entryEdits as t, indentAt as u };
