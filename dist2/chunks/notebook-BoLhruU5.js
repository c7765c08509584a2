import { n as applyEdits } from "./edits-DsglOM9O.js";
import { wt as SyntaxProblem } from "./analyse-Bpi9X5ED.js";
import { t as endOfString } from "./remarks-DwzeJR8n.js";
// dist/src/hosts/json.js
const MOST_DEPTH = 1e3;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y;
const SPACE = /[ \t\r\n]*/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
function parseJson(text) {
	let at = text.startsWith("﻿") ? 1 : 0;
	const fail = () => {
		throw new SyntaxProblem("is not valid JSON", at);
	};
	const take = (pattern) => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0] ?? "";
		at += found.length;
		return found;
	};
	const takeMark = (mark) => {
		take(SPACE);
		if (text[at] !== mark) return false;
		at++;
		return true;
	};
	const string = () => {
		if (!takeMark("\"")) fail();
		const start = at;
		do
			take(PLAIN);
		while (take(ESCAPE));
		const end = at;
		return takeMark("\"") && at === end + 1 ? {
			kind: "string",
			start,
			end
		} : fail();
	};
	const list = (close, item) => {
		at++;
		if (takeMark(close)) return;
		do
			item();
		while (takeMark(","));
		if (!takeMark(close)) fail();
	};
	const value = (depth) => {
		take(SPACE);
		const start = at;
		if (depth > MOST_DEPTH) fail();
		switch (text[at]) {
			case "\"": return string();
			case "[": {
				const items = [];
				list("]", () => items.push(value(depth + 1)));
				return {
					kind: "array",
					start,
					items
				};
			}
			case "{": {
				const members = /* @__PURE__ */ new Map();
				list("}", () => {
					const { start: from, end } = string();
					if (!takeMark(":")) fail();
					members.set(decodeJson(text, from, end).value, value(depth + 1));
				});
				return {
					kind: "object",
					members
				};
			}
			default: return take(LITERAL) ? { kind: "other" } : fail();
		}
	};
	const root = value(0);
	take(SPACE);
	return at === text.length ? root : fail();
}
function decodeJson(text, start, end) {
	let value = "";
	const offsets = [];
	for (let at = start; at < end; at = endOfCharacter(text, at)) {
		offsets.push(at);
		value += text[at] === "\\" ? JSON.parse(`"${text.slice(at, endOfCharacter(text, at))}"`) : text[at];
	}
	return {
		value,
		offsets
	};
}
const endOfCharacter = (text, at) => at + (text[at] !== "\\" ? 1 : text[at + 1] === "u" ? 6 : 2);
function encodeJson(value, ascii) {
	const encoded = JSON.stringify(value).slice(1, -1);
	return ascii ? encoded.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`) : encoded;
}
// dist/src/hosts/magics.js
const RUNS_CODE = "time|timeit|capture|prun|memit|mprun|snakeviz|debug|notify";
const CELL_MAGIC = /%%(\w*)[^\n]*\n?/y;
const BEFORE_CODE = new RegExp(`%(?:${RUNS_CODE})\\b(?:[ \\t]+-(?:[nrplsTD][ \\t]*[^\\s-]\\S*|\\w+)(?=[ \\t]))*[ \\t]*`, "y");
const FOREIGN_CELL = /%(?:(?:md|sh|scala|r|fs)\b|(?:sql|html)[ \t]*(?:\r?\n|$))/y;
const BARE_COMMAND = /(?:pip|conda|mamba|uv|cd|ls|ll|cat|cp|mv|rm|mkdir|rmdir|man|less|more)[ \t]+(?!(?:and|or|in|is|if|not|for|else)\b)[\w.~]/y;
const MARKED = /[%!?,;/]/y;
const RUN_FILE = /%run[ \t]+(?:-i[ \t]+)?(?:\.\/)?((?:[A-Za-z_]\w*\/)*[A-Za-z_]\w*)\.py[ \t]*$/;
const TOKEN = /#[^\n]*|("""|'''|"|')|[([{]|[)\]}]|\\\r?\n|\n|\?|=[ \t]*(?:!(?!=)|%(?=[ \t]*[A-Za-z_]))/g;
const matchAt = (pattern, text, at) => {
	pattern.lastIndex = at;
	return pattern.exec(text);
};
function withoutMagics(cell) {
	const edits = [];
	let at = /^(?:[ \t]*\r?\n)*/.exec(cell)?.[0].length ?? 0;
	for (let magic = matchAt(CELL_MAGIC, cell, at); magic; magic = matchAt(CELL_MAGIC, cell, at)) {
		const end = new RegExp(`^(?:${RUNS_CODE})$`).test(magic[1] ?? "") ? at + magic[0].length : cell.length;
		edits.push({
			start: at,
			end,
			text: ""
		});
		at = end;
	}
	if (matchAt(FOREIGN_CELL, cell, at)) return [{
		start: at,
		end: cell.length,
		text: ""
	}];
	const lines = lineEdits(cell, at);
	const indented = dedent(cell, at).filter(({ start }) => !lines.some((edit) => edit.start < start && start < edit.end));
	return [...edits, ...[...lines, ...indented].sort((a, b) => a.start - b.start || a.end - b.end)];
}
function dedent(cell, from) {
	const indent = /^[ \t]+(?=\S)/.exec(cell.slice(from))?.[0];
	if (indent === void 0) return [];
	return [...cell.slice(from).matchAll(new RegExp(`^${indent}`, "gm"))].map(({ index }) => {
		const start = from + index;
		return {
			start,
			end: start + indent.length,
			text: ""
		};
	});
}
function lineEdits(cell, from) {
	const edits = [];
	let at = from;
	let depth = 0;
	let line = from;
	const take = (start, end, text) => {
		if (end > start) edits.push({
			start,
			end,
			text
		});
		at = end;
	};
	const startLine = (offset) => {
		line = at = offset + (/^[ \t]*/.exec(cell.slice(offset))?.[0].length ?? 0);
		const code = matchAt(BEFORE_CODE, cell, at);
		if (code && /^[^\s]/.test(cell.slice(at + code[0].length))) return take(at, at + code[0].length, "");
		if (matchAt(MARKED, cell, at) || matchAt(BARE_COMMAND, cell, at)) return take(at, endOfLine(cell, at), insteadOf(cell, at));
	};
	startLine(from);
	for (let token = matchAt(TOKEN, cell, at); token; token = matchAt(TOKEN, cell, at)) {
		const { 0: text, 1: quote, index } = token;
		at = index + text.length;
		if (quote !== void 0) at = endOfString(cell, at, quote);
		else if (/^[([{]$/.test(text)) depth++;
		else if (/^[)\]}]$/.test(text)) depth = Math.max(0, depth - 1);
		else if (text === "\n" && depth === 0) startLine(at);
		else if (text === "?") {
			while ((edits.at(-1)?.start ?? -1) >= line) edits.pop();
			depth = 0;
			take(line, endOfLine(cell, index), "pass");
		} else if (text.startsWith("=")) {
			const command = at - 1;
			const code = matchAt(BEFORE_CODE, cell, command);
			if (code && /^[^\s]/.test(cell.slice(command + code[0].length))) take(command, command + code[0].length, "");
			else take(command, endOfLine(cell, command), "get_ipython()");
		}
	}
	return edits;
}
function insteadOf(cell, at) {
	const [, file] = RUN_FILE.exec(cell.slice(at, endOfLine(cell, at))) ?? [];
	return file === void 0 ? "pass" : `from ${file.replaceAll("/", ".")} import *`;
}
function endOfLine(cell, from) {
	for (let at = from;;) {
		const next = cell.indexOf("\n", at);
		if (next < 0) return cell.length;
		const end = cell[next - 1] === "\r" ? next - 1 : next;
		if (cell[end - 1] !== "\\") return end;
		at = next + 1;
	}
}
// dist/src/hosts/notebook.js
function readNotebook(text, parses = () => false) {
	const root = parseJson(text);
	const unit = unitIn(root, text);
	if (isPythonByName(root, text)) return unit;
	const code = unit.encoded?.code ?? "";
	if (IMPORT.test(code) && parses(code)) return unit;
	return SDK_IMPORT.test(code) ? withoutCode(unit, text) : void 0;
}
const IMPORT = /^[ \t]*(?:import|from)[ \t]+[A-Za-z_][\w.]*/m;
const SDK_IMPORT = /^[ \t]*(?:import|from)[ \t]+anthropic\b|@anthropic-ai\/sdk/m;
function withoutCode({ extension, ranges }, text) {
	return {
		extension,
		ranges: [],
		hidden: ranges.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(/\bbudget_tokens\b/g)].map(({ index }) => start + index)),
		hiddenWhy: "a thinking budget in a notebook whose cells are not all Python"
	};
}
function unitIn(root, text) {
	const sources = codeCells(root, text);
	const border = borderIn(sources, text);
	const cells = [];
	for (const source of sources) {
		const start = (cells.at(-1)?.end ?? -1) + 1;
		cells.push(readCell(source, start, source.isList ? ownBorder(source, text) ?? border : "", text));
	}
	return {
		extension: "py",
		ranges: sources.map(({ strings }) => ({
			start: strings[0]?.start,
			end: strings.at(-1)?.end
		})),
		encoded: encodedIn(cells, text),
		hidden: cells.flatMap((cell) => hiddenBudgets(cell)),
		hiddenWhy: "a thinking budget in a magic or in its cell",
		aside: cells.flatMap(({ source }) => withoutMagics(source).map(({ start, end }) => source.slice(start, end))).join("\n")
	};
}
const member = (node, name) => node?.kind === "object" ? node.members.get(name) : void 0;
const items = (node) => node?.kind === "array" ? node.items : [];
const stringAt = (node, text) => node?.kind === "string" ? decodeJson(text, node.start, node.end).value : void 0;
function isPythonByName(root, text) {
	const metadata = member(root, "metadata");
	const info = member(metadata, "language_info");
	const [names = []] = [[member(member(metadata, "kernelspec"), "language"), member(info, "name")], [member(info, "file_extension"), member(info, "pygments_lexer")]].map((nodes) => nodes.flatMap((node) => stringAt(node, text) || [])).filter((found) => found.length > 0);
	return names.every((name) => /^(?:i?python\d?|\.py)$/i.test(name));
}
function codeCells(root, text) {
	return [...items(member(root, "cells")), ...items(member(root, "worksheets")).flatMap((page) => items(member(page, "cells")))].flatMap((cell) => {
		const language = stringAt(member(member(member(cell, "metadata"), "vscode"), "languageId"), text) ?? "python";
		if (stringAt(member(cell, "cell_type"), text) !== "code" || language !== "python") return [];
		const source = member(cell, "source") ?? member(cell, "input");
		const strings = source?.kind === "string" ? [source] : items(source).filter((item) => item.kind === "string");
		return strings.length > 0 && (source?.kind === "string" || strings.length === items(source).length) ? [{
			strings,
			isList: source?.kind === "array"
		}] : [];
	});
}
function readCell({ strings }, start, border, text) {
	const decoded = strings.map((string) => decodeJson(text, string.start, string.end));
	const source = decoded.map(({ value }) => value).join("");
	const magics = withoutMagics(source);
	const code = applyEdits(source, magics);
	const places = Array.from({ length: source.length }, (_, index) => ({
		start: index,
		end: index + 1
	}));
	for (const { start: from, end, text: instead } of magics.toReversed()) places.splice(from, end - from, ...Array(instead.length).fill({
		start: from,
		end
	}));
	return {
		start,
		end: start + code.length,
		code,
		source,
		places,
		indent: magics.map(({ start: from, end }) => source.slice(from, end)).find((gone) => /^[ \t]+$/.test(gone)) ?? "",
		head: magics.findLast((magic) => source.startsWith("%%", magic.start) && magic.text === "")?.end ?? 0,
		raw: [...decoded.flatMap(({ offsets }) => offsets), strings.at(-1)?.end],
		border
	};
}
const hiddenBudgets = ({ source, raw }) => withoutMagics(source).flatMap(({ start, end }) => {
	const budget = source.slice(start, end).indexOf("budget_tokens");
	return budget < 0 ? [] : [raw[start + budget]];
});
function ownBorder({ strings: [first, second] }, text) {
	return first && second && text.slice(first.end, second.start);
}
function borderIn(sources, text) {
	const lists = sources.filter(({ isList }) => isList);
	const known = lists.map((source) => ownBorder(source, text)).find((border) => border !== void 0);
	if (known !== void 0) return known;
	const quote = (lists[0]?.strings[0]?.start ?? 1) - 1;
	return `",${text.slice(text.slice(0, quote).trimEnd().length, quote) || (text[quote - 2] === " " ? " " : "")}"`;
}
function encodedIn(cells, text) {
	const ascii = !/[^\0-\x7f]/.test(text.replace(/^\uFEFF/, "")) && /\\u(?!00[0-7])/.test(text);
	const cellAt = (offset) => cells.find(({ start, end }) => start <= offset && offset <= end);
	const encode = (edit, others) => {
		const cell = cellAt(edit.start);
		const own = cell && withinCell(edit, cell);
		if (!cell || !own || own.end > cell.end) return void 0;
		const { source, raw, border, indent } = cell;
		const isInsertion = own.start === own.end;
		const isWhole = /^$|\n$/.test(own.text) && /^$|\n$/.test(cell.code.slice(0, own.start - cell.start).slice(-1));
		const first = isWhole ? before(own.start, cell) : behind(own.start, cell);
		const to = isInsertion ? first : before(own.end, cell);
		const beside = others.filter((other) => other !== edit && other.start >= cell.start && other.start <= cell.end);
		const isFree = !beside.some((other) => other.start === own.start || other.end === own.start);
		const isEnd = own.text === "" && !isInsertion && to === source.length && isFree;
		const breaks = isEnd && isWhole && !source.endsWith("\n") ? trailingBreaks(source.slice(cell.head, first)) : 0;
		const from = beside.some((other) => other.start < own.start && other.end > own.start - breaks) ? first : first - breaks;
		const start = isEnd && border !== "" ? rawEnd(from, cell, text) : raw[from];
		const inserted = (isWhole && own.text !== "" ? indent : "") + own.text.replace(/\n(?=[^\r\n])/g, `\n${indent}`);
		const encoded = (border === "" ? [inserted] : inserted.split(/(?<=\n)/)).map((line) => encodeJson(line, ascii)).join(border);
		const opens = own.text !== "" && from === source.length && source.endsWith("\n") && rawEnd(from, cell, text) === start;
		const closes = own.text.endsWith("\n") && to < source.length;
		return {
			start,
			end: raw[to],
			text: (opens ? border : "") + encoded + (closes ? border : "")
		};
	};
	return {
		code: cells.map(({ code }) => code).join("\n"),
		hostStart(offset) {
			const cell = cellAt(offset);
			return cell ? cell.raw[behind(offset, cell)] : 0;
		},
		hostEnd(offset) {
			const cell = cellAt(offset);
			return cell ? rawEnd(before(offset, cell), cell, text) : 0;
		},
		offsetOf(host) {
			const cell = cells.find(({ raw }) => host <= raw.at(-1));
			if (!cell) return 0;
			const place = cell.places.findIndex(({ end }) => cell.raw[end - 1] >= host);
			return place < 0 ? cell.end : cell.start + place;
		},
		encode: (edits) => edits.map((edit) => encode(edit, edits))
	};
}
const trailingBreaks = (text) => /(?:\r?\n[ \t]*)*$/.exec(text)?.[0].length ?? 0;
const before = (offset, { start, places, head }) => places[offset - start - 1]?.end ?? head;
const behind = (offset, { start, places, source }) => places[offset - start]?.start ?? source.length;
const rawEnd = (offset, { raw }, text) => offset === 0 ? raw[0] : endOfCharacter(text, raw[offset - 1]);
function withinCell({ start, end, text }, cell) {
	if (start > cell.end || end !== cell.end + 1 || !/^$|\n$/.test(text)) return {
		start,
		end,
		text
	};
	return {
		start,
		end: cell.end,
		text: text.replace(/\r?\n$/, "")
	};
}
export { readNotebook };
