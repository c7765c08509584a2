import { aboutLibraries } from '../sdk/libraries.js';

/** Every reason and note, with all its prose: a new one does not compile without its paragraph. */

export interface Prose {
  /** One sentence for a report row; `detail` is source text or a name, already safe to print. */
  says: (detail: string) => string;
  /** What to do about it; empty if there is nothing to do. */
  todo: string;
  /** The paragraph of `opus47-migrate explain`, and of the docs. */
  about: string;
}

const prose = <const T extends Record<string, Prose>>(table: T) => table;

export const or = (detail: string, otherwise: string) => (detail ? `\`${detail}\`` : otherwise);

/** Why a site is `review` or `skipped`, in the order of precedence: the first that fits is given. */
export const REASONS = prose({
  ignored: {
    says: () => 'An opus47-migrate-ignore-next-line comment keeps this call as it is.',
    todo: 'Remove the comment to migrate the call.',
    about:
      'The line above the call holds `opus47-migrate-ignore-next-line`, so the call stays as it is. A comment that suppresses nothing is reported.',
  },
  declined: {
    says: () => 'Skipped in --interactive.',
    todo: 'Run the migration again to decide again.',
    about: 'You were asked about the call and skipped it. What it shares with other calls was planned again without it.',
  },
  'other-client': {
    says: (detail) => `This Opus 4.6 call goes through ${detail || 'another library, which has its own option'}.`,
    todo: 'Use the option of that library.',
    about: `Libraries wrap the API in options with their own names, and their versions decide what is accepted. Where a rewrite was proved with the library itself, the call migrates; it needs review where the version is too old or not known, or the call is of another form. ${aboutLibraries()}`,
  },
  'call-unknown': {
    says: () => 'No known call sends this Opus 4.6 request with a thinking budget.',
    todo: 'Find the code that sends this object, and migrate both together.',
    about:
      'The object literal names Opus 4.6 and holds a thinking budget, but no Messages API call in the project reads it: a registry, an exported configuration, a job payload. Its endpoint and beta header are set elsewhere, so it cannot be migrated alone.',
  },
  'params-unknown': {
    says: (detail) => `The request is built from ${or(detail, 'a value')}, which the code does not show.`,
    todo: 'Migrate the callers and the endpoint together, or write the params out here.',
    about:
      'The object that is sent comes from a parameter or another value that cannot be read, so its thinking budget is unknown. Callers in the project that pass Opus 4.6 are listed with the call.',
  },
  'chosen-by-model': {
    says: (detail) => `The code already chooses by model: with Opus 4.7, ${or(detail, 'a test')} takes the new form.`,
    todo: '',
    about:
      'The model is not known here, and need not be: a test of its ID chooses between a thinking budget and adaptive thinking, and was asked with the ID of the target. Nothing at this call has to change.',
  },
  'gate-misses-target': {
    says: (detail) =>
      `${or(detail, 'A test')} takes the new form for some models, and not for Opus 4.7, which refuses the thinking budget.`,
    todo: 'Add Opus 4.7 to that test (--guard does so where it names models one by one); nothing else at this call has to change.',
    about:
      'The model is not known here. A test of its ID chooses between a thinking budget and adaptive thinking, and takes the new form for some models, but does not know the target. The row names the test. With `--guard`, the ID goes into the comparison, the list or the table that names the others, if nothing but tests reads it and no other call would change.',
  },
  'model-unknown': {
    says: (detail) => `The model cannot be determined from ${or(detail, 'the code')}.`,
    todo: 'Find out which model it is. If it is always Opus 4.6, --assume-model opus-4-6 migrates the call and keeps the expression.',
    about:
      'A thinking budget is set, but the model is a parameter, an environment variable without a default, or another value that cannot be read. If only the model is in question, `--guard` lets the call choose by its model at run time.',
  },
  'model-mixed': {
    says: (detail) => `The model can be Opus 4.6 or ${or(detail, 'another one')}.`,
    todo: 'Split the call by model, or choose thinking on the same condition as the model.',
    about:
      'Opus 4.6 moves to adaptive thinking and a task budget, and the other model keeps its thinking budget. One call cannot express both. If only the model is in question, `--guard` lets the call choose by its model at run time.',
  },
  'sampling-refused': {
    says: (detail) => `This call fails because of its sampling parameters${detail ? ` (${detail})` : ''}, whatever the model.`,
    todo: 'Use --fix-sampling to remove them, and steer the output by the prompt and `output_config.effort`.',
    about:
      'API version 2026-10-21 answers 400 to `temperature`, `top_p` and `top_k` for every model, defaults included. @anthropic-ai/sdk sends it from 1.0.0 on, the Python package from 2.0.0 on; the latter takes no such arguments from 1.0.0 on, and what is written to `extra_body` instead is refused as well. The version is that of the SDK that is installed or declared, or of an `anthropic-version` header.',
  },
  'other-model': {
    says: (detail) => `The model is ${or(detail, 'another one')}, which is not migrated.`,
    todo: '',
    about: 'No model that this call can have is Opus 4.6 or an Opus that refuses thinking budgets. It is listed because it sets one.',
  },
  'no-thinking-budget': {
    says: () => 'An Opus 4.6 call without a thinking budget.',
    todo: '--all-calls changes its model ID and removes its sampling parameters.',
    about: 'Opus 4.6 keeps accepting this call. It is listed so that nothing on the old model goes unnoticed.',
  },
  'thinking-unknown': {
    says: (detail) => `Whether thinking is enabled depends on ${or(detail, 'a value')}, which the code does not show.`,
    todo: 'Check what can arrive here, and change that value to adaptive thinking.',
    about: 'The model is Opus 4.6, but `thinking` is a value that cannot be read, alone or in one branch.',
  },
  'model-variant': {
    says: (detail) => `Opus 4.7 has no counterpart of ${or(detail, 'this variant')}.`,
    todo: 'Choose the model ID by hand.',
    about: 'The ID is Opus 4.6 with a suffix (`-fast`, `[1m]`) for which no Opus 4.7 ID is published.',
  },
  'platform-without-task-budgets': {
    says: (detail) => `${detail || 'This platform'} has no task budgets.`,
    todo: 'Use --no-task-budget to migrate only the model, thinking and sampling parameters.',
    about:
      'Amazon Bedrock, Google Vertex AI and Microsoft Foundry serve Opus 4.7 but refuse `output_config.task_budget`. Without a limit in its place the cost of the call may change, so the decision is yours.',
  },
  'assistant-prefill': {
    says: () => 'The last message is an assistant turn, which Opus 4.7 refuses.',
    todo: 'Ask for the format in the prompt, or use structured outputs, and drop the prefill.',
    about: 'The API answers 400 when the last message has the role `assistant`.',
  },
  'tool-choice-refused': {
    says: (detail) => `${or(detail, 'tool_choice')} forces a tool, which Opus 4.7 refuses.`,
    todo: 'Let the model choose (`auto`) and say in the prompt which tool to use, or ask for the format with `output_config.format`.',
    about:
      'Opus 5.5, Sonnet 5.5, Fable 5.1 and newer answer 400 to a `tool_choice` of the type `any` or `tool`, with or without thinking. What the call needs instead is for you to decide.',
  },
  'thinking-disabled-refused': {
    says: (detail) => `${or(detail, 'The thinking setting')} turns thinking off, which Opus 4.7 refuses.`,
    todo: 'Leave `thinking` out and lower `output_config.effort`, or choose another model where the call must not think.',
    about:
      'Opus 5.5, the Fable and the Mythos models always think: `thinking: { type: "disabled" }` is a 400. Opus 5 and Haiku 5.5 refuse it beside an effort above `high`, Sonnet 5.5 takes `between_tools` instead. The cost of a call changes with it.',
  },
  'effort-refused': {
    says: (detail) => `Opus 4.7 has no effort level ${or(detail, 'like this')}.`,
    todo: 'Choose a level that it has, or use --effort.',
    about: 'Which levels of `output_config.effort` a model takes differs from model to model; one that it does not have is a 400.',
  },
  'beta-header-unknown': {
    says: (detail) => `Which betas this call sends cannot be determined: an anthropic-beta header is set from ${or(detail, 'a value')}.`,
    todo: 'Add task-budgets-2026-03-13 to that header by hand, or list its betas in `betas`.',
    about:
      "The header in the request options replaces what `betas` would send, and `betas` replaces the client's own header. Without its value one of them would be lost.",
  },
  'condition-has-effects': {
    says: (detail) => `${or(detail, 'A value of this call')} must be evaluated exactly once.`,
    todo: 'Assign its value to a name above the call, and run the migration again.',
    about:
      'The task budget needs the same condition as the thinking budget: an assignment, `++`, `await` or a call in it could give another result the second time. Removing a value (`temperature=read()`) would also remove what else its call does.',
  },
  'shared-params': {
    says: (detail) => `${detail ? `\`${detail}\`` : 'The object'} is also used by code that must not change.`,
    todo: 'Give this call its own params.',
    about:
      'The object has another reader that stays as it is, and a spread at this call cannot express the difference (it cannot remove a property); or code decides something by the old ID, and would decide differently for the new one. The row names that reader, call or code.',
  },
  'model-in-data': {
    says: (detail) => `The model ID is in ${detail || 'a data file'}, which is never edited.`,
    todo: 'Change it there, then migrate the call with --assume-model opus-4-6.',
    about: 'The ID is read from imported JSON. Data files are named, never edited.',
  },
  'sdk-too-old': {
    says: (detail) =>
      `The installed ${/^\d/.test(detail) ? `@anthropic-ai/sdk ${detail}` : detail || 'SDK'} does not support task budgets.`,
    todo: 'Install @anthropic-ai/sdk 0.90.0 or newer (in Python, anthropic 0.75.0), or use --no-task-budget, or --types off to write anyway.',
    about:
      'Task budgets and their beta are in the types from 0.90.0 on; with an older SDK the migrated code would not compile. The Python package takes `output_config` from 0.75.0 on; an older one raises a TypeError. The run prints the command that installs one.',
  },
  'types-unresolved': {
    says: (detail) => `The types around the call cannot move with it: ${detail || 'the compiler objects'}.`,
    todo: 'Change the types by hand. If only the compiler objects, --types off writes anyway.',
    about:
      'The result of the beta endpoint has another type. The tool moves annotations along the flow of the value; here the compiler still reports an error that the project did not have before. In Python, where no compiler runs, code checks for the class of a response, the receiver can be an object without `beta`, or the project replaces the method that is called.',
  },
  'guard-stays': {
    says: (detail) => `The guard stays: ${detail || 'its code is not as the tool writes it'}.`,
    todo: 'Change that, or write the plain form by hand, and run --unguard again.',
    about:
      'With `--unguard`, each use of the module that `--guard` wrote becomes the plain form. One stays where its code, or that of the module, was edited so that the tool cannot tell what it asks, where a known model of the call still takes thinking budgets, or where other code names the module.',
  },
});

export type Reason = keyof typeof REASONS;

const OF_MODELS: ReadonlySet<string | null> = new Set<Reason>(['gate-misses-target', 'model-unknown', 'model-mixed']);

/** True for a reason for which a guard may finish a call. */
export const isOfModels = (reason: string | null): boolean => OF_MODELS.has(reason);

/** What to know about a call that is migrated (or skipped, for `refused-today`, or left, for `create-replaced`). */
export const NOTES = prose({
  'model-overridable': {
    says: (detail) => `${or(detail, 'The environment, the configuration or a caller')} can still choose another model.`,
    todo: 'Check what is set there.',
    about: 'Opus 4.6 was only the default. Whatever sets the value at run time must name a model that takes task budgets.',
  },
  'model-guarded': {
    says: (detail) => `${or(detail, 'What the call chooses its model by')} decides between the old form and the new one for each request.`,
    todo: '',
    about:
      'With `--guard`, a call whose model is known only at run time chooses by it: a model that takes thinking budgets gets the request that it got before, and one that refuses them gets adaptive thinking, and a task budget if it takes one.',
  },
  'gate-extended': {
    says: (detail) => `Opus 4.7 is added to ${or(detail, 'a test of the model')}, by which the code then takes the new form.`,
    todo: 'If the call should have a task budget, add it where the new form is written.',
    about:
      'With `--guard`, a test that takes the new form for some models, and did not know the target, gets its ID beside one that it knows. Nothing else at the call changes. What else that test decides it decides for the target, too.',
  },
  'guard-removed': {
    says: (detail) => (detail ? `\`${detail}\` decides nothing any more: every request takes the new form.` : 'No call uses it any more.'),
    todo: '',
    about:
      'A guard was replaced by the plain form: with `--unguard`, or because all models of the call are known to take it. Check that no model is left that knows no adaptive thinking or no task budgets: it would refuse the request.',
  },
  'refused-today': {
    says: (detail) => `${or(detail, 'This model')} refuses thinking budgets: today, this call fails with a 400.`,
    todo: 'Migrating it fixes that; if it stays, give it adaptive thinking.',
    about: 'Opus 4.7 and newer answer 400 to `thinking: { type: "enabled" }`. The model and an existing task budget stay as they are.',
  },
  'budget-exceeds-max-tokens': {
    says: (detail) =>
      `The thinking budget was not below max_tokens${detail ? ` (${detail})` : ''}: the old call was refused unless it sent the interleaved-thinking beta.`,
    todo: 'Check max_tokens.',
    about: 'The API wants `budget_tokens` below `max_tokens`, except with interleaved thinking.',
  },
  'forced-tool-choice': {
    says: (detail) => `${detail || 'tool_choice forces a tool'}: with thinking, this may be refused, or answered without thinking.`,
    todo: 'Use tool_choice `auto`, or turn thinking off.',
    about:
      'With a thinking budget, `tool_choice` can only be `auto` or `none`. With adaptive thinking the reports differ: Opus 5 takes it and does not think, Amazon Bedrock refuses it up to Opus 4.7.',
  },
  'sampling-removed': {
    says: (detail) => `${detail || 'Sampling parameters'} removed: Opus 4.7 refuses sampling parameters.`,
    todo: '',
    about: '`temperature`, `top_p` and `top_k` are answered with a 400.',
  },
  'speed-removed': {
    says: () => '`speed` removed, and the beta of fast mode with it: Opus 4.7 refuses `fast`.',
    todo: 'Expect standard speed, which Opus 4.6 fell back to as well.',
    about: '`speed: "fast"` was removed from the API on 24 July 2026: Opus 4.6 silently runs at standard speed, Opus 4.7 answers 400.',
  },
  'chosen-by-its-id': {
    says: (detail) => `${or(detail, 'A test of the model')} takes the new form for the new ID, which is all that changes.`,
    todo: 'If the call should have a task budget, add it where the new form is written.',
    about:
      'The code already chooses by model, and knows the target by its name: with the new ID it sends adaptive thinking by itself. What else it decides by that test it decides for the new model, too.',
  },
  'sampling-fixed': {
    says: (detail) => `${detail || 'Sampling parameters'} removed: every model refuses them.`,
    todo: 'Compare the quality of some answers.',
    about: 'With `--fix-sampling`, a call loses the parameters that API version 2026-10-21 refuses, and nothing else, whatever its model.',
  },
  'thinking-display': {
    says: () => 'The code that handles the response reads thinking text, or may. Opus 4.7 omits it by default, so `display` is set.',
    todo: '',
    about: 'Without `display: "summarized"` the thinking blocks arrive with an empty text and no error.',
  },
  'reads-by-position': {
    says: (detail) =>
      `${or(detail, 'The code that handles the response')} takes a block by its position, and thinking may be there or not.`,
    todo: 'Pick the block by its type: `content.find((block) => block.type === \'text\')`, `next(block for block in content if block.type == "text")`.',
    about:
      'With a thinking budget, Opus 4.6 put a thinking block first nearly always: `content[1].text` was the answer. Adaptive thinking leaves it out where the model sees no need, and then `content[1]` is not there; `content[0].thinking` and `const [thinking, text] = content` break the same way. `content[0].text` is noted only where thinking begins with the new model: beside a thinking budget it was wrong already. Code that tests the first block, or counts the blocks, is not noted.',
  },
  'stop-reason-unhandled': {
    says: (detail) => `The code that decides by \`stop_reason\` has no branch for newer reasons${detail ? ` (${detail})` : ''}.`,
    todo: 'Add a branch for what is left (`default`, `else`, `case _`), or one for each of them.',
    about:
      'A response can end with `refusal` or `model_context_window_exceeded`, too, and a task budget that is too small for its task can look like a refusal. A `switch`, a `match` or a chain of `if` that names several reasons, but neither these nor a default, does nothing then; a loop that waits for one of its own reasons may never end. One test for one reason, and a chain whose branches all leave before code that follows, are not noted.',
  },
  floored: {
    says: (detail) => `The minimum${detail ? ` of ${detail} tokens` : ''} applies: the share of the thinking budget is less.`,
    todo: '',
    about: 'The API refuses a task budget of less than 20,000 tokens.',
  },
  'budget-for-a-loop': {
    says: (detail) =>
      `The task budget is the minimum${detail ? ` (${detail} tokens)` : ''}: it comes from a budget for one response, and has to last a whole loop. One that is too small can look like a refusal.`,
    todo: 'Set a number with `budgets` in the configuration (or --budget-for), migrate this call with --no-task-budget (`taskBudget: false` in a rule of `budgets`), or compare budgets with --experiment.',
    about:
      'A thinking budget bounded one response; a task budget covers all requests of an agent, and the model sees how much is left. This call has tools, goes through the tool runner, or is called in a loop that feeds its response back, and the share of its old budget is not above the minimum.',
  },
  'budget-varies': {
    says: (detail) =>
      `The task budget is computed for each request${detail ? `, from \`${detail}\`` : ''}: a value that changes breaks the prompt cache.`,
    todo: 'Give it a fixed number with `budgets` in the configuration if the requests share a cached prompt.',
    about:
      'The cache of a prompt holds only as long as the task budget stays the same. A constant, a value of the environment and what is set up once do not change; an argument, or what is computed for each request, may.',
  },
  'max-tokens-tight': {
    says: (detail) => `max_tokens is tight${detail ? `: ${detail}` : ''}.`,
    todo: 'Raise it to 64,000 or more with effort xhigh or max, otherwise by a third: thinking has no budget of its own any more, and the same text may take 1.35 times as many tokens on Opus 4.7.',
    about:
      'The guide asks for a `max_tokens` of at least 64,000 with effort `xhigh` or `max`. A sum of the old thinking budget and the answer (`max_tokens: BUDGET + 4000`) was sized for thinking that stops at its budget, and for the old tokenizer; so was a number that leaves less than a fifth of itself to the answer.',
  },
  'types-not-checked': {
    says: (detail) => `Types were not checked${detail ? `: ${detail}` : ''}.`,
    todo: 'Run your own type check.',
    about: 'The type stage needs an installed @anthropic-ai/sdk, and `--types auto`.',
  },
  'receiver-untraced': {
    says: (detail) =>
      `${or(detail, 'The receiver')} could not be traced to an Anthropic client; the thinking budget suggests that it is one.`,
    todo: 'Check that it is.',
    about: 'A thinking budget in this shape is Anthropic’s alone, so the call counts. `--strict` counts it as review.',
  },
  'custom-base-url': {
    says: (detail) => `The client talks to ${or(detail, 'another base URL')}: a gateway may drop the beta header.`,
    todo: 'Check that the gateway forwards anthropic-beta.',
    about: 'Without the beta header the API refuses `task_budget`. `--strict` counts it as review.',
  },
  'beta-header-overridable': {
    says: (detail) =>
      `${or(detail, 'Request options')} cannot be read: an anthropic-beta header there would conflict with the beta of task budgets.`,
    todo: 'Check that no anthropic-beta header is set there.',
    about: "A header in the request options replaces `betas`; one in the client's own headers is replaced by it.",
  },
  'task-budget-invalid': {
    says: (detail) => `The API refuses the existing task budget${detail ? ` of ${detail}` : ''}.`,
    todo: 'Raise its `total` to at least 20,000, with the `type` `tokens`.',
    about: 'An existing task budget is kept as it is, even where the API refuses it.',
  },
  'effort-shifted': {
    says: (detail) => `Effort changed by the announcement’s table${detail ? `: ${detail}` : ''}.`,
    todo: 'Compare the quality of some tasks, especially where the row is extrapolated.',
    about:
      '`--effort shift` gives Opus 4.7 the level that, according to the announcement, matches the old one: medium to low was measured by a benchmark, high to medium and max to high are extrapolated from it. low stays.',
  },
  'batch-output': {
    says: (detail) => `max_tokens${detail ? ` (${detail})` : ''} is at the old ceiling of 128,000.`,
    todo: 'With output-300k-2026-03-24 as one more of `betas`, a request of this batch may have up to 300,000 output tokens.',
    about:
      'Without that beta a request has at most 128,000 output tokens. In batches, `output-300k-2026-03-24` raises this to 300,000. No change is required.',
  },
  'thinks-by-default': {
    says: () => 'Opus 4.7 thinks even if the call does not set `thinking`.',
    todo: 'Check cost and latency of these requests; ask for `disabled` thinking or a lower effort if the model takes it.',
    about: 'Opus 5, Sonnet 5 and newer models think adaptively if `thinking` is omitted; older ones did not.',
  },
  'effort-default': {
    says: (detail) => `If the call sets no effort, Opus 4.7 works at ${or(detail, 'another level')}; Opus 4.6 worked at \`high\`.`,
    todo: 'Set `output_config.effort` (--effort high) if the quality must not change.',
    about: 'Opus 5.5 and Haiku 5.5 work at `medium` if no effort is set; the models before them at `high`.',
  },
  'budget-on-trial': {
    says: (detail) =>
      `The budget comes from the module of the experiment, which picks one of ${detail ? `${detail} tokens` : 'several'} for each task.`,
    todo: 'Log tasks with opus47-migrate/usage (in Python, with the `Task` of the generated module), then run `opus47-migrate calibrate <log> --apply`.',
    about:
      'With `--experiment` a call compares several budgets: a stable hash of the task decides which one it gets. `calibrate --apply` replaces it by the budget that proved itself, as a number.',
  },
  'not-on-trial': {
    says: (detail) => `This call is not part of the experiment: ${detail || 'its budget cannot be picked'}. It gets the budget of --ratio.`,
    todo: '',
    about: 'With `--experiment`, a call needs one number as its thinking budget, in a place that is evaluated for each call.',
  },
  'announced-form': {
    says: () => 'Written in the announced form, which the published API and SDK types refuse.',
    todo: 'Use the published preset unless you know that your endpoint takes this form.',
    about: 'The launch announcement showed `task_budget` as a bare number and a dated model ID; the published API answers 400 and 404.',
  },
  'annotation-stays': {
    says: (detail) => `The type ${or(detail, 'of the old endpoint')} stays, although the call now uses the types of the beta endpoint.`,
    todo: 'If mypy or pyright complains, replace it by its counterpart in anthropic.types.beta.',
    about:
      'In Python, classes of `anthropic.types` move with the calls of their file if all of those migrate and no such value leaves the file; classes of params also where all that they describe goes to calls that migrate. A type that stays has no effect when the code runs, but a type checker may object to it.',
  },
  'id-decides-elsewhere': {
    says: (detail) =>
      `${or(detail, 'Other code')} still decides something by the old ID: the declaration that it reads stays, and this call gets the new ID itself.`,
    todo: 'Add the new ID to that code, then let the call read the declaration again.',
    about:
      'A comparison, `match`, `switch`, pattern, validator or table look-up reads the declaration that this call took its model from. With another ID it would give another result, so the declaration stays as it is.',
  },
  'create-replaced': {
    says: (detail) => `${or(detail, 'Some code')} replaces the method that this call uses, and the beta endpoint would bypass it.`,
    todo: 'Replace the method of `beta.messages` too, and migrate the call by hand.',
    about:
      'Instrumentation that replaces `messages.create`, on a client or on the class, does not see calls of `beta.messages.create`: logs, traces and limits would miss them. The call needs review (`types-unresolved`).',
  },
  'mock-may-need-moving': {
    says: () => 'A test replaces this client; its mock may have to move to beta.messages.',
    todo: 'Use --edit-also mocks for what the test writes out, and change the rest by hand.',
    about:
      'Mocks, and what the test expects the call to be sent, are edited only by `--edit-also mocks`, where the test writes its client by hand, or replaces that of calls which all migrate. A mock without `beta` makes the migrated call fail in the test.',
  },
});

export type Note = keyof typeof NOTES;
