import { a as field, y as parts } from "./node-Cs6breo6.js";
// dist/src/frontends/python/syntax/literals.js
const prefixOf = (string) => /^[a-zA-Z]*/.exec(string.text)?.[0].toLowerCase() ?? "";
const isBytes = (string) => prefixOf(string).includes("b");
function textOf(part, string) {
	const prefix = prefixOf(string);
	const text = /[ft]/.test(prefix) ? part.text.replace(/\{\{|\}\}/g, (two) => two.slice(1)) : part.text;
	return prefix.includes("r") ? text : unescaped(text);
}
function piecesOf(node) {
	if (node.type === "concatenated_string") {
		const all = parts(node).map(piecesOf);
		return all.every((pieces) => pieces !== void 0) ? all.flat() : void 0;
	}
	if (node.type !== "string" || isBytes(node)) return void 0;
	const pieces = [];
	for (const part of parts(node)) {
		if (part.type === "string_start" || part.type === "string_end") continue;
		if (part.type !== "interpolation") {
			pieces.push(textOf(part, node));
			continue;
		}
		const inner = field(part, "expression");
		if (!inner || parts(part).length > 1) return void 0;
		pieces.push(inner);
	}
	return pieces;
}
function stringValue(node) {
	const pieces = piecesOf(node);
	return pieces?.every((piece) => typeof piece === "string") ? pieces.join("") : void 0;
}
const ESCAPES = {
	"\n": "",
	"\r\n": "",
	"\\": "\\",
	"'": "'",
	"\"": "\"",
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v"
};
const unescaped = (text) => text.replace(/\\(?:([0-7]{1,3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r\n|[\s\S]))/g, (whole, octal, byte, short, long, one) => {
	if (octal !== void 0) return String.fromCharCode(Number.parseInt(octal, 8));
	const code = byte ?? short ?? long;
	if (code !== void 0) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 1114111));
	return ESCAPES[one ?? ""] ?? whole;
});
function numberValue(node) {
	const text = node.text.replaceAll("_", "").toLowerCase();
	return /[jl]$/.test(text) && !text.startsWith("0x") ? void 0 : Number(text);
}
export { piecesOf as n, stringValue as r, numberValue as t };
