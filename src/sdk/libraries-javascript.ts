/** The rows of libraries for JavaScript and TypeScript. */
import type { Library, Rule } from './library.js';

const SAMPLED = { temperature: 'temperature', top_p: 'topP', top_k: 'topK' } as const;
const BUDGET = { type: 'type', budget_tokens: 'budget_tokens' } as const;

/** What makes models of `@ai-sdk/anthropic`. */
const ANTHROPIC_PROVIDER = {
  packages: /^@ai-sdk\/anthropic$/,
  value: /^anthropic$/,
  factory: /^createAnthropic$/,
  methods: /^(?:languageModel|chat|messages)$/,
  baseUrl: ['baseURL'],
} as const;

/** Options of the Vercel AI SDK with such a model. */
const AI_SDK = {
  name: 'the Vercel AI SDK',
  language: 'javascript',
  packages: /^ai$/,
  argument: 0,
  root: [],
  path: ['providerOptions', 'anthropic'],
  models: ['model'],
  makesModels: true,
  provider: { ...ANTHROPIC_PROVIDER, named: { option: 'name', from: ['3.0.70', '4.0.0'] } },
  wrapper: {
    packages: /^ai$/,
    value: /^(?:experimental_)?wrapLanguageModel$/,
    model: 'model',
    middleware: 'middleware',
    harmless: /^(?:extractReasoning|simulateStreaming|addToolInputExamples)Middleware$/,
    settings: /^defaultSettingsMiddleware$/,
    holder: 'settings',
  },
  names: { ...SAMPLED, max_tokens: 'maxOutputTokens', tools: 'tools', messages: 'messages' },
  thinking: { thinking: 'thinking', output_config: 'taskBudget', speed: 'speed', type: 'type', budget_tokens: 'budgetTokens' },
  advice:
    'providerOptions.anthropic.taskBudget: { type: "tokens", total }, with thinking: { type: "adaptive" } and a maxOutputTokens that has room for thinking',
} as const;
const AI_SDK_RULE = {
  package: '@ai-sdk/anthropic',
  from: ['2.0.112', '3.0.70', '4.0.0'],
  flat: true,
  addsBudget: true,
  past: ['prepareStep', 'experimental_prepareStep'],
} as const;

/** Its options with a model of `@ai-sdk/amazon-bedrock`, which makes a limit of the budget where the call has none. */
const ON_BEDROCK = {
  ...AI_SDK,
  part: 'Amazon Bedrock',
  platform: 'bedrock',
  provider: {
    packages: /^@ai-sdk\/amazon-bedrock$/,
    value: /^(?:amazonB|b)edrock$/,
    factory: /^createAmazonBedrock$/,
    methods: /^languageModel$/,
    baseUrl: ['baseURL'],
  },
  thinking: { thinking: 'reasoningConfig', type: 'type', budget_tokens: 'budgetTokens' },
  advice:
    'providerOptions.bedrock.reasoningConfig: { type: "adaptive" }, which has no task budget, and a maxOutputTokens that has room for thinking',
} as const;
const ON_BEDROCK_RULE = {
  ...AI_SDK_RULE,
  package: '@ai-sdk/amazon-bedrock',
  from: ['3.0.137', '4.0.110', '5.0.0'],
  limits: ['maxOutputTokens'],
  past: [...AI_SDK_RULE.past, 'additionalModelRequestFields'],
  // Structured output is another tool on Opus 4.7 there, and a forced one.
  apart: ['output', 'experimental_output'],
} as const;

/** Its options with a model of `@ai-sdk/google-vertex/anthropic`. */
const ON_VERTEX = {
  ...AI_SDK,
  part: 'Google Vertex AI',
  platform: 'vertex',
  provider: {
    packages: /^@ai-sdk\/google-vertex\/anthropic(?:\/edge)?$/,
    value: /^(?:googleV|v)ertexAnthropic$/,
    factory: /^create(?:Google)?VertexAnthropic$/,
    methods: /^languageModel$/,
    baseUrl: ['baseURL'],
  },
  advice:
    'providerOptions.anthropic.thinking: { type: "adaptive" }, which has no task budget, and a maxOutputTokens that has room for thinking',
} as const;
const ON_VERTEX_RULE = {
  ...AI_SDK_RULE,
  package: '@ai-sdk/google-vertex',
  from: ['3.0.187', '4.0.112', '5.0.0'],
  // The provider's own names, whose options come before those of `anthropic`.
  past: [...AI_SDK_RULE.past, 'vertex', 'googleVertex'],
  apart: ['output', 'experimental_output'],
} as const;

/** Options of LangChain's models. */
const LANGCHAIN = {
  name: 'LangChain',
  language: 'javascript',
  argument: 0,
  root: [],
  path: [],
  models: ['model', 'modelName'],
  names: { ...SAMPLED, max_tokens: 'maxTokens' },
  thinking: { ...BUDGET, thinking: 'thinking', output_config: 'outputConfig' },
  advice: 'outputConfig.task_budget: { type: "tokens", total }, with thinking: { type: "adaptive" }',
} as const;
const LANGCHAIN_RULE = {
  package: '@langchain/anthropic',
  from: ['1.3.27'],
  past: ['clientOptions', 'invocationKwargs', 'createClient', 'headers'],
  baseUrls: [['anthropicApiUrl'], ['clientOptions', 'baseURL']],
  changedBy: /^configurable\w*$/,
  calledWith: /^(?:bind|withConfig)$/,
} as const;
const LANGCHAIN_CAST = { type: 'ChatAnthropicInput', text: "ChatAnthropicInput['outputConfig']" } as const;

const LANGCHAIN_ADVICE =
  'thinking: { type: "adaptive" } and outputConfig.task_budget as options of the constructor: LangChain does not read them here, or sends no beta';

/** Options of the Claude Agent SDK. */
const AGENT_SDK = {
  name: 'the Claude Agent SDK',
  language: 'javascript',
  argument: 0,
  root: ['options'],
  path: [],
  models: ['model'],
  names: {},
  thinking: { thinking: 'thinking', output_config: 'taskBudget', type: 'type', budget_tokens: 'budgetTokens' },
  tokens: ['maxThinkingTokens'],
  advice: 'taskBudget: { total }, with thinking: { type: "adaptive" }, instead of maxThinkingTokens',
} as const;

/** Calls of OpenAI's SDK, which go to whoever speaks its protocol. */
const OPENAI = {
  name: 'an OpenAI-compatible endpoint',
  language: 'javascript',
  packages: /^openai$/,
  calls: /^(?:default|(?:Azure)?OpenAI)$/,
  methods: /^(?:beta\.)?chat\.completions\.(?:create|parse|stream)$/,
  argument: 0,
  root: [],
  path: [],
  models: ['model'],
  names: {},
  thinking: { ...BUDGET, thinking: 'thinking' },
  advice: 'thinking: { type: "adaptive" }; it has no task budgets, which the Messages API has',
} as const;
const OPENROUTER_ADVICE = 'verbosity for effort, without reasoning.max_tokens and sampling, which it ignores for Opus 4.7';

const TEXTS = /^(?:generate|stream)Text$/;
const OBJECTS = /^(?:generate|stream)Object$/;
const AGENTS = /^(?:Experimental_Agent|ToolLoopAgent)$/;
/** The rule of calls for agents, which take another option, and whose methods take options, too. */
const ofAgents = (rule: Rule): Rule => ({ ...rule, past: [...(rule.past ?? []), 'prepareCall'], calledWith: /^(?:generate|stream)$/ });
/** The rows of a platform: texts, agents, and objects, for which no rule is proved. */
const rowsOf = (row: Library, rule: Rule): readonly Library[] => [
  { ...row, calls: TEXTS, rule },
  { ...row, part: `agents on ${row.part}`, calls: AGENTS, rule: ofAgents(rule) },
  { ...row, calls: OBJECTS },
];

/** The first row that fits a call counts, or one of those with a rule. */
export const IN_JAVASCRIPT: readonly Library[] = [
  { ...AI_SDK, calls: /^(?:generate|stream)(?:Text|Object)$/, rule: AI_SDK_RULE },
  { ...AI_SDK, part: 'agents', calls: AGENTS, rule: ofAgents(AI_SDK_RULE) },
  {
    ...AI_SDK,
    part: 'settings of a middleware',
    calls: AI_SDK.wrapper.value,
    wraps: true,
    path: ['settings', 'providerOptions', 'anthropic'],
    beside: ['settings'],
    rule: { ...AI_SDK_RULE, past: [...AI_SDK_RULE.past, 'headers'], handedTo: /^(?:generate|stream)(?:Text|Object)$/ },
  },
  // Older ones do not read these options; newer ones read them before the others.
  ...rowsOf({ ...ON_BEDROCK, path: ['providerOptions', 'amazonBedrock'] }, { ...ON_BEDROCK_RULE, from: ['5.0.0'] }),
  ...rowsOf({ ...ON_BEDROCK, path: ['providerOptions', 'bedrock'] }, ON_BEDROCK_RULE),
  ...rowsOf(ON_VERTEX, ON_VERTEX_RULE),
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
    ...AI_SDK,
    name: 'OpenRouter',
    part: 'the Vercel AI SDK',
    calls: /^(?:generate|stream)(?:Text|Object)$/,
    path: ['providerOptions', 'openrouter', 'reasoning'],
    provider: {
      packages: /^@openrouter\/ai-sdk-provider$/,
      value: /^openrouter$/,
      factory: /^createOpenRouter$/,
      methods: /^chat$/,
      baseUrl: ['baseURL'],
    },
    names: {},
    thinking: {},
    tokens: ['max_tokens'],
    advice: OPENROUTER_ADVICE,
  },
  OPENAI,
  { ...OPENAI, path: ['extra_body'] },
  {
    ...OPENAI,
    name: 'OpenRouter',
    part: 'the OpenAI SDK',
    path: ['reasoning'],
    thinking: {},
    tokens: ['max_tokens'],
    advice: OPENROUTER_ADVICE,
  },
  {
    ...AI_SDK,
    name: 'Mastra',
    provider: ANTHROPIC_PROVIDER,
    packages: /^@mastra\/core(?:\/agent)?$/,
    calls: /^Agent$/,
    path: ['defaultOptions', 'providerOptions', 'anthropic'],
    beside: ['defaultOptions', 'modelSettings'],
    isAgent: true,
    advice: `defaultOptions.${AI_SDK.advice}`,
    rule: {
      ...AI_SDK_RULE,
      from: ['3.0.70', '4.0.0'],
      past: ['prepareStep', 'requestContext', 'inputProcessors'],
      changedBy: /^__update\w+$/,
      calledWith: /^(?:generate|stream)\w*$/,
      calledAt: 1,
    },
  },
  { ...LANGCHAIN, packages: /^@langchain\/anthropic$/, calls: /^ChatAnthropic$/, rule: { ...LANGCHAIN_RULE, cast: LANGCHAIN_CAST } },
  {
    ...LANGCHAIN,
    part: 'initChatModel',
    packages: /^langchain(?:\/chat_models\/universal)?$/,
    calls: /^initChatModel$/,
    argument: 1,
    positional: ['model'],
    models: ['model'],
    ids: /^(?:anthropic:)?claude-[\w-]+$/,
    rule: {
      ...LANGCHAIN_RULE,
      past: [...LANGCHAIN_RULE.past, 'configurable'],
      apart: ['configurableFields'],
      only: { modelProvider: 'anthropic' },
    },
  },
  // It hands these on to nobody, or sends them without the beta.
  {
    ...LANGCHAIN,
    part: 'options of a call',
    packages: /^@langchain\/anthropic$/,
    calls: /^ChatAnthropic$/,
    methods: /^(?:bind|withConfig)$/,
    advice: LANGCHAIN_ADVICE,
  },
  {
    ...LANGCHAIN,
    part: 'options of a call',
    packages: /^@langchain\/anthropic$/,
    calls: /^ChatAnthropic$/,
    methods: /^(?:invoke|stream|batch)$/,
    argument: 1,
    advice: LANGCHAIN_ADVICE,
  },
  {
    ...LANGCHAIN,
    part: 'invocationKwargs',
    packages: /^@langchain\/anthropic$/,
    calls: /^ChatAnthropic$/,
    path: ['invocationKwargs'],
    advice: LANGCHAIN_ADVICE,
  },
  {
    ...AGENT_SDK,
    packages: /^@anthropic-ai\/claude-agent-sdk$/,
    calls: /^query$/,
    // Other platforms have ids of their own.
    ids: /^claude-[\w-]+$/,
    isAgent: true,
    rule: {
      package: '@anthropic-ai/claude-agent-sdk',
      from: ['0.2.111'],
      flat: true,
      untyped: true,
      // What runs instead of its own program, what overrides options, and another model that would get the task budget.
      apart: ['pathToClaudeCodeExecutable', 'spawnClaudeCodeProcess', 'extraArgs', 'settings', 'fallbackModel'],
      // What chooses another platform, or thinks otherwise: its number counts before that of the options.
      environment: /^(?:CLAUDE_CODE_(?:USE_\w+|EXTRA_BODY|DISABLE_(?:ADAPTIVE_)?THINKING)|MAX_THINKING_TOKENS|ANTHROPIC_CUSTOM_HEADERS)$/,
      baseUrls: [['env', 'ANTHROPIC_BASE_URL']],
      changedBy: /^(?:setModel|setMaxThinkingTokens|applyFlagSettings)$/,
      sends: 'Claude Code, which it starts, chooses the effort: `high` for Opus 4.6, `xhigh` for Opus 4.7, where `effort` is not given',
    },
  },
  { ...AGENT_SDK, packages: /^@anthropic-ai\/(?:claude-agent-sdk|claude-code)$/ },
];
