/** The fields of a row about another library: which calls it is about, what their options are called, and what is written instead. */

/** The library's name for each parameter of the API (`max_tokens: 'maxOutputTokens'`); a parameter that is left out has no counterpart. */
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
  /** The package whose version decides, by its name in the registry. */
  package: string;
  /** Packages with the same versions that bring it (`pydantic-ai-slim`). */
  aliases?: readonly string[];
  /** The first version of each major that sends what the rule writes. */
  from: readonly string[];
  /** True where the option for `output_config` takes the task budget itself: `taskBudget: { type: 'tokens', total }`. */
  flat?: true;
  /** True where the task budget has no `type`: `taskBudget: { total }`. */
  untyped?: true;
  /** True where the library adds the thinking budget to the limit of the answer. */
  addsBudget?: true;
  /** Options that may add headers or parameters to the request, or replace them (`default_headers`); plain values that a rule is not about are let through. */
  past?: readonly string[];
  /** Options with which no rewrite was proved: a call that has one, whatever its value, needs review. */
  apart?: readonly string[];
  /** The same of variables in its option `env`. */
  environment?: RegExp;
  /** Variables of the package itself that stand in for options, or decide where a call goes. */
  settings?: readonly string[];
  /** The one text that an option may have, where it is given: `{ modelProvider: 'anthropic' }`. */
  only?: Readonly<Record<string, string>>;
  /** Options that limit the answer: without one of them the library makes a limit of the thinking budget. */
  limits?: readonly string[];
  /** True where the library does not send the beta header by itself: it is written into `extra_headers`. */
  needsHeader?: true;
  /** The option whose entries are sent as they are (`additional_kwargs`): the task budget and the beta header are written there, for which the library has no options. */
  passes?: string;
  /** Options of methods (`llm.chat(…, thinking=…)`) that replace those of the constructor. */
  atCall?: readonly string[];
  /** In messages: what the library forces a tool for, unless thinking has a budget. */
  forcesTool?: string;
  /** Paths to the base URL in the options. */
  baseUrls?: readonly (readonly string[])[];
  /** Methods of the object that the call makes, or of what the library makes of it, that change its options, or give a copy with others. */
  changedBy?: RegExp;
  /** In the documentation: what else the library sends for the new model. */
  sends?: string;
  /** True where thinking of the constructor's counts before that of a method. */
  ownFirst?: true;
  /** What a model may be replaced by that sends nothing: `specifier.name` of what makes it. */
  standIns?: RegExp;
  /** Options of methods that hold such options, beside those on the path. */
  within?: readonly string[];
  /** Methods that are handed the object that the call makes, with options that may go over its own. */
  handedTo?: RegExp;
  /** Methods of the object that the call makes that take options in the place of those of the constructor. */
  calledWith?: RegExp;
  /** The index of the argument that has these options; 0, where it is left out. */
  calledAt?: number;
  /** A type that knows the new option, where the type of the options does not, and the text of the cast. */
  cast?: { type: string; text: string };
}

/** What makes a model from an id: `anthropic('…')`, `createAnthropic()('…')`, `AnthropicModel('…')`. */
export interface Provider {
  packages: RegExp;
  /** The exported name that is called with the id. */
  value: RegExp;
  /** The exported name of a function that makes such a thing. */
  factory?: RegExp;
  /** Methods of it that are called with the id, too: `anthropic.chat('…')`. */
  methods?: RegExp;
  /** The keyword argument that is the id, where it may be given by name. */
  id?: string;
  /** The path to the base URL in the arguments that it is made with. */
  baseUrl: readonly string[];
  /** Options of it that may add headers or parameters to those of the call, or replace them. */
  past?: readonly string[];
  /** The option of the factory that gives the provider another name, by which its options may stand, too, and from which versions on. */
  named?: { option: string; from: readonly string[] };
  /** The option of it that has settings of its own, thinking among them. */
  settings?: string;
}

/** What makes a model of a model, and does more with each call: `wrapLanguageModel({ model, middleware })`. */
export interface Wrapper {
  packages: RegExp;
  value: RegExp;
  /** The options that give the model, and what is done with each call. */
  model: string;
  middleware: string;
  /** What makes something for the second that leaves the request as it is. */
  harmless: RegExp;
  /** What makes something for it of options that count where a call has none, and where those stand in its argument. */
  settings: RegExp;
  holder: string;
}

export interface Library {
  /** Its name in messages. */
  name: string;
  /** In the documentation: which of its calls, where others have a rule of their own. */
  part?: string;
  language: 'javascript' | 'python';
  /** The specifiers that it is imported by. */
  packages: RegExp;
  /** The exported names of functions and classes; every call of the library, where it is left out. */
  calls?: RegExp;
  /** Methods of what those calls make, by the way to them (`chat.completions.create`): they take options on top of those that it was made with. */
  methods?: RegExp;
  /** What stands in front of ids that it is made with, and not of those that a method is given. */
  prefix?: RegExp;
  /** Methods of it that take no part in a request, where it is made for those alone. */
  aside?: RegExp;
  /** The index of the argument that has the options; the keyword arguments, where it is left out. */
  argument?: number;
  /** The names of options that are given by position: in JavaScript those in front of `argument`. */
  positional?: readonly string[];
  /** The path from the options to the object that has the model. */
  root: readonly string[];
  /** The path from there to the object that has the thinking budget. */
  path: readonly string[];
  /** The path from the options to the object that has the options in `names`, where they do not stand beside the model. */
  beside?: readonly string[];
  /** Options that give the model; the first that is there counts. */
  models: readonly string[];
  /** True where the model is an object that a call makes from an id. */
  makesModels?: true;
  /** What makes the models that the rule is about. */
  provider?: Provider;
  /** What makes models of those. */
  wrapper?: Wrapper;
  /** True where the call is the wrapper itself, whose settings stand at `holder` among its options. */
  wraps?: true;
  /** Where it sends requests; the Claude API, where it is left out. */
  platform?: 'bedrock' | 'vertex';
  /** Ids that go to Anthropic's own API as they are, where others go elsewhere. */
  ids?: RegExp;
  /** The names of options beside the model. */
  names: Names;
  /** The names of options beside the thinking budget, and in it. */
  thinking: Names;
  /** True where a call runs an agent, with tools of the library's own. */
  isAgent?: true;
  /** Options that give the thinking budget as a number (`maxThinkingTokens`). */
  tokens?: readonly string[];
  /** In messages: what a person writes, where no rule is applied. */
  advice: string;
  rule?: Rule;
}
