/** What is known about a call, in no language's words. */
import type { FunctionNode } from '../ir/ir.js';
import type { Library, Rule } from '../sdk/library.js';
import type { Assumptions, Expr, Open, Test, Value } from '../values/values.js';
import type { AnswerShape } from './answer-shape.js';

export type Platform = 'first-party' | 'bedrock' | 'vertex' | 'foundry' | 'untraced';

/** How a platform is named in messages; only the first party takes task budgets. */
export const PLATFORM_NAMES: Record<Platform, string> = {
  'first-party': 'The Claude API',
  bedrock: 'Amazon Bedrock',
  vertex: 'Google Vertex AI',
  foundry: 'Microsoft Foundry',
  untraced: 'The receiver',
};

/** A client that may be on a platform without task budgets counts as one; what is traced to none is `untraced`. */
export const platformAmong = (all: readonly Platform[]): Platform =>
  all.find((platform) => platform !== 'first-party') ?? all[0] ?? 'untraced';

export type Method = 'create' | 'stream' | 'parse' | 'countTokens' | 'batches.create' | 'toolRunner' | 'thread';

/** One request of a call: the call's own params, an entry of a batch, or an entry of `fallbacks`. */
export interface Request {
  kind: 'call' | 'batch' | 'fallback';
  /** The params: an object, or whatever stands for it. */
  params: Value;
  /** The expression that gives the params. */
  expr: Expr;
  /** What has been decided on the way to the call. */
  assume?: Assumptions;
  /** The tests among that, from the outside in, with the side that was taken. */
  conditions?: readonly { test: Test; holds: boolean }[];
  /** The functions that make it, from the inside out: run for a caller, or with whatever they may be given. */
  within?: readonly FunctionNode[];
  /** The request options that it is sent with, where they are known for this one. */
  options?: Value;
  /** Code out of sight can call the function that makes the request, with arguments of its own. */
  outside?: boolean;
}

/** A place where the endpoint is named and `beta` must be put in. */
export interface EndpointAnchor {
  expr: Expr;
  /** `member`: before the property `messages`; `pattern`: in a destructuring; `call`: the whole callee must be written anew. */
  kind: 'member' | 'pattern';
  /** What is declared here is used for something else than a request, too. */
  held?: boolean;
  /** How the call can name the endpoint itself where this place has to stay: another text for a part of the callee. */
  own?: { expr: Expr; text: string };
}

/** Where the headers of a request are set. */
export interface Headers {
  /** The request options (2nd argument), or fetch's init; undefined where there is none. */
  options: Value | undefined;
  optionsExpr: Expr | undefined;
  /** True where the options stand among the params, and are handed on with them. */
  inParams?: true;
  /** The options object of the client, of withOptions, … , innermost last. */
  client: Value[];
  /** The same for each client that the call may go through; one, where it is missing. */
  clients?: Value[][];
}

/** Why nobody but the callers in sight calls a function: a private package publishes it nowhere, its name begins with `_`, or the user says so. */
export type Closing = 'private-package' | 'private-name' | 'closed-world';

/** A function, or class, whose callers in sight were taken to be all that there are. */
export interface ClosedFunction {
  name: string;
  why: Closing;
  expr: Expr;
}

/** What is known about a call of another library. */
export interface LibraryCall {
  /** Its name, and the option that it has instead. */
  says: string;
  /** The row of the library; undefined for one that has none. */
  row?: Library;
  /** How it is rewritten; undefined where nothing proves a rewrite of this call. */
  rule?: Rule;
  /** The option that its thinking is read from, where that is a number of tokens. */
  tokens?: string;
  /** What may send something else than the options that the rule knows: its place, and what is said of it with the name of the library. */
  past?: { at: Expr; why: string };
}

export interface CallSite {
  id: string;
  file: string;
  /** The call expression. */
  expr: Expr;
  /** As the code has it: `beta.messages.create`, `http`, another library's call; null for an object without a call. */
  api: string | null;
  kind: 'sdk' | 'http' | 'other-client' | 'object';
  method: Method;
  /** True where the call is on the beta endpoint already. */
  beta: boolean;
  platform: Platform;
  /** Source text of the receiver. */
  receiver: string;
  anchors: EndpointAnchor[];
  requests: Request[];
  /** The argument that holds `betas` (for a batch the outer object). */
  outer: Value;
  outerExpr: Expr | null;
  headers: Headers;
  ignored: boolean;
  /** The other library that the call goes through. */
  library?: LibraryCall;
  /** The base URL that the client is given, as source text. */
  baseUrl?: string;
  /** Where the code that handles the response reads thinking text. */
  readsThinking: boolean;
  /** What the code that handles the response takes for granted of it. */
  shape: AnswerShape;
  /** Where a response is told by its class, which another endpoint does not answer with. */
  classCheck?: Expr | undefined;
  /** What replaces the method that is called, and would not see a call of the beta endpoint. */
  replaced?: Expr | undefined;
  /** What else the receiver can be, that has no beta endpoint. */
  without?: Expr;
  /** What decides something by the model of the response, which will be another one, and knows the old one alone. */
  lookup?: Expr | undefined;
  /** Code that decides by the id was followed: it keeps the id, and the call gets a new one. */
  followed?: true;
  /** True for a value that is the model of the response. */
  answers?: (model: Open) => boolean;
  /** What compares the model of the response with what the call took its model from: it holds as long as both have one text. */
  beside?: Expr | undefined;
  /** It takes its thinking from the module of `--guard`. */
  guarded?: true;
  /** What prints the source of the call, as `f"{call=}"` does in Python. */
  shown?: Expr;
  /** The loop, or the function that calls itself, in which the response becomes a part of the messages of the next request. */
  loop?: Expr | undefined;
  /** A caller in sight may pass another model for a default in a way that is not followed. */
  doubted?: true;
  /** What stands in the way of telling what the call sends, where it was not followed with all that may change it. */
  unproved?: Expr;
  /** Whose callers were taken to be all that there are. */
  closed?: readonly ClosedFunction[];
  /** A test that replaces the client of this site. */
  mock?: { file: string; start: number } | undefined;
  /** True where the site may be handled: its file is selected. */
  selected: boolean;
}

/** A call site without what only the whole run knows: its id, whether it is ignored or selected. */
export type SiteOfFile = Omit<CallSite, 'id' | 'ignored' | 'selected' | 'readsThinking' | 'shape' | 'mock' | 'loop'>;
