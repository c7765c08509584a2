/** The SDK's clients, by package and class, and the calls of the Messages API on them, in both languages. */
import type { Method, Platform } from '../sites/sites.js';

export interface ClientRow {
  /** The package as it is imported. */
  specifier: RegExp;
  /** The class; `default` is the package's default export, `*` the package itself where it can be called. */
  name: RegExp;
  platform: Platform;
}

/** First match wins. */
export const JAVASCRIPT_CLIENTS: readonly ClientRow[] = [
  ...(
    [
      ['sdk', 'first-party'],
      ['aws-sdk', 'first-party'],
      ['bedrock-sdk', 'bedrock'],
      ['vertex-sdk', 'vertex'],
      ['foundry-sdk', 'foundry'],
    ] as const
  ).map(([name, platform]) => ({
    specifier: new RegExp(`^(?:npm:|jsr:|https://esm\\.sh/)?@anthropic-ai/${name}(?:@[^/]+)?(?:/.*)?$`),
    name: /^(?:\*|default)$|Anthropic/,
    platform,
  })),
];

export const PYTHON_CLIENTS: readonly ClientRow[] = [
  { specifier: /^anthropic(?:\.|$)/, name: /^(?:Async)?AnthropicBedrock(?:Mantle)?$/, platform: 'bedrock' },
  { specifier: /^anthropic(?:\.|$)/, name: /^(?:Async)?AnthropicVertex$/, platform: 'vertex' },
  { specifier: /^anthropic(?:\.|$)/, name: /^(?:Async)?AnthropicFoundry$/, platform: 'foundry' },
  { specifier: /^anthropic(?:\.|$)/, name: /^(?:Async)?(?:Anthropic(?:AWS|Aws)?|Client)$/, platform: 'first-party' },
];

/** The methods of `messages`, by their path. */
export const JAVASCRIPT_METHODS: Readonly<Record<string, Method>> = {
  create: 'create',
  stream: 'stream',
  parse: 'parse',
  countTokens: 'countTokens',
  'batches.create': 'batches.create',
  toolRunner: 'toolRunner',
  thread: 'thread',
};

export const PYTHON_METHODS: Readonly<Record<string, Method>> = {
  create: 'create',
  stream: 'stream',
  parse: 'parse',
  count_tokens: 'countTokens',
  'batches.create': 'batches.create',
  tool_runner: 'toolRunner',
};

/** The last names of the methods that send requests. */
export const SENDS = new RegExp(
  `^(?:${[...new Set(Object.keys({ ...JAVASCRIPT_METHODS, ...PYTHON_METHODS }).map((name) => name.split('.').at(-1)))].join('|')})$`,
);

/** Calls on a client that give a client with other options. */
export const WITH_OPTIONS = /^(?:withOptions|with_options|copy)$/;
/** Parts of a path that change how the answer is given, and not what is sent. */
export const RAW_ANSWERS = /^with_(?:raw|streaming)_response$/;

export const platformOf = (rows: readonly ClientRow[], specifier: string, name: string): Platform | undefined =>
  rows.find((row) => row.specifier.test(specifier) && row.name.test(name))?.platform;
