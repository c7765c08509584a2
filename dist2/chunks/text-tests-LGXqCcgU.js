import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { u as usesLibrary } from "./reasons-DFhIx4VQ.js";
// dist/src/frontends/python/gather/import-lines.js
const IMPORTS = /(?:^|[;:])[ \t]*(?:from\b([^\n#;()'"]*?)\bimport\b[ \t]*(\((?:[^)#]|#[^\n]*\n)*\)|[^\n;#]*)|import[ \t]+([^\n;#]+))/gm;
function specifiersIn(text) {
	const specifiers = /* @__PURE__ */ new Set();
	const joined = text.includes("\\\n") || text.includes("\\\r") ? text.replace(/\\\r?\n/g, " ") : text;
	for (const [, module, names = "", modules] of joined.matchAll(IMPORTS)) {
		if (modules !== void 0) {
			for (const item of items(modules)) specifiers.add(item);
			continue;
		}
		const from = (module ?? "").replace(/\s/g, "");
		if (from === "") continue;
		specifiers.add(from);
		for (const item of items(names.replace(/^\(|\)$|#[^\n]*/g, ""))) specifiers.add(/\.$/.test(from) ? from + item : `${from}.${item}`);
	}
	return specifiers;
}
const items = (list) => list.split(",").flatMap((item) => {
	const [path = ""] = item.trim().split(/\s+as\b/);
	const plain = path.replace(/\s/g, "");
	return plain === "" || plain === "*" ? [] : [plain];
});
// dist/src/frontends/python/gather/text-tests.js
var text_tests_exports = /* @__PURE__ */ __exportAll({ mayHoldCalls: () => mayHoldCalls });
const quoted = (word) => word.replace(/\W/g, "\\$&");
const CLOSED = "[\\s\\\\)\\]]*";
const asMember = (word) => new RegExp(`\\.[\\s\\\\]*${quoted(word)}(?!\\w)`);
const asCallee = (word) => new RegExp(`(?<!\\w)${quoted(word)}${CLOSED}(?:\\[[^\\]\\n]*\\][\\s\\\\)]*)?\\(`);
const asTarget = (word) => {
	const member = `\\.[\\s\\\\]*${quoted(word)}(?!\\w)`;
	const given = `${member}${CLOSED}(?:,[^\\n=]*)?(?::[^\\n=]*)?(?:[-+*/%&|^@]|//|\\*\\*|<<|>>)?=(?!=)`;
	const listed = `^[ \\t]*[(\\[][^=()]*${member}[^=()]*[)\\]]\\s*=(?!=)`;
	return new RegExp(`${given}|(?<!\\w)(?:del|for|as)(?!\\w)[^\\n]*${member}|${listed}`, "m");
};
const asDefined = (word) => {
	const own = `(?<!\\w)${quoted(word)}(?!\\w)`;
	return new RegExp(`(?<!\\w)(?:def|class|as|for|del|import)(?!\\w)[^\\n]*${own}|${own}${CLOSED}(?:,[^\\n=]*)?(?::[^\\n=]*)?(?:[-+*/%&|^@]|//|\\*\\*|<<|>>)?=(?!=)|^[ \\t]*${own}\\s*[:,]|["']${own}["']|import[\\s\\\\]*\\([^)]*${own}`, "m");
};
const asBase = (word) => new RegExp(`(?<!\\w)class\\s[^(:]*\\([^:]*?(?<!\\w)${quoted(word)}(?!\\w)`);
const asImport = (word) => new RegExp(`(?<!\\w)import(?!\\w)[^\\n;(]*(?<!\\w)${quoted(word)}(?!\\w)|(?<!\\w)import[\\s\\\\]*\\((?:[^)#]|#[^\\n]*\\n)*?(?<!\\w)${quoted(word)}(?!\\w)`);
const importsAll = (text) => /\bimport[ \t]*\(?\s*\*/.test(text);
const ENDPOINT_METHODS = "create|stream|parse|count_tokens|tool_runner";
const CALLED = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})${CLOSED}\\(`);
const GIVEN = new RegExp(`=[^\\n=]*\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})[ \\t)]*(?:[;#].*)?$`, "m");
const HANDED = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})\\s*[,)]`);
const REQUEST = /\b(?:messages|model|max_tokens|requests)\b|\*\*/;
const callsEndpoint = (text) => REQUEST.test(text) && (CALLED.test(text) || GIVEN.test(text) || HANDED.test(text));
function partialsIn(text) {
	const makers = ["partial", ...[...text.matchAll(/\bpartial\s+as\s+(\w+)/g)].map(([, name]) => name)];
	const made = new RegExp(`(?<!\\w)(\\w+)[ \\t]*(?::[^=\\n]*)?=[\\s\\\\(]*(?:\\w+\\.)*(?:${makers.join("|")})[\\s\\\\]*\\(([^,]*)`, "g");
	const isMethod = new RegExp(`\\.[\\s\\\\]*(?:${ENDPOINT_METHODS})${CLOSED}$`);
	return [...text.matchAll(made)].flatMap(([, name = "", method = ""]) => isMethod.test(method) || /^\s*\w+[\s)]*$/.test(method) && GIVEN.test(text) ? [name] : []);
}
const sends = (text) => /\b(?:post|request|stream|Request|build_request)[\s\\)]*\(/.test(text);
const mayHoldCalls = (text) => callsEndpoint(text) || sends(text) || [...specifiersIn(text)].some((specifier) => usesLibrary("python", specifier));
const makesClass = (text) => /\btype\s*\((?:\s*\n|[^\n]*,)/.test(text);
export { asMember as a, importsAll as c, sends as d, text_tests_exports as f, asImport as i, makesClass as l, asCallee as n, asTarget as o, specifiersIn as p, asDefined as r, callsEndpoint as s, asBase as t, partialsIn as u };
