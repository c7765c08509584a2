/** What the code that handles a response does with it. The value is followed through names, attributes, loops and functions. */
import type { AnswerShape, PositionRead, StopDecision } from '../../../sites/answer-shape.js';
import { outcomes } from '../../../values/outcomes.js';
import { type Expr, exprKey } from '../../../values/values.js';
import { statementFor } from '../changes/mutations.js';
import { isPropertyOf } from '../classes/hierarchy.js';
import { importsAll } from '../gather/text-tests.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf } from '../modules/names.js';
import { TEST_FILE } from '../sites/objects.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isKeyword,
  isMember,
  isName,
  isPattern,
  memberName,
  type Node,
  objectOf,
  positional,
  unwrap,
  walk,
  wrapperOf,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import { type Followed, knowsBoth } from '../uses/deciders.js';
import { callsBehind } from '../uses/forwarders.js';
import { goesTo } from '../uses/handed-to.js';
import { deciderOfAnswer } from '../uses/leads.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { calledFunctions, isBound } from '../values/functions.js';
import { handsNothingOut } from '../values/given.js';
import { parameterTaking } from '../values/parameters.js';
import { knowsOldModelOnly } from '../values/tables.js';
import { patternRead, positionRead, stopDecision } from './answer-shape.js';
import { isDump, isWithoutThinking } from './plain-data.js';

const MOST_STEPS = 2_000;
const THROUGH =
  /^(?:conditional_expression|boolean_operator|binary_operator|list|tuple|set|expression_list|subscript|dictionary|pair|list_splat|dictionary_splat|as_pattern|with_item|for_in_clause|(?:list|set|dictionary)_comprehension|generator_expression|named_expression|interpolation|string)$/;

export interface Handled {
  /** Thinking text is read, or may be. */
  readsThinking: boolean;
  /** What the response holds is looked up, compared or matched there by something that knows the old model alone. */
  decider?: Expr;
  /** What the response holds is compared there with what the call took its model from. */
  beside?: Expr;
  shape: AnswerShape;
  /** True for an expression that holds the response, or a part of it. */
  holds: (expr: Expr) => boolean;
}

/** @param models the ids that would become others. */
export const handlingOf = (call: Node, module: Module, models: readonly Followed[], ctx: Context): Handled =>
  new Handling(models, ctx).of(
    { module, node: call },
    isBatch(call) ? ctx.callsNamed('results').filter(({ node }) => isOfBatches(node)) : callsBehind(call, { module, ctx }),
  );

const isBatch = (call: Node): boolean => memberName(unwrap(calleeOf(call))) === 'create' && isOfBatches(call);

/** `client.messages.batches.results(id)`: what a batch was answered is read by other calls. */
const isOfBatches = (call: Node): boolean => {
  const callee = unwrap(calleeOf(call));
  return isMember(callee) && /\bbatches$/.test(objectOf(callee).text);
};

/** The code that one response passes through. */
class Handling {
  private readonly waiting: Located[] = [];
  private readonly seen = new Set<Node>();
  private escapes = false;
  private decider: Expr | undefined;
  private beside: Expr | undefined;
  private response: Node | undefined;
  private home: Module | undefined;
  /** Expressions that hold the list of blocks, and the stop reason. */
  private readonly lists = new Set<Node>();
  private readonly reasons = new Set<Node>();
  /** What is plain data made of the response, or holds it. */
  private readonly dumped = new Set<Node>();
  /** Parts of the response in which there is no thinking text. */
  private readonly plain = new Set<Node>();
  /** What is in a block: its own `content` is another list. */
  private readonly inner = new Set<Node>();
  private readonly positions = new Map<string, PositionRead>();
  private readonly stops = new Map<string, StopDecision>();

  constructor(
    private readonly models: readonly Followed[],
    private readonly ctx: Context,
  ) {}

  /** @param others calls that give the same response, or parts of it. */
  of(response: Located, others: readonly Located[] = []): Handled {
    let reads = false;
    this.response = response.node;
    this.home = response.module;
    this.waiting.push(response, ...others);
    for (let at = this.waiting.pop(); at; at = this.waiting.pop()) {
      if (this.seen.has(at.node)) continue;
      this.seen.add(at.node);
      if (isDump(at.node)) this.dumped.add(at.node);
      if (isWithoutThinking(at.node)) this.plain.add(at.node);
      // A `display` too many only brings text back; without it, what was not followed would go blank.
      const before = this.waiting.length;
      const isRead = this.step(at);
      this.mark(at.node, this.waiting.slice(before));
      reads ||= isRead || this.seen.size > MOST_STEPS;
      if (this.seen.size > MOST_STEPS) break;
    }
    return {
      readsThinking: reads || (this.escapes && isReadSomewhere(this.ctx)),
      ...(this.decider && { decider: this.decider }),
      ...(this.beside && { beside: this.beside }),
      shape: { positions: [...this.positions.values()], stops: [...this.stops.values()] },
      holds: ({ node }) => this.seen.has(node as Node),
    };
  }

  /** What comes next is what this is. */
  private mark(node: Node, next: readonly Located[]): void {
    const isInner = this.lists.has(node) || this.inner.has(node);
    for (const { node: one } of next) {
      if (isInner) this.inner.add(one);
      if (this.dumped.has(node)) this.dumped.add(one);
      if (this.plain.has(node)) {
        if (!this.seen.has(one)) this.plain.add(one);
      } else if (this.plain.delete(one)) this.seen.delete(one);
    }
  }

  /** Goes on from an expression that holds the response, or a part of it; true where thinking text is read there. */
  private step({ node, module }: Located): boolean {
    const { parent } = node;
    if (!parent || isSentBack(node)) return false;
    if (isModel(node)) this.decided({ node, module });
    this.shaped(node, module);
    const wrapper = wrapperOf(node);
    if (wrapper) this.as(node, () => this.go(wrapper, module));
    else if (isMember(parent) && objectOf(parent) === node) {
      const call = parent.parent;
      if (memberName(parent) === 'thinking') return parent.field !== 'left';
      if (/^(?:get|pop)$/.test(memberName(parent) ?? '') && call && isCall(call) && this.isThinking(positional(call)[0], module))
        return true;
      this.go(parent, module);
    } else if (parent.type === 'subscript') {
      if (objectOf(parent) !== node) {
        if (knowsOldModelOnly(objectOf(parent), module, this.ctx) && !knowsBoth(parent, module, this.ctx))
          this.decider ??= exprOf(module, parent);
        return false;
      }
      if (!statementFor(parent) && this.isThinking(field(parent, 'subscript'), module)) return true;
      this.go(parent, module);
    } else if (THROUGH.test(parent.type)) this.through(parent, node, module);
    else if (isCall(parent) && (calleeOf(parent) === node || argumentsOf(parent) === node)) this.go(parent, module);
    else if (/assignment$/.test(parent.type) && field(parent, 'right') === node) {
      const left = field(parent, 'left');
      if (left && isPattern(left)) this.into(left, module);
      else this.as(node, () => this.into(left, module));
    } else if (parent.type === 'for_statement' && field(parent, 'right') === node) this.into(field(parent, 'left'), module);
    else if (parent.type === 'comparison_operator') return /["']thinking_delta["']/.test(parent.text);
    else if (parent.type === 'match_statement') {
      this.captured(parent, module);
      return /["']thinking_delta["']|ThinkingBlock|\bthinking=|["']thinking["']\s*:/.test(parent.text);
    } else if (parent.type === 'argument_list' || isKeyword(parent)) return this.handed(node, module);
    else if (/^(?:return_statement|yield|lambda)$/.test(parent.type)) {
      const fn = parent.type === 'lambda' ? parent : around(parent, isFunction);
      if (fn) this.returned({ module, node: fn });
      return fn !== undefined && this.leaves(node, { module, node: fn });
    }
    return false;
  }

  /** What is taken for granted of the list of blocks and of the stop reason. Code of tests counts for calls of tests alone. */
  private shaped(node: Node, module: Module): void {
    if (isPart(node, 'content') && !this.inner.has(node)) this.lists.add(node);
    if (isPart(node, 'stop_reason')) this.reasons.add(node);
    if (module !== this.home && TEST_FILE.test(module.file.slice(this.ctx.modules.root.length + 1))) return;
    if (this.lists.has(node)) {
      const { parent } = node;
      const pattern = parent?.type === 'assignment' && node.field === 'right' ? field(parent, 'left') : undefined;
      const read = pattern ? patternRead(pattern, module) : positionRead(node, module);
      if (read) this.positions.set(exprKey(read.expr), read);
    }
    const decision = this.reasons.has(node) ? stopDecision(node, module) : undefined;
    if (decision) this.stops.set(exprKey(decision.expr), decision);
  }

  /** What is waiting after this holds the same list of blocks, or stop reason. */
  private as(node: Node, go: () => void): void {
    const before = this.waiting.length;
    go();
    for (const marks of [this.lists, this.reasons])
      if (marks.has(node)) for (const { node: next } of this.waiting.slice(before)) marks.add(next);
  }

  /** The id that was answered with decides something. */
  private decided(id: Located): void {
    for (const model of this.models) {
      const { decider, beside } = deciderOfAnswer(id, model, this.ctx);
      this.decider ??= decider;
      this.beside ??= beside;
    }
  }

  /** True for what a function gives to code out of sight, which may read thinking in it. */
  private leaves(node: Node, fn: Located): boolean {
    const isWhole = this.isWhole(node, fn.module);
    const isRegistered = fn.node.type === 'function_definition' && !decoratorsOf(fn.node).every(handsNothingOut);
    // A pattern says what it takes out, and is asked for thinking itself.
    const isTaken = isName(node) && fn.module.scopes.bindingOf(node)?.definitions.some(({ id }) => around(id, isCase)) === true;
    const mayBeRead = !this.plain.has(node) && !isTaken && (this.dumped.has(node) || isRegistered);
    if (mayBeRead && fn.node.type !== 'lambda' && callsOf(fn, this.ctx).length === 0) return true;
    return isWhole && isOfferedOutside(fn, this.ctx);
  }

  /** True for the response itself, or a name that it was given. */
  private isWhole(node: Node, module: Module): boolean {
    const [only, ...others] = (isName(node) && module.scopes.bindingOf(node)?.definitions) || [];
    const named = only?.kind === 'assign' && others.length === 0 ? field(only.node, 'right') : undefined;
    return unwrap(named ?? node) === this.response;
  }

  private go(node: Node, module: Module): void {
    this.waiting.push({ module, node });
  }

  private through(parent: Node, node: Node, module: Module): void {
    this.go(parent, module);
    if (parent.type === 'as_pattern') this.into(field(parent, 'alias'), module);
    if (parent.type === 'named_expression') this.into(field(parent, 'name'), module);
    if (parent.type === 'for_in_clause' && field(parent, 'right') === node) this.into(field(parent, 'left'), module);
  }

  /** The names that the patterns of a `match` give to parts of the response. */
  private captured(statement: Node, module: Module): void {
    walk(statement, (node) => {
      if (node.field === 'consequence') return false;
      const binding = isName(node) ? module.scopes.bindingOf(node) : undefined;
      if (binding?.definitions.some(({ id }) => id === node)) this.follow(binding, module);
      return true;
    });
  }

  private follow(binding: Binding | undefined, home: Module): void {
    if (binding) this.waiting.push(...this.ctx.referencesTo(binding, home));
  }

  /** Everything that may be read from a name, an attribute or a container that the response is put into. */
  private into(target: Node | undefined, home: Module): void {
    if (!target || (target.type === 'subscript' && isMessages(field(target, 'subscript')))) return;
    walk(target, (node) => {
      if (node.type === 'subscript') this.into(objectOf(node), home);
      else if (isCall(node)) this.into(calleeOf(node), home);
      else if (isMember(node)) this.waiting.push(...this.ctx.membersNamed(memberName(node) as string));
      else if (isName(node)) this.follow(home.scopes.bindingOf(node), home);
      else return true;
      return false;
    });
  }

  /** The key of an entry, where it is or may be `thinking`: `block[block["type"]]` is. */
  private isThinking(key: Node | undefined, module: Module): boolean {
    return (
      key !== undefined &&
      outcomes(this.ctx.evaluate(key, module)).some(
        ({ leaf }) => (leaf.kind === 'literal' && leaf.value === 'thinking') || (leaf.kind === 'open' && /\btype\b/.test(key.text)),
      )
    );
  }

  private handed(node: Node, module: Module): boolean {
    const { reads, escapes, results, parameters, containers, fields } = goesTo(node, module, this.ctx);
    if (reads || (escapes && this.dumped.has(node) && !this.plain.has(node))) return true;
    this.escapes ||= escapes;
    for (const call of results) this.go(call, module);
    this.as(node, () => {
      for (const { module: home, node: id } of parameters) this.follow(home.scopes.bindingOf(id), home);
    });
    for (const container of containers) this.into(container, module);
    for (const name of fields) this.waiting.push(...this.ctx.membersNamed(name));
    return false;
  }

  /** What a function gives goes to its callers, and to whatever calls it when it is handed on. */
  private returned(fn: Located): void {
    this.waiting.push(...callsOf(fn, this.ctx));
    if (fn.node.type === 'lambda') this.handedOn(fn.node, fn.module);
    const id = field(fn.node, 'name');
    if (!id) return;
    if (!isBound(fn.node)) {
      const binding = fn.module.scopes.bindingOf(id);
      for (const { node, module } of binding ? this.ctx.referencesTo(binding, fn.module) : []) this.handedOn(node, module);
      return;
    }
    const members = this.ctx.membersNamed(id.text);
    if (isPropertyOf(fn.node)) this.waiting.push(...members);
    for (const { node, module } of members)
      if (calledFunctions(node, module, this.ctx).some((one) => one.node === fn.node)) this.handedOn(node, module);
  }

  /** A function that is an argument: `executor.map(ask, prompts)`, `retried(lambda: ask(prompt))`. */
  private handedOn(fn: Node, module: Module): void {
    if (this.seen.has(fn)) return;
    this.seen.add(fn);
    const argument = fn.parent && isKeyword(fn.parent) ? fn.parent : fn;
    const call = argument.parent?.type === 'argument_list' ? argument.parent.parent : null;
    if (!call || !isCall(call)) return;
    const called = calledFunctions(calleeOf(call), module, this.ctx);
    if (called.length === 0) this.go(call, module);
    for (const one of called) {
      const param = parameterTaking(argument, one.node);
      const id = param && parameterName(param);
      const binding = id && one.module.scopes.bindingOf(id);
      for (const reference of binding?.references ?? []) {
        const { parent } = reference;
        if (parent && isCall(parent) && calleeOf(parent) === reference) this.go(parent, one.module);
        else this.handedOn(reference, one.module);
      }
    }
  }
}

const isCase = ({ type }: Node): boolean => type === 'case_clause';

/** True for a function that nobody in the project calls, and that the `__init__.py` of a package offers to whoever imports that. */
function isOfferedOutside(fn: Located, ctx: Context): boolean {
  const owner = isBound(fn.node) ? around(fn.node, isClass) : undefined;
  const offered = owner ?? fn.node;
  const name = field(offered, 'name')?.text;
  if (name === undefined || callsOf(fn, ctx).length > 0 || /^_/.test(field(fn.node, 'name')?.text ?? '')) return false;
  const mayOffer = (file: string): boolean => {
    const text = ctx.modules.textOf(file);
    return file.endsWith('/__init__.py') && (text.includes(name) || importsAll(text));
  };
  return ctx.modules
    .files()
    .filter(mayOffer)
    .some((file) => {
      const module = ctx.modules.get(file);
      if (!module || module === fn.module) return false;
      const found = ctx.modules.exported(module, name);
      return found.kind === 'binding' && found.binding.definitions.some(({ node }) => node === offered);
    });
}

/** `response.model`, `response.to_dict()["model"]` */
const isModel = (node: Node): boolean => isPart(node, 'model');

/** `….name`, `…["name"]` */
const isPart = (node: Node, name: string): boolean =>
  memberName(node) === name || (node.type === 'subscript' && new RegExp(`^["']${name}["']$`).test(field(node, 'subscript')?.text ?? ''));

/** `messages=history`, `{"messages": history}`: the API reads it, and nobody else. */
function isSentBack({ parent, field: name }: Node): boolean {
  if (!parent || name !== 'value') return false;
  return isKeyword(parent) ? field(parent, 'name')?.text === 'messages' : parent.type === 'pair' && isMessages(field(parent, 'key'));
}

const isMessages = (key: Node | undefined): boolean => key !== undefined && /^["']messages["']$/.test(key.text);

/** `"thinking_delta"`, `getattr(block, "thinking")`, `attrgetter("thinking")`, `case {"thinking": text}`. */
const READS_BY_NAME =
  /\bthinking_delta\b|\bgetattr\([^()]*["']thinking["']|\b(?:attr|item)getter\([^()]*["']thinking["']|\bcase\s[^:]*\{[^}]*["']thinking["']\s*:/;

/** Some code of the project reads thinking text; settings of that name are no text. */
function isReadSomewhere(ctx: Context): boolean {
  if (ctx.modules.files().some((file) => READS_BY_NAME.test(ctx.modules.textOf(file)))) return true;
  return ctx.membersNamed('thinking').some(({ node }) => {
    const { parent } = node;
    const isSetting = /(?:^|\.)(?:self|cls|\w*(?:settings|config|cfg|args|options|params))$/i.test(objectOf(node).text);
    return !isSetting && node.field !== 'left' && !(parent && node.field === 'value' && /\bthinking\b/.test(parent.text.slice(0, 11)));
  });
}
