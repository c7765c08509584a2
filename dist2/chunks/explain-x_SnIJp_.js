import { X as UserError } from "./settings-C179M5Kk.js";
import { t as takesColour } from "./colour-CEd5EDGI.js";
import { t as nearestName } from "./nearest-CzF4v3zv.js";
import { r as print } from "./output-D-Yz3IFa.js";
import { createRequire } from "node:module";
import path from "node:path";
import nodeFs from "node:fs";
import { styleText } from "node:util";
// dist/src/cli/explain.js
const explain = async ([name]) => {
	const entries = entriesOf(page());
	await print(name === void 0 ? listing(entries) : explanation(name, entries, takesColour(process.stdout)));
	return 0;
};
function page() {
	const root = path.dirname(createRequire(import.meta.url).resolve("opus47-migrate/package.json"));
	return nodeFs.readFileSync(path.join(root, "docs/findings.md"), "utf8");
}
const entriesOf = (markdown) => markdown.split(/^## /m).flatMap((section) => {
	const [kind = ""] = section.split("\n", 1);
	return [...section.matchAll(/^### `(.+?)`\n\n([\s\S]*?)\n*(?=^### |$(?![\s\S]))/gm)].map(([, name = "", text = ""]) => ({
		name,
		kind,
		text
	}));
});
function listing(entries) {
	return [...new Set(entries.map(({ kind }) => kind))].map((kind) => `${kind}:\n${entries.flatMap((one) => one.kind === kind ? [`  ${one.name}\n`] : []).join("")}`).join("\n");
}
function explanation(name, entries, colour) {
	const found = entries.filter((one) => one.name === name);
	if (found.length > 0) return found.map(({ kind, text }) => `${name} (${kind.slice(0, -1).toLowerCase()})\n\n${rendered(text, colour)}\n`).join("\n");
	const near = nearestName(name, entries.map((one) => one.name));
	throw new UserError(`explain ${name}: no such reason, note or step.${near ? ` Did you mean ${near}?` : " `opus47-migrate explain` lists them."}`);
}
function rendered(markdown, colour) {
	return markdown.replace(/^```(\w*)\n([\s\S]*?)^```$/gm, (_, language, code) => code.trimEnd().split("\n").map((line) => `    ${colour && language === "diff" ? painted(line) : line}`.trimEnd()).join("\n"));
}
function painted(line) {
	const style = {
		"+": "green",
		"-": "red"
	}[line[0] ?? ""];
	return style ? styleText(style, line, { validateStream: false }) : line;
}
export { explain };
