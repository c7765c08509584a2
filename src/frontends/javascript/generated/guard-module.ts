/** The text of the module that `--guard` writes: what a request says about thinking, chosen by its model at run time. */
import { WRITTEN_BY_GUARD } from '../../../run/guard.js';
import { BEFORE, BEHIND, CLAUDE, rows, TASK_BUDGETS_BETA, WITH_TASK_BUDGETS, WITH_THINKING_BUDGETS } from '../../../sdk/guard-tables.js';
import { grouped } from '../../layout.js';
import type { ModuleSystem } from '../edits/importing.js';

/** The function that guarded calls take their thinking from. */
export const GUARD_FUNCTION = 'thinkingFor';
/** The function that guarded calls hand a whole request to. */
export const REQUEST_FUNCTION = 'requestFor';

const HEAD = `/** What a request says about thinking, chosen by its model at run time. ${WRITTEN_BY_GUARD}; it is yours to edit. */\n`;

interface Numbers {
  ratio: number;
  minBudget: number;
}

const constants = (type: string, { ratio, minBudget }: Numbers): string => `
/** Models that take thinking budgets. There will be no more of them: Claude Opus 4.7 and all newer models answer 400 to one. */
const WITH_THINKING_BUDGETS${type} = [
${rows(WITH_THINKING_BUDGETS, '  ', "'")}
];

/** Models that take task budgets. */
const WITH_TASK_BUDGETS${type} = [
${rows(WITH_TASK_BUDGETS, '  ', "'")}
];

/** A task budget is this share of the thinking budget, and at least so many tokens. */
const RATIO = ${ratio};
const LEAST_TASK_BUDGET = ${grouped(minBudget)};

/** What platforms put in front of an ID: a region, a vendor, or the ARN of an inference profile (\`us.anthropic.\`). */
const PREFIX = /${BEFORE}/;
`;

const ABOUT_MATCHES = 'True for the ID of one of the models, with a date or a version, or without.';

const MATCHES = `
  models.some((name) => id.startsWith(name) && !/${BEHIND}/.test(id.slice(name.length)));
`;

const ABOUT = `
/**
 * Thinking for a request to a model, with what else in the request depends on the model:
 *
 * - A model that takes thinking budgets gets this one, and all of \`rest\` but \`display\`.
 * - Any other Claude model gets adaptive thinking, no sampling parameters and, if it is known to take one, a task budget with its beta.
 * - An ID that names no Claude model (a deployment, an alias) says nothing: its request is that of a model that takes thinking budgets.
 *`;

const ABOUT_REQUESTS = `
/**
 * A request that suits its model:
 *
 * - For a model that takes thinking budgets, and for an ID that names no Claude model, it is the request as it was.
 * - For any other Claude model, a thinking budget becomes adaptive thinking and, if the model is known to take one, a task budget with its beta;
 *   sampling parameters go.
 *`;

const ABOUT_IDS = 'The name of the model in an ID.';

const NAMED = `
  // A model that is missing is for the API to refuse.
  // Gateways write \`claude-opus-4.6\`.
  String(model).replace(PREFIX, '').replace(/(\\d)\\.(?=\\d)/, '$1-');
`;

const ABOUT_TAKES = 'True for a model that takes thinking budgets, and for an ID that names no Claude model.';

const TAKES = `
  isOneOf(WITH_THINKING_BUDGETS, id) || !id.startsWith('${CLAUDE}');
`;

const body = (adaptive: string): string => `  const { display, temperature, top_p, top_k, ...others } = rest;
  const id = nameIn(model);
  if (takesBudgets(id)) {
    return {
      thinking: { type: 'enabled', budget_tokens: budgetTokens },
      ...others,
      ...(temperature !== undefined && { temperature }),
      ...(top_p !== undefined && { top_p }),
      ...(top_k !== undefined && { top_k }),
    };
  }
  const thinking = { type: ${adaptive}, ...(display !== undefined && { display }) };
  if (!isOneOf(WITH_TASK_BUDGETS, id)) return { thinking, ...others };
  const total = Math.max(LEAST_TASK_BUDGET, Math.round(budgetTokens * RATIO));
  return {
    thinking,
    ...others,
    output_config: { ...others.output_config, task_budget: { type: 'tokens', total } },
    betas: [...(others.betas ?? []), '${TASK_BUDGETS_BETA}'],
  };
}
`;

const requestBody = (sent: string, cast: string): string => `  const { model, thinking, temperature, top_p, top_k, ...others } = ${sent};
  if (takesBudgets(nameIn(model))) return request;
  if (thinking?.type !== 'enabled') return ${cast.replace('$', '{ model, thinking, ...others }')};
  const { betas = [], output_config = {} } = others;
  const shown = thinking.display ?? display;
  const chosen = ${GUARD_FUNCTION}(model, thinking.budget_tokens, { betas, output_config, ...(shown !== undefined && { display: shown }) });
  if (!taskBudget) return ${cast.replace('$', '{ model, ...others, thinking: chosen.thinking }')};
  // A task budget that is there stays.
  const own = output_config.task_budget && { betas, output_config };
  return ${cast.replace('$', '{ model, ...others, ...chosen, ...own }')};
}
`;

const typescript = (numbers: Numbers): string => `${HEAD}import type Anthropic from '@anthropic-ai/sdk';
${constants(': readonly string[]', numbers)}
/** What else a request holds that depends on its model. */
export interface Rest {
  betas?: Anthropic.Beta.AnthropicBeta[];
  output_config?: Anthropic.Beta.BetaOutputConfig;
  /** Newer models leave out the text of their thinking unless asked for it. */
  display?: 'summarized' | 'omitted';
  temperature?: number;
  top_p?: number;
  top_k?: number;
}

/** These properties of a request. */
export interface Thinking extends Omit<Rest, 'display'> {
  thinking: Anthropic.Beta.BetaThinkingConfigParam;
}

/** What of a whole request is looked at. */
interface Sent extends Omit<Rest, 'display'> {
  model: string;
  thinking?: { type: string; budget_tokens: number; display?: Rest['display'] };
}

/** ${ABOUT_MATCHES} */
const isOneOf = (models: readonly string[], id: string): boolean =>${MATCHES}
/** ${ABOUT_IDS} */
const nameIn = (model: string): string =>${NAMED}
/** ${ABOUT_TAKES} */
const takesBudgets = (id: string): boolean =>${TAKES}${ABOUT}
 * @param budgetTokens the thinking budget, in tokens
 */
export function ${GUARD_FUNCTION}(model: string, budgetTokens: number, rest: Rest = {}): Thinking {
${body("'adaptive' as const")}${ABOUT_REQUESTS}
 * @param options.display newer models leave out the text of their thinking unless asked for it
 * @param options.taskBudget false for a request that takes none: one whose tokens are counted alone, or of another platform
 */
export function ${REQUEST_FUNCTION}<Request extends object>(
  request: Request,
  { display, taskBudget = true }: { display?: 'summarized' | 'omitted'; taskBudget?: boolean } = {},
): Request {
${requestBody('request as object as Sent', '$ as object as Request')}`;

const javascript = (numbers: Numbers, isCommon: boolean): string => `${HEAD}${constants('', numbers)}
/**
 * ${ABOUT_MATCHES}
 * @param {string[]} models
 * @param {string} id
 */
const isOneOf = (models, id) =>${MATCHES}
/**
 * ${ABOUT_IDS}
 * @param {string} model
 */
const nameIn = (model) =>${NAMED}
/**
 * ${ABOUT_TAKES}
 * @param {string} id
 */
const takesBudgets = (id) =>${TAKES}
/**
 * What else a request holds that depends on its model. \`display\`: newer models leave out the text of their thinking unless asked for it.
 * @typedef {{
 *   betas?: import('@anthropic-ai/sdk').Anthropic.Beta.AnthropicBeta[],
 *   output_config?: import('@anthropic-ai/sdk').Anthropic.Beta.BetaOutputConfig,
 *   display?: 'summarized' | 'omitted',
 *   temperature?: number,
 *   top_p?: number,
 *   top_k?: number,
 * }} Rest
 */
${ABOUT}
 * @param {string} model
 * @param {number} budgetTokens the thinking budget, in tokens
 * @param {Rest} rest
 * @returns {Omit<Rest, 'display'> & { thinking: import('@anthropic-ai/sdk').Anthropic.Beta.BetaThinkingConfigParam }}
 */
${isCommon ? '' : 'export '}function ${GUARD_FUNCTION}(model, budgetTokens, rest = {}) {
${body("/** @type {const} */ ('adaptive')")}${ABOUT_REQUESTS}
 * @template {object} Request
 * @param {Request} request
 * @param {{ display?: 'summarized' | 'omitted', taskBudget?: boolean }} options \`display\`: newer models leave out the text of their thinking unless
 *   asked for it; \`taskBudget\`: false for a request that takes none: one whose tokens are counted alone, or of another platform
 * @returns {Request}
 */
${isCommon ? '' : 'export '}function ${REQUEST_FUNCTION}(request, { display, taskBudget = true } = {}) {
${requestBody('/** @type {any} */ (request)', '/** @type {any} */ ($)')}${isCommon ? `\nmodule.exports = { ${GUARD_FUNCTION}, ${REQUEST_FUNCTION} };\n` : ''}`;

/** @param eol the line ends of the code that will import it. */
export function guardModuleText(system: ModuleSystem, numbers: Numbers, eol: string): string {
  const text = system === 'typescript' ? typescript(numbers) : javascript(numbers, system === 'commonjs');
  return text.replaceAll('\n', eol);
}
