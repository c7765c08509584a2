import { i as slashed } from "./paths-DwQqBBKr.js";
import { n as readText, t as exists } from "./plain-yuBgE5-V.js";
import { t as projectRoot } from "./root-CC2Y6I-3.js";
import { a as told, i as problemsIn, r as checksOf, t as CONFIG_FIELDS } from "./config-fields-7Og8vPJC.js";
import { J as NotFound, X as UserError, q as InvalidSetting } from "./settings-C179M5Kk.js";
import path from "node:path";
import { pathToFileURL } from "node:url";
// dist/src/run/jsonc.js
const PARTS = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const TRAILING_COMMA = /("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g;
function parseJsonc(text) {
	try {
		return JSON.parse(text);
	} catch {
		const bare = text.replace(PARTS, (part) => part.startsWith("\"") ? part : part.replace(/[^\n]/g, " "));
		return JSON.parse(bare.replace(TRAILING_COMMA, (_, quoted) => quoted ?? " "));
	}
}
// dist/src/run/config.js
const FILES = ["opus47.config.json", "opus47.config.jsonc"];
const FIELD = "opus47-migrate";
const CHECKS = checksOf(CONFIG_FIELDS);
function checkConfig(value, file) {
	const problems = problemsIn(value, CHECKS);
	if (problems.length > 0) throw new InvalidSetting(told(file, problems));
	const { $schema: _, to, ...config } = value;
	if (to !== void 0 && config.targetModel !== void 0 && config.targetModel !== to) throw new InvalidSetting(`${file}: \`to\` and \`targetModel\` name different models.`);
	return {
		...config,
		...to !== void 0 && { targetModel: to }
	};
}
async function loadConfig(named, cwd) {
	if (named !== void 0) return {
		config: await loadNamed(path.resolve(cwd, named), named),
		file: named
	};
	const start = slashed(cwd);
	const folders = upwards(start);
	const last = folders.find((folder) => exists(path.posix.join(folder, ".git"))) ?? projectRoot([start], start);
	for (const folder of folders.slice(0, folders.indexOf(last) + 1)) {
		const found = await foundIn(folder);
		if (found) return {
			config: relativeTo(cwd, folder, checkConfig(found.value, found.where)),
			file: found.file
		};
	}
	return {
		config: {},
		file: null
	};
}
function upwards(start) {
	const folders = [start];
	for (let folder = start; folder !== path.posix.dirname(folder); folder = path.posix.dirname(folder)) folders.push(path.posix.dirname(folder));
	return folders;
}
async function foundIn(folder) {
	const own = FILES.map((name) => path.posix.join(folder, name)).find(exists);
	if (own !== void 0) return {
		value: parse(readText(own), own),
		where: own,
		file: own
	};
	return inManifest(path.posix.join(folder, "package.json")) ?? await inPyproject(path.posix.join(folder, PYPROJECT));
}
function inManifest(manifest) {
	const text = readText(manifest);
	if (!text?.includes(`"${FIELD}"`)) return void 0;
	const value = fieldOf(parse(text, manifest));
	return value === void 0 ? void 0 : {
		value,
		where: `${manifest}, field ${FIELD}`,
		file: manifest
	};
}
const PYPROJECT = "pyproject.toml";
async function inPyproject(file) {
	const text = readText(file);
	if (!text?.includes(FIELD)) return void 0;
	const value = (await parseToml(text, file)).tool?.[FIELD];
	return value === void 0 ? void 0 : {
		value,
		where: `${file}, [tool.${FIELD}]`,
		file
	};
}
async function parseToml(text, file) {
	const { parse: read, TomlError } = await import("smol-toml");
	try {
		return read(text);
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		throw new UserError(`${file}: invalid TOML (line ${error.line}: ${error.message.split("\n")[0]}).`);
	}
}
function relativeTo(cwd, folder, config) {
	const way = path.posix.relative(slashed(cwd), folder);
	if (way === "") return config;
	const moved = (globs) => globs.map((glob) => /^\/|^[^/]*\/?$/.test(glob) ? glob : `${way}/${glob}`);
	return {
		...config,
		...config.include && { include: moved(config.include) },
		...config.exclude && { exclude: moved(config.exclude) },
		...config.baseline !== void 0 && { baseline: path.isAbsolute(config.baseline) ? config.baseline : path.posix.join(way, slashed(config.baseline)) }
	};
}
async function loadNamed(file, named) {
	if (!exists(file)) throw new NotFound(`--config ${named}: no such file.`);
	if (/\.toml$/.test(file)) return checkConfig(tableOf(await parseToml(readText(file) ?? "", named), path.basename(file)), named);
	if (/\.jsonc?$/.test(file)) {
		const data = parse(readText(file), named);
		return checkConfig(path.basename(file) === "package.json" ? fieldOf(data) ?? {} : data, named);
	}
	if (!/\.[cm]?[jt]s$/.test(file)) throw new UserError(`--config ${named}: must be a .json, .jsonc, .toml, .js, .mjs, .cjs or .ts file.`);
	let loaded;
	try {
		loaded = await import(pathToFileURL(file).href);
	} catch (error) {
		const hint = /ts$/.test(file) ? " TypeScript configurations need Node 22.18 or newer; a .js or .json one works everywhere." : "";
		throw new UserError(`--config ${named}: could not be loaded (${error instanceof Error ? error.message : String(error)}).${hint}`);
	}
	return checkConfig(loaded.default ?? { ...loaded }, named);
}
function parse(text, file) {
	if (text === void 0) throw new UserError(`${file}: cannot be read.`);
	try {
		return parseJsonc(text);
	} catch (error) {
		throw new UserError(`${file}: invalid JSON (${error instanceof Error ? error.message : String(error)}).`);
	}
}
function tableOf(data, name) {
	return name === PYPROJECT ? data.tool?.[FIELD] ?? {} : data;
}
const fieldOf = (manifest) => manifest?.[FIELD];
export { loadConfig };
