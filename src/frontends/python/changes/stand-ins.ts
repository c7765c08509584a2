/** The expressions that stand for one object: the names it is given, what holds it, and the parameters that take it. */

import { constructorsOf } from '../classes/constructors.js';
import { areRelated, functionAround, isPropertyOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { decoratorsOf } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  holds,
  isCall,
  isClass,
  isMember,
  isName,
  isPattern,
  isSplat,
  memberName,
  type Node,
  objectOf,
  parts,
  unwrap,
  walk,
  wrapperOf,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import { goesTo } from '../uses/handed-to.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isBound, parametersOf } from '../values/functions.js';
import { ANY, fieldTaking, mayBe, nameOf, type Path, pathInContainer, pathInMethod, pathInParameter, pathInResult } from './carried.js';

const MOST_STEPS = 2_000;
/** How deep in other objects it is followed. */
const MOST_DEPTH = 5;

/** An expression, and where the object is in it. */
interface At extends Located {
  path: Path;
}

/** @returns undefined where the object gets about too much to be followed. */
export function standIns(made: Located, ctx: Context): Located[] | undefined {
  return new Walk(made, ctx).all();
}

const isCache = ({ text }: Node): boolean => /^(?:functools\.)?(?:cache|lru_cache|cached_property)\b/.test(text);

const isContextManager = ({ text }: Node): boolean => /contextmanager$/.test(text);

/** The name or place between the brackets; any where it is not written out. */
const entryOf = (subscript: Node): string | null => nameOf(subscript.children.find(({ field: name }) => name === 'subscript'));

/** The place in a tuple; any behind a star. */
function placeOf(item: Node, tuple: Node): string | null {
  const items = parts(tuple);
  const index = items.indexOf(item);
  return items.slice(0, index).some(isSplat) ? ANY : String(index);
}

class Walk {
  private readonly seen = new Map<Node, string[]>();
  private readonly queue: At[] = [];

  constructor(
    private readonly made: Located,
    private readonly ctx: Context,
  ) {}

  all(): Located[] | undefined {
    const found: Located[] = [];
    this.add(this.made.node, this.made.module, []);
    for (const at of this.queue) {
      if (this.queue.length > MOST_STEPS) return undefined;
      if (at.path.length === 0) found.push(at);
      this.step(at);
    }
    return found;
  }

  private add(node: Node, module: Module, path: Path): void {
    const paths = this.seen.get(node) ?? [];
    const key = path.join();
    if (path.length > MOST_DEPTH || paths.includes(key)) return;
    this.queue.push({ node, module, path });
    this.seen.set(node, [...paths, key]);
  }

  /** Every use of a name. */
  private addUses(id: Node | undefined, module: Module, path: Path): void {
    const binding = id && isName(id) ? module.scopes.bindingOf(id) : undefined;
    if (!binding) return;
    for (const use of this.ctx.referencesTo(binding, module)) this.add(use.node, use.module, path);
    // `params |= {…}`
    for (const { kind, id: target } of binding.definitions) if (kind === 'augment') this.add(target, module, path);
  }

  /** Every use of what is given the value: a name, an attribute, an entry of either, or each of several. */
  private addTargets(target: Node | undefined, module: Module, path: Path): void {
    if (!target) return;
    const inner = unwrap(target);
    if (isMember(inner)) this.addMembers(memberName(inner) as string, path, this.ctx.instancesOf(objectOf(inner), module));
    else if (inner.type === 'subscript') this.addTargets(objectOf(inner), module, [entryOf(inner), ...path]);
    else if (inner.type === 'as_pattern_target') this.addTargets(parts(inner)[0], module, path);
    else if (isPattern(inner)) this.addItems(parts(inner), module, path);
    else this.addUses(inner, module, path);
  }

  private addItems(targets: readonly Node[], module: Module, path: Path): void {
    const star = targets.findIndex(({ type }) => type === 'list_splat_pattern');
    for (const [index, target] of targets.entries()) {
      if (index === star) this.addTargets(parts(target)[0], module, path.length ? [ANY, ...path.slice(1)] : path);
      else if (path.length && mayBe(star >= 0 && index > star ? ANY : String(index), path[0]))
        this.addTargets(target, module, path.slice(1));
    }
  }

  /** Every attribute of that name, of objects that may be one of those of the classes, or of any class where they are not known. */
  private addMembers(name: string, path: Path, owners: readonly Located[] = []): void {
    for (const one of this.ctx.membersNamed(name)) {
      const others = owners.length ? this.ctx.instancesOf(objectOf(one.node), one.module) : [];
      if (others.length && !others.some((other) => owners.some((owner) => areRelated(owner, other, this.ctx)))) continue;
      this.add(one.node, one.module, path);
    }
  }

  private step({ node, module, path }: At): void {
    const { parent } = node;
    if (!parent) return;
    const wrapper = wrapperOf(node);
    if (wrapper) {
      this.add(wrapper, module, path);
      return;
    }
    switch (parent.type) {
      case 'conditional_expression':
      case 'boolean_operator':
        this.add(parent, module, path);
        return;
      case 'binary_operator':
      case 'dictionary_splat':
      case 'list_splat':
        this.copied(parent, module, path);
        return;
      case 'named_expression':
        this.add(parent, module, path);
        this.addUses(field(parent, 'name'), module, path);
        return;
      case 'assignment':
        if (node.field !== 'right') return;
        this.addTargets(field(parent, 'left'), module, path);
        // `first = second = params`
        this.add(parent, module, path);
        return;
      case 'match_statement':
        this.captured(parent, module, path);
        return;
      case 'as_pattern':
        if (node.field !== 'alias') this.addTargets(field(parent, 'alias'), module, path);
        return;
      case 'default_parameter':
      case 'typed_default_parameter':
        if (node.field === 'value') this.addUses(field(parent, 'name'), module, path);
        return;
      case 'for_statement':
      case 'for_in_clause':
        if (node.field === 'right' && path.length) this.addTargets(field(parent, 'left'), module, path.slice(1));
        return;
      case 'pair':
        if (node.field === 'value' && parent.parent) this.add(parent.parent, module, [nameOf(field(parent, 'key')), ...path]);
        return;
      case 'list':
        this.add(parent, module, [ANY, ...path]);
        return;
      case 'tuple':
      case 'expression_list':
        this.add(parent, module, [placeOf(node, parent), ...path]);
        return;
      case 'list_comprehension':
      case 'generator_expression':
        if (node.field === 'body') this.add(parent, module, [ANY, ...path]);
        return;
      case 'subscript':
        if (objectOf(parent) === node && path.length) this.entry(parent, module, path);
        return;
      case 'attribute':
        if (objectOf(parent) === node) this.method(parent, module, path);
        return;
      case 'keyword_argument':
      case 'argument_list':
      case 'call':
        this.argument(node, module, path);
        return;
      case 'lambda':
        if (node.field === 'body') this.returned(parent, module, path);
        return;
      case 'return_statement':
      case 'yield':
        this.returned(parent, module, path);
        return;
      default:
    }
  }

  /** `configs["deep"]`, and all of them in `configs[1:]`. */
  private entry(subscript: Node, module: Module, path: Path): void {
    const isSlice = subscript.children.some(({ type }) => type === 'slice');
    if (isSlice) this.add(subscript, module, [ANY, ...path.slice(1)]);
    else if (mayBe(entryOf(subscript), path[0])) this.add(subscript, module, path.slice(1));
  }

  /** A copy has the same entries: `{**base}`, `base | more`, `[*all]`. So have the arguments of a call. */
  private copied(parent: Node, module: Module, path: Path): void {
    const outer = parent.parent;
    if (path.length === 0 || !outer) return;
    if (parent.type === 'binary_operator') {
      if (/^[|+]$/.test(field(parent, 'operator')?.text ?? '')) this.add(parent, module, path);
    } else if (outer.type === 'dictionary') this.add(outer, module, path);
    else if (/^(?:list|tuple|set|expression_list)$/.test(outer.type)) this.add(outer, module, [ANY, ...path.slice(1)]);
    else if (outer.type === 'argument_list' && outer.parent && isCall(outer.parent)) this.spread(outer.parent, parent, module, path);
  }

  /** `run(**params)`: the entry is the argument of its name. `run(*jobs)`: the item is that of its place, behind what stands there. */
  private spread(call: Node, splat: Node, module: Module, path: Path): void {
    const callee = unwrap(calleeOf(call));
    if (callee.text === 'dict' && splat.type === 'dictionary_splat') this.add(call, module, path);
    const made = this.ctx.instancesOf(callee, module).filter(({ kind }) => kind === 'class');
    const constructors = made.flatMap((one) => constructorsOf({ ...one, kind: 'made' }, this.ctx));
    const [name = ANY, ...inside] = path;
    const isNamed = splat.type === 'dictionary_splat';
    for (const fn of [...calledFunctions(callee, module, this.ctx), ...constructors])
      for (const [place, param] of parametersOf(fn.node).entries()) {
        const id = parameterName(param);
        const before = parts(argumentsOf(call)).indexOf(splat) + (isBound(fn.node) ? 1 : 0);
        const key = isNamed ? id?.text : String(place - before);
        if (param.text.startsWith(isNamed ? '**' : '*')) this.addUses(id, fn.module, isNamed ? path : [ANY, ...inside]);
        else if (!param.text.startsWith('*') && mayBe(key, name)) this.addUses(id, fn.module, inside);
      }
    if (isNamed && made.length && constructors.length === 0 && name !== ANY) this.addMembers(name, inside, made);
  }

  /** What the patterns of `match` give a name may be all of it, or any part. */
  private captured(statement: Node, module: Module, path: Path): void {
    walk(statement, (node) => {
      if (node.type === 'block') return node.parent === statement;
      const isBound = isName(node) && module.scopes.bindingOf(node)?.definitions.some(({ id }) => id === node);
      if (isBound) for (let depth = 0; depth <= path.length; depth++) this.addUses(node, module, path.slice(depth));
      return true;
    });
  }

  /** `requests.get("params")`, `request.copy()`. */
  private method(member: Node, module: Module, path: Path): void {
    const call = member.parent && isCall(member.parent) && calleeOf(member.parent) === member ? member.parent : undefined;
    const inResult = call && pathInMethod(call, path);
    if (call && inResult) this.add(call, module, inResult);
  }

  private argument(node: Node, module: Module, path: Path): void {
    const given = node.parent?.type === 'keyword_argument' ? node.parent : node;
    const call = given.parent?.type === 'argument_list' ? given.parent.parent : given.parent;
    if (!call || !isCall(call) || calleeOf(call) === node) return;
    const inResult = pathInResult(call, given, path, module, this.ctx);
    if (inResult) this.add(call, module, inResult);
    const { parameters, fields, containers } = goesTo(node, module, this.ctx);
    for (const { node: param, module: home } of parameters) this.addUses(param, home, pathInParameter(param, call, given, path));
    for (const name of [...fields, ...fieldTaking(call, given, module, this.ctx)]) this.addMembers(name, path);
    const held = pathInContainer(call, given, path);
    for (const container of held ? containers : []) this.addTargets(container, module, held as Path);
  }

  private returned(statement: Node, module: Module, path: Path): void {
    const fn = statement.type === 'lambda' ? statement : functionAround(statement);
    // What a function makes for each of its callers is theirs; what it only names is not, nor a default, nor what a cache keeps.
    const { made } = this;
    const body = fn && field(fn, 'body');
    const isMade = module === made.module && body !== undefined && holds(body, made.node) && !isName(made.node) && !isMember(made.node);
    if (!fn || (isMade && !decoratorsOf(fn).some(isCache))) return;
    const isItem = statement.type === 'yield' && !/^yield\s+from\b/.test(statement.text) && !decoratorsOf(fn).some(isContextManager);
    const given = isItem ? [ANY, ...path] : path;
    const owner = isPropertyOf(fn) ? around(fn, isClass) : undefined;
    if (owner) this.addMembers(field(fn, 'name')?.text ?? '', given, [{ node: owner, module }]);
    else for (const call of callsOf({ module, node: fn }, this.ctx)) this.add(call.node, call.module, given);
  }
}
