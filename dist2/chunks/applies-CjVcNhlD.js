import { a as mayHoldPython } from "./needles-D9OxdcVW.js";
// dist/src/types/applies.js
const mayBeTyped = ({ sites }, tree) => sites.some(({ status, file }) => status === "migrated" && isTypedFile(file, tree));
const isTypedFile = (file, tree) => TYPESCRIPT.test(file) || !mayHoldPython(file) && readsJavaScript(file, tree);
const COMMENT = /^\s*\/[/*].*$/gm;
const TYPESCRIPT = /(?<!\.d)\.[cm]?tsx?$/;
function readsJavaScript(file, tree) {
	if (tree.read(file)?.includes("@ts-check")) return true;
	const texts = tree.configs.filter((config) => file.startsWith(config.slice(0, config.lastIndexOf("/") + 1))).map((config) => (tree.read(config) ?? "").replace(COMMENT, ""));
	const says = (option) => texts.some((text) => new RegExp(`"${option}"\\s*:\\s*true`).test(text));
	return says("checkJs") || says("allowJs") && tree.files().some((other) => TYPESCRIPT.test(other));
}
export { mayBeTyped as n, isTypedFile as t };
