import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
import { n as applyEdits } from "./edits-DsglOM9O.js";
import { t as STEP_NAMES } from "./steps-D7yLb3-p.js";
import { X as UserError } from "./settings-C179M5Kk.js";
import { n as sha256 } from "./hash-CLXvnfc1.js";
import { t as version } from "./version-Ba0Nipo5.js";
// dist/src/run/plan-file.js
var plan_file_exports = /* @__PURE__ */ __exportAll({
	createPlan: () => createPlan,
	renderPlan: () => renderPlan
});
function createPlan({ root, edits, changed }) {
	return {
		planVersion: 1,
		tool: {
			name: "opus47-migrate",
			version: version()
		},
		files: changed.map(({ file, before, after }) => ({
			path: file.slice(root.length + 1),
			before: sha256(before),
			after: sha256(after),
			edits: edits.filter((edit) => edit.file === file).map(({ start, end, text, kind, sites }) => ({
				start,
				end,
				text,
				kind,
				sites: [...sites]
			}))
		}))
	};
}
const renderPlan = (plan) => `${JSON.stringify(plan, null, 2)}\n`;
function parsePlan(text, name) {
	if (text === void 0) throw new UserError(`${name}: no such plan. Make one with \`opus47-migrate --plan ${name}\`.`);
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw new UserError(`${name}: not a plan (invalid JSON). Make one with \`opus47-migrate --plan <file>\`.`);
	}
	const { planVersion, files } = isRecord(data) ? data : {};
	if (planVersion !== 1) throw new UserError(`${name}: not a plan of this version of the tool. Make a new one with --plan.`);
	if (!Array.isArray(files) || !files.every(isFile) || new Set(files.map(({ path }) => path)).size !== files.length) throw new UserError(`${name}: the plan is damaged. Make a new one with --plan.`);
	return data;
}
const isRecord = (value) => typeof value === "object" && value !== null;
const isText = (value) => typeof value === "string";
const isOffset = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isFile = (value) => isRecord(value) && isText(value.path) && isText(value.before) && isText(value.after) && Array.isArray(value.edits) && value.edits.every(isEdit);
const isEdit = (value) => isRecord(value) && isOffset(value.start) && isOffset(value.end) && isText(value.text) && STEP_NAMES.includes(value.kind) && Array.isArray(value.sites) && value.sites.length > 0 && value.sites.every(isText);
function problemWith({ edits, after }, text) {
	try {
		return sha256(applyEdits(text, edits)) === after ? void 0 : "its edits do not give what the plan promises";
	} catch {
		return "its edits do not fit together";
	}
}
export { renderPlan as a, problemWith as i, parsePlan as n, plan_file_exports as r, createPlan as t };
