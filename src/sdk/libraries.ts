/** Other libraries that send requests of the Messages API: how their calls are told, what their options are called, and what is written instead. */
import { isAtLeast } from './versions.js';

/** What the API's own names of a request's parts are called in a library's options; those that are left out have no counterpart. */
export type Names = Readonly<Partial<Record<Part, string>>>;
export type Part =
  | 'model'
  | 'max_tokens'
  | 'temperature'
  | 'top_p'
  | 'top_k'
  | 'tools'
  | 'messages'
  | 'speed'
  | 'thinking'
  | 'output_config'
  | 'type'
  | 'budget_tokens';

/** How a library's calls are rewritten. Each was sent by the library itself to a server that keeps the rules of Opus 4.7: `test/sdk/libraries.long.test.ts`. */
export interface Rule {
  /** The package whose version decides, as the registry has it. */
  package: string;
  /** Others that have the same versions, and bring it. */
  aliases?: readonly string[];
  /** The first version of each major that sends what is written. */
  from: readonly string[];
  /** True where the option that `output_config` is named for is the task budget itself. */
  flat?: true;
  /** True where the library adds the thinking budget to the limit of the answer. */
  addsBudget?: true;
  /** Options that send headers or parameters past the others, or in their place: the library's own beta header replaces one in them. */
  past?: readonly string[];
  /** Options with which a call sends something else than what was proved, whatever they say. */
  apart?: readonly string[];
  /** Options that limit the answer: without one of them the library makes a limit of the thinking budget. */
  limits?: readonly string[];
  /** True where the library does not send the beta by itself: its name goes into `extra_headers`. */
  needsHeader?: true;
  /** Ways to the base URL in the options. */
  baseUrls?: readonly (readonly string[])[];
  /** Methods of what the constructor makes that give it with other options. */
  changedBy?: RegExp;
  /** The type that knows the new option where that of the options does not, with what to write for it. */
  cast?: { type: string; text: string };
}

/** What makes a model of an id, by package and exported name: `anthropic('…')`, `createAnthropic()('…')`, `AnthropicModel('…')`. */
export interface Provider {
  packages: RegExp;
  value: string;
  /** What makes such a thing. */
  factory?: string;
  methods?: RegExp;
  /** The argument by name that is the id, where it is not the first one. */
  id?: string;
  /** The way to the base URL in what it is made with. */
  baseUrl: readonly string[];
  /** Options of it that send headers or parameters past those of the call, or in their place. */
  past?: readonly string[];
}

export interface Library {
  /** In messages. */
  name: string;
  language: 'javascript' | 'python';
  /** What is imported, and the functions and classes of it by the names that they are exported under. */
  packages: RegExp;
  calls?: RegExp;
  /** The options among the arguments: by their place, or the ones given by name where it is left out. */
  argument?: number;
  /** The names of the options among the latter that can be given by place. */
  positional?: readonly string[];
  /** From there to the options that hold the model. */
  root: readonly string[];
  /** From there to those that hold the thinking budget. */
  path: readonly string[];
  /** Options that give the model; the first that is there counts. */
  models: readonly string[];
  /** True where a call makes a model of an id. */
  makesModels?: true;
  /** What makes it for the rule. */
  provider?: Provider;
  /** Ids that go to Anthropic's own API as they are, where others go elsewhere. */
  ids?: RegExp;
  /** Beside the model. */
  names: Names;
  /** Beside the thinking budget, and in it. */
  thinking: Names;
  /** Options that are a number of tokens to think with. */
  tokens?: readonly string[];
  /** In messages, where no rule is applied: what a person writes. */
  advice: string;
  rule?: Rule;
}

const SAMPLED = { temperature: 'temperature', top_p: 'topP', top_k: 'topK' } as const;
const SAMPLED_IN_PYTHON = { temperature: 'temperature', top_p: 'top_p', top_k: 'top_k' } as const;
const BUDGET = { type: 'type', budget_tokens: 'budget_tokens' } as const;
const IN_PYDANTIC_SETTINGS = {
  ...BUDGET,
  ...SAMPLED_IN_PYTHON,
  max_tokens: 'max_tokens',
  thinking: 'anthropic_thinking',
  output_config: 'anthropic_task_budget',
} as const;
const PYDANTIC_ADVICE = 'anthropic_task_budget={"type": "tokens", "total": …}, with anthropic_thinking={"type": "adaptive"}';

const LITELLM_ADVICE =
  'output_config={"task_budget": {"type": "tokens", "total": …}} and extra_headers={"anthropic-beta": "task-budgets-2026-03-13"}, with thinking={"type": "adaptive"}';

/** Calls in Python that give a dictionary of what they are called with, or are read as if they did. */
export const DICTIONARIES = /^pydantic_ai\.(?:[\w.]+\.)?(?:(?:Anthropic)?ModelSettings|AnthropicProvider)$/;

/** The first row that fits a call counts. @public `npm run docs` prints them. */
export const LIBRARIES: readonly Library[] = [
  {
    name: 'the Vercel AI SDK',
    language: 'javascript',
    packages: /^ai$/,
    calls: /^(?:generate|stream)(?:Text|Object)$/,
    argument: 0,
    root: [],
    path: ['providerOptions', 'anthropic'],
    models: ['model'],
    makesModels: true,
    provider: {
      packages: /^@ai-sdk\/anthropic$/,
      value: 'anthropic',
      factory: 'createAnthropic',
      methods: /^(?:languageModel|chat|messages)$/,
      baseUrl: ['baseURL'],
    },
    names: { ...SAMPLED, max_tokens: 'maxOutputTokens', tools: 'tools', messages: 'messages' },
    thinking: { thinking: 'thinking', output_config: 'taskBudget', speed: 'speed', type: 'type', budget_tokens: 'budgetTokens' },
    advice:
      'providerOptions.anthropic.taskBudget: { type: "tokens", total }, with thinking: { type: "adaptive" } and a maxOutputTokens that has room for thinking',
    rule: {
      package: '@ai-sdk/anthropic',
      from: ['2.0.112', '3.0.70', '4.0.0'],
      flat: true,
      addsBudget: true,
      past: ['prepareStep', 'experimental_prepareStep'],
    },
  },
  {
    name: 'the Vercel AI SDK',
    language: 'javascript',
    packages: /^(?:ai|@ai-sdk\/.*)$/,
    argument: 0,
    root: [],
    path: ['providerOptions', 'anthropic'],
    models: ['model'],
    makesModels: true,
    names: {},
    thinking: { thinking: 'thinking', type: 'type', budget_tokens: 'budgetTokens' },
    advice: 'providerOptions.anthropic.taskBudget: { type: "tokens", total }, with thinking: { type: "adaptive" }',
  },
  {
    name: 'LangChain',
    language: 'javascript',
    packages: /^@langchain\/anthropic$/,
    calls: /^ChatAnthropic$/,
    argument: 0,
    root: [],
    path: [],
    models: ['model', 'modelName'],
    names: { ...SAMPLED, max_tokens: 'maxTokens' },
    thinking: { ...BUDGET, thinking: 'thinking', output_config: 'outputConfig' },
    advice: 'outputConfig.task_budget: { type: "tokens", total }, with thinking: { type: "adaptive" }',
    rule: {
      package: '@langchain/anthropic',
      from: ['1.3.27'],
      past: ['clientOptions', 'invocationKwargs', 'createClient'],
      baseUrls: [['anthropicApiUrl'], ['clientOptions', 'baseURL']],
      changedBy: /^(?:bind|withConfig|configurable\w*)$/,
      cast: { type: 'ChatAnthropicInput', text: "ChatAnthropicInput['outputConfig']" },
    },
  },
  {
    name: 'the Claude Agent SDK',
    language: 'javascript',
    packages: /^@anthropic-ai\/(?:claude-agent-sdk|claude-code)$/,
    argument: 0,
    root: ['options'],
    path: [],
    models: ['model'],
    names: {},
    thinking: { thinking: 'thinking', type: 'type', budget_tokens: 'budgetTokens' },
    tokens: ['maxThinkingTokens'],
    advice: 'taskBudget: { total }, with thinking: { type: "adaptive" }, instead of maxThinkingTokens',
  },
  {
    name: 'LangChain',
    language: 'python',
    packages: /^langchain_anthropic(?:\.|$)/,
    calls: /^ChatAnthropic$/,
    root: [],
    path: [],
    models: ['model', 'model_name'],
    names: { ...SAMPLED_IN_PYTHON, max_tokens: 'max_tokens' },
    thinking: { ...BUDGET, thinking: 'thinking', output_config: 'output_config' },
    advice: 'output_config={"task_budget": {"type": "tokens", "total": …}}, with thinking={"type": "adaptive"}',
    rule: {
      package: 'langchain-anthropic',
      from: ['1.4.1'],
      past: ['default_headers', 'model_kwargs'],
      baseUrls: [['anthropic_api_url'], ['base_url']],
      changedBy: /^(?:bind|with_config|configurable_\w+|(?:model_)?copy|__setattr__)$/,
    },
  },
  {
    name: 'LangChain',
    language: 'python',
    packages: /^langchain/,
    root: [],
    path: [],
    models: ['model', 'model_name'],
    names: {},
    thinking: { ...BUDGET, thinking: 'thinking' },
    advice: 'output_config={"task_budget": {"type": "tokens", "total": …}}, with thinking={"type": "adaptive"}',
  },
  {
    name: 'LiteLLM',
    language: 'python',
    packages: /^litellm(?:\.main)?$/,
    calls: /^a?completion$/,
    positional: ['model', 'messages'],
    root: [],
    path: [],
    models: ['model'],
    ids: /^(?:anthropic\/)?claude-[\w-]+$/,
    names: { ...SAMPLED_IN_PYTHON, max_tokens: 'max_tokens' },
    thinking: { ...BUDGET, thinking: 'thinking', output_config: 'output_config' },
    advice: LITELLM_ADVICE,
    rule: {
      package: 'litellm',
      from: ['1.110.2'],
      needsHeader: true,
      limits: ['max_tokens', 'max_completion_tokens'],
      past: ['extra_body', 'headers', 'client'],
      apart: [
        'additional_drop_params',
        'allowed_openai_params',
        'custom_llm_provider',
        'fallbacks',
        'function_call',
        'functions',
        'model_list',
        'reasoning_effort',
        'response_format',
        'tool_choice',
      ],
      baseUrls: [['api_base'], ['base_url']],
    },
  },
  {
    name: 'LiteLLM',
    language: 'python',
    packages: /^litellm\b/,
    root: [],
    path: [],
    models: ['model'],
    names: {},
    thinking: { ...BUDGET, thinking: 'thinking' },
    advice: LITELLM_ADVICE,
  },
  {
    name: 'Pydantic AI',
    language: 'python',
    packages: /^pydantic_ai(?:\.agent)?$/,
    calls: /^Agent$/,
    positional: ['model'],
    root: [],
    path: ['model_settings'],
    models: ['model'],
    makesModels: true,
    provider: {
      packages: /^pydantic_ai\.models\.anthropic$/,
      value: 'AnthropicModel',
      id: 'model_name',
      baseUrl: ['provider', 'base_url'],
      past: ['settings', 'provider', 'profile'],
    },
    ids: /^anthropic:claude-[\w-]+$/,
    names: {},
    thinking: IN_PYDANTIC_SETTINGS,
    advice: PYDANTIC_ADVICE,
    rule: {
      package: 'pydantic-ai',
      aliases: ['pydantic-ai-slim'],
      from: ['1.92.0', '2.0.0'],
      flat: true,
      limits: ['max_tokens'],
      past: ['extra_headers', 'extra_body'],
      apart: ['anthropic_speed', 'capabilities'],
      changedBy: /^override$/,
    },
  },
  {
    name: 'Pydantic AI',
    language: 'python',
    packages: /^pydantic_ai\.models\.anthropic$/,
    calls: /^AnthropicModel$/,
    positional: ['model_name'],
    root: [],
    path: ['settings'],
    models: ['model_name'],
    names: {},
    thinking: IN_PYDANTIC_SETTINGS,
    advice: PYDANTIC_ADVICE,
  },
  {
    name: 'the Claude Agent SDK',
    language: 'python',
    packages: /^claude_(?:agent|code)_sdk\b/,
    root: [],
    path: [],
    models: ['model'],
    names: {},
    thinking: { ...BUDGET, thinking: 'thinking' },
    tokens: ['max_thinking_tokens'],
    advice: 'task_budget={"total": …}, with thinking={"type": "adaptive"}, instead of max_thinking_tokens',
  },
  {
    name: 'LlamaIndex',
    language: 'python',
    packages: /^llama_index\.llms\.anthropic(?:\.|$)/,
    calls: /^Anthropic$/,
    positional: ['model'],
    root: [],
    path: [],
    models: ['model'],
    names: {},
    thinking: { ...BUDGET, thinking: 'thinking_dict' },
    advice:
      'additional_kwargs={"output_config": {"task_budget": {"type": "tokens", "total": …}}, "extra_headers": {"anthropic-beta": "task-budgets-2026-03-13"}}, with thinking_dict={"type": "adaptive"}',
  },
];

/** What is rewritten, and from which version on, and what is listed only, in one paragraph. */
export function aboutLibraries(): string {
  const written = { javascript: 'JavaScript', python: 'Python' } as const;
  const nameOf = ({ name, language }: Library): string => `${name} in ${written[language]}`;
  const ruled = LIBRARIES.flatMap((one) =>
    one.rule ? [`${nameOf(one)} (\`${one.rule.package}\` from ${one.rule.from.join(', ')} on)`] : [],
  );
  const others = new Set(LIBRARIES.map(nameOf));
  for (const one of LIBRARIES) if (one.rule) others.delete(nameOf(one));
  return `Rewritten in the options of the library: ${ruled.join('; ')}. Listed with what to use: other calls of these, and ${[...others].join('; ')}.`;
}

/** The packages whose versions decide. */
export const RULED = LIBRARIES.flatMap(({ language, rule }) =>
  rule ? [rule.package, ...(rule.aliases ?? [])].map((name) => ({ language, name })) : [],
);

/** True for a package that a row is about. */
export const usesLibrary = (language: Library['language'], specifier: string): boolean =>
  LIBRARIES.some((one) => one.language === language && one.packages.test(specifier));

/** The row of a call, by what its callee is exported as. */
export const libraryFor = (language: Library['language'], specifier: string, name: string): Library | undefined =>
  LIBRARIES.find((one) => one.language === language && one.packages.test(specifier) && (one.calls?.test(name) ?? true));

/** True for a version that sends what the rule writes. */
export function isRecentEnough({ from }: Rule, version: string): boolean {
  const major = majorOf(version);
  const own = from.find((first) => majorOf(first) === major);
  if (own !== undefined) return isAtLeast(version, own);
  return from.every((first) => majorOf(first) < major);
}

/** What to install, as package managers write it: within the major version that is there, or else any that will do. */
export function neededRange({ package: name, from }: Rule, version?: string): string {
  const major = version === undefined ? undefined : majorOf(version);
  const own = from.find((first) => majorOf(first) === major);
  const last = from.at(-1);
  return `${name} ${own === undefined ? from.map((first) => `${first === last ? '>=' : '^'}${first}`).join(' || ') : `>=${own}`}`;
}

const majorOf = (version: string): number => Number.parseInt(version, 10);
