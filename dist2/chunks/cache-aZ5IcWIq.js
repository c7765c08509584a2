import { t as fingerprint } from "./fingerprint-DwhVHlNx.js";
import { n as readText } from "./plain-yuBgE5-V.js";
import { o as stateFolders } from "./unfinished-D3H41NMg.js";
import { n as writeWhole } from "./whole-kwKWrszF.js";
import { t as version } from "./version-Ba0Nipo5.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/run/cache.js
const MOST_ENTRIES = 8;
const NAME = "cache.json";
const HEAD = "{\"opus47-migrate\":\"cache\",\"entries\":";
function openCache(project, { location, settings, selection }) {
	const { cwd, root, git, selected } = project;
	const file = location === null ? path.join(stateFolders(root, git)[0], NAME) : path.resolve(cwd, location);
	const chosen = selection.staged || selection.since !== null ? [...selected] : [];
	const place = [
		version(),
		process.version,
		process.platform,
		process.arch,
		cwd
	];
	const key = fingerprint(project, JSON.stringify([
		place,
		settings,
		selection,
		chosen
	]));
	if (key === void 0) return { keep: () => [] };
	const answer = entriesIn(file).find((entry) => entry.key === key)?.answer;
	const files = answer && filesOf(answer);
	const ours = new Set(project.project);
	return {
		...answer && files?.every((one) => ours.has(one)) && { known: {
			...answer,
			files
		} },
		keep: (found) => keepAnswer(file, key, found)
	};
}
function keepAnswer(file, key, answer) {
	const text = readText(file);
	if (text !== void 0 && !text.startsWith(HEAD)) return [`${file} is not a cache of this tool and was not changed. Name another file with --cache-location.`];
	const entries = [{
		key,
		answer
	}, ...entriesIn(file).filter((entry) => entry.key !== key)].slice(0, MOST_ENTRIES);
	try {
		nodeFs.mkdirSync(path.dirname(file), { recursive: true });
		writeWhole(file, `${HEAD}${JSON.stringify(entries)}}\n`, 384);
	} catch (error) {
		return [`The cache ${file} could not be written: ${error instanceof Error ? error.message : String(error)}.`];
	}
	return [];
}
function entriesIn(file) {
	const text = readText(file);
	if (!text?.startsWith(HEAD)) return [];
	try {
		return JSON.parse(text).entries;
	} catch {
		return [];
	}
}
function filesOf({ analysis, errors, holding }) {
	const { sites, edits, unattributed, unusedIgnores } = analysis;
	const all = [
		...sites.flatMap((site) => [
			site,
			site.stoppedAt,
			site.model?.at,
			site.budget?.at,
			...site.notes.map(({ at }) => at),
			...site.related
		]),
		...edits,
		...unattributed,
		...analysis.errors,
		...unusedIgnores,
		...errors
	];
	return [.../* @__PURE__ */ new Set([...all.flatMap((place) => place?.file ?? []), ...holding])];
}
export { openCache };
