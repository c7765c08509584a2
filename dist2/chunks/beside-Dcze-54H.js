import { f as lineEnd, m as startsLine, s as commentBehind, u as indentAt } from "./lists-B_QcijuH.js";
// dist/src/frontends/beside.js
const WHY = {
	there: "the new ID is there already",
	near: "the new ID stands near it already",
	comment: "it is in a comment",
	part: "it is a part of a longer text",
	parts: "the pattern names it by parts",
	suffix: "its suffix has no counterpart for the new model",
	single: "it is a single value, with no place for a second one",
	effects: "the code would run twice",
	position: "its elements are read by their positions",
	words: "its entry describes the old model in words",
	only: "its entry is marked as one of a kind",
	old: "its name says that it is about what only the old model takes",
	budget: "it decides about thinking budgets or sampling, which the new model refuses",
	statement: "it is set by a statement of its own",
	unclear: "nothing is known to stand beside it there"
};
const IS_ABOUT_OLD = /budget|legacy|deprecat|retired|sunset|sampling|temperature/i;
const SAYS_OLD = /(?:^|_)old(?=_|[A-Z\d]|$)|(?:^|[a-z_])Old(?=[A-Z_\d]|$)|(?:^|_)OLD(?=_|\d|$)/;
const REFUSED = /\b(?:budget_?tokens|max_?thinking_?tokens|temperature|top_?[pk])\b/i;
const ONE_OF_A_KIND = /\b(?:is_?)?(?:default|primary|selected|preferred|recommended|latest)["']?\s*[:=]\s*(?:true|True)\b/i;
const isAboutOld = (names) => names.some((name) => IS_ABOUT_OLD.test(name) || SAYS_OLD.test(name));
const quotes = (text, id) => new RegExp(`["'\`]${escaped(id)}["'\`]`).test(text);
function isEntryOf(twin, own, others) {
	const name = /([\w$]+)["']?\s*:\s*$/.exec(own)?.[1];
	const literal = `["'\`]${escaped(twin)}["'\`]`;
	const entry = new RegExp(name === void 0 ? `^[\\s[(]*${literal}` : `\\b${escaped(name)}["']?\\s*:\\s*${literal}`);
	return others.some((other) => entry.test(other));
}
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const literalWith = (literal, old, twin) => literal.replace(old, () => twin);
function alternative(text, whole, { literal, twin, joint, parens }) {
	const copy = text.slice(whole.start, literal.start) + twin + text.slice(literal.end, whole.end);
	const behind = {
		start: whole.end,
		end: whole.end,
		text: ` ${joint} ${copy}${parens ? ")" : ""}`
	};
	return parens ? [{
		start: whole.start,
		end: whole.start,
		text: "("
	}, behind] : [behind];
}
function behindItem(text, item, added, comments) {
	if (!startsLine(text, item.start)) return [{
		start: item.end,
		end: item.end,
		text: `, ${added}`
	}];
	const line = lineEnd(text) + indentAt(text, item.start);
	const comment = commentBehind(item.end, text, comments);
	if (!comment) return [{
		start: item.end,
		end: item.end,
		text: `,${line}${added}`
	}];
	const own = {
		start: comment.end,
		end: comment.end,
		text: `${line}${added}${comment.comma ? "," : ""}`
	};
	return comment.comma ? [own] : [{
		start: item.end,
		end: item.end,
		text: ","
	}, own];
}
function entryCopy(source, { id, twin, mentions, says }) {
	if (ONE_OF_A_KIND.test(source)) return { why: WHY.only };
	if (REFUSED.test(source)) return { why: WHY.budget };
	const copy = source.split(id).join(twin);
	if (new RegExp(mentions.source).test(copy)) return { why: WHY.part };
	return says.test(copy) ? { why: WHY.words } : copy;
}
function patternEdits(text, { start, end }, pattern, { twinOfPattern }) {
	const twin = twinOfPattern(text.slice(start, end));
	const before = text.slice(pattern.start, start);
	const isInClass = before.lastIndexOf("[") > before.lastIndexOf("]");
	if (twin === void 0 || isInClass || /^[?*+{]/.test(text.slice(end, pattern.end))) return { why: WHY.unclear };
	if (text.slice(pattern.start, pattern.end).includes(twin)) return { why: WHY.there };
	return [{
		start,
		end: start,
		text: "(?:"
	}, {
		start: end,
		end,
		text: `|${twin})`
	}];
}
export { entryCopy as a, literalWith as c, behindItem as i, patternEdits as l, WHY as n, isAboutOld as o, alternative as r, isEntryOf as s, REFUSED as t, quotes as u };
