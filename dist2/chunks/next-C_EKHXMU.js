import { n as inOrder, t as byPlace } from "./order-DB1sgeQN.js";
import { c as grouped, o as count } from "./text-CsLCt7rj.js";
import { penOf } from "./pen-nJMjRdVq.js";
import { X as UserError } from "./settings-C179M5Kk.js";
import { r as print } from "./output-D-Yz3IFa.js";
import { t as screenOf } from "./screen-BCtjiEsM.js";
// dist/src/report/next.js
const MOST_CALLS = 3;
function nextSteps({ sites }) {
	const review = sites.filter(({ status, accepted }) => status === "review" && !accepted);
	const steps = [...grouped(review, ({ reason, blocker, file, line }) => {
		const at = blocker ?? {
			file,
			line
		};
		return reason === "shared-params" || !blocker ? textOf(at) : `${textOf(at)} ${reason}`;
	}).values()].map((own) => stepFor(own));
	return inOrder(steps, byPlace).sort((a, b) => b.calls.length - a.calls.length);
}
const textOf = ({ file, line }) => `${file}:${line}`;
function stepFor(own) {
	const [first] = own;
	const root = own.find(({ reason, blocker }) => reason !== "shared-params" || !blocker) ?? first;
	const at = root.reason === "shared-params" ? root.blocker ?? root : own.length > 1 && root.blocker ? root.blocker : root;
	const hint = root.related.length > 0 && /^(?:model|params)-unknown$/.test(root.reason ?? "") ? ` ${CLOSE}` : "";
	return {
		file: at.file,
		line: at.line,
		reason: root.reason ?? "",
		says: `${root.message}${hint}`,
		calls: own.map(({ file, line }) => ({
			file,
			line
		}))
	};
}
const CLOSE = "If the callers in the project are all that there are, --closed-world says so.";
function nextText(steps, pen) {
	if (steps.length === 0) return "No call needs review.\n";
	const said = /* @__PURE__ */ new Map();
	return `${steps.flatMap((step, index) => {
		const before = said.get(step.says);
		if (before === void 0) said.set(step.says, index + 1);
		const others = step.calls.filter((call) => textOf(call) !== textOf(step));
		const shown = others.slice(0, MOST_CALLS).map((call) => pen.at(call));
		const rest = others.length - shown.length;
		return [
			`${index + 1}. ${pen.at(step)}  ${pen.paint("yellow", step.reason)}  ${pen.paint("bold", `frees ${count(step.calls.length, "call")}`)}`,
			...pen.text(before === void 0 ? step.says : `As for ${before}.`, 3),
			...shown.length > 0 ? [`   ${pen.paint("dim", `waiting: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`)}`] : []
		];
	}).join("\n")}\n`;
}
// dist/src/cli/next.js
const next = async (paths, { format, closedWorld, config: named }) => {
	if (format !== void 0 && format !== "json") throw new UserError("--format must be json.");
	const { loadConfig } = await import("./config-CVUznbAI.js");
	const { config } = await loadConfig(named, process.cwd());
	const { strict: _, ...chosen } = config;
	const { run } = await import("./run-DfmBP6p_.js").then((n) => n.n);
	const { report } = await run(paths, {
		...chosen,
		...closedWorld === true && { closedWorld: true },
		mode: "check"
	});
	const steps = nextSteps(report);
	await print(format === "json" ? `${JSON.stringify(steps, null, 2)}\n` : nextText(steps, penOf(screenOf(process.stdout))));
	return 0;
};
export { next };
