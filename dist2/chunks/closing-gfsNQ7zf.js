import { n as readText, t as exists } from "./plain-yuBgE5-V.js";
import { p as visible } from "./text-CsLCt7rj.js";
import path from "node:path";
// dist/src/cli/closing.js
function closingLines({ report, changed, root }, { reports, plan, cwd, listed }) {
	const command = typedCommand();
	const written = report.run.mode === "write" && changed.length > 0;
	return [
		...reports.length ? [`Report: ${reports.map(visible).join(", ")}`] : [],
		...plan === void 0 ? [] : [`Plan: ${visible(plan)} (apply it with ${command} apply ${shown(plan)})`],
		...written ? [`Undo: ${command} undo`, ...formatLines(changed.filter(({ after }) => after !== "").map(({ file }) => file), root, {
			cwd,
			inGit: report.run.folder !== null,
			listed
		})] : []
	];
}
function typedCommand() {
	const { OPUS47_MIGRATE_COMMAND: launched, npm_command } = process.env;
	return launched ? visible(launched) : npm_command === void 0 ? "opus47-migrate" : "npx opus47-migrate";
}
const SCRIPTS = {
	files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx?)$/,
	globs: "'*.[jt]s' '*.[jt]sx' '*.[cm][jt]s' '*.vue' '*.svelte'"
};
const PYTHON = {
	files: /\.py$/,
	globs: "'*.py'"
};
const PYTHON_AND_NOTEBOOKS = {
	files: /\.(?:py|ipynb)$/,
	globs: "'*.py' '*.ipynb'"
};
const holds = (root, name, text) => text.test(readText(path.posix.join(root, name)) ?? "");
const has = (root, ...names) => names.some((name) => exists(path.posix.join(root, name)));
const FORMATTERS = [
	{
		...SCRIPTS,
		command: "npx biome format --write",
		isUsed: (root) => has(root, "biome.json", "biome.jsonc") || holds(root, "package.json", /"@biomejs\/biome"\s*:/)
	},
	{
		...SCRIPTS,
		command: "npx prettier --write",
		isUsed: (root) => has(root, ...[
			"",
			".json",
			".yaml",
			".yml",
			".toml",
			".js",
			".cjs",
			".mjs",
			".ts"
		].map((end) => `.prettierrc${end}`)) || has(root, ...[
			"js",
			"cjs",
			"mjs",
			"ts"
		].map((end) => `prettier.config.${end}`)) || holds(root, "package.json", /"prettier"\s*:/)
	},
	{
		...PYTHON_AND_NOTEBOOKS,
		command: "ruff format",
		isUsed: (root) => has(root, "ruff.toml", ".ruff.toml") || holds(root, "pyproject.toml", /^\[tool\.ruff\b/m)
	},
	{
		...PYTHON,
		command: "black",
		isUsed: (root) => holds(root, "pyproject.toml", /^\[tool\.black\b/m)
	}
];
const MOST_NAMED = 4;
function formatLines(files, root, { cwd, inGit, listed }) {
	const left = new Set(files);
	return FORMATTERS.flatMap(({ command, files: fits, globs, isUsed }) => {
		const own = [...left].filter((file) => fits.test(file));
		if (own.length === 0 || !isUsed(root)) return [];
		for (const file of own) left.delete(file);
		if (listed && own.length === files.length) return [`Format: pipe the list into xargs ${command}`];
		if (own.length <= MOST_NAMED) return [`Format: ${command} ${own.map((file) => shown(path.posix.relative(cwd, file))).join(" ")}`];
		if (!inGit) return [`Format: ${command} on the ${own.length} files above`];
		return [`Format: git diff -z --name-only --relative -- ${globs} | xargs -0 ${command}`];
	});
}
const shown = (file) => /^[\w./@+-]+$/.test(file) ? file : `'${visible(file).replaceAll("'", "'\\''")}'`;
export { closingLines, typedCommand };
