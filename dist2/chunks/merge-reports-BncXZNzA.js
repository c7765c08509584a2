import { n as readText } from "./plain-yuBgE5-V.js";
import { c as render, o as FORMAT_NAMES } from "./command-CH2O_esS.js";
import { X as UserError } from "./settings-C179M5Kk.js";
import { n as inRepository, t as below } from "./repository-Do5Ej5Bu.js";
import { c as grouped } from "./text-CsLCt7rj.js";
import { n as inOrder, t as byPlace } from "./order-DB1sgeQN.js";
import { a as reportTarget, n as addJobSummary, r as print, s as writeOutput, t as Failures } from "./output-D-Yz3IFa.js";
import { t as screenOf } from "./screen-BCtjiEsM.js";
import path from "node:path";
// dist/src/report/gather.js
function gather(given) {
	const repositories = grouped(given, ({ report }) => report.run.project);
	for (const own of repositories.values()) refuseCommits(own);
	const places = [...grouped(given, ({ report: { run } }) => JSON.stringify([run.project, run.folder])).values()];
	if (places.length === 1) return {
		runs: places.map((own) => ({
			given: own,
			label: ""
		})),
		about: void 0
	};
	const names = [...repositories.keys()].sort();
	const isMany = names.length > 1;
	const runs = places.map((own) => {
		const [first] = own;
		const { project, folder } = first.report.run;
		const way = path.posix.join(isMany ? project : "", folder ?? "");
		return {
			given: own.map(({ name, report }) => ({
				name,
				report: moved(report, isMany ? project : "")
			})),
			label: way === "." ? project : way
		};
	});
	return {
		runs,
		about: {
			paths: [...new Set(runs.flatMap((one) => one.given.flatMap(({ report }) => report.run.paths)))].sort(),
			folder: isMany ? null : "",
			...isMany && {
				project: `${names.length} repositories`,
				commit: null,
				repositories: names
			}
		}
	};
}
function moved(given, repository) {
	const report = inRepository(given);
	const { paths, folder } = given.run;
	const run = {
		...given.run,
		paths: paths.map((one) => path.posix.join(repository, folder ?? "", one))
	};
	if (repository === "") return {
		...report,
		run
	};
	const named = below(report, repository);
	return {
		...named,
		run,
		sites: named.sites.map((site) => ({
			...site,
			id: `${repository}/${site.id}`
		}))
	};
}
function refuseCommits([first, ...others]) {
	const other = others.find(({ report }) => report.run.commit !== first?.report.run.commit);
	if (!first || !other) return;
	throw new UserError(`${first.name} and ${other.name} come from different commits of ${first.report.run.project}. Make both at one commit; if they are of different repositories, give these different names (in package.json, or of their folders).`);
}
// dist/src/report/merge.js
function parseReport(text, name) {
	if (text === void 0) throw new UserError(`${name}: no such report. Make one with \`opus47-migrate --report <file>.json\`.`);
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw new UserError(`${name}: not a report (invalid JSON). merge-reports needs reports in the format json.`);
	}
	const lists = [
		data?.sites,
		data?.unattributed,
		data?.alsoCheck,
		data?.files,
		data?.warnings,
		data?.errors
	];
	if (data?.schemaVersion !== 1 || data.tool?.name !== "opus47-migrate" || !data.run || !data.summary || !lists.every(Array.isArray)) throw new UserError(`${name}: not a report of this version of opus47-migrate.`);
	return {
		name,
		report: data
	};
}
function mergeReports(given) {
	const { runs, about } = gather(given);
	const all = runs.flatMap((one) => one.given);
	const [first, ...others] = all;
	if (!first) throw new UserError("merge-reports needs at least one report.");
	for (const other of others) refuseDifferent(first, other);
	for (const one of runs) refuseOtherRuns(one);
	refuseTwice(all, ({ sites }) => sites.map(({ id }) => id));
	const reports = all.map(({ report }) => report);
	const rows = (of) => reports.flatMap(of);
	return {
		schemaVersion: 1,
		tool: first.report.tool,
		run: {
			...first.report.run,
			options: commonOptions(reports),
			durationMs: Math.max(...reports.map(({ run }) => run.durationMs)),
			startedAt: reports.map(({ run }) => run.startedAt).sort()[0] ?? "",
			...about
		},
		summary: sumOf(reports.map(({ summary }) => summary)),
		sites: inOrder(rows(({ sites }) => sites), byPlace),
		unattributed: inOrder(rows(({ unattributed }) => unattributed), byPlace),
		alsoCheck: inOrder(rows(({ alsoCheck }) => alsoCheck), byPlace),
		files: inOrder(rows(({ files }) => files), ({ path }) => [
			path,
			0,
			0
		]),
		warnings: warningsOf(runs),
		errors: inOrder(rows(({ errors }) => errors), byPlace)
	};
}
function commonOptions(reports) {
	const [first, ...others] = reports.map(({ run }) => run.options);
	const same = (key, value) => others.every((options) => JSON.stringify(options[key]) === JSON.stringify(value));
	return Object.fromEntries(Object.entries(first ?? {}).filter(([key, value]) => key !== "shard" && same(key, value)));
}
function refuseDifferent({ name, report: a }, { name: other, report: b }) {
	if (a.tool.version !== b.tool.version) throw new UserError(`${name} and ${other} come from different versions (${a.tool.version}, ${b.tool.version}).`);
	if (a.run.mode !== b.run.mode) throw new UserError(`${name} and ${other} come from runs with different modes (${a.run.mode}, ${b.run.mode}).`);
}
function refuseOtherRuns({ given }) {
	const settings = ({ run: { paths, options } }) => {
		const { shard: _, ...rest } = options;
		return JSON.stringify({
			paths,
			rest
		});
	};
	const [first, ...others] = given;
	const other = others.find(({ report }) => first && settings(report) !== settings(first.report));
	if (first && other) throw new UserError(`${first.name} and ${other.name} come from runs with different options or paths.`);
	refuseTwice(given, ({ run: { options } }) => typeof options.shard === "string" ? [`shard ${options.shard}`] : []);
	refuseGaps(given);
}
function refuseTwice(given, keysOf) {
	const names = /* @__PURE__ */ new Map();
	for (const { name, report } of given) for (const key of keysOf(report)) {
		const known = names.get(key);
		if (known !== void 0) throw new UserError(`${known} and ${name} both have ${key}: they report the same files.`);
		names.set(key, name);
	}
}
function refuseGaps(given) {
	const shards = given.flatMap(({ report }) => typeof report.run.options.shard === "string" ? [report.run.options.shard] : []);
	const counts = new Set(shards.map((shard) => shard.split("/")[1]));
	if (counts.size > 1) throw new UserError(`These are shards of different runs: ${shards.join(", ")}.`);
	const of = Number([...counts][0] ?? 0);
	const missing = Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).filter((shard) => !shards.includes(shard));
	if (missing.length > 0) throw new UserError(`The report of shard ${missing.join(", ")} is missing.`);
}
const sumOf = (all) => all.reduce((sum, one) => Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key]])));
function warningsOf(runs) {
	const reports = runs.flatMap(({ given, label }) => given.map(({ report: { warnings } }) => ({
		label,
		warnings
	})));
	const common = (reports[0]?.warnings ?? []).filter((warning) => reports.every(({ warnings }) => warnings.includes(warning)));
	const rest = reports.flatMap(({ label, warnings }) => warnings.filter((warning) => !common.includes(warning)).map((warning) => `${label && `${label}: `}${warning}`));
	return [...common, ...[...new Set(rest)].sort()];
}
// dist/src/cli/merge-reports.js
const merge = async (names, { format: given, report: files = [] }) => {
	const format = FORMAT_NAMES.find((name) => name === given);
	if (given !== void 0 && !format) throw new UserError(`--format must be one of ${FORMAT_NAMES.join(", ")}.`);
	const targets = files.map((file) => reportTarget(file, format));
	const report = mergeReports(names.map((name) => parseReport(readText(name), name)));
	const failures = new Failures();
	for (const target of targets) await failures.attempt(async () => writeOutput("--report", target.file, await render(report, target.format)));
	if (targets.length === 0) await print(format ? await render(report, format) : await screenText(report));
	if (format === "github") await failures.attempt(() => addJobSummary(report));
	return failures.tell() ? 2 : 0;
};
async function screenText(report) {
	const { renderTerminal } = await import("./terminal-mtzrHPYq.js");
	return renderTerminal(report, {
		...screenOf(process.stdout),
		folder: void 0,
		detail: "sites"
	});
}
export { merge };
