/** Where the value of a declaration goes, use by use: to the calls that were read, into lookups, or out of sight. */
import { twinOf } from '../../../sdk/models.js';
import { constant, outcomes } from '../../../values/outcomes.js';
import { passedFor } from '../../../values/said.js';
import type { Declaration, Expr, Value } from '../../../values/values.js';
import type { Leads, LeadsFound } from '../../language.js';
import { isQuery } from '../../queries.js';
import { keyOf } from '../changes/mutations.js';
import { checksOf, constructorTaking, fieldTaking } from '../classes/class-checks.js';
import { isFoundByValue, usesOfField, usesOfName } from '../classes/field-uses.js';
import type { Module } from '../modules/modules.js';
import { classOf, resolveName } from '../modules/names.js';
import { onlyDoes } from '../responses/looks.js';
import { TEST_FILE } from '../sites/objects.js';
import { stringValue } from '../syntax/literals.js';
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
  statementOf,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { isListedByType } from '../types/literal-types.js';
import { type Context, exprOf, type Located } from '../values/context.js';
import { calledFunctions, isBound, parametersOf } from '../values/functions.js';
import type { FieldOfClass } from '../values/members.js';
import { decidesByKey, isEnumOfOld, isKeyOf, movesAlong } from '../values/tables.js';
import { callsOf } from './callers.js';
import {
  decidingCase,
  type Followed,
  isAnother,
  isDecidingComparison,
  isDecidingMethod,
  isDecidingPattern,
  isGivenBesideOld,
  isItself,
  knowsBoth,
} from './deciders.js';
import { isHarmless } from './held.js';
import { isEnum } from './reflection.js';
import { mayRequest, NAMES_MODEL } from './requests-elsewhere.js';

const MOST_STEPS = 500;

/** Methods that look their first argument up. */
const LOOKUPS = /^(?:get|pop|setdefault|index|remove|discard|__getitem__)$/;
/** Methods of a text that only look, and of a container that only add to it. */
const ONLY_LOOK = /^(?:startswith|endswith|is\w+|find|count|keys|append|extend|insert|update|setdefault|add)$/;
/** What they give holds, or is made of, what they are given. */
const HAND_ON =
  /^(?:list|tuple|set|frozenset|sorted|reversed|iter|next|enumerate|zip|chain|cast|copy|deepcopy|dict|join|min|max|field|Field)$/;
const EXCEPTION = /(?:Error|Exception|Warning)$/;

export interface Found extends LeadsFound {
  /** A place that compares what is followed with what moves along, and would fail if that stayed. */
  beside?: Expr;
}

/**
 * The strongest of all uses.
 * @param value the literal that would be edited.
 * @param target the model that would take the place of an old one.
 */
export function leadsOf(declaration: Declaration, value: Expr, isRead: (expr: Expr) => boolean, target: string, ctx: Context): Found {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | FieldOfClass | null;
  if (!home || !binding) return { leads: undefined };
  const at = { file: home.file, start: declaration.start, end: declaration.start, node: null };
  if ('owner' in binding && isFoundByValue(binding.owner, value, ctx)) return { leads: 'lookup', decider: at };
  if (isListedByType(binding, home, value, ctx)) return { leads: 'lookup', decider: at };
  const uses = 'owner' in binding ? usesOfField(binding, ctx) : usesOfName(binding, home, ctx);
  return new Walk(followed(value, target, ctx), isRead, ctx).all(uses, 'owner' in binding ? binding : undefined);
}

/** What decides something by what the API answered, starting from one use of it. */
export const deciderOfAnswer = (use: Located, value: Followed, ctx: Context): Found =>
  new Walk({ ...value, answered: true }, () => false, ctx).all([use], undefined);

function followed(value: Expr, target: string, ctx: Context): Followed {
  const module = ctx.modules.get(value.file);
  const known = module && constant(ctx.evaluate(value.node as Node, module))?.value;
  const from = typeof known === 'string' ? known : '';
  return { from, to: twinOf(from, target), at: value };
}

/** `named`: what is used is a dictionary that has the value as its model, or a text of one. */
interface Use extends Located {
  named: boolean;
}

class Walk {
  private readonly seen = new Set<Node>();
  private readonly queue: Use[] = [];
  private decider: Expr | undefined;
  private beside: Expr | undefined;

  constructor(
    private readonly value: Followed,
    private readonly isRead: (expr: Expr) => boolean,
    private readonly ctx: Context,
  ) {}

  /** @param of the field whose uses they are. */
  all(uses: readonly Located[], of: FieldOfClass | undefined): Found {
    const leads = this.strongest(uses, of);
    return { leads, ...(leads === 'lookup' && this.decider && { decider: this.decider }), ...(this.beside && { beside: this.beside }) };
  }

  private strongest(uses: readonly Located[], of: FieldOfClass | undefined): Leads | undefined {
    let found: Leads | undefined = of && this.checked(of);
    for (const use of [...uses, ...this.ownPlace()]) this.follow([use], this.holdsAsModel(use));
    for (let use = this.queue.shift(); use && found !== 'lookup'; use = this.queue.shift()) {
      const leads = this.seen.size > MOST_STEPS ? 'away' : this.from(use);
      if (leads === 'lookup') return leads;
      found ??= leads;
    }
    return found;
  }

  /** The value itself where it is an argument, which no name stands for. */
  private ownPlace(): Located[] {
    const node = this.value.at.node as Node;
    const module = this.ctx.modules.get(this.value.at.file);
    const isArgument = /^(?:keyword_argument|argument_list)$/.test(node.parent?.type ?? '');
    return module && isArgument && !this.value.answered ? [{ module, node }] : [];
  }

  /** What checks a field when an object is made. */
  private checked(of: FieldOfClass): Leads | undefined {
    const { parameters, refuses } = checksOf(of, this.value, this.ctx);
    if (refuses) return this.decided(refuses.node, refuses.module);
    for (const { node, module } of parameters) this.followName(node, module, false);
    return undefined;
  }

  private lookedUp(table: Node, at: Node, module: Module): Leads | undefined {
    if (decidesByKey(table, module, this.value, this.ctx)) return this.decided(at, module);
    if (movesAlong(table, module, this.value, this.ctx)) this.beside ??= exprOf(module, at);
    return undefined;
  }

  /** Undefined where it will not be decided otherwise for the new id. */
  private decided(node: Node, module: Module): 'lookup' | undefined {
    if (knowsBoth(node, module, this.ctx)) return undefined;
    this.decider ??= exprOf(module, node);
    return 'lookup';
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
            outcomes(entry.value()).some((inner) => isItself(inner.leaf, this.value)),
        ),
    );
  }

  /** From one use outwards, as long as the expression still gives the value. */
  private from({ module, node, named }: Use): Leads | undefined {
    let isInText = false;
    let isPiece = false;
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
          const next = this.given(at, call, module, read, named, isPiece);
          if (next !== 'on') return next;
          at = call;
          continue;
        }
        case 'call':
          break;
        case 'attribute': {
          if (objectOf(parent) !== at) return undefined;
          const call = parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent ? parent.parent : undefined;
          if (call && isDecidingMethod(call, module, this.value, this.ctx)) return this.decided(call, module);
          if (call && ONLY_LOOK.test(memberName(parent) as string)) return undefined;
          if (call && /^(?:index|remove|discard|__getitem__)$/.test(memberName(parent) as string) && !this.value.answered)
            return this.decided(call, module);
          isPiece ||= call !== undefined && !this.isContainer(at, module);
          at = call ?? parent;
          if (isAnother(at, module, this.value, this.ctx)) return undefined;
          continue;
        }
        case 'subscript':
          if (objectOf(parent) !== at) return this.lookedUp(objectOf(parent), parent, module);
          if (isAnother(parent, module, this.value, this.ctx)) return undefined;
          isPiece ||= !this.isContainer(at, module);
          break;
        case 'assignment': {
          if (at.field !== 'right' || read) return undefined;
          const left = field(parent, 'left');
          // An id that is cut apart is there to be compared.
          if (isPiece && left?.type === 'pattern_list' && !this.value.answered) return this.decided(parent, module);
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
          if (parts(parent).some((one) => one !== at && this.isBeside(one, module))) this.beside ??= exprOf(module, parent);
          if (isAsserted(parent, module, this.ctx) || isKeyOf(at, parent, module, this.value, this.ctx)) return undefined;
          return isDecidingComparison(at, parent, module, this.value, isPiece, this.ctx) ? this.decided(parent, module) : undefined;
        case 'match_statement': {
          const clause = decidingCase(parent, this.value, this.ctx);
          return clause && this.decided(clause, module);
        }
        case 'conditional_expression':
          if (parts(parent)[1] === at) return undefined;
          break;
        case 'interpolation':
          if (parent.parent && isQuery(parent.parent.text)) return this.decided(parent.parent, module);
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
  private given(at: Node, call: Node, module: Module, read: boolean, named: boolean, isPiece: boolean): Leads | 'on' | undefined {
    const list = argumentsOf(call);
    // The arguments of a call site are read as its params, where what they are can be told.
    if (this.isRead(exprOf(module, list))) return this.isUnseen(at, module) ? 'away' : undefined;
    if (parts(list).some((one) => one !== at && isQuery(one.text))) return this.decided(call, module);
    const callee = unwrap(calleeOf(call));
    const name = memberName(callee) ?? callee.text;
    const does = onlyDoes(call, module, this.ctx);
    if (does) return does === 'text' ? 'on' : undefined;
    if (isMember(callee) && LOOKUPS.test(name) && positional(call)[0] === at) return this.lookedUp(objectOf(callee), call, module);
    const called = calledFunctions(callee, module, this.ctx);
    if (called.length) {
      const leads = called.map((fn) => this.entering(at, call, fn, module, named));
      return leads.find((one) => one === 'lookup') ?? leads.find((one) => one !== undefined);
    }
    const made = classOf(resolveName(callee, module, this.ctx));
    if (made && isEnum(made.node) && (!this.value.answered || isEnumOfOld(made, this.ctx))) return this.decided(call, module);
    if (made && this.making(at.parent && isKeyword(at.parent) ? at.parent : at, made) === 'lookup') return 'lookup';
    if (isDecidingPattern(at, call, module, this.value, this.ctx)) return this.decided(call, module);
    // A number out of an id is there to be compared, and a name that is made of one is looked up.
    const isCut = isPiece && (/^(?:int|float)$/.test(name) || (name === 'getattr' && positional(call)[1] === at));
    if (isCut && !this.value.answered) return this.decided(call, module);
    if (EXCEPTION.test(name) || read) return undefined;
    if (HAND_ON.test(name)) return 'on';
    if (!made && !/^assert/.test(name) && isGivenBesideOld(at, call, module, this.value, this.ctx)) return this.decided(call, module);
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

  /** An object is made with the value: its constructor, or what checks its field. */
  private making(argument: Node, made: Located): Leads | undefined {
    for (const { node, module } of constructorTaking(argument, made, this.ctx)) this.followName(node, module, false);
    const declared = fieldTaking(argument, made, this.ctx);
    if (!declared) return undefined;
    if (isListedByType(declared, made.module, this.value.at, this.ctx)) return this.decided(made.node, made.module);
    this.follow(usesOfField(declared, this.ctx, this.value.answered), false);
    return this.checked(declared);
  }

  /** True for the value itself, where something else is followed that has its text. */
  private isBeside(node: Node, module: Module): boolean {
    return this.value.answered === true && outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => this.isIt(leaf));
  }

  private isIt(leaf: Value): boolean {
    return isItself(leaf, this.value);
  }

  private returned(statement: Node, module: Module, named: boolean): Leads | undefined {
    let fn: Node | null = statement.parent;
    while (fn && !isFunction(fn)) fn = fn.parent;
    const calls = fn ? callsOf({ module, node: fn }, this.ctx) : [];
    if (calls.length === 0) return 'away';
    this.follow(calls, named);
    return undefined;
  }

  /** True where the value may arrive by a way that is not seen from there. */
  private isUnseen(node: Node, module: Module): boolean {
    const whole = this.ctx.evaluate(node, module);
    const found = [whole, ...passedFor(whole)].flatMap((one) => outcomes(one));
    return found.some(({ leaf }) => leaf.kind === 'open' && !leaf.candidates) && !found.some(({ leaf }) => this.isIt(leaf));
  }

  private isContainer(node: Node, module: Module): boolean {
    return outcomes(this.ctx.evaluate(node, module)).some(({ leaf }) => leaf.kind === 'array' || leaf.kind === 'object');
  }
}

/** `assert MODEL == "…"` in a test: it must be told about the new id whatever becomes of the declaration. */
const isAsserted = (node: Node, { file }: Module, { modules }: Context): boolean =>
  statementOf(node).type === 'assert_statement' && TEST_FILE.test(file.slice(modules.root.length + 1));

/** The call that an argument belongs to, by whatever kind of argument it is. */
function callAround(at: Node): Node | undefined {
  const list = at.parent?.type === 'argument_list' ? at.parent : at.parent?.parent;
  return list?.type === 'argument_list' && list.parent && isCall(list.parent) ? list.parent : undefined;
}

const isLookedAt = (parent: Node, node: Node): boolean =>
  isHarmless(parent, node) ||
  /^(?:match_statement|case_clause|case_pattern|dotted_name|if_clause|raise_statement|global_statement|import_\w+)$/.test(parent.type);
