import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { a as mayHoldPython, d as samplingInterests, i as isPython, l as wordsOf, o as atPlace, s as inOne, t as ANY_NEEDLES } from "./needles-D9OxdcVW.js";
import { i as discover, n as wordsFor, r as SdkVersions, t as lineIndex } from "./lines-DmuK7WQ-.js";
import { n as readText, r as writeText } from "./plain-yuBgE5-V.js";
import { i as openSearchIndex, n as createSearch } from "./search-XfHSQVQv.js";
import { a as isNoFile, n as createScreen, r as decodeText, s as compileNeedles } from "./screen-tAdF6pX5.js";
import { i as slashed, t as below } from "./paths-DwQqBBKr.js";
import { a as indexFile, n as refuseUnfinished, o as stateFolders } from "./unfinished-D3H41NMg.js";
import { p as WITHOUT_SAMPLING, t as NOTES } from "./reasons-DFhIx4VQ.js";
import { n as maskKeys } from "./mask-VMiAtRxK.js";
import { n as inOrder, t as byPlace } from "./order-DB1sgeQN.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
import { f as tokens } from "./text-CsLCt7rj.js";
import { K as Interrupted, M as listedSpellingsOf, X as UserError, c as withDefaults, o as migrationOf, u as ANY_MODEL } from "./settings-C179M5Kk.js";
import { r as NOTEBOOK } from "./names-Dz6AFtJZ.js";
import { n as checkTogether, r as doubtsAbout, t as checkSettings } from "./settings-check-BaovhGp9.js";
import { n as ownsFile, r as shardText } from "./shard-CvYHZunJ.js";
import { t as version } from "./version-Ba0Nipo5.js";
import picomatch from "picomatch";
import path from "node:path";
import nodeFs from "node:fs";
import { setImmediate } from "node:timers/promises";
import { performance } from "node:perf_hooks";
// dist/src/project/side-files.js
function firstLinesHolding(files, needle) {
	const screen = createScreen();
	const needles = compileNeedles([needle]);
	return files.flatMap((file) => {
		let text;
		try {
			text = isSmall(file) && screen(file, needles) ? decodeText(nodeFs.readFileSync(file)) : void 0;
		} catch {
			return [];
		}
		const before = text?.split(needle, 1)[0] ?? "";
		return text === void 0 || before.length === text.length ? [] : [{
			file,
			line: before.split("\n").length
		}];
	});
}
function textsHolding(files, needles, search) {
	const found = search.find(search.possible(files, needles) ?? files, needles, () => {});
	const known = new Set(found);
	const seen = /* @__PURE__ */ new Set();
	return found.flatMap((file) => {
		try {
			const real = slashed(nodeFs.realpathSync(file));
			if (!isSmall(file) || real !== file && (known.has(real) || seen.has(real))) return [];
			seen.add(real);
			return [{
				file,
				text: decodeText(nodeFs.readFileSync(file))
			}];
		} catch {
			return [];
		}
	});
}
function isSmall(file) {
	const stat = nodeFs.statSync(file);
	return stat.isFile() && stat.size <= 5242880;
}
// dist/src/report/snippets.js
const AROUND = 3;
const MOST_LINES = 40;
function snippetsOf(site, edits, textOf) {
	if (site.status === "skipped") return [];
	if (site.status === "review") return [excerpt(site, textOf(site.file))];
	const own = edits.filter((edit) => edit.sites.includes(site.id));
	return [.../* @__PURE__ */ new Set([site.file, ...own.map(({ file }) => file).sort()])].flatMap((file) => {
		const isOwn = (edit) => edit.file === file;
		return placesOf(file, textOf(file), own.filter(isOwn), edits.filter(isOwn));
	});
}
function placesOf(file, text, own, all) {
	return joined(text, own.map((edit) => around(text, edit)), all).map(({ start, end }) => {
		const inside = all.filter((edit) => edit.start >= start && edit.end <= end);
		const before = text.slice(start, end);
		const after = applyEdits(before, inside.map((edit) => ({
			...edit,
			start: edit.start - start,
			end: edit.end - start
		})));
		return {
			file,
			line: lineAt(text, start),
			before,
			after
		};
	});
}
function excerpt({ file, start, end }, text) {
	const { start: from, end: to } = around(text, {
		start,
		end
	});
	const before = text.slice(from, to).split("\n").slice(0, MOST_LINES).join("\n");
	return {
		file,
		line: lineAt(text, from),
		before,
		after: null
	};
}
function joined(text, windows, edits) {
	const result = [];
	for (const window of [...windows].sort((a, b) => a.start - b.start)) {
		let range = window;
		for (;;) {
			const cut = edits.find((edit) => edit.start < range.end && edit.end > range.start && (edit.start < range.start || edit.end > range.end));
			if (!cut) break;
			const more = around(text, cut);
			range = {
				start: Math.min(range.start, more.start),
				end: Math.max(range.end, more.end)
			};
		}
		const last = result.at(-1);
		if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
		else result.push({ ...range });
	}
	return result;
}
function around(text, { start, end }) {
	let from = text.lastIndexOf("\n", start - 1) + 1;
	if (start === 0) from = 0;
	for (let more = 0; more < AROUND && from > 0; more++) from = text.lastIndexOf("\n", from - 2) + 1;
	let to = text.indexOf("\n", end);
	for (let more = 0; more < AROUND && to >= 0; more++) to = text.indexOf("\n", to + 1);
	return {
		start: from,
		end: to < 0 ? text.length : to
	};
}
const lineAt = (text, offset) => text.slice(0, offset).split("\n").length;
// dist/src/report/build.js
function buildReport(input) {
	const { analysis, cwd } = input;
	const locate = locator(input);
	const relative = (file) => relativePath(cwd, file);
	const named = ({ file, line }) => ({
		file: relative(file),
		line
	});
	const sites = reportSites(input, locate);
	const errors = [...analysis.errors.map(({ file, start, message }) => ({
		...at(file, start, locate, relative),
		message
	})), ...input.errors.map(({ file, start, message }) => file === null ? {
		file,
		line: null,
		column: null,
		message
	} : {
		...at(file, start, locate, relative),
		message
	})];
	return {
		schemaVersion: 1,
		tool: {
			name: "opus47-migrate",
			version: input.version
		},
		run: input.run,
		summary: summarise(sites, input, errors.length),
		sites,
		unattributed: inOrder([
			...analysis.unattributed.map(({ why, ...spot }) => ({
				...placeOf(locate(spot)),
				why
			})),
			...input.leftOut.map((place) => ({
				...named(place),
				why: "in a file that is excluded by default; name the file to include it"
			})),
			...input.elsewhere.map((place) => ({
				...named(place),
				why: "in another Git repository; name that one to migrate it"
			}))
		], byPlace),
		alsoCheck: inOrder(input.alsoCheck.map(({ kind, group, left, ...place }) => {
			const changes = group === void 0 ? [] : changesOf(group, locate, input);
			return {
				...named(place),
				kind,
				...changes.length > 0 && { changes },
				...left !== void 0 && { left: maskKeys(left) }
			};
		}), byPlace),
		files: inOrder(input.files.map(({ file, written }) => ({
			path: relative(file),
			written
		})), (row) => [
			row.path,
			0,
			0
		]),
		warnings: [...input.warnings, ...analysis.unusedIgnores.map((spot) => {
			const { file, line } = locate(spot);
			return `${file}:${line}: this opus47-migrate-ignore-next-line comment suppresses nothing; remove it.`;
		}).sort()],
		errors: inOrder(errors.map((error) => ({
			...error,
			message: maskKeys(error.message)
		})), byPlace)
	};
}
const reportSites = (sources, locate = locator(sources)) => inOrder(sources.analysis.sites.map((site) => reportSite(site, locate, sources)), byPlace);
const placeOf = ({ file, line }) => ({
	file,
	line
});
const relativePath = (cwd, file) => path.posix.relative(cwd, file) || ".";
function locator({ cwd, textOf }) {
	const indexes = /* @__PURE__ */ new Map();
	return ({ file, start }) => {
		let index = indexes.get(file);
		if (!index) {
			index = lineIndex(textOf(file));
			indexes.set(file, index);
		}
		return {
			file: relativePath(cwd, file),
			...index(start)
		};
	};
}
function at(file, start, locate, relative) {
	if (start === null) return {
		file: relative(file),
		line: null,
		column: null
	};
	const { line, column } = locate({
		file,
		start
	});
	return {
		file: relative(file),
		line,
		column
	};
}
function reportedBudget({ several: _, ...budget }, place) {
	return {
		...budget,
		expression: budget.expression && maskKeys(budget.expression),
		at: budget.at && place(budget.at)
	};
}
function reportSite(site, locate, { cwd, textOf, analysis: { edits, migration } }) {
	const start = locate({
		file: site.file,
		start: site.start
	});
	const end = locate({
		file: site.file,
		start: site.end
	});
	const place = (spot) => placeOf(locate(spot));
	const blocker = blockerOf(site, start, place);
	const waitsFor = site.blockedBy && place(site.blockedBy);
	const { budget } = site;
	const shown = ({ file, line, before, after }) => ({
		file: relativePath(cwd, file),
		line,
		before: maskKeys(before),
		after: after === null ? null : maskKeys(after)
	});
	return {
		id: site.id,
		file: start.file,
		line: start.line,
		column: start.column,
		endLine: end.line,
		endColumn: end.column,
		api: site.api,
		status: site.status,
		reason: site.reason,
		message: messageOf(site, start, {
			blocker,
			waitsFor
		}, migration),
		blocker: waitsFor ?? blocker,
		...site.closed && { closed: site.closed.map(({ name, why, ...spot }) => ({
			...place(spot),
			name,
			why
		})) },
		...kindOf(site, start, place),
		model: site.model && {
			...site.model,
			at: site.model.at && place(site.model.at),
			...site.kept && { kept: {
				...site.kept,
				reader: place(site.kept.reader)
			} }
		},
		budget: budget && reportedBudget(budget, place),
		changes: changesOf(site.id, locate, {
			textOf,
			analysis: { edits }
		}),
		snippets: snippetsOf(site, edits, textOf).map(shown),
		notes: site.notes.map(({ code, detail, at: where, suggested }) => {
			const spot = where && place(where);
			const words = wordsOf(NOTES[code], detail, migration);
			const isNamed = spot && (spot.file !== start.file || NAME_A_LINE.has(code));
			return {
				code,
				message: maskKeys(inOne(isNamed ? atPlace(words, `${spot.file}:${spot.line}`) : words)),
				...suggested && where && { suggested: placesOf(where.file, textOf(where.file), suggested, suggested).map(shown) }
			};
		}),
		related: site.related.map(({ message, ...spot }) => ({
			...place(spot),
			message
		}))
	};
}
function kindOf({ kind }, start, place) {
	if (!kind) return {
		kind: null,
		why: null
	};
	const loop = kind.at && place(kind.at);
	const where = loop && (loop.file === start.file ? ` (line ${loop.line})` : ` (${loop.file}:${loop.line})`);
	return {
		kind: kind.is,
		why: where ? kind.why.replace(/\.$/, `${where}.`) : kind.why
	};
}
const changesOf = (site, locate, { textOf, analysis: { edits } }) => inOrder(edits.filter((edit) => edit.sites.includes(site)).map((edit) => {
	const from = locate({
		file: edit.file,
		start: edit.start
	});
	const to = locate({
		file: edit.file,
		start: edit.end
	});
	return {
		kind: edit.kind,
		file: from.file,
		line: from.line,
		column: from.column,
		endLine: to.line,
		endColumn: to.column,
		before: maskKeys(textOf(edit.file).slice(edit.start, edit.end)),
		after: maskKeys(edit.text)
	};
}), byPlace);
const NAME_A_LINE = /* @__PURE__ */ new Set([
	"annotation-stays",
	"mock-may-need-moving",
	"id-decides-elsewhere",
	"chosen-by-its-id",
	"gate-extended",
	"create-replaced",
	"reads-by-position",
	"stop-reason-unhandled"
]);
function blockerOf({ stoppedAt }, start, place) {
	const stopped = stoppedAt && place(stoppedAt);
	return stopped && (stopped.file !== start.file || stopped.line !== start.line) ? stopped : null;
}
const GUARDS = "Or use --guard: the call then chooses by its model at run time.";
function messageOf(site, start, { blocker, waitsFor }, migration) {
	if (site.reason === null) {
		if (site.notes.some(({ code }) => code === "sampling-fixed")) return "Its sampling parameters are removed; the model stays.";
		if (site.notes.some(({ code }) => code === "chosen-by-its-id")) return "Only the model ID changes: the code takes the new form by it.";
		if (site.notes.some(({ code }) => code === "gate-extended")) return "Only the test changes: with the new model, the code takes the new form.";
		if (!site.budget && site.notes.some(({ code }) => code === "guard-removed")) return "The guard is removed.";
		if (!site.budget) return "Changes to the new model.";
		const { from, to, expression, several } = site.budget;
		if (several) return "The thinking budgets become task budgets, one for each.";
		const before = from === null ? "The thinking budget" : `The thinking budget of ${tokens(from)} tokens`;
		if (site.notes.some(({ code }) => code === "model-guarded")) return `${before} stays for models that take it; newer ones get adaptive thinking and, if they take one, a task budget.`;
		if (expression !== null) return `${before} becomes the task budget ${maskKeys(expression)}.`;
		return to === null ? `${before} is removed; the task budget stays.` : `${before} becomes a task budget of ${tokens(to)} tokens.`;
	}
	const words = wordsOf(wordsFor(site.reason, site.words), site.detail, migration);
	if (site.guardable) words.todo = `${words.todo} ${GUARDS}`;
	if (site.blockedBy && waitsFor) {
		const { status, reason } = site.blockedBy;
		const call = `${waitsFor.file}:${waitsFor.line}, ${reason}`;
		return maskKeys(status === "review" ? `${words.says} Blocked by ${call}: decide that call first.` : inOne(words, ` Blocked by ${call}, which stays as it is.`));
	}
	const where = blocker ? ` See ${blocker.file === start.file ? `line ${blocker.line}` : `${blocker.file}:${blocker.line}`}.` : "";
	return maskKeys(inOne(words, where));
}
function summarise(sites, { filesChanged, filesScanned }, errors) {
	const count = (status) => sites.filter((site) => site.status === status).length;
	const known = sites.filter((site) => site.status === "migrated" && site.budget?.from != null && site.budget.to !== null);
	const sum = (key) => known.reduce((total, site) => total + (site.budget?.[key] ?? 0), 0);
	return {
		filesScanned,
		filesChanged,
		migrated: count("migrated"),
		review: count("review"),
		skipped: count("skipped"),
		errors,
		floored: sites.filter((site) => site.status === "migrated" && site.budget?.floored).length,
		budgetBefore: sum("from"),
		budgetAfter: sum("to")
	};
}
// dist/src/run/baseline.js
function parseBaseline(text, name) {
	if (text === void 0) throw new UserError(`${name}: no such baseline. Make one with --baseline ${name} --update-baseline.`);
	try {
		const data = JSON.parse(text);
		if (data?.version === 1 && Array.isArray(data.accepted) && data.accepted.every((id) => typeof id === "string")) return new Set(data.accepted);
	} catch {}
	throw new UserError(`${name}: not a baseline of this tool. Make a new one with --update-baseline.`);
}
function applyBaseline(report, accepted, judged) {
	const review = new Set(idsInReview(report));
	const unused = [...accepted].filter((id) => !review.has(id) && judged(id));
	return {
		...report,
		sites: report.sites.map((site) => site.status === "review" && accepted.has(site.id) ? {
			...site,
			accepted: true
		} : site),
		warnings: [...report.warnings, ...unused.map((id) => `The baseline accepts ${id}, which no longer needs review. Remove it with --update-baseline.`)]
	};
}
const updateBaseline = (report, accepted, judged) => new Set([...idsInReview(report), ...[...accepted].filter((id) => !judged(id))].sort());
const renderBaseline = (accepted) => `${JSON.stringify({
	version: 1,
	accepted: [...accepted]
}, null, 2)}\n`;
const idsInReview = ({ sites }) => sites.filter(({ status }) => status === "review").map(({ id }) => id);
// dist/src/run/candidates.js
const MOST_FILES = 2e3;
const WORDS = /messages|\b(?:thinking|max_tokens|anthropic)\b|opus47-migrate-ignore/i;
async function mayHoldAny({ selected, texts, index }, ids) {
	const sources = [...selected];
	if (sources.length + texts.length > MOST_FILES) return true;
	const words = [.../* @__PURE__ */ new Set([
		...ANY_NEEDLES,
		...ids,
		ANY_MODEL,
		WITHOUT_SAMPLING
	])];
	const mayCall = [];
	if (sources.some((file) => !isPython(file))) mayCall.push((await import("./text-tests-BunCUk9c.js").then((n) => n.r)).mayHoldCalls);
	if (sources.some(mayHoldPython)) mayCall.push((await import("./text-tests-LGXqCcgU.js").then((n) => n.f)).mayHoldCalls);
	const mayHold = (file, test) => {
		const text = textOf(file, index);
		return text === void 0 || test(text);
	};
	const mayMatter = (text) => words.some((word) => text.includes(word)) || WORDS.test(text) || mayCall.some((test) => test(text));
	const namesModel = (text) => ids.some((id) => text.includes(id));
	return sources.some((file) => NOTEBOOK.test(file) || mayHold(file, mayMatter)) || texts.some((file) => mayHold(file, namesModel));
}
function textOf(file, index) {
	try {
		const bytes = index?.get(file) ?? (nodeFs.statSync(file).size <= 5242880 ? nodeFs.readFileSync(file) : void 0);
		return bytes && decodeText(bytes);
	} catch (error) {
		return isNoFile(error) ? "" : void 0;
	}
}
// dist/src/run/budget-rules.js
function idleRules(rules, { files, sites, root }) {
	if (rules.length === 0) return [];
	const names = [...files].map((file) => below(root, file));
	const ruled = sites.filter(({ status, kind }) => status === "migrated" && kind !== null);
	const ids = ruled.map(({ id }) => id);
	return rules.flatMap(({ files: glob, site, kind }, index) => {
		const why = glob !== void 0 && idleFiles(glob, names) || site !== void 0 && idleSite(site, names, ids) || kind !== void 0 && (glob ?? site) !== void 0 && idleKind(kind, ruled, (one) => fits(one, {
			files: glob,
			site
		}, root));
		return why ? [`budgets, entry ${index + 1}: ${why}.`] : [];
	});
}
const tester = (glob) => picomatch(glob, { dot: true });
function idleFiles(glob, names) {
	const fits = tester(glob);
	return names.some((name) => fits(name)) ? void 0 : `\`files\` (${glob}) matches no file; it is relative to the root of the project`;
}
function idleSite(glob, names, ids) {
	const inFile = glob.includes("#") ? tester(fileOf(glob)) : () => true;
	if (!names.some((name) => inFile(name))) return `\`site\` (${glob}) matches no file; the report has the IDs`;
	const near = ids.filter((id) => inFile(fileOf(id)));
	const fits = tester(glob);
	return near.length === 0 || near.some((id) => fits(id)) ? void 0 : `\`site\` (${glob}) matches no call; the report has the IDs`;
}
function idleKind(kind, ruled, isNamed) {
	const named = ruled.filter(isNamed);
	return named.length === 0 || named.some((site) => site.kind?.is === kind) ? void 0 : `no call that it names is \`${kind}\``;
}
const fits = ({ id, file }, { files, site }, root) => (files === void 0 || tester(files)(below(root, file))) && (site === void 0 || tester(site)(id));
const fileOf = (id) => id.slice(0, id.lastIndexOf("#"));
// dist/src/run/idle.js
const NOTHING = {
	sites: [],
	edits: [],
	unattributed: [],
	errors: [],
	unusedIgnores: [],
	parsed: 0
};
const idleSettings = (analysis, settings, { budgets = [] }, found) => [...idleFix(analysis, settings), ...budgets.length > 0 ? idleRules(budgets, {
	files: found.project,
	sites: analysis.sites,
	root: found.root
}) : []];
function idleFix({ sites }, { fixSampling }) {
	const isFixed = sites.some(({ notes }) => notes.some(({ code }) => code === "sampling-fixed"));
	return fixSampling && !isFixed ? ["--fix-sampling found no call that fails because of its sampling parameters."] : [];
}
// dist/src/run/origin.js
function originOf({ cwd, root, git }) {
	return {
		project: manifestName(root) ?? path.posix.basename(root),
		commit: git?.commit() ?? null,
		folder: git ? path.posix.relative(git.root, cwd) : null
	};
}
function manifestName(root) {
	try {
		const { name } = JSON.parse(readText(path.posix.join(root, "package.json")) ?? "{}");
		return typeof name === "string" && name !== "" ? name : void 0;
	} catch {
		return;
	}
}
// dist/src/run/run.js
var run_exports = /* @__PURE__ */ __exportAll({
	lazyTypes: () => lazyTypes,
	run: () => run,
	runStages: () => runStages
});
var __addDisposableResource = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
const lazyTypes = async (input) => {
	const { withoutCompiler } = await import("./unchecked-B9xfFuk3.js");
	return withoutCompiler(input) ?? (await import("./stage--TLQgoa1.js")).moveTypes(input);
};
const run = (paths, options = {}) => runStages({ moveTypes: lazyTypes }, paths, options);
async function runStages(stages, paths, { mode = "write", allowDirty = false, baseline = null, updateBaseline: update = false, todo = null, shard = null, ask, cache = false, cacheLocation = null, index: keepsIndex = true, jobs, signal, onProgress, ...rest }) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const started = performance.now();
		const startedAt = /* @__PURE__ */ new Date();
		const { selection, chosen } = splitOptions(paths, rest);
		checkSettings(chosen);
		const settings = withDefaults(chosen);
		checkTogether(settings);
		const enter = async (stage, files) => {
			onProgress?.({
				stage,
				files
			});
			await setImmediate();
			if (signal?.aborted) throw new Interrupted();
		};
		await enter("discover", 0);
		const search = __addDisposableResource(env_1, createSearch(void 0, jobs), false);
		const needles = [...stages.needles ?? [], ...listedSpellingsOf(settings.from)];
		const usesCache = cache && mode !== "write" && !ask && !shard && !todo && settings.editAlso.length === 0;
		let isSearched = !usesCache;
		const found = discover(selection, ({ root, git, sources, texts }) => {
			if (!isSearched) return;
			const { needles: sampling } = samplingInterests(new SdkVersions(root).in(sources));
			const files = [...sources, ...texts];
			const known = keepsIndex && files.length >= 2e3 ? openSearchIndex(indexFile(git), `${version()} ${process.arch}`) : void 0;
			search.begin(files, [
				...ANY_NEEDLES,
				...needles,
				...sampling
			], known);
		});
		if (mode === "write") refuseUnfinished(found.root, stateFolders(found.root, found.git));
		const warnings = [...found.warnings, ...doubtsAbout(settings)];
		const accepted = baseline === null ? void 0 : acceptedIn(baseline, found.cwd, update);
		const partly = selection.staged ? found.git?.differing([...found.selected]) ?? [] : [];
		const index = partly.length ? found.git?.indexed(partly) : void 0;
		const { selected, texts } = found;
		const isIdle = found.isNamed && !stages.analyse && !todo && settings.editAlso.length === 0 && !await mayHoldAny({
			selected,
			texts,
			index
		}, listedSpellingsOf(settings.from));
		if (isIdle) isSearched = false;
		const input = {
			stages,
			found,
			selection,
			search,
			needles,
			settings,
			chosen,
			usesCache,
			cacheLocation,
			partly,
			index,
			mode,
			allowDirty,
			todo,
			shard,
			ask,
			signal,
			enter
		};
		const done = isIdle ? await nothingToDo(input) : await (await import("./work-Ck3D3Odg.js")).work(input);
		const { analysis, errors, planned, changed, owns } = done;
		warnings.push(...done.warnings);
		const written = new Set(mode === "write" ? changed.map(({ file }) => file) : []);
		let report = buildReport({
			cwd: found.cwd,
			analysis,
			textOf: done.textOf,
			run: {
				mode,
				paths: paths.length ? [...paths] : ["."],
				options: {
					...done.settings,
					...withoutPlace(selection),
					...shard && { shard: shardText(shard) }
				},
				durationMs: Math.round(performance.now() - started),
				startedAt: startedAt.toISOString(),
				...originOf(found)
			},
			version: version(),
			filesScanned: [...found.selected].filter(owns).length,
			files: planned.map(({ file }) => ({
				file,
				written: written.has(file)
			})),
			filesChanged: changed.length,
			errors,
			warnings,
			alsoCheck: done.alsoCheck,
			leftOut: firstLinesHolding(found.leftOut.filter(owns), "budget_tokens"),
			elsewhere: firstLinesHolding(found.elsewhere.filter(owns), "budget_tokens")
		});
		let baselined = null;
		if (accepted && baseline !== null) {
			const judged = judgedBy(found, owns);
			const valid = update ? updateBaseline(report, accepted, judged) : accepted;
			if (update) {
				writeText(path.resolve(found.cwd, baseline), renderBaseline(valid));
				baselined = valid.size;
			}
			report = applyBaseline(report, valid, judged);
		}
		return {
			report,
			changed,
			edits: analysis.edits,
			root: found.root,
			baselined
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		__disposeResources(env_1);
	}
}
async function nothingToDo({ found, settings, chosen, shard, enter }) {
	await enter("analyse", found.selected.size);
	await enter("verify", 0);
	const analysis = {
		...NOTHING,
		migration: migrationOf(settings)
	};
	return {
		analysis,
		settings,
		errors: [],
		warnings: idleSettings(analysis, settings, chosen, found),
		planned: [],
		changed: [],
		alsoCheck: [],
		owns: shard ? ownsFile(analysis, found.root, shard) : () => true,
		textOf: () => ""
	};
}
function splitOptions(paths, options) {
	const { cwd = process.cwd(), include = [], exclude = [], ignore = true, staged = false, since = null, errorOnUnmatchedPattern = true, docs = false, ...chosen } = options;
	return {
		selection: {
			cwd,
			paths,
			include,
			exclude,
			ignore,
			staged,
			since,
			errorOnUnmatchedPattern,
			docs
		},
		chosen
	};
}
function withoutPlace({ include, exclude, ignore, staged, since, docs }) {
	return {
		include,
		exclude,
		ignore,
		staged,
		since,
		docs
	};
}
function acceptedIn(baseline, cwd, mayBeMissing) {
	const text = readText(path.resolve(cwd, baseline));
	return text === void 0 && mayBeMissing ? /* @__PURE__ */ new Set() : parseBaseline(text, baseline);
}
function judgedBy({ root, project, selected }, owns) {
	const known = new Set(project);
	return (id) => {
		const file = path.posix.join(root, id.slice(0, id.lastIndexOf("#")));
		return owns(file) && (selected.has(file) || !known.has(file));
	};
}
export { reportSites as a, idleSettings as i, run_exports as n, textsHolding as o, NOTHING as r, run as t };
