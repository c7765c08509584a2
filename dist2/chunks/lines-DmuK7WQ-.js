import { J as NotFound, X as UserError } from "./settings-C179M5Kk.js";
import { b as lazily } from "./needles-D9OxdcVW.js";
import { d as LOCK_FILES, f as PACKAGES, i as or, m as installCommand, n as REASONS } from "./reasons-DFhIx4VQ.js";
import { i as slashed, r as isInside, t as below } from "./paths-DwQqBBKr.js";
import { a as isSideFile, c as matcher, i as isNeverLookedAt, l as mayHoldCode, n as globFolder, o as isSource, r as isGlob, s as leavesOut, t as LEFT_OUT_FOLDERS, u as mayNameModels } from "./exclusions-BOHnWmrY.js";
import { n as Git, t as projectAt } from "./project-CIa5t-Du.js";
import { n as readText } from "./plain-yuBgE5-V.js";
import { t as projectRoot } from "./root-CC2Y6I-3.js";
import { createRequire } from "node:module";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/project/left-out.js
const ENDINGS = {
	ignored: ["is excluded by .gitignore; use --no-ignore to include it.", "are excluded by .gitignore; use --no-ignore to include them."],
	repository: ["is in another Git repository and was skipped; name it alone to migrate it.", "are in other Git repositories and were skipped; name one alone to migrate it."],
	submodule: ["is a submodule and was skipped; name it to migrate it.", "are submodules and were skipped; name one to migrate it."],
	clone: ["is another Git repository and was skipped; name it to migrate it.", "are other Git repositories and were skipped; name one to migrate it."],
	empty: ["has no readable file.", "have no readable file."],
	document: ["is Markdown: use --docs to include its code.", "are Markdown: use --docs to include their code."],
	other: ["has no source files (JavaScript, TypeScript, Python, components, notebooks).", "have no source files (JavaScript, TypeScript, Python, components, notebooks)."],
	filtered: ["has source files, but --include and --exclude leave none of them.", "have source files, but --include and --exclude leave none of them."],
	excluded: [`has only source files that are excluded by default (${LEFT_OUT_FOLDERS.join(", ")}, dot-folders, *.min.*, *.d.ts); name them, or use --no-ignore.`, `have only source files that are excluded by default (${LEFT_OUT_FOLDERS.join(", ")}, dot-folders, *.min.*, *.d.ts); name them, or use --no-ignore.`],
	include: ["of --include matches no file of the project.", "of --include match no file of the project."]
};
const SHOWN = 3;
function leftOut(names, ending) {
	if (names.length === 0) return [];
	const rest = names.length - SHOWN;
	return [`${names.slice(0, SHOWN).join(", ") + (rest > 0 ? ` and ${rest} more` : "")} ${ENDINGS[ending][names.length === 1 ? 0 : 1]}`];
}
function whyNothing(named, around) {
	const byEnding = /* @__PURE__ */ new Map();
	for (const one of named) {
		if (one.taken > 0 || one.target.kind === "missing") continue;
		const ending = endingFor(one, around);
		if (ending === "filtered" && around.gitChooses) continue;
		byEnding.set(ending, [...byEnding.get(ending) ?? [], one.target.given]);
	}
	return [...byEnding].flatMap(([ending, names]) => leftOut(names, ending));
}
function endingFor({ target, matches }, { repositories, isIgnored, isSource, isDocument, wanted }) {
	if (repositories.some((folder) => isInside(folder, target.path))) return "repository";
	if (matches.length === 0) return isIgnored(target.path) ? "ignored" : "empty";
	const sources = matches.filter(isSource);
	if (sources.length === 0) return matches.some(isDocument) ? "document" : "other";
	return sources.some(wanted) ? "excluded" : "filtered";
}
const unmatched = (include, cwd, files) => leftOut(include.filter((glob) => !files.some(matcher([glob], cwd))), "include");
// dist/src/project/repositories.js
function sourcesIn(folders, counts) {
	const found = /* @__PURE__ */ new Map();
	for (const folder of folders) {
		const git = Git.around(folder);
		if (git?.root !== folder) continue;
		const files = [...git.tracked(), ...git.untracked()].filter((file) => counts(file, folder));
		if (files.length > 0) found.set(folder, files);
	}
	return found;
}
// dist/src/project/target.js
function readTarget(given, cwd) {
	const full = path.posix.resolve(cwd, slashed(given));
	let stat;
	try {
		stat = nodeFs.statSync(full);
	} catch (error) {
		const { code } = error;
		if (code === "ELOOP") throw new UserError(`${given} is a symbolic link to itself.`);
		if (code === "EACCES") throw new UserError(`${given}: permission denied.`);
	}
	if (stat?.isDirectory()) {
		const folder = slashed(nodeFs.realpathSync(full));
		return {
			given,
			kind: "folder",
			path: folder,
			matches: (file) => isInside(folder, file)
		};
	}
	if (stat?.isFile()) {
		const real = slashed(nodeFs.realpathSync(full));
		return {
			given,
			kind: "file",
			path: real,
			matches: (file) => file === real
		};
	}
	if (!stat && isGlob(given)) return {
		given,
		kind: "glob",
		path: realFolder(globFolder(given, cwd)),
		matches: matcher([anchored(given)], cwd)
	};
	return {
		given,
		kind: "missing",
		path: full,
		matches: () => false
	};
}
const anchored = (glob) => glob.includes("/") ? glob : `./${glob}`;
function realFolder(folder) {
	try {
		return slashed(nodeFs.realpathSync(folder));
	} catch {
		return folder;
	}
}
// dist/src/project/walk.js
function walkFolder(root, options) {
	const found = [];
	const stack = [{
		folder: root,
		rules: []
	}];
	for (let item = stack.pop(); item; item = stack.pop()) {
		const { folder } = item;
		let entries;
		try {
			entries = nodeFs.readdirSync(folder, { withFileTypes: true });
		} catch {
			continue;
		}
		const own = options.gitignore && entries.some((entry) => entry.name === ".gitignore") ? readRules(folder) : void 0;
		const rules = own ? [...item.rules, own] : item.rules;
		const deeper = [];
		for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
			const full = `${folder === "/" ? "" : folder}/${entry.name}`;
			const isFolder = entry.isDirectory();
			if (isFolder && !options.enter(below(root, full))) continue;
			if (isIgnored(full + (isFolder ? "/" : ""), rules)) continue;
			if (isFolder) deeper.push({
				folder: full,
				rules
			});
			else if (entry.isFile() || entry.isSymbolicLink() && isFileLink(full)) found.push(full);
		}
		stack.push(...deeper.reverse());
	}
	return found;
}
function readRules(folder) {
	try {
		const rules = createRequire(import.meta.url)("ignore")({ ignorecase: false }).add(nodeFs.readFileSync(path.join(folder, ".gitignore"), "utf8"));
		return {
			folder,
			test: (relative) => rules.test(relative)
		};
	} catch {
		return;
	}
}
function isIgnored(full, rules) {
	for (let i = rules.length - 1; i >= 0; i--) {
		const { folder, test } = rules[i];
		const { ignored, unignored } = test(below(folder, full));
		if (ignored || unignored) return ignored;
	}
	return false;
}
function isFileLink(file) {
	try {
		return nodeFs.statSync(file).isFile();
	} catch {
		return false;
	}
}
// dist/src/project/discover.js
const TYPE_CONFIG = /[/.-][tj]sconfig(?:[.-][^/]*)?\.json$/;
function discover(selection, begin = () => {}) {
	const cwd = slashed(nodeFs.realpathSync(selection.cwd));
	const targets = (selection.paths.length ? selection.paths : ["."]).map((given) => readTarget(given, cwd));
	refuseLinksOut(targets, cwd);
	const { root, git } = projectOf(targets, cwd, selection);
	const counts = selection.docs ? mayHoldCode : isSource;
	const isLeftOut = leavesOut();
	const namesModels = mayNameModels();
	const isText = (file) => namesModels(below(root, file));
	const isProject = (file) => counts(file) && !isLeftOut(below(root, file));
	const isChosen = (file) => !selection.staged && selection.since === null && targets.some(({ matches }) => matches(file));
	const lists = lazily(() => {
		const found = listFiles(root, git, selection, isProject, (sources, tracked, ours) => begin({
			root,
			git: ours,
			sources,
			texts: tracked.filter((file) => !isProject(file) && isChosen(file) && isText(file))
		}));
		found.all.push(...targets.flatMap((target) => dependenciesIn(target, root)));
		return {
			...found,
			inProject: new Set(found.project)
		};
	});
	const manifests = lazily(() => lists().all.filter((file) => file.endsWith("/package.json")));
	const configs = lazily(() => lists().all.filter((file) => TYPE_CONFIG.test(file)));
	const { byGit, wanted } = filterOf(selection, cwd, git);
	const pick = (matching, isOurs) => {
		const [selected, side, texts, leftOut] = [
			/* @__PURE__ */ new Set(),
			/* @__PURE__ */ new Set(),
			/* @__PURE__ */ new Set(),
			/* @__PURE__ */ new Set()
		];
		const take = (file, named) => {
			if (!wanted(file)) return false;
			const own = isOurs(file);
			if (!own && isText(file)) texts.add(file);
			if (own) selected.add(file);
			else if (!counts(file)) {
				if (!isSideFile(below(root, file))) return false;
				side.add(file);
				return file === named;
			} else if (file === named || !selection.ignore || !isLeftOut(below(named, file))) selected.add(file);
			else {
				leftOut.add(file);
				return false;
			}
			return true;
		};
		const named = [];
		for (const target of targets) {
			const matches = target.kind === "missing" ? [] : matching(target);
			let taken = 0;
			for (const file of matches) if (take(file, target.path)) taken++;
			named.push({
				target,
				matches,
				taken
			});
		}
		return {
			selected,
			side,
			texts,
			leftOut,
			named
		};
	};
	const quick = namedFiles(targets, selection.ignore ? byGit : [], root);
	const first = quick && pick(quick, isProject);
	const isQuick = first?.named.every(({ target: { kind }, taken }) => kind === "file" || taken > 0) ?? false;
	const picked = first && isQuick ? first : pick(({ kind, path: place, matches }) => kind === "file" ? [place] : lists().all.filter(matches), (file) => lists().inProject.has(file));
	const { selected, side, texts, leftOut: leftOut$1 } = picked;
	const isThere = ({ target: { kind }, matches }) => matches.length > 0 || kind === "folder";
	const named = picked.named.filter(isThere);
	const missing = picked.named.find((one) => !isThere(one));
	if (missing && selection.errorOnUnmatchedPattern) throw new NotFound(`${missing.target.given}: no such file or folder, and no match as a glob. Check the spelling, or use --no-error-on-unmatched-pattern.`);
	function takeSide(file) {
		side.add(file);
		texts.add(file);
	}
	function settingsAround() {
		const folders = foldersAround(named.map(({ target }) => target), root);
		const isHere = new Set(folders);
		return [...(folders.length === 0 ? [] : lists().all.filter((file) => isHere.has(path.posix.dirname(file)))).filter((file) => isSideFile(below(root, file))), ...environmentFiles(folders)];
	}
	for (const { target } of isQuick ? [] : named) {
		if (target.kind !== "folder") continue;
		for (const file of environmentFiles([target.path, ...packagesIn(target, manifests())])) if (wanted(file)) takeSide(file);
	}
	const around = new Set(isQuick ? [] : settingsAround().filter((file) => wanted(file) && !side.has(file)));
	for (const file of around) takeSide(file);
	for (const file of selected) for (const set of [leftOut$1, texts]) set.delete(file);
	const project = lazily(() => {
		const { project: listed, inProject } = lists();
		return [...listed, ...[...selected].filter((file) => !inProject.has(file))];
	});
	const { submodules, clones } = isQuick ? NO_REPOSITORIES : lists();
	const elsewhere = [...sourcesIn([...submodules, ...clones], (file, folder) => counts(file) && !isLeftOut(below(folder, file))).values()].flat().filter((file) => wanted(file) && targets.some(({ matches }) => matches(file)));
	const namesOf = (folders) => folders.filter((folder) => elsewhere.some((file) => isInside(folder, file))).map((folder) => path.posix.relative(cwd, folder));
	const near = isQuick ? unmatched(selection.include, cwd, named.flatMap(({ matches }) => matches)) : void 0;
	const warnings = [
		...whyNothing(named, {
			repositories: [...submodules, ...clones],
			isIgnored: (folder) => selection.ignore && (git ? folder !== root && git.ignores(folder) : nodeFs.readdirSync(folder).length > 0),
			isSource: counts,
			isDocument: mayHoldCode,
			wanted,
			gitChooses: byGit.length > 0
		}),
		...near?.length === 0 ? [] : unmatched(selection.include, cwd, [...lists().all, ...elsewhere]),
		...leftOut(namesOf(submodules), "submodule"),
		...leftOut(namesOf(clones), "clone")
	];
	return {
		cwd,
		root,
		git,
		selected,
		isNamed: isQuick,
		get project() {
			return project();
		},
		get listed() {
			return lists().all;
		},
		get manifests() {
			return manifests();
		},
		get configs() {
			return configs();
		},
		side: [...side].sort(),
		texts: [...texts].sort(),
		around,
		leftOut: [...leftOut$1].sort(),
		elsewhere,
		warnings
	};
}
const NO_REPOSITORIES = {
	submodules: [],
	clones: []
};
function namedFiles(targets, byGit, root) {
	const [chosen] = byGit;
	const among = chosen && [...chosen].filter((file) => !isNeverLookedAt(below(root, file)) && !isFolder(file));
	const isKnown = ({ kind, path: place }) => kind === "file" ? !isElsewhere(place, root) : among !== void 0;
	if (!targets.every(isKnown)) return void 0;
	return ({ kind, path: place, matches }) => kind === "file" ? [place] : (among ?? []).filter(matches);
}
function isElsewhere(file, root) {
	for (let folder = path.posix.dirname(file); folder !== root && isInside(root, folder); folder = path.posix.dirname(folder)) if (nodeFs.existsSync(path.posix.join(folder, ".git"))) return true;
	return false;
}
const isFolder = (file) => nodeFs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
function dependenciesIn({ kind, path: folder }, root) {
	if (kind !== "folder" && kind !== "glob" || !isInside(root, folder) || !isNeverLookedAt(`${below(root, folder)}/`)) return [];
	return walkFolder(folder, {
		gitignore: false,
		enter: (relative) => !isNeverLookedAt(`${relative}/`)
	});
}
function refuseLinksOut(targets, cwd) {
	for (const { given, kind, path: place } of targets) {
		if (kind === "missing" || isInside(cwd, place) || !isInside(cwd, path.posix.resolve(cwd, slashed(given)))) continue;
		const { root } = projectAt(cwd);
		if (!isInside(root, place)) throw new UserError(`${given} is a link to ${place}, outside the project at ${root}. Name the target itself.`);
	}
}
function projectOf(targets, cwd, { staged, since }) {
	const starts = targets.flatMap(({ kind, path: place }) => kind === "missing" ? [] : kind === "file" ? [path.posix.dirname(place)] : [place]);
	const [start = cwd] = starts;
	const git = Git.around(start);
	if (!git && (staged || since !== null)) throw new UserError(`${staged ? "--staged" : "--since"} needs a Git repository: ${start} is not in one.`);
	const root = git?.root ?? projectRoot(starts, cwd);
	const outside = targets.find(({ kind, path: place }) => kind !== "missing" && !isInside(root, place));
	if (outside) throw new UserError(`${outside.given} is outside the project at ${root}. Run the tool there, or name paths of one project.`);
	return {
		root,
		git
	};
}
function listFiles(root, git, { ignore }, isProject, begin) {
	const ours = (files) => files.filter((file) => !isNeverLookedAt(below(root, file)));
	if (!git || !ignore) {
		const all = ours(walkFolder(root, {
			gitignore: ignore,
			enter: (folder) => !isNeverLookedAt(`${folder}/`)
		}));
		return {
			all,
			project: all.filter(isProject),
			submodules: [],
			clones: []
		};
	}
	const { files, repositories: submodules } = git.index();
	const tracked = ours(files);
	const project = tracked.filter(isProject);
	begin(project, tracked, git);
	const { files: others, repositories: clones } = git.others();
	const untracked = ours(others);
	return {
		all: [...tracked, ...untracked],
		project: [...project, ...untracked.filter(isProject)],
		submodules,
		clones
	};
}
function filterOf({ include, exclude, staged, since }, cwd, git) {
	const tests = [];
	if (include.length) tests.push(matcher(include, cwd));
	if (exclude.length) {
		const excluded = matcher(exclude, cwd);
		tests.push((file) => !excluded(file));
	}
	const byGit = [staged && git?.staged(), since !== null && git?.changedSince(since)].flatMap((files) => files ? [new Set(files)] : []);
	for (const only of byGit) tests.push((file) => only.has(file));
	return {
		byGit,
		wanted: (file) => tests.every((test) => test(file))
	};
}
function environmentFiles(folders) {
	return [...new Set(folders)].flatMap((folder) => {
		try {
			return nodeFs.readdirSync(folder).filter((name) => name.startsWith(".env")).map((name) => path.posix.join(folder, name));
		} catch {
			return [];
		}
	});
}
const packagesIn = (target, manifests) => manifests.filter(target.matches).map((file) => path.posix.dirname(file));
function foldersAround(targets, root) {
	const folders = /* @__PURE__ */ new Set();
	for (const { kind, path: place } of targets) for (let folder = place; kind === "folder" && folder !== root && isInside(root, folder);) {
		folder = path.posix.dirname(folder);
		folders.add(folder);
	}
	return [...folders];
}
// dist/src/project/package-version.js
const installedVersion = (language, folder, name, disk) => INSTALLED[language](folder, name, disk);
const declaredVersion = (language, folder, name, disk) => DECLARED[language](folder, name, disk);
function manifestsIn(folder, language, { read, entries }) {
	return (language === "javascript" ? ["package.json"] : entries(folder).filter((name) => /^(?:requirements.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile)$/.test(name))).flatMap((name) => read(path.posix.join(folder, name)) ?? []);
}
const INSTALLED = {
	javascript: (folder, name, { read }) => versionIn(read(path.posix.join(folder, "node_modules", name, "package.json"))),
	python: (folder, name, { entries }) => {
		const found = new RegExp(`^${pythonName(name)}-(\\d[\\w.]*)\\.dist-info$`, "i");
		for (const environment of [
			".venv",
			"venv",
			"env"
		]) for (const packages of sitePackages(path.posix.join(folder, environment), entries)) {
			const version = entries(packages).flatMap((entry) => found.exec(entry)?.[1] ?? [])[0];
			if (version !== void 0) return version;
		}
	}
};
const npmName = (name) => name.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
const pythonName = (name) => name.replace(/[-_.]/g, "[-_.]");
const sitePackages = (environment, entries) => [path.posix.join(environment, "Lib/site-packages"), ...entries(path.posix.join(environment, "lib")).filter((name) => name.startsWith("python")).map((name) => path.posix.join(environment, "lib", name, "site-packages"))];
function versionIn(manifest) {
	try {
		const version = manifest === void 0 ? void 0 : JSON.parse(manifest).version;
		return typeof version === "string" ? version : void 0;
	} catch {
		return;
	}
}
const LOCKED = [
	["package-lock.json", (name) => `"node_modules/${name}":\\s*\\{\\s*"version":\\s*"([^"]+)"`],
	["npm-shrinkwrap.json", (name) => `"node_modules/${name}":\\s*\\{\\s*"version":\\s*"([^"]+)"`],
	["pnpm-lock.yaml", (name) => `^ {2}'?/?${name}[@/](\\d[\\w.-]*)`],
	["yarn.lock", (name) => `^"?${name}@[^\\n]*:\\r?\\n\\s+version:?\\s+"?(\\d[^"\\s]*)`],
	["bun.lock", (name) => `"${name}":\\s*\\["${name}@(\\d[^"]*)"`]
];
function lockedByNpm(folder, name, { read }) {
	for (const [file, pattern] of LOCKED) {
		const text = read(path.posix.join(folder, file));
		if (text === void 0) continue;
		const [only, ...others] = new Set([...text.matchAll(new RegExp(pattern(npmName(name)), "gm"))].map((found) => found[1]));
		return others.length === 0 ? only : void 0;
	}
}
const DECLARED = {
	javascript(folder, name, disk) {
		const locked = lockedByNpm(folder, name, disk);
		if (locked !== void 0) return {
			version: locked,
			exact: true
		};
		const manifest = disk.read(path.posix.join(folder, "package.json"));
		const range = manifest && new RegExp(`"${npmName(name)}"\\s*:\\s*"([^"]*)"`).exec(manifest)?.[1];
		const version = range && /^[\^~>=v\s]*(\d+(?:\.\d+){0,2})/.exec(range)?.[1];
		return version ? {
			version,
			exact: false
		} : void 0;
	},
	python(folder, name, disk) {
		const text = (file) => disk.read(path.posix.join(folder, file)) ?? "";
		const named = pythonName(name);
		for (const file of [
			"uv.lock",
			"poetry.lock",
			"pdm.lock"
		]) {
			const locked = new RegExp(`^name = "${named}"\\r?\\nversion = "([^"]+)"`, "m").exec(text(file))?.[1];
			if (locked !== void 0) return {
				version: locked,
				exact: true
			};
		}
		const pinned = new RegExp(`"${named}":\\s*\\{[^}]*"version":\\s*"==([^"]+)"`).exec(text("Pipfile.lock"))?.[1];
		if (pinned !== void 0) return {
			version: pinned,
			exact: true
		};
		for (const manifest of manifestsIn(folder, "python", disk)) {
			const said = requirement(named).exec(manifest);
			const version = said?.[2];
			if (said && version !== void 0) return {
				version,
				exact: said[1] === "=="
			};
		}
	}
};
const requirement = (named) => new RegExp(`(?:^|["'\\s])${named}(?:\\[[^\\]]*\\])?(?:\\s*=\\s*["'{](?:[^"'\\n]*version\\s*=\\s*["'])?)?\\s*(==|~=|>=|>|\\^|~)\\s*v?(\\d[\\d.]*)`, "m");
// dist/src/project/sdk-version.js
const SAYS = /(?:^|\/)(?:package\.json|pyproject\.toml|requirements[^/]*\.txt|setup\.(?:py|cfg)|Pipfile|(?:uv|poetry|pdm|Pipfile|yarn|bun)\.lock|package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;
const DISK = {
	read: readText,
	entries(folder) {
		try {
			return nodeFs.readdirSync(folder);
		} catch {
			return [];
		}
	}
};
var SdkVersions = class {
	root;
	disk;
	known = /* @__PURE__ */ new Map();
	constructor(root, disk = DISK) {
		this.root = root;
		this.disk = disk;
	}
	of(file) {
		return this.inFolder(path.posix.dirname(file), languageOf(file));
	}
	ofPackage(file, name) {
		return this.inFolder(path.posix.dirname(file), languageOf(file), name);
	}
	in(files) {
		return this.foldersOf(files).flatMap((folder) => [this.inFolder(folder, "javascript") ?? [], this.inFolder(folder, "python") ?? []].flat());
	}
	packagesIn(files, packages) {
		return this.foldersOf(files).flatMap((folder) => packages.flatMap(({ language, name }) => this.inFolder(folder, language, name) ?? []));
	}
	foldersOf(files) {
		return [.../* @__PURE__ */ new Set([this.root, ...files.filter((file) => SAYS.test(file)).map((file) => path.posix.dirname(file))])];
	}
	installFor(file) {
		const language = languageOf(file);
		const home = this.homeOf(path.posix.dirname(file), language);
		const command = installCommand(language, managerAt(home, this.root, language, this.disk));
		return home === this.root ? command : `${command} (in ${below(this.root, home)})`;
	}
	homeOf(start, language) {
		for (let folder = start; isInside(this.root, folder) && folder !== this.root; folder = path.posix.dirname(folder)) if (manifestsIn(folder, language, this.disk).some((text) => NAMED[language].test(text))) return folder;
		return this.root;
	}
	inFolder(folder, language, name = PACKAGES[language]) {
		const key = `${language} ${name} ${folder}`;
		if (!this.known.has(key)) this.known.set(key, this.look(folder, language, name));
		return this.known.get(key);
	}
	look(folder, language, name) {
		const up = path.posix.dirname(folder);
		const isTop = folder === up || folder === this.root && language === "python";
		const installed = installedVersion(language, folder, name, this.disk);
		if (installed !== void 0) return {
			language,
			version: installed,
			exact: true,
			folder
		};
		const above = isTop ? void 0 : this.inFolder(up, language, name);
		if (above?.exact) return above;
		const declared = isInside(this.root, folder) ? declaredVersion(language, folder, name, this.disk) : void 0;
		return declared ? {
			language,
			...declared,
			folder
		} : above;
	}
};
const languageOf = (file) => /\.(?:py|ipynb)$/.test(file) ? "python" : "javascript";
const NAMED = {
	javascript: new RegExp(`"${PACKAGES.javascript}"`),
	python: new RegExp(`(?:^|["'\\s])${PACKAGES.python}(?![\\w.-])`, "m")
};
function managerAt(start, root, language, { entries }) {
	for (let folder = start;; folder = path.posix.dirname(folder)) {
		const names = entries(folder);
		const lock = LOCK_FILES[language].find(([name]) => names.includes(name));
		if (lock) return lock[1];
		if (folder === root || folder === path.posix.dirname(folder)) return language === "python" ? "pip" : "npm";
	}
}
// dist/src/sites/special-words.js
const SPECIAL = {
	"budget-beside": {
		of: "model-unknown",
		like: "{ type: \"enabled\", budget_tokens: budget }",
		says: (detail) => `Neither the model nor the thinking of this call can be determined; ${or(detail, "a thinking budget of this file")} may be sent here.`,
		todo: "Find out what the call sends. If it can be Opus 4.6 with that budget, migrate it by hand."
	},
	"may-have-run": {
		of: "condition-has-effects",
		like: "PARAMS[\"thinking\"] = {\"type\": \"disabled\"}",
		says: (detail) => `${or(detail, "A statement that sets the thinking")} may or may not have run before this call: in an earlier round or call, in other code, in a loop or a handler.`,
		todo: "Set that value in the lines above the call, whatever ran earlier, and run the migration again."
	},
	"decided-by-id": {
		of: "shared-params",
		like: "isDeep(model)",
		says: (detail) => `${or(detail, "Other code")} decides something by the old ID, and would decide differently for the new one.`,
		todo: "Add the new ID to that code, then migrate the call by hand or run the migration again."
	},
	"model-sent-on": {
		of: "shared-params",
		like: "response.model",
		says: (detail) => `The model of the response goes on into another call (${or(detail, "by a variable")}), which has a thinking budget or sampling parameters that the new model refuses.`,
		todo: "Name the model of that call, or migrate both by hand."
	},
	"not-expressible": {
		of: "shared-params",
		like: "",
		says: (detail) => `No edit of ${or(detail, "what this call sends")} would change this call alone.`,
		todo: "Write the new parameters out at this call."
	},
	"class-check": {
		of: "types-unresolved",
		like: "TextBlock",
		says: (detail) => `Code checks for ${detail ? `the class \`${detail}\`` : "a class"}, but the beta endpoint returns classes of its own.`,
		todo: "Make that code accept both, as in `isinstance(block, (TextBlock, BetaTextBlock))`, or check `block.type`; then run the migration again."
	},
	"without-beta": {
		of: "types-unresolved",
		like: "FakeClient()",
		says: (detail) => `The receiver can also be ${or(detail, "an object")}, which has no \`beta\`.`,
		todo: "Give that class a `beta`, or migrate the call by hand."
	},
	"method-replaced": {
		of: "types-unresolved",
		like: "tracing.py:12",
		says: (detail) => `The method that this call uses is replaced in ${or(detail, "other code")}, and the beta endpoint would bypass that.`,
		todo: "Replace the method of `beta.messages` too, and migrate the call by hand."
	},
	"library-too-old": {
		of: "other-client",
		like: "@ai-sdk/anthropic 3.0.12; it needs >=3.0.70",
		says: (detail) => `The version of the library that this Opus 4.6 call goes through has no task budgets: ${detail}.`,
		todo: "Install a newer one, and run the migration again."
	},
	"library-refused": {
		of: "other-client",
		like: "LangChain",
		says: (detail) => `This call goes through ${detail}, and its model refuses thinking budgets: today, it fails with a 400.`,
		todo: "Give it adaptive thinking."
	},
	"library-unknown": {
		of: "other-client",
		like: "@ai-sdk/anthropic >=3.0.70",
		says: (detail) => `Nothing says which version of the library this Opus 4.6 call goes through is used, and the rewrite needs \`${detail}\`.`,
		todo: "Install or declare it, and run the migration again."
	}
};
const wordsFor = (reason, special) => special ? SPECIAL[special] : REASONS[reason];
// dist/src/report/lines.js
function lineIndex(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if (starts[middle] <= offset) low = middle;
			else high = middle - 1;
		}
		return {
			line: low + 1,
			column: offset - starts[low] + 1
		};
	};
}
export { discover as i, wordsFor as n, SdkVersions as r, lineIndex as t };
