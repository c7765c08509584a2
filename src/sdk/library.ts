/** What a row about another library says: how its calls are told, what its options are called, and what is written instead. */

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
  /** True where that is `{ total }` alone. */
  untyped?: true;
  /** True where the library adds the thinking budget to the limit of the answer. */
  addsBudget?: true;
  /** Options that send headers or parameters past the others, or in their place: the library's own beta header replaces one in them. */
  past?: readonly string[];
  /** Options with which a call sends something else than what was proved, whatever they say. */
  apart?: readonly string[];
  /** Variables of the package itself that stand in for options, or decide where a call goes. */
  settings?: readonly string[];
  /** Options that must have a certain text, where they are given. */
  only?: Readonly<Record<string, string>>;
  /** Options that limit the answer: without one of them the library makes a limit of the thinking budget. */
  limits?: readonly string[];
  /** True where the library does not send the beta by itself: its name goes into `extra_headers`. */
  needsHeader?: true;
  /** The option whose entries go into the request as they are: what the library has no options for, the beta's header among it, is written there. */
  passes?: string;
  /** Options of the methods of what the constructor makes that stand in for its own. */
  atCall?: readonly string[];
  /** What the library forces a tool for, unless thinking has a budget; in messages. */
  forcesTool?: string;
  /** Ways to the base URL in the options. */
  baseUrls?: readonly (readonly string[])[];
  /** Methods of what the constructor makes, or of what the library makes of that, that change its options or give it with others. */
  changedBy?: RegExp;
  /** What else the library sends for the new model; for the documentation. */
  sends?: string;
  /** Methods of what the constructor makes that may be given options in the place of those of the constructor. */
  calledWith?: RegExp;
  /** Which argument of theirs that is, where it is not the first. */
  calledAt?: number;
  /** The type that knows the new option where that of the options does not, with what to write for it. */
  cast?: { type: string; text: string };
}

/** What makes a model of an id, by package and exported name: `anthropic('…')`, `createAnthropic()('…')`, `AnthropicModel('…')`. */
export interface Provider {
  packages: RegExp;
  value: RegExp;
  /** What makes such a thing. */
  factory?: RegExp;
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
  /** Which of its calls, where others of the same library have a rule of their own: in the documentation. */
  part?: string;
  language: 'javascript' | 'python';
  /** What is imported, and the functions and classes of it by the names that they are exported under. */
  packages: RegExp;
  calls?: RegExp;
  /** The options among the arguments: by their place, or the ones given by name where it is left out. */
  argument?: number;
  /** The names of options that are given by place: in Python among those given by name, in JavaScript in front of the argument. */
  positional?: readonly string[];
  /** From there to the options that hold the model. */
  root: readonly string[];
  /** From there to those that hold the thinking budget. */
  path: readonly string[];
  /** From the root to the options that are called by `names`, where they do not stand beside the model. */
  beside?: readonly string[];
  /** Options that give the model; the first that is there counts. */
  models: readonly string[];
  /** True where a call makes a model of an id. */
  makesModels?: true;
  /** What makes it for the rule. */
  provider?: Provider;
  /** Where it sends requests; the Claude API, where it is left out. */
  platform?: 'bedrock' | 'vertex';
  /** Ids that go to Anthropic's own API as they are, where others go elsewhere. */
  ids?: RegExp;
  /** Beside the model. */
  names: Names;
  /** Beside the thinking budget, and in it. */
  thinking: Names;
  /** True where a call runs an agent, with tools of the library's own. */
  isAgent?: true;
  /** Options that are a number of tokens to think with. */
  tokens?: readonly string[];
  /** In messages, where no rule is applied: what a person writes. */
  advice: string;
  rule?: Rule;
}
