/** The rows of libraries for JavaScript and TypeScript. */
import type { Library } from './library.js';

const SAMPLED = { temperature: 'temperature', top_p: 'topP', top_k: 'topK' } as const;
const BUDGET = { type: 'type', budget_tokens: 'budget_tokens' } as const;

/** The first row that fits a call counts. */
export const IN_JAVASCRIPT: readonly Library[] = [
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
];
