import { t as __exportAll } from "./rolldown-runtime-BJohB4LM.js";
// dist/src/rewrite/steps.js
var steps_exports = /* @__PURE__ */ __exportAll({
	STEP_NAMES: () => STEP_NAMES,
	aboutStep: () => aboutStep
});
const STEPS = {
	endpoint: "`messages.create`, `stream` and their like become `beta.messages.…`, since task budgets are a beta. `countTokens` stays where it is. Raw requests keep their address.",
	model: "The new model ID replaces the old one where it is written: a constant, an enum or a default is edited once if every call that reads it migrates; otherwise each call gets the ID itself.",
	"max-tokens": "Where the library that sends the request added the thinking budget to `max_tokens` (the Vercel AI SDK), the limit that is written grows by it: adaptive thinking counts against the limit, and the library adds nothing more.",
	thinking: "`thinking: { type: 'enabled', budget_tokens }` becomes `{ type: 'adaptive' }`, under the same condition as before: Opus 4.7 answers 400 to thinking budgets.",
	"task-budget": "`output_config.task_budget` gets the share of the old thinking budget that `--ratio` names (0.55), and at least `--min-budget` tokens (20,000); it is merged into an `output_config` that is there. A literal gives a literal, anything else an expression.",
	betas: "The beta `task-budgets-2026-03-13` goes into `betas`, or into the `anthropic-beta` header that would override it.",
	sampling: "`temperature`, `top_p` and `top_k` are removed: Opus 4.7 answers 400 to them. With `--fix-sampling` they are also removed from calls of other models whose API version refuses them, in `extra_body` too.",
	display: "`display: 'summarized'` is written where the code reads thinking text, which Opus 4.7 leaves out by default.",
	effort: "Nothing, unless `--effort` asks for it: then `output_config.effort` is shifted by the table of the announcement, or set to a level.",
	guard: "With `--guard`, a call whose model is chosen at run time chooses by the model between the old form and the new one: in place, where a test tells its models apart, or through a generated module. Once all its models are known to take the new form, or with `--unguard`, the plain form takes its place.",
	cleanup: "Imports, constants and functions that an edit has left without a reader are removed; they would be dead code, and errors under `noUnusedLocals`.",
	type: "Annotations of the results of migrated calls change to their counterparts under `beta`, as far as the compiler requires it.",
	also: "With `--edit-also`, the new model is added wherever else the old one is named: comparisons, lists, tables, configuration, mocks of tests.",
	todo: "With `--todo`, a comment above each call that needs review; `--remove-todo` removes them."
};
const STEP_NAMES = Object.keys(STEPS);
const aboutStep = (name) => STEPS[name];
export { steps_exports as n, STEP_NAMES as t };
