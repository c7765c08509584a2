import { f as tokens, r as budgetText } from "./text-CsLCt7rj.js";
import { createHash } from "node:crypto";
import _taggedTemplateLiteral from "@oxc-project/runtime/helpers/taggedTemplateLiteral";
import { diffArrays, diffWordsWithSpace } from "diff";
// dist/src/report/html/markup.js
var Markup = class {
	text;
	constructor(text) {
		this.text = text;
	}
	toString() {
		return this.text;
	}
};
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;",
	"`": "&#96;"
};
const HIDDEN = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const unhidden = (text) => text.replace(/[\s\S]/g, (char) => HIDDEN.test(char) || char === "	" ? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}` : char);
const escapeText = (text) => unhidden(text).replace(/[&<>"'`]/g, (char) => ENTITIES[char] ?? char);
function codeText(line) {
	return new Markup(line.split(new RegExp(`(${HIDDEN.source})`)).map((part, index) => index % 2 ? `<span class="ctl">${escapeText(part)}</span>` : part.split("	").map(escapeText).join("	")).join(""));
}
const write = (part) => {
	if (part === null || part === void 0 || part === false) return "";
	if (part instanceof Markup) return part.text;
	return typeof part === "string" || typeof part === "number" ? escapeText(String(part)) : part.map(write).join("");
};
const html = (strings, ...parts) => new Markup(strings.map((text, index) => text + write(parts[index])).join(""));
// dist/src/report/html/style.js
const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #101317);
  --card: light-dark(#ffffff, #181c21);
  --text: light-dark(#1b1f24, #e4e7eb);
  --muted: light-dark(#59616b, #9ba4af);
  --line: light-dark(#dfe3e8, #2c333b);
  --accent: light-dark(#3451b2, #9eb1ff);
  --old: light-dark(#8a94a0, #77828e);
  --migrated: light-dark(#1f7a3d, #6fcf8b);
  --review: light-dark(#a34a00, #f0a85c);
  --skipped: light-dark(#59616b, #9ba4af);
  --error: light-dark(#b3261e, #ff8a80);
  --del: light-dark(#fdecec, #37191c);
  --del-m: light-dark(#f9d0d0, #5f2429);
  --ins: light-dark(#e7f6ea, #14301d);
  --ins-m: light-dark(#b4e3bf, #1a4a29);
  --gap: light-dark(#f3f4f6, #14181c);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
header, main { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
main { padding-bottom: 64px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 16px; margin: 0 0 12px; }
header p { margin: 4px 0 0; }
.origin { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 0; margin: 6px 0 0; padding: 0; color: var(--muted); }
.origin li { overflow-wrap: anywhere; }
.origin li:not(:last-child)::after { content: '·'; margin: 0 8px; }
.origin b { color: var(--text); font-weight: 600; overflow-wrap: anywhere; }
.lead { margin: 16px 0; max-width: 80ch; }
.muted { color: var(--muted); font-weight: 400; }
code, .path, .where, .code, kbd { font-family: var(--mono); font-size: .88em; }
.path { unicode-bidi: isolate; direction: ltr; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin: 16px 0; }
.sr, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: fixed; left: 16px; top: 16px; background: var(--card); padding: 8px 12px; border-radius: 6px; z-index: 2; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }

.tiles { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; padding: 0; margin: 16px 0; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; color: var(--muted); }
.tiles strong { display: block; font-size: 28px; line-height: 1.1; font-weight: 650; font-variant-numeric: tabular-nums; color: var(--text); }
.tiles .migrated strong { color: var(--migrated); }
.tiles .review strong { color: var(--review); }
.tiles .error strong { color: var(--error); }

.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 8px; color: var(--muted); font-size: 13px; }
.legend svg { vertical-align: -2px; }
.chart { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
.chart th, .chart td { padding: 0 12px 0 0; text-align: left; font-weight: 400; white-space: nowrap; height: 26px; }
.chart td:last-child { padding: 0; text-align: right; }
.chart .plot { width: 100%; }
.chart svg { display: block; overflow: visible; }
.grid { stroke: var(--line); }
.floor { stroke: var(--review); stroke-dasharray: 4 3; stroke-width: 1.5; }
.way { stroke: var(--old); stroke-width: 1.5; }
.share { stroke: var(--accent); stroke-width: 2; }
circle.old { fill: var(--card); stroke: var(--old); stroke-width: 2; }
circle.new { fill: var(--accent); }
.axis text { fill: var(--muted); font-size: 11px; }
.aside { margin: 8px 0 0; color: var(--muted); font-size: 13px; }

.toolbar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 10px 0; margin: 24px 0 8px; background: var(--page); border-bottom: 1px solid var(--line); }
.toolbar[hidden], [hidden] { display: none; }
.toolbar fieldset { display: flex; flex-wrap: wrap; min-width: 0; gap: 4px; border: 0; padding: 0; margin: 0; }
#search { flex: 1 1 220px; min-width: 160px; }
#search, button, .chip { font: inherit; font-size: 13px; line-height: 20px; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; }
button, .chip { cursor: pointer; white-space: nowrap; }
button:hover, .chip:hover { border-color: var(--old); }
.chip input { accent-color: var(--accent); margin: 0 4px 0 0; vertical-align: -1px; }
.chip.migrated { color: var(--migrated); }
.chip.review { color: var(--review); }
#count { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
.keys { margin-left: auto; color: var(--muted); font-size: 12px; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; background: var(--card); }

.group { margin: 20px 0; }
.group h2 { margin: 0 0 8px; }
.part { margin: 0 0 16px; }
.part h3 { margin: 0 0 6px; font-size: 14px; font-weight: 500; overflow-wrap: anywhere; }
.site { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--skipped); border-radius: 8px; margin: 6px 0; }
.site.migrated { border-left-color: var(--migrated); }
.site.review { border-left-color: var(--review); }
.site summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 9px 14px; cursor: pointer; list-style: none; }
.site summary::-webkit-details-marker { display: none; }
.site summary::before { content: '▸'; color: var(--muted); width: .8em; }
.site[open] summary::before { content: '▾'; }
.status { font-size: 12px; min-width: 8em; white-space: nowrap; color: var(--skipped); }
.migrated .status { color: var(--migrated); }
.review .status { color: var(--review); }
.where { overflow-wrap: anywhere; }
.api { color: var(--muted); }
.gist { margin-left: auto; text-align: right; overflow-wrap: anywhere; }
.budget { font-variant-numeric: tabular-nums; }
.tag { display: inline-block; font-size: 12px; line-height: 18px; padding: 0 7px; border-radius: 9px; border: 1px solid var(--line); color: var(--muted); }
.body { padding: 2px 16px 12px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.message { max-width: 90ch; }
.body dl { margin: 0 0 12px; }
.body dl div { display: flex; gap: 12px; }
.body dt { flex: 0 0 9em; color: var(--muted); }
.body dd { margin: 0; overflow-wrap: anywhere; }
.notes { padding-left: 18px; margin: 0 0 12px; max-width: 90ch; }
.id { margin: 8px 0 0; color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
.rest ul { margin: 0; padding-left: 18px; }
.rest li { overflow-wrap: anywhere; }
.kinds { border-collapse: collapse; margin: 0 0 12px; font-variant-numeric: tabular-nums; }
.kinds th, .kinds td { padding: 4px 12px; text-align: right; border-bottom: 1px solid var(--line); }
.kinds th:first-child { padding-left: 0; text-align: left; }
.kinds th { font-weight: 600; }

.code { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; margin: 10px 0; }
.code table { width: 100%; border-collapse: collapse; line-height: 1.5; font-size: 12.5px; font-family: var(--mono); }
.code table.two { table-layout: fixed; min-width: 760px; }
.code caption { text-align: left; padding: 5px 10px; color: var(--muted); border-bottom: 1px solid var(--line); font-size: 12px; }
.code td { padding: 0 8px; vertical-align: top; }
.code col.n { width: 52px; }
.code .n { width: 52px; text-align: right; color: var(--muted); user-select: none; font-variant-numeric: tabular-nums; }
.code .c { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; unicode-bidi: isolate; direction: ltr; text-align: left; }
.two td:nth-child(3) { border-left: 1px solid var(--line); }
.del { background: var(--del); }
.ins { background: var(--ins); }
.gap { background: var(--gap); }
.n.del::after { content: ' −'; }
.n.ins::after { content: ' +'; }
.del .m { background: var(--del-m); border-radius: 2px; }
.ins .m { background: var(--ins-m); border-radius: 2px; }
.tc { color: light-dark(#4a5663, #b0bac6); font-style: italic; }
.ts { color: light-dark(#08573a, #8fd6a8); }
.tn { color: light-dark(#9a4a00, #f0b27a); }
.tk { color: light-dark(#8a2a9b, #d8a1e8); }
.tp { color: light-dark(#1d4fa8, #93bbff); }
.tf { color: light-dark(#5a4a00, #e8d287); }
.ctl { color: var(--error); border: 1px solid var(--error); border-radius: 3px; padding: 0 2px; font-style: normal; }

@media (max-width: 760px) {
  header, main { padding-left: 14px; padding-right: 14px; }
  .toolbar { position: static; }
  .gist { margin-left: 0; text-align: left; }
  .keys { display: none; }
  .body dl div { display: block; margin-bottom: 6px; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .card { padding: 16px 14px; }
  .body { padding-left: 12px; padding-right: 12px; }
  .kinds { width: 100%; font-size: 11px; }
  .kinds th, .kinds td { padding: 4px 2px; overflow-wrap: break-word; }
  .chart, .chart tbody { display: block; }
  .chart tr { display: grid; grid-template-columns: 1fr auto; }
  .chart .plot { grid-area: 2 / 1 / 3 / 3; }
  .chart .axis td:not(.plot) { display: none; }
}
@media screen and (max-width: 700px) {
  .code table.two { min-width: 0; display: block; }
  .code table.two caption { display: block; }
  .two colgroup { display: none; }
  .two tbody { display: grid; grid-template-columns: 52px minmax(0, 1fr); }
  .two tr { display: contents; }
  .two .gap, .two .same td:nth-child(n + 3) { display: none; }
  .two td:nth-child(3) { border-left: 0; }
  .two .ins { order: 1; }
}
@media print {
  :root { color-scheme: light !important; }
  body { background: none; font-size: 10pt; }
  header, main { max-width: none; padding: 0; }
  .toolbar, .skip { display: none !important; }
  .card, .tiles li, .site { break-inside: avoid-page; }
  .code { overflow: visible; }
  .code table.two { min-width: 0; font-size: 7.5pt; }
  * { print-color-adjust: exact; }
}
`;
// dist/src/report/html/page.js
var _templateObject;
function renderPage({ title, skipTo, header, main, style: own = "", script }) {
	const style = STYLE + own;
	const policy = [
		`default-src 'none'`,
		`style-src '${hash(style)}'`,
		...script === void 0 ? [] : [`script-src '${hash(script)}'`],
		`base-uri 'none'`,
		`form-action 'none'`
	].join("; ");
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy.replaceAll("\"", "&quot;"))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#${skipTo.id}">Skip to the ${skipTo.name}</a>
<header>${header}</header>
<main>
${main}
</main>${script === void 0 ? null : html(_templateObject || (_templateObject = _taggedTemplateLiteral(["\n<script>", "<\/script>"])), new Markup(script))}
</body>
</html>
`.text;
}
const hash = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
// dist/src/report/html/highlight.js
const KEYWORDS = new Set(`abstract as assert async await break case catch class const continue debugger declare def default del delete do elif else enum except
  export extends finally for from function get global if implements import in instanceof interface is keyof lambda let namespace new nonlocal
  not of or and pass private protected public raise readonly return satisfies self set static super switch this throw try type typeof var void
  while with yield`.split(/\s+/));
const LITERALS = /* @__PURE__ */ new Set([
	"true",
	"false",
	"null",
	"undefined",
	"NaN",
	"Infinity",
	"None",
	"True",
	"False"
]);
const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$]*/u.source;
const STRINGS = /(?:'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?)/.source;
const NUMBER = /\b\d[\w.]*/.source;
const lexer = (comment, text) => new RegExp(`(?<comment>${comment})|(?<text>${text}|${STRINGS})|(?<number>${NUMBER})|(?<word>${WORD})`, "gu");
const C_LIKE = lexer(/\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/.source, /`(?:\\[\s\S]|[^`\\])*`?/.source);
const PYTHON = lexer(/#[^\n]*/.source, /"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)/.source);
function highlight(code, file) {
	const lines = [[]];
	let line = 0;
	let lineStart = 0;
	let at = 0;
	const advance = (to, kind) => {
		while (at < to) {
			const end = code.indexOf("\n", at);
			const stop = end < 0 || end > to ? to : end;
			if (stop > at) lines[line]?.push({
				start: at - lineStart,
				end: stop - lineStart,
				kind
			});
			at = stop;
			if (stop === end && stop < to) {
				at++;
				line++;
				lineStart = at;
				lines.push([]);
			}
		}
	};
	for (const match of code.matchAll(/\.pyi?$/.test(file) ? PYTHON : C_LIKE)) {
		advance(match.index, "plain");
		advance(match.index + match[0].length, kindOf(match, code));
	}
	advance(code.length, "plain");
	return lines;
}
function kindOf({ 0: text, index, groups }, code) {
	if (groups?.comment !== void 0) return "comment";
	if (groups?.text !== void 0) return "string";
	if (groups?.number !== void 0) return "number";
	const after = /^\s*(.)/.exec(code.slice(index + text.length, index + text.length + 40))?.[1];
	const isMember = code[index - 1] === ".";
	if (!isMember && after !== ":" && KEYWORDS.has(text)) return "keyword";
	if (!isMember && after !== ":" && LITERALS.has(text)) return "literal";
	if (after === "(") return "call";
	return isMember || after === ":" ? "property" : "plain";
}
// dist/src/report/html/diff.js
const CLASSES = {
	comment: "tc",
	string: "ts",
	number: "tn",
	keyword: "tk",
	literal: "tn",
	property: "tp",
	call: "tf",
	plain: ""
};
function renderSnippet(snippet) {
	const { file, line, before, after } = snippet;
	const caption = html`<caption><span class="path">${file}</span>:${line}</caption>`;
	if (after === null) {
		const rows = linesOf(before, file, line).map((one) => html`<tr><td class="n">${one.number}</td><td class="c">${paint(one, [])}</td></tr>`);
		return html`<div class="code"><table class="one">${caption}<tbody>${rows}</tbody></table></div>`;
	}
	const hunks = together(rowsOf(snippet, after)).map((rows) => html`<tbody class="${rows[0]?.changed ? "changed" : "same"}">${rows.map(renderRow)}</tbody>`);
	const head = html`<thead class="sr"><tr><th colspan="2" scope="col">before</th><th colspan="2" scope="col">after</th></tr></thead>`;
	return html`<div class="code"><table class="two">${caption}<colgroup><col class="n"><col><col class="n"><col></colgroup>${head}${hunks}</table></div>`;
}
function together(rows) {
	const hunks = [];
	for (const row of rows) {
		const last = hunks.at(-1);
		if (last?.[0]?.changed === row.changed) last.push(row);
		else hunks.push([row]);
	}
	return hunks;
}
function renderRow({ before: left, after: right, changed }) {
	const [marksLeft, marksRight] = left && right && changed && Math.max(left.text.length, right.text.length) <= MOST_WIDTH ? marksOf(left.text, right.text) : [[], []];
	return html`<tr>${side(left, marksLeft, changed ? "del" : "")}${side(right, marksRight, changed ? "ins" : "")}</tr>`;
}
function side(line, marks, state) {
	if (!line) return html`<td class="n gap"></td><td class="c gap"></td>`;
	return html`<td class="n ${state}">${line.number}</td><td class="c ${state}">${paint(line, marks)}</td>`;
}
function linesOf(text, file, first) {
	const tokens = highlight(text, file);
	return text.split("\n").map((line, index) => ({
		number: first + index,
		text: line.replace(/\r$/, ""),
		tokens: tokens[index] ?? []
	}));
}
function rowsOf({ file, line, before }, after) {
	const old = linesOf(before, file, line);
	const fresh = linesOf(after, file, line);
	const rows = [];
	let left = 0;
	let right = 0;
	let removed = [];
	const flush = (added) => {
		rows.push(...paired(removed, added));
		removed = [];
	};
	for (const part of diffArrays(old.map(({ text }) => text), fresh.map(({ text }) => text))) {
		const { length } = part.value;
		if (part.removed) {
			removed = old.slice(left, left + length);
			left += length;
		} else if (part.added) {
			flush(fresh.slice(right, right + length));
			right += length;
		} else {
			flush([]);
			for (let i = 0; i < length; i++) rows.push({
				before: old[left + i] ?? null,
				after: fresh[right + i] ?? null,
				changed: false
			});
			left += length;
			right += length;
		}
	}
	flush([]);
	return rows;
}
function paired(removed, added) {
	const best = Array.from({ length: removed.length + 1 }, () => new Array(added.length + 1).fill(0));
	const at = (i, j) => best[i]?.[j] ?? 0;
	const scores = removed.map((one) => added.map((other) => likeness(one.text, other.text)));
	for (let i = removed.length - 1; i >= 0; i--) for (let j = added.length - 1; j >= 0; j--) {
		const row = best[i];
		if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), (scores[i]?.[j] ?? 0) + at(i + 1, j + 1));
	}
	const rows = [];
	let i = 0;
	let j = 0;
	while (i < removed.length || j < added.length) {
		const before = removed[i] ?? null;
		const after = added[j] ?? null;
		if (before && after && (scores[i]?.[j] ?? 0) > 0 && at(i, j) === (scores[i]?.[j] ?? 0) + at(i + 1, j + 1)) rows.push({
			before: removed[i++] ?? null,
			after: added[j++] ?? null,
			changed: true
		});
		else if (before && (!after || at(i, j) === at(i + 1, j))) rows.push({
			before: removed[i++] ?? null,
			after: null,
			changed: true
		});
		else rows.push({
			before: null,
			after: added[j++] ?? null,
			changed: true
		});
	}
	return rows;
}
function likeness(a, b) {
	const words = (text) => text.match(/[\p{L}\p{N}_$]+/gu) ?? [];
	const left = words(a);
	const right = words(b);
	if (left.length === 0 && right.length === 0) return a.trim() === b.trim() ? 1 : 0;
	const known = new Set(right);
	const share = left.filter((word) => known.has(word)).length / Math.max(left.length, right.length, 1);
	return share < .25 ? 0 : share;
}
function marksOf(before, after) {
	const left = [];
	const right = [];
	let i = 0;
	let j = 0;
	for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
		if (removed) left.push({
			start: i,
			end: i + value.length
		});
		if (added) right.push({
			start: j,
			end: j + value.length
		});
		if (!added) i += value.length;
		if (!removed) j += value.length;
	}
	return [left, right];
}
const MOST_WIDTH = 1e3;
function paint({ text, tokens }, marks) {
	if (text.length > MOST_WIDTH) return codeText(text);
	const cuts = [.../* @__PURE__ */ new Set([
		0,
		text.length,
		...[...tokens, ...marks].flatMap(({ start, end }) => [start, end])
	])].filter((cut) => cut <= text.length).sort((a, b) => a - b);
	return new Markup(cuts.slice(0, -1).map((start, index) => {
		const end = cuts[index + 1] ?? text.length;
		const kind = tokens.find((token) => token.start <= start && token.end >= end)?.kind ?? "plain";
		const isMarked = marks.some((mark) => mark.start <= start && mark.end >= end);
		const classes = [CLASSES[kind], isMarked ? "m" : ""].filter(Boolean).join(" ");
		const piece = codeText(text.slice(start, end));
		return classes ? html`<span class="${classes}">${piece}</span>` : piece;
	}).join(""));
}
// dist/src/report/html/site.js
function renderSite(site, index, words) {
	const { status, file, line, api, kind, budget, reason, notes, message, related, snippets, accepted } = site;
	return html`<details class="site ${status}" id="call-${index}" data-status="${status}" data-folder="${folderOf(file)}">
<summary><span class="status">${words[status]}</span> <span class="where"><span class="path">${file}</span>:${line}</span> <code class="api">${api}</code>
<span class="gist">${status === "migrated" ? html`<span class="budget">${budgetText(budget && {
		...budget,
		floored: false
	})}</span>${budget?.floored ? html` <span class="tag">minimum</span>` : null}${kind === "agentic" ? html` <span class="tag">${kind}</span>` : null}` : html`<span class="tag">${reason}</span>${accepted ? html` <span class="tag">accepted</span>` : null}`}</span></summary>
<div class="body"><p class="message">${sentence(message)}</p>
${facts(site)}
${notes.length ? html`<ul class="notes">${notes.map(({ code, message: text }) => html`<li><code>${code}</code> ${sentence(text)}</li>`)}</ul>` : null}
${notes.flatMap(({ code, suggested = [] }) => suggested.length ? [html`<p class="message">Suggested for <code>${code}</code>, not done:</p>`, ...suggested.map(renderSnippet)] : [])}
${related.length ? html`<ul class="notes">${related.map((spot) => html`<li>${place(spot)} ${sentence(spot.message)}</li>`)}</ul>` : null}
${snippets.map(renderSnippet)}
<p class="id">id <code>${site.id}</code></p></div></details>`;
}
function facts({ model, budget, kind, why }) {
	const rows = [];
	if (model?.from != null) {
		const to = model.to !== null && model.to !== model.from ? html` → <code>${model.to}</code>` : null;
		rows.push(["Model", html`<code>${model.from}</code>${to}${origin(model.at)}`]);
	}
	if (kind) rows.push(["Kind", html`${kind}<span class="muted">: ${why}</span>`]);
	if (budget) rows.push(["Thinking budget", html`${budget.from === null ? "chosen at run time" : `${tokens(budget.from)} tokens`}${origin(budget.at)}`]);
	if (budget && (budget.to !== null || budget.expression !== null)) rows.push(["Task budget", how(budget)]);
	if (rows.length === 0) return null;
	return html`<dl>${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
function how({ from, ratio, computed, to, floored, expression }) {
	if (expression !== null) return html`<code>${expression}</code>${to === null ? null : ` (${tokens(to)} tokens here)`}`;
	if (to === null) return html`kept as it is`;
	const way = from !== null && computed !== null && (floored || computed === to) ? ` = ${tokens(from)} × ${ratio}${floored ? ` = ${tokens(computed)}, below the minimum` : ""}` : ", fixed by a rule";
	return html`${tokens(to)} tokens<span class="muted">${way}</span>`;
}
const origin = (at) => at ? html`<span class="muted">, written at ${place(at)}</span>` : null;
const place = ({ file, line }) => html`<span class="where"><span class="path">${file}</span>:${line}</span>`;
const sentence = (text) => {
	const parts = text.split("`");
	if (parts.length % 2 === 0) return html`${text}`;
	return new Markup(parts.map((part, index) => (index % 2 ? html`<code>${part}</code>` : html`${part}`).text).join(""));
};
const folderOf = (file) => file.slice(0, Math.max(file.lastIndexOf("/"), 0)) || ".";
// dist/src/report/html/ticks.js
function ticksFor(largest) {
	const raw = Math.max(largest, 1) / 5;
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = ([
		1,
		2,
		2.5,
		5,
		10
	].find((factor) => factor * power >= raw) ?? 10) * power;
	return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}
const short = (value) => value >= 1e3 ? `${Number((value / 1e3).toFixed(1))}k` : String(Number(value.toFixed(1)));
export { renderSite as a, Markup as c, place as i, html as l, ticksFor as n, sentence as o, folderOf as r, renderPage as s, short as t };
