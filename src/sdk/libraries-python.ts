/** The rows of libraries for Python. */
import type { Library, Rule } from './library.js';

const SAMPLED = { temperature: 'temperature', top_p: 'top_p', top_k: 'top_k' } as const;
const BUDGET = { type: 'type', budget_tokens: 'budget_tokens' } as const;
const IN_PYDANTIC_SETTINGS = {
  ...BUDGET,
  ...SAMPLED,
  max_tokens: 'max_tokens',
  thinking: 'anthropic_thinking',
  output_config: 'anthropic_task_budget',
} as const;
const PYDANTIC_ADVICE = 'anthropic_task_budget={"type": "tokens", "total": …}, with anthropic_thinking={"type": "adaptive"}';

const LITELLM_ADVICE =
  'output_config={"task_budget": {"type": "tokens", "total": …}} and extra_headers={"anthropic-beta": "task-budgets-2026-03-13"}, with thinking={"type": "adaptive"}';

/** Calls in Python that give a dictionary of what they are called with, or are read as if they did. */
export const DICTIONARIES = /^pydantic_ai\.(?:[\w.]+\.)?(?:(?:Anthropic)?ModelSettings|AnthropicProvider)$/;

/** Options of Pydantic AI. */
const PYDANTIC = {
  name: 'Pydantic AI',
  language: 'python',
  root: [],
  names: {},
  thinking: IN_PYDANTIC_SETTINGS,
  advice: PYDANTIC_ADVICE,
} as const;
const PYDANTIC_RULE = {
  package: 'pydantic-ai',
  aliases: ['pydantic-ai-slim'],
  from: ['1.92.0', '2.0.0'],
  flat: true,
  limits: ['max_tokens'],
  past: ['extra_headers', 'extra_body'],
  apart: ['anthropic_speed', 'capabilities'],
  standIns: /^pydantic_ai\.models\.(?:test\.TestModel|function\.FunctionModel)$/,
} as const;
const PYDANTIC_RUNS = /^(?:run(?:_\w+)?|iter)$/;
/** Its agents, and what makes their models. */
const PYDANTIC_AGENT = {
  ...PYDANTIC,
  packages: /^pydantic_ai(?:\.agent)?$/,
  calls: /^Agent$/,
  positional: ['model'],
  path: ['model_settings'],
  models: ['model'],
  makesModels: true,
  provider: {
    packages: /^pydantic_ai\.models\.anthropic$/,
    value: /^AnthropicModel$/,
    id: 'model_name',
    baseUrl: ['provider', 'base_url'],
    past: ['settings', 'provider', 'profile'],
    settings: 'settings',
  },
  ids: /^anthropic:claude-[\w-]+$/,
} as const;

/** Options of LangChain's models. */
const LANGCHAIN = {
  name: 'LangChain',
  language: 'python',
  root: [],
  path: [],
  names: { ...SAMPLED, max_tokens: 'max_tokens' },
  thinking: { ...BUDGET, thinking: 'thinking', output_config: 'output_config' },
  advice: 'output_config={"task_budget": {"type": "tokens", "total": …}}, with thinking={"type": "adaptive"}',
} as const;
const LANGCHAIN_RULE = {
  package: 'langchain-anthropic',
  from: ['1.4.1'],
  past: ['default_headers', 'extra_body', 'extra_headers', 'model_kwargs'],
  baseUrls: [['anthropic_api_url'], ['base_url']],
  changedBy: /^(?:bind|with_config|configurable_\w+|(?:model_)?copy|__setattr__)$/,
} as const;

const CHAT_ANTHROPIC: Library = {
  ...LANGCHAIN,
  packages: /^langchain_anthropic(?:\.|$)/,
  calls: /^ChatAnthropic$/,
  models: ['model', 'model_name'],
  rule: LANGCHAIN_RULE,
};
const INIT_RULE: Rule = { ...LANGCHAIN_RULE, apart: ['configurable_fields', 'config_prefix'], only: { model_provider: 'anthropic' } };
const INIT_CHAT_MODEL: Library = {
  ...LANGCHAIN,
  part: 'init_chat_model',
  packages: /^langchain(?:\.chat_models(?:\.base)?)?$/,
  calls: /^init_chat_model$/,
  positional: ['model'],
  models: ['model'],
  ids: /^(?:anthropic:)?claude-[\w-]+$/,
  rule: INIT_RULE,
};
/** What calls of a model are given on top of its options, in place of those. */
const LANGCHAIN_METHODS = /^(?:bind|a?(?:invoke|stream|batch))$/;

/** Options of the Claude Agent SDK. */
const AGENT_SDK = {
  name: 'the Claude Agent SDK',
  language: 'python',
  root: [],
  path: [],
  models: ['model'],
  names: {},
  thinking: { ...BUDGET, thinking: 'thinking', output_config: 'task_budget' },
  tokens: ['max_thinking_tokens'],
  advice: 'task_budget={"total": …}, with thinking={"type": "adaptive"}, instead of max_thinking_tokens',
} as const;

/** Calls of OpenAI's SDK, which go to whoever speaks its protocol. */
const OPENAI = {
  name: 'an OpenAI-compatible endpoint',
  language: 'python',
  packages: /^openai(?:\.|$)/,
  calls: /^(?:Async)?(?:Azure)?OpenAI$/,
  methods: /^(?:beta\.)?chat\.completions\.(?:create|parse|stream)$/,
  root: [],
  path: ['extra_body'],
  models: ['model'],
  names: {},
  thinking: { ...BUDGET, thinking: 'thinking' },
  advice: 'extra_body={"thinking": {"type": "adaptive"}}; it has no task budgets, which the Messages API has',
} as const;

/** Thinking that is adaptive makes it force a tool, unless the call says otherwise. It takes no answers of the beta endpoint where it asks for JSON. */
export const INSTRUCTOR_ADVICE =
  'in the call output_config={"task_budget": …}, extra_headers={"anthropic-beta": "task-budgets-2026-03-13"} and, unless its mode asks for JSON, tool_choice={"type": "auto"}, with thinking={"type": "adaptive"}';
const INSTRUCTOR = {
  name: 'Instructor',
  language: 'python',
  packages: /^instructor(?:\.|$)/,
  methods: /^(?:chat\.completions\.)?create(?:_\w+)?$/,
  root: [],
  path: [],
  models: ['model'],
  names: {},
  thinking: { ...BUDGET, thinking: 'thinking' },
  advice: INSTRUCTOR_ADVICE,
} as const;

/** The first row that fits a call counts. */
export const IN_PYTHON: readonly Library[] = [
  CHAT_ANTHROPIC,
  {
    ...CHAT_ANTHROPIC,
    part: 'model_kwargs',
    path: ['model_kwargs'],
    // It takes these for options of its own, and none twice.
    names: { ...LANGCHAIN.names, output_config: 'output_config' },
    thinking: { ...LANGCHAIN.names, ...LANGCHAIN.thinking },
    rule: { ...LANGCHAIN_RULE, past: LANGCHAIN_RULE.past.filter((name) => name !== 'model_kwargs'), apart: ['extra_headers'] },
  },
  { ...CHAT_ANTHROPIC, part: 'options of a call', methods: LANGCHAIN_METHODS, rule: { ...LANGCHAIN_RULE, ownFirst: true } },
  INIT_CHAT_MODEL,
  {
    ...INIT_CHAT_MODEL,
    part: 'init_chat_model, options of a call',
    prefix: /^anthropic:/,
    methods: LANGCHAIN_METHODS,
    rule: { ...INIT_RULE, ownFirst: true },
  },
  { ...LANGCHAIN, packages: /^langchain/, models: ['model', 'model_name'], names: {}, thinking: { ...BUDGET, thinking: 'thinking' } },
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
    names: { ...SAMPLED, max_tokens: 'max_tokens' },
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
      settings: ['api_base', 'headers', 'model_alias_map', 'model_fallbacks'],
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
  { ...PYDANTIC_AGENT, rule: PYDANTIC_RULE },
  {
    ...PYDANTIC_AGENT,
    part: 'runs of an agent',
    methods: PYDANTIC_RUNS,
    aside: /^(?:tool|tool_plain|toolset|instructions|system_prompt|output_validator|name)$/,
    rule: PYDANTIC_RULE,
  },
  { ...PYDANTIC_AGENT, methods: /^override$/ },
  {
    ...PYDANTIC,
    part: 'settings of a model',
    packages: /^pydantic_ai(?:\.|$)/,
    calls: /^AnthropicModel$/,
    positional: ['model_name'],
    path: ['settings'],
    models: ['model_name'],
    ids: /^claude-[\w-]+$/,
    rule: {
      ...PYDANTIC_RULE,
      past: [...PYDANTIC_RULE.past, 'provider', 'profile'],
      baseUrls: [['provider', 'base_url']],
      within: ['model_settings'],
      handedTo: /^(?:run(?:_\w+)?|iter|override)$/,
    },
  },
  {
    ...AGENT_SDK,
    packages: /^claude_agent_sdk(?:\.types)?$/,
    calls: /^ClaudeAgentOptions$/,
    ids: /^claude-[\w-]+$/,
    isAgent: true,
    rule: {
      package: 'claude-agent-sdk',
      from: ['0.1.80'],
      flat: true,
      untyped: true,
      apart: ['cli_path', 'env', 'extra_args', 'fallback_model', 'settings'],
      changedBy: /^(?:set_model|__setattr__)$/,
      sends:
        'Claude Code, which it starts, chooses the effort: `high` for Opus 4.6, `xhigh` for Opus 4.7, where `effort` is not given; subagents get no task budget',
    },
  },
  { ...AGENT_SDK, packages: /^claude_(?:agent|code)_sdk\b/, thinking: { ...BUDGET, thinking: 'thinking' } },
  { ...INSTRUCTOR, calls: /^(?:from_anthropic|patch)$/ },
  { ...INSTRUCTOR, calls: /^from_provider$/, positional: ['model'] },
  OPENAI,
  {
    ...OPENAI,
    name: 'OpenRouter',
    path: ['extra_body', 'reasoning'],
    thinking: {},
    tokens: ['max_tokens'],
    advice: 'verbosity for effort, without reasoning.max_tokens and sampling, which it ignores for Opus 4.7',
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
    ids: /^claude-[\w-]+$/,
    names: { temperature: 'temperature', max_tokens: 'max_tokens' },
    thinking: { ...BUDGET, thinking: 'thinking_dict' },
    advice:
      'additional_kwargs={"output_config": {"task_budget": {"type": "tokens", "total": …}}, "extra_headers": {"anthropic-beta": "task-budgets-2026-03-13"}}, with thinking_dict={"type": "adaptive"}',
    rule: {
      package: 'llama-index-llms-anthropic',
      from: ['0.11.3'],
      passes: 'additional_kwargs',
      past: ['additional_kwargs', 'default_headers'],
      apart: ['region', 'project_id', 'aws_region', 'mcp_servers'],
      baseUrls: [['base_url']],
      atCall: ['thinking', 'output_config', 'extra_headers', 'extra_body', 'top_p', 'top_k', 'tool_choice', 'tool_required'],
      changedBy: /^(?:as_structured_llm|a?(?:stream_)?structured_predict|astream_structured_predict|(?:model_)?copy|__setattr__)$/,
      forcesTool: 'structured answers and `tool_required`',
    },
  },
];
