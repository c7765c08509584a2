import { Dt as walk, Et as startOf, Tt as endOf, c as languagesIn, o as JAVASCRIPT, y as createContext } from "./analyse-Bpi9X5ED.js";
import { a as mayHoldPython, d as samplingInterests, l as wordsOf, s as inOne, t as ANY_NEEDLES } from "./needles-D9OxdcVW.js";
import { n as typeStops, t as createTree } from "./tree-DFkDDAB6.js";
import { a as groupsOf, n as Git } from "./project-CIa5t-Du.js";
import { n as oneFileTree, r as refuseModules, t as analyseWithoutReaders } from "./one-file-DYX-JKK5.js";
import { R as shortName, X as UserError, a as mayGuard, o as migrationOf } from "./settings-C179M5Kk.js";
import { r as isOfModels } from "./reasons-DFhIx4VQ.js";
import { t as isTypedFile } from "./applies-CjVcNhlD.js";
import { i as discover, n as wordsFor, r as SdkVersions, t as lineIndex } from "./lines-DmuK7WQ-.js";
import { n as stampOf } from "./fingerprint-DwhVHlNx.js";
import { i as slashed } from "./paths-DwQqBBKr.js";
import { t as projectRoot } from "./root-CC2Y6I-3.js";
import { n as maskKeys } from "./mask-VMiAtRxK.js";
import { p as visible } from "./text-CsLCt7rj.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
import { i as printDiff, r as print } from "./output-D-Yz3IFa.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/frontends/javascript/modules/imported-name.js
const OWN = /^(?:[./#]|[@~]\/)/;
function importedFrom(expression, { file, start, end }, tree) {
	const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*/u.exec(expression)?.[0];
	const { ctx } = createContext(tree);
	const module = name === void 0 ? void 0 : ctx.modules.get(file);
	if (!module) return void 0;
	let found;
	walk(module.ast.program, (node) => {
		if (startOf(node) > end || endOf(node) < start) return false;
		const binding = node.type === "Identifier" && node.name === name && startOf(node) >= start ? module.scopes.bindingOf(node) : void 0;
		const specifier = binding && ctx.importOf(binding)?.specifier;
		if (specifier !== void 0 && OWN.test(specifier)) found ??= specifier;
		return found === void 0;
	});
	return found;
}
// dist/src/lint/project.js
const FRESH = 2e3;
const OFTEN = 20;
var Projects = class {
	known = /* @__PURE__ */ new Map();
	projectOf(filename, text) {
		if (!path.isAbsolute(filename) || !nodeFs.existsSync(filename)) return void 0;
		const file = slashed(nodeFs.realpathSync(filename));
		const known = this.lookAround(file);
		if (!known.tree.selected.has(file)) return "excluded";
		const seen = known.tree.read(file) === text ? known : unsavedIn(known, file, text);
		return {
			tree: seen.tree,
			file,
			analyse: (settings, languages) => analysed(seen, settings, languages),
			keepsTypes: (languages) => onceFor(seen.types, languages.length, () => typesIn(seen.tree, languages))
		};
	}
	lookAround(file) {
		const began = Date.now();
		for (const known of this.known.values()) if (known.until > began && known.tree.selected.has(file)) return known;
		const folder = path.posix.dirname(file);
		const found = discover({
			cwd: Git.around(folder)?.root ?? projectRoot([folder], folder),
			paths: [],
			include: [],
			exclude: [],
			ignore: true,
			staged: false,
			since: null,
			errorOnUnmatchedPattern: false,
			docs: false
		});
		const stamp = stampOf(found);
		const before = this.known.get(found.root);
		const known = before && stamp !== void 0 && before.stamp === stamp ? before : {
			...seenIn(treeOf(found)),
			stamp,
			until: 0
		};
		known.until = Date.now() + FRESH + OFTEN * (Date.now() - began);
		this.known.set(found.root, known);
		return known;
	}
};
function treeOf({ root, project, listed }) {
	const sdks = new SdkVersions(root);
	return createTree({
		root,
		project,
		selected: new Set(project),
		interests: samplingInterests(sdks.in(listed)).interests,
		sdkOf: (file) => sdks.of(file),
		versionOf: (file, name) => sdks.ofPackage(file, name)
	});
}
const seenIn = (tree) => ({
	tree,
	analyses: /* @__PURE__ */ new Map(),
	types: /* @__PURE__ */ new Map()
});
function unsavedIn(known, file, text) {
	if (known.unsaved?.file !== file || known.unsaved.text !== text) known.unsaved = {
		...seenIn(known.tree.over(/* @__PURE__ */ new Map([[file, text]]))),
		file,
		text
	};
	return known.unsaved;
}
const analysed = ({ tree, analyses }, settings, languages) => onceFor(analyses, JSON.stringify([settings, languages.length]), () => analyseWithoutReaders(tree, settings, languages));
const typesIn = (tree, languages) => languages.find(({ keepsTypes }) => keepsTypes !== void 0)?.keepsTypes?.(tree) ?? (() => false);
function onceFor(known, key, answer) {
	const found = known.get(key) ?? answer();
	known.set(key, found);
	return found;
}
// dist/src/lint/judge.js
const CALLS = /\bmessages\b[\s\S]*?\b(?:create|stream|parse|countTokens|count_tokens|batches|toolRunner|tool_runner)\b/;
async function languagesFor(text, filename, projects) {
	if (!mayHoldPython(filename) || !mayMatter(text)) return [JAVASCRIPT];
	const project = projects.projectOf(filename, text);
	const tree = project && project !== "excluded" ? project.tree : oneFileTree(text, filename, true);
	return languagesIn(tree, ["messages"]);
}
const mayMatter = (text) => [...ANY_NEEDLES, "2026-10-21"].some((needle) => text.includes(needle)) || CALLS.test(text);
function judge(text, filename, settings, projects, languages = [JAVASCRIPT]) {
	const look = (chosen) => lookAt(text, filename, chosen, projects, languages);
	refuseModules(settings);
	const judged = mayMatter(text) ? look(settings) : void 0;
	if (!judged) return { findings: [] };
	const { analysis, file, needProject } = judged;
	const error = analysis.errors.find((one) => one.file === file);
	if (error) return {
		findings: [],
		error
	};
	return { findings: [...analysis.sites.filter((site) => site.file === file && site.status !== "skipped").map((site) => {
		const editsUnder = (chosen) => {
			const under = {
				...settings,
				...chosen
			};
			const other = look(under);
			const migrated = other?.analysis.sites.find(({ id, status }) => id === site.id && status === "migrated");
			const edits = other && migrated ? editsOf(migrated, other, under) : [];
			return "why" in edits ? [] : edits;
		};
		if (site.status === "review") return {
			site,
			kind: "review",
			edits: [],
			imported: importedBy(site, judged),
			assumed: site.reason === "model-unknown" && !settings.assumeModel ? editsUnder({ assumeModel: shortName(settings.from) }) : [],
			guarded: judged.isWhole && isOfModels(site.reason) && mayGuard(settings) ? editsUnder({ guard: true }) : []
		};
		const found = editsOf(site, judged, settings);
		return "why" in found ? {
			site,
			kind: "project",
			edits: [],
			left: found,
			assumed: [],
			guarded: []
		} : {
			site,
			kind: "fix",
			edits: found,
			assumed: [],
			guarded: []
		};
	}), ...needProject.map(({ site, files }) => {
		return {
			site,
			kind: "project",
			edits: [],
			left: files.length > 0 ? {
				why: "elsewhere",
				files
			} : { why: "shared" },
			assumed: [],
			guarded: []
		};
	})] };
}
const distinctEdits = (findings) => [...new Map(findings.flatMap(({ edits }) => edits).map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values()];
function lookAt(text, filename, settings, projects, languages) {
	const project = projects.projectOf(filename, text);
	if (project === "excluded") return void 0;
	const tree = project?.tree ?? oneFileTree(text, filename, true);
	const keepsTypes = project?.keepsTypes(languages) ?? typesIn(tree, languages);
	const { analysis, needProject } = project ? project.analyse(settings, languages) : analyseWithoutReaders(tree, settings, languages);
	const file = project?.file ?? tree.files()[0] ?? filename;
	return {
		tree,
		file,
		analysis,
		needProject: needProject.filter(({ site }) => site.file === file),
		keepsTypes,
		isWhole: project !== void 0
	};
}
function editsOf(site, { analysis, tree, file, keepsTypes }, { types }) {
	const group = groupsOf(analysis.edits).get(site.id) ?? /* @__PURE__ */ new Set([site.id]);
	const edits = analysis.edits.filter(({ sites }) => sites.some((one) => group.has(one)));
	const files = new Set(edits.map((edit) => edit.file).filter((one) => one !== file));
	if (files.size > 0) return {
		why: "elsewhere",
		files: [...files]
	};
	const tied = analysis.sites.filter(({ id }) => group.has(id));
	if (tied.some((one) => one.file !== file)) return { why: "shared" };
	if (types === "off") return edits;
	if (typeStops({
		...analysis,
		sites: tied
	}, tree).size > 0) return { why: "types" };
	const ownEdits = ({ id }) => edits.filter(({ sites }) => sites.includes(id));
	return isTypedFile(file, tree) && !tied.every((one) => keepsTypes(one, ownEdits(one))) ? { why: "types" } : edits;
}
const importedBy = (site, { tree, isWhole }) => isWhole || site.detail === void 0 || mayHoldPython(site.file) ? void 0 : importedFrom(site.detail, site, tree);
// dist/src/lint/left.js
const MOST_NAMED = 3;
function leftText(left, file, cwd) {
	const elsewhere = left.why === "elsewhere" ? left.files : [];
	const isFew = elsewhere.length > 0 && elsewhere.length < MOST_NAMED;
	const named = elsewhere.map((name) => relative(name, cwd));
	return {
		because: {
			elsewhere: `what must change with it is defined in ${isFew ? named.join(" and ") : `${named.length} other files`}`,
			types: "types around it may have to change, which needs the compiler",
			shared: "other files may read what must change with it"
		}[left.why],
		command: `npx opus47-migrate ${isFew ? [relative(file, cwd), ...named].join(" ") : "."}`
	};
}
function reviewText({ reason, detail, words }, imported, file, cwd, migration) {
	if (imported === void 0) return wordsOf(wordsFor(reason ?? "call-unknown", words), detail, migration);
	return {
		says: `\`${detail}\` is defined in another file, ${imported}, which is not analysed here.`,
		todo: `Run npx opus47-migrate ${relative(file, cwd)}.`
	};
}
function findingText({ site, kind, left, imported }, cwd, migration) {
	if (kind === "fix") return void 0;
	if (left) {
		const { because, command } = leftText(left, site.file, cwd);
		return `this call would migrate, but ${because}: run ${command}`;
	}
	const words = reviewText(site, imported, site.file, cwd, migration);
	return `${site.reason}: ${inOne(words)}`;
}
function relative(file, cwd) {
	const from = slashed(nodeFs.existsSync(cwd) ? nodeFs.realpathSync(cwd) : cwd);
	return file.startsWith(`${from}/`) ? path.posix.relative(from, file) : file;
}
// dist/src/cli/stdin.js
async function migrateStdin(name, settings, flags) {
	const bytes = await readStdin();
	const source = decoded(bytes);
	if (source === void 0) {
		if (!flags.dryRun && !flags.check) await print(bytes);
		throw new UserError(`${name}: stdin is not valid UTF-8. Convert it first.`);
	}
	const mark = source.startsWith("﻿") ? "﻿" : "";
	const text = source.slice(mark.length);
	const file = path.resolve(name);
	const projects = new Projects();
	const { findings, error } = judge(text, file, settings, projects, await languagesFor(text, file, projects));
	const line = lineIndex(text);
	const say = (start, message) => process.stderr.write(`${visible(name)}${start === null ? "" : `:${line(start).line}`}: ${visible(maskKeys(message))}\n`);
	if (error) say(error.start, error.message);
	for (const finding of flags.quiet ? [] : findings) {
		const text = findingText(finding, process.cwd(), migrationOf(settings));
		if (text !== void 0) say(finding.site.start, text);
	}
	const edits = distinctEdits(findings);
	const result = mark + applyEdits(text, edits);
	if (flags.dryRun) await printDiff(result === source ? [] : [{
		file,
		before: source,
		after: result
	}]);
	else if (!flags.check) await print(result);
	if (error) return 2;
	return flags.check && findings.some(({ kind }) => kind !== "review" || flags.strict) ? 1 : 0;
}
async function readStdin() {
	const parts = [];
	for await (const part of process.stdin) parts.push(part);
	return Buffer.concat(parts);
}
function decoded(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}
export { migrateStdin };
