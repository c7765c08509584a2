/** Can a value come into a file from code outside of it? Followed back through names, calls, fields and parameters, up to calls of the API. */

import { giverOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { frameOf, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  walk,
} from '../syntax/node.js';
import type { Binding, Definition } from '../syntax/scope.js';
import { mentionsAnthropic } from '../types/reach.js';
import type { Context, Located } from './context.js';
import { calledFunctions, isBound, returnsOf } from './functions.js';
import { Callers, type Given, isPlain, isSelf } from './given.js';

/** Give back objects that were put away, of the class that they had then. */
const PUT_AWAY = /^(?:pickle|dill|joblib|cloudpickle|shelve)\.(?:loads?|open)$/;

/**
 * True where an expression's value may be made, at least in part, by code outside of the file.
 * @param isRequest calls whose result is that of a request, whatever they are given.
 */
export const comesFromOutside = (start: readonly Node[], module: Module, ctx: Context, isRequest: (node: Node) => boolean): boolean =>
  new Origins(module, ctx, isRequest).reach(start);

class Origins {
  private readonly waiting: Node[] = [];
  private readonly seen = new Set<Binding | Node | string>();
  private readonly callers: Callers;
  private outside = false;

  constructor(
    private readonly module: Module,
    private readonly ctx: Context,
    private readonly isRequest: (node: Node) => boolean,
  ) {
    this.callers = new Callers(module, ctx);
  }

  reach(start: readonly Node[]): boolean {
    this.waiting.push(...start);
    for (let node = this.waiting.pop(); node && !this.outside; node = this.waiting.pop()) if (this.isNew(node)) this.expression(node);
    return this.outside;
  }

  private isNew(one: Binding | Node | string): boolean {
    if (this.seen.has(one)) return false;
    this.seen.add(one);
    return true;
  }

  private expression(node: Node): void {
    walk(node, (inner) => {
      if (inner.type === 'type' || (isCall(inner) && this.isRequest(inner))) return false;
      if (isCall(inner)) this.called(inner);
      const name = memberName(inner);
      if (name !== undefined) this.field(name);
      if (isName(inner)) this.name(inner);
      return !isFunction(inner);
    });
  }

  private called(call: Node): void {
    this.outside ||= PUT_AWAY.test(calleeOf(call).text);
    for (const { module, node } of calledFunctions(calleeOf(call), this.module, this.ctx)) if (module === this.module) this.results(node);
  }

  /** What a function returns or yields. */
  private results(fn: Node): void {
    if (!this.isNew(fn)) return;
    this.waiting.push(...returnsOf({ module: this.module, node: fn }));
    walk(fn, (inner) => {
      if (inner.type === 'yield') this.waiting.push(inner);
    });
  }

  private name(node: Node): void {
    const binding = this.module.scopes.bindingOf(node);
    if (!binding || !this.isNew(binding)) return;
    for (const definition of binding.definitions) this.definition(definition);
    this.outside ||= this.ctx.referencesTo(binding, this.module).some(({ module, node }) => module !== this.module && isSet(node));
    if (binding.definitions.some(({ kind, id }) => /^(?:import|function|class)$/.test(kind) || isSelf(id.text))) return;
    for (const reference of binding.references) this.filled(reference);
    // What another file has in its hands, it may fill.
    this.outside ||= !binding.scope.parent && this.ctx.referencesTo(binding, this.module).some(({ module }) => module !== this.module);
  }

  /** `blocks.append(block)`, `blocks[0] = block`. */
  private filled(reference: Node): void {
    const { parent } = reference;
    if (!parent || objectOf(parent) !== reference) return;
    if (isMember(parent) && parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent) {
      if (!this.isRequest(parent.parent)) this.waiting.push(argumentsOf(parent.parent));
    } else if (parent.parent?.type === 'assignment' && parent.field === 'left') this.push(field(parent.parent, 'right'));
  }

  private definition({ kind, node, id }: Definition): void {
    if (kind === 'class' || kind === 'declare') return;
    if (kind === 'param') this.given(this.callers.givenFor(node));
    else if (kind === 'function') this.results(node);
    else if (kind === 'import') this.imported(id);
    else if (/^(?:case|keyword)_pattern$/.test(node.type)) {
      const match = around(node, ({ type }) => type === 'match_statement');
      this.push(...(match?.children.filter((child) => child.field === 'subject') ?? []));
    } else {
      const value = field(node, 'right') ?? field(node, 'value');
      this.push(...(value ? [value] : parts(node).filter((part) => part.start > id.start || part.end < id.end)));
    }
  }

  private push(...nodes: (Node | undefined)[]): void {
    for (const node of nodes) if (node) this.waiting.push(node);
  }

  private given({ values, outside }: Given): void {
    this.outside ||= outside;
    this.waiting.push(...values);
  }

  /** A variable of another file may be filled there; a function of one that uses the package may give a response. */
  private imported(id: Node): void {
    const found = resolveName(id, this.module, this.ctx);
    if (found.kind === 'module') this.outside ||= mentionsAnthropic(found.module, this.ctx);
    if (found.kind !== 'binding' || found.module === this.module) return;
    this.outside ||= found.binding.definitions.some(({ kind }) => kind === 'assign') || mentionsAnthropic(found.module, this.ctx);
  }

  /** What is assigned to an attribute of this name in the file; a method's results. */
  private field(name: string): void {
    if (!this.isNew(name)) return;
    let isOwn = this.isDeclared(name);
    walk(this.module.root, (node) => {
      const left = /^(?:augmented_)?assignment$/.test(node.type) ? field(node, 'left') : undefined;
      if (left && assigns(left, name)) {
        isOwn = true;
        this.push(field(node, 'right'));
      }
      if (node.type === 'function_definition' && isBound(node) && field(node, 'name')?.text === name) this.method(node, name);
      if (memberName(node) === name) this.filled(node);
    });
    this.outside ||= isOwn && this.isSetElsewhere(name);
  }

  private method(fn: Node, name: string): void {
    this.results(fn);
    const owner = frameOf(fn.parent?.type === 'decorated_definition' ? fn.parent : fn);
    const below: Located[] = [{ module: this.module, node: owner }];
    for (let at = below.pop(); at && !this.outside; at = below.pop()) {
      const { module, node } = at;
      this.outside ||= module !== this.module && giverOf(at, name, this.ctx)?.module !== this.module;
      below.push(...this.ctx.subclassesOf({ module, node }));
    }
  }

  /** A field of a class whose constructor takes it: `@dataclass class Turn: response: Message`. */
  private isDeclared(name: string): boolean {
    const { scopes } = this.module;
    const owners = scopes
      .all()
      .filter(
        ({ node, bindings }) =>
          isClass(node) && bindings.get(name)?.definitions.some((one) => one.kind === 'declare' && !isPlain(one.node)),
      );
    for (const { node } of owners) {
      const binding = scopes.bindingOf(field(node, 'name') as Node);
      if (binding) this.given(this.callers.byUses(binding, undefined));
    }
    return owners.length > 0;
  }

  private isSetElsewhere(name: string): boolean {
    return this.ctx
      .membersNamed(name)
      .some(({ module, node }) => module !== this.module && !isSelf(objectOf(node).text) && (isSet(node) || isFilled(node)));
  }
}

const isSet = (node: Node): boolean => node.parent?.type === 'assignment' && node.field === 'left';

/** `bot.seen.extend(…)`, `bot.seen[0] = …`. */
function isFilled({ parent }: Node): boolean {
  if (parent?.type === 'subscript') return parent.parent?.type === 'assignment' && parent.field === 'left';
  return /^(?:add|append|appendleft|extend|insert|put|put_nowait|setdefault|update)$/.test((parent && memberName(parent)) ?? '');
}

/** `left` is `x.name`, or a class's own `name`. */
function assigns(left: Node, name: string): boolean {
  let found = isName(left) && left.text === name && isClass(left.parent?.parent?.parent?.parent ?? left);
  walk(left, (node) => {
    found ||= memberName(node) === name;
  });
  return found;
}
