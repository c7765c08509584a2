import { l as mayHoldCode } from "./exclusions-BOHnWmrY.js";
import nodeFs from "node:fs";
// dist/src/project/needles.js
const MOST_WINDOW = 255;
function compileNeedles(texts) {
	const needles = texts.map((text) => Buffer.from(text));
	const window = Math.min(MOST_WINDOW, ...needles.map(({ length }) => length));
	const shifts = (/* @__PURE__ */ new Uint8Array(65536)).fill(window);
	const ending = /* @__PURE__ */ new Map();
	const note = (pair, needle, at) => {
		shifts[pair] = Math.min(shifts[pair], window - 1 - at);
		if (at < window - 1) return;
		const same = ending.get(pair);
		if (same) same.push(needle);
		else ending.set(pair, [needle]);
	};
	const firsts = /* @__PURE__ */ new Set();
	for (const needle of needles) {
		const first = needle[0];
		if (!firsts.has(first) || window === 1) for (let before = 0; before < 256; before++) note(before << 8 | first, needle, 0);
		firsts.add(first);
		for (let at = 1; at < window; at++) note(needle[at - 1] << 8 | needle[at], needle, at);
	}
	return {
		longest: Math.max(0, ...needles.map(({ length }) => length)),
		window,
		shifts,
		ending
	};
}
function holdsOne(bytes, length, { window, shifts, ending }) {
	if (ending.size === 0) return false;
	for (let at = window - 1; at < length;) {
		const pair = (at > 0 ? bytes[at - 1] : 0) << 8 | bytes[at];
		const shift = shifts[pair];
		if (shift > 0) at += shift;
		else {
			const start = at - window + 1;
			for (const needle of ending.get(pair) ?? []) if (startsAt(bytes, start, length, needle)) return true;
			at++;
		}
	}
	return false;
}
function startsAt(bytes, start, length, needle) {
	if (start + needle.length > length) return false;
	for (let i = 0; i < needle.length; i++) if (bytes[start + i] !== needle[i]) return false;
	return true;
}
// dist/src/project/screen.js
const BLOCK = 1 << 20;
const MOST_BYTES = 5 << 20;
const HEAD = 8e3;
function createScreen(fs = nodeFs) {
	const buffer = Buffer.allocUnsafe(BLOCK);
	return (file, needles) => {
		const overlap = Math.max(1, needles.longest) - 1;
		const handle = fs.openSync(file, "r");
		try {
			let kept = 0;
			const isSource = mayHoldCode(file);
			for (let read = 0;;) {
				const length = kept + fs.readSync(handle, buffer, kept, BLOCK - kept, null);
				if (!isSource && read === 0 && !isWide(buffer) && buffer.subarray(0, Math.min(length, HEAD)).includes(0)) return false;
				read += length - kept;
				if (holds(buffer, length, needles)) return true;
				if (length < BLOCK || !isSource && read > 5242880) return false;
				buffer.copyWithin(0, length - overlap, length);
				kept = overlap;
			}
		} finally {
			fs.closeSync(handle);
		}
	};
}
function holds(bytes, length, needles) {
	if (holdsOne(bytes, length, needles)) return true;
	if (length < 2 || !isWide(bytes)) return false;
	const narrow = bytes.subarray(0, length).filter((byte) => byte !== 0);
	return holdsOne(narrow, narrow.length, needles);
}
const isWide = (bytes) => bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255;
const decodeText = (bytes) => new TextDecoder(isWide(bytes) ? bytes[0] === 255 ? "utf-16le" : "utf-16be" : "utf-8").decode(bytes);
const isNoFile = (error) => [
	"ENOENT",
	"ENOTDIR",
	"EISDIR",
	"ELOOP"
].includes(error.code ?? "");
function whyUnreadable(error) {
	const { code } = error;
	if (code === "EACCES" || code === "EPERM") return "no permission to read it";
	return `cannot be read (${code ?? String(error)})`;
}
export { isNoFile as a, holds as i, createScreen as n, whyUnreadable as o, decodeText as r, compileNeedles as s, MOST_BYTES as t };
