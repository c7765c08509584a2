/** Where the value of a declaration goes, use by use: to the calls that were read, into lookups, or out of sight. */
import { type Declaration, type Expr, exprKey, outcomes, type Value } from '../../values/values.js';
import type { Leads } from '../language.js';
import { callsOf } from './callers.js';
import { type Context, exprOf, type Located } from './context.js';
import { calledFunctions, isBound, parametersOf } from './functions.js';
import { isHarmless } from './held.js';
import { areRelated } from './hierarchy.js';
import { isListedByType } from './literal-types.js';
import { stringValue } from './literals.js';
import { onlyDoes } from './looks.js';
import type { FieldOfClass } from './members.js';
import type { Module } from './modules.js';
import { keyOf } from './mutations.js';
import { classOf, resolveName } from './names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isFunction,
  isKeyword,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  unwrap,
  wrapperOf,
} from './node.js';
import { isEnum } from './reflection.js';
import { mayRequest, NAMES_MODEL } from './requests-elsewhere.js';
import { type Binding, parameterName } from './scope.js';

const MOST_STEPS = 500;

/** Methods that look their first argument up. */
const LOOKUPS = /^(?:get|pop|setdefault|index|remove|discard|__getitem__)$/;
/** Methods of a text that only look, and of a container that only add to it. */
const ONLY_LOOK = /^(?:startswith|endswith|is\w+|find|count|keys|append|extend|insert|update|setdefault|add)$/;
/** What they give holds, or is made of, what they are given. */
const HAND_ON =
  /^(?:list|tuple|set|frozenset|sorted|reversed|iter|next|enumerate|zip|chain|cast|copy|deepcopy|dict|join|min|max|field|Field)$/;
const EXCEPTION = /(?:Error|Exception|Warning)$/;

/** The strongest of all uses; `value` is the literal that would be edited. */
export function leadsOf(declaration: Declaration, value: Expr, isRead: (expr: Expr) => boolean, ctx: Context): Leads | undefined {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | FieldOfClass | null;
  if (!home || !binding) return undefined;
  if ('owner' in binding && isFoundByValue(binding.owner, value, ctx)) return 'lookup';
  if (isListedByType(binding, home, value, ctx)) return 'lookup';
  const uses = 'owner' in binding ? usesOfField(binding, ctx) : ctx.referencesTo(binding, home);
  return new Walk(value, isRead, ctx).all(uses);
}

function usesOfField({ owner, name }: FieldOfClass, ctx: Context): Located[] {
  const inBody = owner.module.scopes.scopeOf(owner.node)?.bindings.get(name)?.references ?? [];
  const members = ctx.membersNamed(name).filter(({ node, module }) => {
    const own = ctx.instancesOf(objectOf(node), module);
    return own.length === 0 || own.some((one) => areRelated(one, owner, ctx));
  });
  return [...members, ...inBody.map((node) => ({ module: owner.module, node }))];
}

/** `Models("claude-opus-4-6")`: an enum that is asked for the member with a value. */
function isFoundByValue({ module: home, node: owner }: Located, value: Expr, ctx: Context): boolean {
  const id = isEnum(owner) ? field(owner, 'name') : undefined;
  const binding = id && home.scopes.bindingOf(id);
  const uses = binding ? ctx.referencesTo(binding, home) : [];
  return uses.some(({ node, module }) => {
    const at = node.parent && isMember(node.parent) && field(node.parent, 'attribute') === node ? node.parent : node;
    const [asked] = at.parent && isCall(at.parent) && calleeOf(at.parent) === at ? positional(at.parent) : [];
    const id = (value.node as Node).text;
    return (
      asked !== undefined &&
      !outcomes(ctx.evaluate(asked, module)).every(({ leaf }) => leaf.kind === 'literal' && (leaf.expr.node as Node).text !== id)
    );
  });
}

/** `named`: what is used is a dictionary that has the value as its model, or a text of one. */
interface Use extends Located {
  named: boolean;
}

class Walk {
  private readonly seen = new Set<Node>();
  private readonly queue: Use[] = [];

  constructor(
    private readonly value: Expr,
    private readonly isRead: (expr: Expr) => boolean,
    private readonly ctx: Context,
  ) {}

  all(uses: readonly Located[]): Leads | undefined {
    let found: Leads | undefined;
    for (const use of uses) this.follow([use], this.holdsAsModel(use));
    for (let use = this.queue.shift(); use; use = this.queue.shift()) {
      const leads = this.seen.size > MOST_STEPS ? 'away' : this.from(use);
      if (leads === 'lookup') return leads;
      found ??= leads;
    }
    return found;
  }

  private follow(uses: readonly Located[], named: boolean): void {
    for (const use of uses) {
      if (this.seen.has(use.node)) continue;
      this.seen.add(use.node);
      this.queue.push({ ...use, named });
    }
  }

  private followName(id: Node | undefined, module: Module, named: boolean): Leads | undefined {
    const binding = id && isName(id) ? module.scopes.bindingOf(id) : undefined;
    if (!binding) return 'away';
    this.follow(this.ctx.referencesTo(binding, module), named);
    return undefined;
  }

  private holdsAsModel({ node, module }: Located): boolean {
    return outcomes(this.ctx.evaluate(node, module)).some(
      ({ leaf }) =>
        leaf.kind === 'object' &&
        leaf.entries.some(
          (entry) =>
            'key' in entry &&
            'value' in entry &&
            NAMES_MODEL.test(entry.key) &&
            outcomes(entry.value()).some((inner) => exprKey(inner.leaf.expr) === exprKey(this.value)),
        ),
    );
  }

  /** From one use outwards, as long as the expression still gives the value. */
  private from({ module, node, named }: Use): Leads | undefined {
    let isInText = false;
    for (let at = node; ; ) {
      const { parent } = at;
      if (!parent) return undefined;
      const read = this.isRead(exprOf(module, at));
      // A text that holds it is another value: whoever reads that does not read this one.
      if (read && isInText) return 'lookup';
      switch (parent.type) {
        case 'keyword_argument':
        case 'argument_list':
        case 'list_splat':
        case 'dictionary_splat': {
          const call = callAround(at);
          if (!call) break;
          named ||= isKeyword(parent) && NAMES_MODEL.test(field(parent, 'name')?.text ?? '');
          const next = this.given(at, call, module, read, named);
          if (next !== 'on') return next;
          at = call;
          continue;
        }
        case 'call':
          break;
        case 'attribute': {
          if (objectOf(parent) !== at) return undefined;
          const call = parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent ? parent.parent : undefined;
          if (call && ONLY_LOOK.test(memberName(parent) as string)) return undefined;
          if (call && LOOKUPS.test(memberName(parent) as string) && memberName(parent) !== 'get' && memberName(parent) !== 'pop')
            return 'lookup';
          at = call ?? parent;
          if (this.isAnother(at, module)) return undefined;
          continue;
        }
        case 'subscript':
          if (objectOf(parent) !== at) return 'lookup';
          if (this.isAnother(parent, module)) return undefined;
          break;
        case 'assignment': {
          if (at.field !== 'right' || read) return undefined;
          const left = field(parent, 'left');
          if (left?.type !== 'subscript') return this.followName(left, module, named);
          return this.followName(objectOf(left), module, named || NAMES_MODEL.test(keyOf(left) ?? ''));
        }
        case 'named_expression':
          this.followName(field(parent, 'name'), module, named);
          break;
        case 'default_parameter':
        case 'typed_default_parameter':
          if (at.field !== 'value' || read) return undefined;
          return this.followName(field(parent, 'name'), module, named);
        case 'for_statement':
        case 'for_in_clause':
          if (at.field !== 'right' || read) return undefined;
          return this.followName(field(parent, 'left'), module, named);
        case 'return_statement':
          return read ? undefined : this.returned(parent, module, named);
        case 'comparison_operator':
          return this.isSought(at, parent, module) ? 'lookup' : undefined;
        case 'conditional_expression':
          if (parts(parent)[1] === at) return undefined;
          break;
        case 'interpolation':
          isInText = true;
          break;
        case 'binary_operator':
          isInText ||= /^[+%]$/.test(field(parent, 'operator')?.text ?? '') && !this.isContainer(at, module);
          break;
        case 'string':
        case 'concatenated_string':
        case 'boolean_operator':
        case 'list_comprehension':
        case 'set_comprehension':
        case 'dictionary_comprehension':
        case 'generator_expression':
          break;
        case 'pair':
          if (read) return undefined;
          named ||= at.field === 'value' && NAMES_MODEL.test(stringValue(field(parent, 'key') as Node) ?? '');
          break;
        case 'list':
        case 'tuple':
        case 'set':
        case 'dictionary':
        case 'expression_list':
          if (read) return undefined;
          break;
        default:
          if (wrapperOf(at)) break;
          return read || isLookedAt(parent, at) ? undefined : 'away';
      }
      at = parent;
    }
  }

  /** The value is an argument: `on` where what the call gives holds it. */
  private given(at: Node, call: Node, module: Module, read: boolean, named: boolean): Leads | 'on' | undefined {
    const list = argumentsOf(call);
    // The arguments of a call site are read as its params, where what they are can be told.
    if (this.isRead(exprOf(module, list))) return this.isOpen(at, module) ? 'away' : undefined;
    const callee = unwrap(calleeOf(call));
    const name = memberName(callee) ?? callee.text;
    const does = onlyDoes(call, module, this.ctx);
    if (does) return does === 'text' ? 'on' : undefined;
    if (isMember(callee) && LOOKUPS.test(name) && positional(call)[0] === at) return 'lookup';
    const called = calledFunctions(callee, module, this.ctx);
    if (called.length) {
      const leads = called.map((fn) => this.entering(at, call, fn, module, named));
      return leads.find((one) => one === 'lookup') ?? leads.find((one) => one !== undefined);
    }
    const made = classOf(resolveName(callee, module, this.ctx));
    if (made && isEnum(made.node)) return 'lookup';
    if (EXCEPTION.test(name) || read) return undefined;
    if (HAND_ON.test(name)) return 'on';
    // Another library's request, which goes on with its own budget.
    const isRequest = /thinking|budget_tokens/.test(call.text) || (!made && mayRequest(call, at, named, module, this.ctx));
    return isRequest ? 'lookup' : 'away';
  }

  /** A function of the project: what it does with the parameter. */
  private entering(at: Node, call: Node, { module, node: fn }: Located, from: Module, named: boolean): Leads | undefined {
    const keyword = at.parent && isKeyword(at.parent) ? field(at.parent, 'name')?.text : undefined;
    const all = parametersOf(fn);
    const index = positional(call).indexOf(at);
    const isMethod = isBound(fn) && isMember(unwrap(calleeOf(call)));
    const param = keyword === undefined ? all[index + (isMethod ? 1 : 0)] : all.find((one) => parameterName(one)?.text === keyword);
    if (!param || (keyword === undefined && index < 0) || param.text.startsWith('*'))
      return this.isRead(exprOf(from, at)) ? undefined : 'away';
    return this.followName(parameterName(param), module, named);
  }

  /** `MODEL in TABLE`, and `given in MODELS` where the value is one of them; not where both move along. */
  private isSought(at: Node, comparison: Node, module: Module): boolean {
    const operands = parts(comparison);
    const index = operands.indexOf(at);
    const isIn = (from: Node, to: Node) => /\bin\b/.test(module.text.slice(from.end, to.start));
    const [before, table] = [operands[index - 1], operands[index + 1]];
    if (table && isIn(at, table)) return !this.isAmong(this.ctx.evaluate(table, module));
    if (!before || !isIn(before, at) || !this.isAmong(this.ctx.evaluate(at, module))) return false;
    return !outcomes(this.ctx.evaluate(before, module)).every(({ leaf }) => this.isIt(leaf));
  }

  /** True for a list that has the value as an item. */
  private isAmong(list: Value): boolean {
    return outcomes(list).some(
      ({ leaf }) =>
        leaf.kind === 'array' &&
        leaf.elements.some((item) =>
          item.kind === 'spread' ? this.isAmong(item.value()) : outcomes(item.value()).some((one) => this.isIt(one.leaf)),
        ),
    );
  }

  private isIt(leaf: Value): boolean {
    return exprKey(leaf.expr) === exprKey(this.value);
  }

  private returned(statement: Node, module: Module, named: boolean): Leads | undefined {
    let fn: Node | null = statement.parent;
    while (fn && !isFunction(fn)) fn = fn.parent;
    const calls = fn ? callsOf({ module, node: fn }, this.ctx) : [];
    if (calls.length === 0) return 'away';
    this.follow(calls, named);
    return undefined;
  }

  private isOpen(node: Node, module: Module): boolean {
    return outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => leaf.kind === 'open' && !leaf.candidates);
  }

  private isContainer(node: Node, module: Module): boolean {
    return outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => leaf.kind === 'array' || leaf.kind === 'object');
  }

  /** True for an entry or field that is known, and is not the value. */
  private isAnother(node: Node, module: Module): boolean {
    const found = outcomes(this.ctx.evaluate(node, module));
    return found.length > 0 && found.every(({ leaf }) => leaf.kind === 'literal' && !leaf.absent && !this.isIt(leaf));
  }
}

/** The call that an argument belongs to, by whatever kind of argument it is. */
function callAround(at: Node): Node | undefined {
  const list = at.parent?.type === 'argument_list' ? at.parent : at.parent?.parent;
  return list?.type === 'argument_list' && list.parent && isCall(list.parent) ? list.parent : undefined;
}

const isLookedAt = (parent: Node, node: Node): boolean =>
  isHarmless(parent, node) ||
  /^(?:match_statement|case_clause|case_pattern|dotted_name|if_clause|raise_statement|global_statement|import_\w+)$/.test(parent.type);
