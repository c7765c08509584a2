import { d as unitsOf } from "./analyse-Bpi9X5ED.js";
import { a as isHost, r as NOTEBOOK } from "./names-Dz6AFtJZ.js";
import { i as slashed, r as isInside } from "./paths-DwQqBBKr.js";
import { l as mayHoldCode } from "./exclusions-BOHnWmrY.js";
import { a as isNoFile, i as holds, n as createScreen, o as whyUnreadable, s as compileNeedles, t as MOST_BYTES } from "./screen-tAdF6pX5.js";
import { n as createSearch } from "./search-XfHSQVQv.js";
import nodeFs from "node:fs";
// dist/src/hosts/types.js
const MOVING = /^(?:Message|MessageStream\w*|Message\w*Event|Raw\w+|ContentBlock|\w+Block|\w*Usage|StopReason|\w*Citation\w*|MessageCreateParams\w*|ThinkingConfig\w*|\w*Delta\w*|MessageBatch\w*|MessageTokensCount|ParsedMessage)$/;
const IMPORT = /import\s+(?:type\s+)?(\w+)?\s*,?\s*(?:\{([^}]*)\})?\s*from\s*['"]@anthropic-ai\/sdk[^'"]*['"]/g;
function typeStops({ sites }, tree) {
	const stops = /* @__PURE__ */ new Map();
	for (const site of sites.filter(({ status, file }) => status === "migrated" && isHost(file) && !NOTEBOOK.test(file))) {
		const name = movingTypeAt(tree.read(site.file) ?? "", site);
		if (name !== void 0) stops.set(site.id, {
			reason: "types-unresolved",
			detail: `the type \`${name}\` may have to change, and code inside another file is not type-checked`
		});
	}
	return stops;
}
function typedUnitAt(text, file, offset) {
	const unit = unitsOf(text, file).find(({ ranges }) => ranges.some(({ start, end }) => offset >= start && offset < end));
	return unit && /^[cm]?tsx?$/.test(unit.extension) ? unit : void 0;
}
function movingTypeAt(text, { file, start }) {
	const unit = typedUnitAt(text, file, start);
	if (!unit) return void 0;
	const code = unit.ranges.map((range) => text.slice(range.start, range.end)).join("\n");
	const names = [];
	for (const [, whole, some = ""] of code.matchAll(IMPORT)) {
		names.push(...some.split(",").map((one) => one.trim().replace(/^type\s+/, "").split(/\s/, 1)[0] ?? ""));
		if (whole !== void 0) names.push(...[...code.matchAll(new RegExp(`\\b${whole}\\s*\\.\\s*(?:Messages\\s*\\.\\s*)?([A-Z]\\w*)`, "g"))].map(([, name = ""]) => name));
	}
	return names.find((name) => MOVING.test(name));
}
// dist/src/project/tree.js
const MOST_NOTEBOOK_BYTES = 50 << 20;
var UnreadableFile = class extends Error {
	name = "UnreadableFile";
};
function createTree(options) {
	const { root, selected, index, sdkOf, versionOf, fs = nodeFs, search = createSearch(createScreen(fs), 1) } = options;
	const texts = /* @__PURE__ */ new Map();
	const files = /* @__PURE__ */ new Map();
	const searches = /* @__PURE__ */ new Map();
	const places = /* @__PURE__ */ new Map();
	const unreadable = /* @__PURE__ */ new Map();
	const statsOf = (file) => {
		try {
			return fs.statSync(file, { throwIfNoEntry: false });
		} catch {
			return;
		}
	};
	const searchIn = (asked, needles) => {
		const found = new Set(search.find(index ? asked.filter((file) => !index.has(file)) : asked, needles, (file, error) => {
			if (!isNoFile(error)) unreadable.set(file, whyUnreadable(error));
		}));
		const compiled = compileNeedles(needles);
		for (const [file, bytes] of index ?? []) if (holds(bytes, bytes.length, compiled)) found.add(file);
		return found;
	};
	const possibleFor = (needles) => {
		const { project } = options;
		const possible = search.possible(project, needles);
		if (!possible || !index?.size) return possible ?? project;
		const known = new Set(possible);
		return project.filter((file) => known.has(file) || index.has(file));
	};
	const holding = (needles, among) => {
		const key = needles.join("\0");
		let known = searches.get(key);
		if (!known) {
			const possible = possibleFor(needles);
			known = {
				possible,
				left: possible,
				found: /* @__PURE__ */ new Set(),
				holding: []
			};
			searches.set(key, known);
		}
		const [news, left] = among ? parted(known.left, among) : [known.left, []];
		if (news.length > 0) {
			known.left = left;
			for (const file of searchIn(news, needles)) known.found.add(file);
			known.holding = known.possible.filter((file) => known.found.has(file));
		}
		return among ? known.holding.filter(among) : known.holding;
	};
	const realOf = (file) => {
		let real = places.get(file);
		if (real === void 0) {
			real = statsOf(file) ? slashed(fs.realpathSync(file)) : file;
			places.set(file, real);
		}
		return real;
	};
	const withoutLinks = (found) => {
		const seen = /* @__PURE__ */ new Set();
		let known;
		return found.filter((file) => {
			const real = realOf(file);
			if (real === file) return true;
			known ??= new Set(options.project);
			if (known.has(real) || seen.has(real) || !isInside(root, real)) return false;
			return seen.add(real);
		});
	};
	const load = (file) => {
		try {
			const staged = index?.get(file);
			const stats = staged ? void 0 : fs.statSync(file, { throwIfNoEntry: false });
			if (!staged && !stats) return void 0;
			const most = NOTEBOOK.test(file) ? MOST_NOTEBOOK_BYTES : MOST_BYTES;
			if (stats && stats.size > most) return new UnreadableFile(`is larger than ${most >> 20} MB, too large for hand-written source; exclude it, or split it`);
			return decode(staged ?? fs.readFileSync(file));
		} catch (error) {
			if (error instanceof UnreadableFile) return error;
			return isNoFile(error) ? void 0 : new UnreadableFile(whyUnreadable(error));
		}
	};
	const tree = {
		root,
		selected,
		asked: selected,
		alone: false,
		get interests() {
			return options.interests ?? [];
		},
		...sdkOf && { sdkOf },
		...versionOf && { versionOf },
		files: () => options.project,
		get manifests() {
			return options.manifests ?? [];
		},
		get configs() {
			return options.configs ?? [];
		},
		containing: (needles, among) => withoutLinks(holding(needles, among)),
		read(file) {
			if (!texts.has(file)) texts.set(file, load(file));
			const text = texts.get(file);
			if (!(text instanceof UnreadableFile)) return text;
			if (mayHoldCode(file)) throw text;
		},
		textOf(file) {
			const text = texts.get(file);
			return typeof text === "string" ? text : "";
		},
		isFile(file) {
			let is = files.get(file);
			if (is === void 0) {
				is = statsOf(file)?.isFile() ?? false;
				files.set(file, is);
			}
			return is;
		},
		unreadable: () => [...unreadable].map(([file, message]) => ({
			file,
			message
		})),
		over: (changed) => ({
			...tree,
			containing: (needles, among) => {
				const found = new Set(tree.containing(needles, among));
				return options.project.filter((file) => found.has(file) || changed.has(file) && (!among || among(file)));
			},
			read: (file) => changed.get(file) ?? tree.read(file),
			isChanged: (file) => changed.has(file)
		})
	};
	return tree;
}
function parted(all, test) {
	const [passing, others] = [[], []];
	for (const one of all) (test(one) ? passing : others).push(one);
	return [passing, others];
}
function decode(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		throw new UnreadableFile("is not valid UTF-8; convert it first");
	}
}
export { typeStops as n, createTree as t };
