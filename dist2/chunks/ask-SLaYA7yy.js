import { i as slashed, t as below } from "./paths-DwQqBBKr.js";
import { r as renderDiff } from "./diff-CTcKfMwF.js";
import { n as maskKeys } from "./mask-VMiAtRxK.js";
import { penOf } from "./pen-nJMjRdVq.js";
import { f as tokens, p as visible, r as budgetText, t as SAID_ONCE } from "./text-CsLCt7rj.js";
import { t as takesColour } from "./colour-CEd5EDGI.js";
import { paintDiff } from "./diff-lines-Cb22z3AZ.js";
import { answered, terminalFor } from "./prompts-D4VU2iIM.js";
import nodeFs from "node:fs";
import { selectKey, text } from "@clack/prompts";
// dist/src/cli/ask.js
function createAsk(clear, least) {
	const { input, output } = terminalFor("--interactive", "Without one, use --plan, review the plan, and apply it.");
	const cwd = slashed(nodeFs.realpathSync(process.cwd()));
	const { paint } = penOf({ colour: takesColour(output) });
	return async (question) => {
		clear();
		output.write(`\n${present(question, cwd, paint)}`);
		const answer = await keyFor(question);
		return answer === "b" ? { total: await askForBudget(question) } : ANSWERS[answer];
	};
	async function keyFor(question) {
		const options = optionsFor(question);
		for (;;) {
			const key = answered(await selectKey({
				message: "Apply this change?",
				options,
				input,
				output
			}));
			if (key !== void 0) return key;
		}
	}
	async function askForBudget({ site: { budget } }) {
		const answer = await text({
			message: "Task budget in tokens",
			...budget?.to != null && { placeholder: `now ${tokens(budget.to)}` },
			validate: (value) => countOf(value ?? "") >= least ? void 0 : `Enter a whole number of at least ${tokens(least)}.`,
			input,
			output
		});
		return countOf(answered(answer));
	}
}
const ANSWERS = {
	a: "apply",
	s: "skip",
	f: "file",
	q: "quit"
};
function optionsFor({ site, leftInFile }) {
	return [
		{
			value: "a",
			label: isGuarded(site) ? "guard this call: it chooses by its model at run time" : "apply"
		},
		{
			value: "s",
			label: "skip"
		},
		...site.budget && !isGuarded(site) ? [{
			value: "b",
			label: "edit the budget"
		}] : [],
		...leftInFile > 1 ? [{
			value: "f",
			label: `apply all ${leftInFile} in this file`
		}] : [],
		{
			value: "q",
			label: "quit: skip this call and the rest"
		}
	];
}
const isThere = ({ before }) => before !== "";
const isGuarded = ({ notes }) => notes.some(({ code }) => code === "model-guarded");
const countOf = (value) => /^\d[\d_,]*$/.test(value.trim()) ? Number(value.replace(/[_,\s]/g, "")) : NaN;
function present({ site, changed, left, again }, cwd, paint) {
	return `${[
		`${`${paint("bold", `${visible(site.file)}:${site.line}`)}  ${visible(site.api ?? "")}  ${visible(budgetText(site.budget))}`.trimEnd()}  ${paint("dim", `${tokens(left)} call${left === 1 ? "" : "s"} left`)}`,
		...again ? [paint("yellow", "Another call was left, and this one changes with it:")] : [],
		...site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map(({ code, message }) => paint("dim", `${code}: ${visible(message)}`)),
		"",
		...paintDiff(maskKeys(renderDiff(changed.filter(isThere), cwd)), paint),
		...changed.filter((one) => !isThere(one)).map(({ file }) => paint("dim", `and a new file, ${visible(below(cwd, file))}`)),
		""
	].join("\n")}\n`;
}
export { createAsk };
