import { o as isSource } from "./exclusions-BOHnWmrY.js";
// dist/src/also/line.js
const ID = "that_id";
const QUOTED = `["'\`]${ID}["'\`]`;
const MOST = 1e3;
function ownText(line) {
	const text = line.lines[line.index] ?? "";
	const at = text.search(new RegExp(line.mentions.source));
	const near = text.slice(Math.max(0, at - MOST), at + MOST);
	const id = new RegExp(`(?:[\\w@][\\w.@/:-]{0,120})?(?:${line.mentions.source})(?:[\\w@-]|[.:](?=\\w))*`, "g");
	return decoded(near, line.file).replace(id, ID);
}
const textAt = ({ file, lines }, index) => decoded((lines[index] ?? "").slice(0, MOST), file);
const around = (line, before, after) => Array.from({ length: before + after + 1 }, (_, at) => line.index - before + at).map((index) => index === line.index ? ownText(line) : textAt(line, index)).join("\n");
const indentOf = (text) => /^\s*/.exec(text)?.[0].length ?? 0;
const decoded = (text, file) => file.endsWith(".ipynb") ? text.replace(/^\s*"(.*?)(?:\\n)?",?\s*$/, "$1").replaceAll("\\\"", "\"") : text;
// dist/src/also/names.js
const isCode = (file) => isSource(file) || file.endsWith(".pyi");
const isData = (file) => /\.(?:ya?ml|json|jsonc|json5|toml|tf|tfvars|hcl|ini|cfg|conf|properties|xml|plist|editorconfig|service)$|(?:^|\/)(?:(?:[^/]*\.)?Dockerfile[^/]*|docker-compose[^/]*|Containerfile|Procfile|\.[^/.]+rc)$/.test(file);
const isProse = (file) => /\.(?:md|mdx|mdc|markdown|rst|adoc|txt|prompt|prompty|j2|jinja2?|hbs|mustache|liquid|tmpl)$|(?:^|\/)(?:\.cursorrules|\.windsurfrules|readme)$/i.test(file);
const isTest = (file) => /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|mocks?|fixtures)\/|[._-](?:test|spec|e2e)\.[^/]+$|(?:^|\/)(?:test_[^/]+|conftest)\.py$/i.test(file);
function kindOfFile(file) {
	if (/(?:^|\/)(?:\.env(?:\.(?!d\.)[^/]*)?|\.envrc|[^/]+\.env)$/.test(file) && !isCode(file)) return "environment";
	if (/\.(?:snap|ambr|shot|golden|approved\.[^/]+)$/.test(file)) return "snapshot";
	if (isCode(file)) return void 0;
	if (/(?:^|\/)(?:__snapshots__|snapshots|goldens?)\//i.test(file)) return "snapshot";
	if (/(?:^|\/)(?:[^/]*cassettes?[^/]*|vcr|__recordings__|recordings?|nocks?|__nock-fixtures__|tapes)\//i.test(file)) return "cassette";
	return /\.(?:har|jsonl|ndjson|log|csv|tsv|vcr|tape)$/i.test(file) ? "cassette" : void 0;
}
// dist/src/also/tables.js
const PRICE = /pric(?:e|es|ing)|\bcosts?\b|_costs?\b|costs?_|[a-z]Costs?\b|costPer|\b(?:usd|cents?)\b|_usd|Usd\b|dollars?|billing|\$\d|per_?m(?:illion|tok)|\b(?:input|output|in|out)["']?\s*[:=]\s*\d{1,2}(?:\.\d+)?(?:e-\d+)?\s*[,})\s]/i;
const LIMIT = /context_?-?(?:window|length|size|limit)|max_?-?(?:output|input|context|tokens)|limits?\b|limit_|\b[rt]pm\b|quota|window\b|output_?tokens|timeout|concurrency/i;
const IS_KEY = new RegExp(`${QUOTED}\\s*\\]?\\s*(?::|=>|=(?!=)|,\\s*[[({]?\\s*[\\d{])|^\\s*(?:-\\s+)?["'\\[]?${ID}["'\\]]*\\s*[:,|=]`);
const IS_ROW = new RegExp(`(?<before>.*?)\\b(?:id|name|model|model_?id|model_?name|slug)["']?\\s*[:=]\\s*["'\`]?${ID}`, "i");
const OPENS_CALL = /[\w$]\(\s*\{?[^)}]*$/;
const IS_FUNCTION = /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:function|class|def|if|for|while|return|else|try)\b|\)\s*[:{]\s*$|=>\s*\{\s*$/;
const ENTRY = 5;
const TABLE = 40;
function tableKind(line) {
	const text = ownText(line);
	const names = tableNames(line);
	const row = IS_KEY.test(text) ? void 0 : IS_ROW.exec(text);
	if (row && (OPENS_CALL.test(row.groups?.before ?? "") || OPENS_CALL.test(names[0] ?? ""))) return void 0;
	if (!row && !IS_KEY.test(text)) return void 0;
	const said = [entryOf(line, row !== void 0), ...names].join("\n");
	if (PRICE.test(said)) return "price-table";
	return LIMIT.test(said) ? "limit-table" : void 0;
}
function entryOf(line, isRow) {
	const own = ownText(line);
	const indent = indentOf(own);
	const entry = [own];
	for (let at = line.index + 1; /[{[(:,]\s*$/.test(own) && at <= line.index + ENTRY && at < line.lines.length; at++) {
		const text = textAt(line, at);
		if (text.trim() !== "" && indentOf(text) < indent + (isRow ? 0 : 1)) break;
		entry.push(text);
	}
	return entry.join("\n");
}
function tableNames(line) {
	const own = ownText(line);
	const names = [];
	let indent = indentOf(own);
	for (let at = line.index - 1; at >= 0 && at >= line.index - TABLE && indent > 0; at--) {
		const text = textAt(line, at);
		if (text.trim() === "" || indentOf(text) >= indent) continue;
		if (IS_FUNCTION.test(text)) {
			if (OPENS_CALL.test(text)) names.push(text);
			break;
		}
		indent = indentOf(text);
		names.push(text);
	}
	return [...names, /^[^=]*?[\w$\])"'>]\s*=(?![=>])/.exec(own)?.[0] ?? ""];
}
// dist/src/also/kinds.js
const ALSO_KINDS = [
	"gate",
	"price-table",
	"limit-table",
	"registry",
	"config",
	"environment",
	"snapshot",
	"cassette",
	"mock",
	"prompt",
	"other-language"
];
function kindOf(line) {
	const { file } = line;
	const named = kindOfFile(file);
	if (named) return named;
	if (isCode(file)) return kindInCode(line);
	if (isData(file)) return kindInData(line);
	return isProse(file) && isPromptFile(line) ? "prompt" : "other-language";
}
const EXPECTS = /\bexpect\w*\b|\bassert\w*\b|\.(?:toBe|toEqual|toStrictEqual|toMatch\w*|toContain\w*|toHaveBeen\w*|calledWith\w*|assert_\w+|should)\b|\bwant\b/;
const IMITATES = /\bnock\(|\bHttpResponse\b|\bmsw\b|\b(?:http|rest)\.(?:get|post|all)\(|\bsetup(?:Server|Worker)\b|\bfetchMock\b|\bsetupRecorder\b|\bPolly\b|\bresponses\.(?:add|post)\b|\brespx\b|\brequests_mock\b|\buse_cassette\b|\bpytest\.mark\.vcr\b/;
const READS_ENVIRONMENT = /\bprocess\.env\b|\bimport\.meta\.env\b|\bos\.(?:environ|getenv)\b|\bgetenv\(|\bstubEnv\(|\bsetenv\(|\b(?:Deno|Bun)\.env\b/;
function kindInCode(line) {
	const text = ownText(line);
	if (isTest(line.file) && IMITATES.test(around(line, 8, 1))) return "cassette";
	if (isTest(line.file) && EXPECTS.test(around(line, 3, 0))) return "snapshot";
	if (GATES.some((rule) => rule.test(text))) return "gate";
	if (READS_ENVIRONMENT.test(text)) return "environment";
	const table = tableKind(line);
	if (table) return table;
	if (isPromptText(line, text)) return "prompt";
	return /(?:^|\/)(?:config|settings)\/|(?:^|[/.])(?:config|settings)\.[^/]+$/i.test(line.file) ? "config" : "registry";
}
const GATES = [
	`(?:${String.raw`\.(?:startsWith|endsWith|includes|indexOf|match|matchAll|search|has|startswith|endswith)|\bRegExp|\bre\.\w+`})\\(\\s*r?["'\`/]\\S*?${ID}`,
	`(?:[!=]==?|\\bis(?:\\s+not)?)\\s*${QUOTED}`,
	`${QUOTED}\\s*(?:[!=]==?|(?:not\\s+)?in\\s)`,
	`(?:^|[=(,:[!&|?{}\\s])/[^/\\s]*${ID}[^/]*/[dgimsuvy]*\\s*(?:$|[.,);\\]])`,
	`(?<!\\bfor\\b.*)\\bin\\s*[[({][^\\])}]*${ID}`,
	`\\[[^\\]]*${ID}[^\\]]*\\]\\)?\\s*\\.(?:includes|has|some|indexOf)\\(`,
	`^\\W*case\\s+[^:]*${ID}`
].map((rule) => new RegExp(rule));
const SETS_VARIABLE = /^\W*(?:(?:ENV|ARG)\s+[A-Z][A-Z0-9_]*(?:=|\s)|(?:export\s+)?["']?[A-Z][A-Z0-9_]*["']?\s*(?:\?=|:=|[:=]))/;
const RECORDING = /^\s*(?:http_)?interactions:\s*$|"(?:http_interactions|_recordingName|_fromCache)"\s*:|"scope"\s*:\s*"https?:|^recorded_with:/m;
const RESPONSE = /\bstop_reason\b|\bmsg_\w{6}|"usage"\s*:/;
function kindInData(line) {
	const text = ownText(line);
	const { file, lines, index } = line;
	if ([lines.slice(0, 40), lines.slice(-3)].some((part) => RECORDING.test(part.join("\n")))) return "cassette";
	if (isTest(file) && RESPONSE.test(around(line, 20, 20))) return "cassette";
	if (SETS_VARIABLE.test(text)) return "environment";
	if (/^\W*value\b/.test(text) && /^\W*name\W+[A-Z][A-Z0-9_]*\W*$/.test(textAt(line, index - 1))) return "environment";
	const table = tableKind(line);
	if (table) return table;
	if (/prompt/i.test(file) && !/\bmodel\b/i.test(text)) return "prompt";
	return /(?:^|[/._-])(?:models?|registry|catalog(?:ue)?)(?:[._-][^/]*)?\.[^/]+$/i.test(file) ? "registry" : "config";
}
const IN_WORDS = new RegExp(`\\w+ \\w+ \\(?${ID}|${ID}\\)?,? \\w+ \\w+`);
const CALLED_PROMPT = /(?:prompt|instructions?|system)\w*["']?\s*(?::|\+?=)\s*[rf]?["'`(]/i;
function isPromptText(line, text) {
	if (/^\s*(?:\/\/|\*|#|\/\*)/.test(text)) return false;
	if (/\bYou are\b/.test(text)) return true;
	return IN_WORDS.test(text) && (/prompt/i.test(line.file) || CALLED_PROMPT.test(around(line, 3, 0)));
}
function isPromptFile({ file, lines }) {
	if (/prompt|(?:^|[/._-])(?:system|(?:sub)?agents?|skills?|claude|instructions?|cursorrules|windsurfrules)(?=[/._-]|$)/i.test(file)) return true;
	if (!/^\uFEFF?---\s*$/.test(lines[0] ?? "")) return false;
	const end = lines.findIndex((line, at) => at > 0 && /^---\s*$/.test(line));
	return lines.slice(1, Math.max(1, end)).some((line) => /^model\s*:/.test(line));
}
export { isProse as a, indentOf as c, isData as i, kindOf as n, isTest as o, isCode as r, kindOfFile as s, ALSO_KINDS as t };
