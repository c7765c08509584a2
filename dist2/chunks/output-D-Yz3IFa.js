import { o as FORMAT_NAMES, s as formatOf } from "./command-CH2O_esS.js";
import { X as UserError } from "./settings-C179M5Kk.js";
import path from "node:path";
import nodeFs from "node:fs";
// dist/src/cli/output.js
function reportTarget(file, named) {
	const format = named ?? formatOf(file);
	if (format !== void 0) return {
		file,
		format
	};
	throw new UserError(`--report ${file}: unknown extension. Use --format with one of ${FORMAT_NAMES.join(", ")}.`);
}
const warn = (text) => void process.stderr.write(`warning: ${text}\n`);
var Failures = class {
	messages = [];
	async attempt(write) {
		try {
			await write();
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			this.messages.push(error.message);
		}
	}
	tell() {
		for (const message of this.messages) process.stderr.write(`opus47-migrate: ${message}\n`);
		return this.messages.length > 0;
	}
};
async function writeOutput(option, file, text) {
	const { writeWhole } = await import("./whole-kwKWrszF.js").then((n) => n.t);
	try {
		nodeFs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
		writeWhole(file, text);
	} catch (error) {
		throw new UserError(`${option} ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
	}
}
async function addJobSummary(report) {
	const file = process.env.GITHUB_STEP_SUMMARY;
	if (!file) return;
	const { jobSummary, MOST_SUMMARY_BYTES } = await import("./job-summary-BXgAr2S3.js");
	try {
		const used = nodeFs.existsSync(file) ? nodeFs.statSync(file).size : 0;
		nodeFs.appendFileSync(file, jobSummary(report, MOST_SUMMARY_BYTES - used));
	} catch (error) {
		throw new UserError(`GITHUB_STEP_SUMMARY ${file}: could not be written (${error instanceof Error ? error.message : String(error)}).`);
	}
}
function print(text) {
	return new Promise((done) => {
		if (text.length === 0) done();
		else process.stdout.write(text, () => done());
	});
}
async function printDiff(changed, wanted) {
	const [{ renderDiff }, { holdsKey }] = await Promise.all([import("./diff-CTcKfMwF.js").then((n) => n.t), import("./mask-VMiAtRxK.js").then((n) => n.r)]);
	const diff = renderDiff(changed, nodeFs.realpathSync(process.cwd()));
	await print(process.stdout.isTTY ? await paintedDiff(diff, wanted) : diff);
	if (holdsKey(diff)) warn("the diff contains what looks like an API key (sk-ant-…). Do not share it.");
}
async function paintedDiff(diff, wanted) {
	const [{ paintDiff }, { penOf }, { screenOf }] = await Promise.all([
		import("./diff-lines-Cb22z3AZ.js"),
		import("./pen-nJMjRdVq.js"),
		import("./screen-BCtjiEsM.js").then((n) => n.n)
	]);
	return diff && `${paintDiff(diff, penOf(screenOf(process.stdout, wanted)).paint).join("\n")}\n`;
}
export { reportTarget as a, printDiff as i, addJobSummary as n, warn as o, print as r, writeOutput as s, Failures as t };
