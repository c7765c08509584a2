/** What a request is made of where its files are not run: where its values come from, and what else gets them. */
import { constant, outcomes } from '../../../values/outcomes.js';
import { isSetOutside } from '../gather/set-outside.js';
import type { Module, Resolution } from '../modules/modules.js';
import { handedTo } from '../responses/response-sinks.js';
import { type Call, isCall, isFunction, isMember, keyName, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import { isGivenByMarkup } from '../syntax/markup.js';
import { type Context, textOf } from '../values/context.js';
import { type Located, resolveName, returnsOf } from '../values/functions.js';
import { changeOf, outermost } from '../values/mutations.js';
import type { Followed } from '../values/stand-ins.js';

/** Keys whose values decide which form a request gets; the values of others are sent as they are. */
const DECIDES = /^(?:model|thinking|type|speed|requests|params|fallbacks|body|data|json)$/;
/** Keys whose values are the same in the old form and the new: a change of them alone does no harm. */
const GOES_ALONG = /^(?:messages|max_tokens|system|tools|metadata|stream|stop_sequences)$/;
/** Keys that decide which betas are sent, in the options of a call and of a client. */
export const SETS_HEADERS = /^(?:headers|defaultHeaders)$/;
/** Keys by which another object is sent than the one that is written. */
const REWRITES = /^(?:toJSON|__proto__)$/;
const TYPED = /\.[cm]?tsx?$/;

/** True where an object is changed under a key that the rewrite changes, too. */
function isChanged({ node, module }: Located): boolean {
  const change = changeOf(node, module);
  return change !== undefined && (change.keys === undefined || change.keys.some((key) => !GOES_ALONG.test(key)));
}

/** True for a file that is taken as an object, with all that it exports. */
function isAll({ node, module }: Located): boolean {
  const parent = module.scopes.parentOf(node);
  const isNamed = parent !== undefined && isMember(parent) && parent.object === node && memberName(parent) !== undefined;
  return parent !== undefined && !isNamed && !/^(?:Import|TS)/.test(parent.type);
}

/** True for what only a log gets. */
export function isLogged({ node, module }: Located): boolean {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
    if (isCall(at)) return handedTo(at.callee, module) === 'ignored';
    if (!/^(?:TemplateLiteral|ObjectProperty|ObjectExpression|ArrayExpression)$/.test(at.type)) return false;
  }
  return false;
}

/** `model: MODEL`, `{ ...BASE }`, `create(params)`, `export { MODEL }` */
function isOfRequest({ node, module }: Located): boolean {
  const at = outermost(node, module);
  const parent = module.scopes.parentOf(at);
  if (parent?.type === 'ObjectProperty') return DECIDES.test(keyName(parent.key, parent.computed) ?? '');
  return parent === undefined || /^(?:SpreadElement|Export\w+|Import\w+|VariableDeclarator)$/.test(parent.type);
}

/** Follows the expressions that a request is made of, back to where they are written. */
export class TracedRequest {
  /** Expressions whose values are not written there: parameters, fields, calls. */
  readonly given: Located[] = [];
  /** Places where code that is not followed gets an object, changes it, or makes it. */
  readonly changed: Located[] = [];
  /** Other reads of the constants that the request has its values from. */
  readonly readers: Located[] = [];
  private readonly seen = new Set<Node>();

  /** @param sending the call of the request itself. */
  constructor(
    private readonly sending: Node,
    private readonly ctx: Context,
    private readonly readsAccessor: (node: Node) => boolean,
    private readonly isLoadedLater: (module: Module) => boolean,
    private readonly followedOf: (made: Located) => Followed | undefined,
    /** The keys of what is looked at in an object. */
    private readonly decides = DECIDES,
  ) {}

  /** Looks at an expression and what it is made of, each once. */
  value(node: Node, module: Module): unknown {
    const inner = unwrap(node);
    if (this.seen.has(inner)) return;
    this.seen.add(inner);
    switch (inner.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'NullLiteral':
        return;
      case 'TemplateLiteral':
        for (const part of inner.expressions) {
          this.value(part, module);
          // With another part it is another text.
          if (constant(this.ctx.evaluate(part, module)) === undefined) this.changed.push({ node: part, module });
        }
        return;
      case 'UnaryExpression':
      case 'SpreadElement':
        return this.value(inner.argument, module);
      case 'BinaryExpression':
        this.value(inner.left, module);
        return this.value(inner.right, module);
      case 'LogicalExpression':
        this.test(inner.left, module);
        if (inner.operator !== '&&') this.value(inner.left, module);
        return this.value(inner.right, module);
      case 'ConditionalExpression':
        this.test(inner.test, module);
        this.value(inner.consequent, module);
        return this.value(inner.alternate, module);
      case 'ArrayExpression':
        for (const element of inner.elements) if (element) this.value(element, module);
        return this.object(inner, module);
      case 'ObjectExpression':
        return this.object(inner, module);
      case 'Identifier':
        if (inner.name === 'undefined' && !module.scopes.bindingOf(inner)) return;
        return this.resolved(resolveName(inner, module, this.ctx), inner, module);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(inner, module);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.call(inner, module);
      default:
        this.comesFrom(inner, module);
    }
  }

  /** A value that is not written there, with the objects that it is known to be. */
  private comesFrom(node: Node, module: Module): void {
    this.given.push({ node, module });
    for (const { leaf } of outcomes(this.ctx.evaluate(node, module))) {
      const made = leaf.expr.node as Node;
      const home = leaf.kind === 'object' ? this.ctx.modules.get(leaf.expr.file) : undefined;
      if (home && made.type === 'ObjectExpression') this.value(made, home);
    }
  }

  /** An object or a list that is written out: what is in it, and where else it goes. */
  private object(node: Node, module: Module): void {
    for (const part of node.type === 'ObjectExpression' ? node.properties : []) {
      if (part.type === 'SpreadElement') {
        this.value(part.argument, module);
        continue;
      }
      const key = keyName(part.key, part.computed) ?? this.constantKey(part.key, module);
      if (key === undefined) this.given.push({ node: part, module });
      if (key !== undefined && REWRITES.test(key)) this.changed.push({ node: part, module });
      if (key === undefined || !this.decides.test(key)) continue;
      if (part.type === 'ObjectMethod') this.changed.push({ node: part, module });
      else this.value(part.value, module);
    }
    const all = this.followedOf({ node, module });
    if (!all) this.changed.push({ node, module });
    this.changed.push(...(all?.found ?? []).filter(isChanged));
    this.changed.push(...(all?.lost ?? []).filter((one) => one.module.scopes.parentOf(one.node) !== this.sending));
    this.changed.push(...(all?.names ?? []).filter((one) => this.isSeenElsewhere(one)));
  }

  /** True for a variable of a file that another one loads while it runs, or takes as an object, or that the markup of a component gives to other code. */
  private isSeenElsewhere({ node, module }: Located): boolean {
    const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
    if (!binding) return false;
    const all = [{ binding, module }, ...this.ctx.importersOf(binding)];
    const isGiven = all.some((one) => one.module.shown.has(one.binding) && isGivenByMarkup(one.binding.name, one.module));
    if (isGiven || !this.ctx.isExported(binding, module)) return isGiven;
    return this.isLoadedLater(module) || (!module.exports.named.has('module.exports') && this.ctx.namespacesOf(module).some(isAll));
  }

  /** A test that the rewrite may repeat: a getter in it may answer otherwise the second time. */
  private test(node: Node, module: Module): void {
    if (this.readsAccessor(node)) this.changed.push({ node, module });
  }

  private constantKey(key: Node, module: Module): string | undefined {
    const known = constant(this.ctx.evaluate(key, module))?.value;
    return typeof known === 'string' ? known : undefined;
  }

  /** A constant is followed to its value, and its other reads are kept; a variable that is set again is not. */
  private resolved(found: Resolution, node: Node, module: Module): unknown {
    if (found.kind === 'data' || found.kind === 'external') return;
    if (found.kind === 'expression') return this.value(found.node, found.module);
    const { kind, writes = [], node: declared, id } = found.kind === 'binding' ? found.binding : {};
    if (found.kind === 'binding' && kind === 'enum') return;
    if (found.kind === 'binding' && declared?.type === 'VariableDeclarator' && declared.id === id && declared.init && writes.length === 0) {
      const uses = this.ctx.referencesTo(found.binding, found.module);
      this.readers.push(...uses.filter((use) => !isOfRequest(use) && !isLogged(use)));
      return this.value(declared.init, found.module);
    }
    this.comesFrom(node, module);
  }

  /** `MODELS.opus`, `config[name]`: the property where the object is written out. */
  private member(node: Member, module: Module): unknown {
    const value = this.ctx.evaluate(node, module);
    if (value.kind === 'open' && value.why === 'environment') return;
    this.readersOf(node, module);
    const key = memberName(node);
    const found = resolveName(node, module, this.ctx);
    if (found.kind !== 'unknown' && !isSetOutside(node, module, this.ctx)) return this.resolved(found, node, module);
    const object = this.written(node.object, module);
    const parts = object?.node.type === 'ObjectExpression' ? object.node.properties : [];
    // What is looked up by a name that is not known may be any of its properties.
    const chosen = parts.filter((one) => key === undefined || !('key' in one) || keyName(one.key, one.computed) === key);
    if (!object || chosen.length === 0) return this.comesFrom(node, module);
    // In TypeScript the type of a key says that there is something under it.
    if (key === undefined && !TYPED.test(module.file)) this.changed.push({ node, module });
    this.value(object.node, object.module);
    for (const part of chosen) {
      if (part.type === 'ObjectProperty') this.value(part.value, object.module);
      else this.given.push({ node: part, module: object.module });
    }
    return;
  }

  /** Other reads of the same property of the same object: `label(MODELS.opus)`. */
  private readersOf(node: Member, module: Module): void {
    const key = memberName(node);
    const whole = resolveName(node.object, module, this.ctx);
    if (whole.kind !== 'binding') return;
    for (const use of this.ctx.referencesTo(whole.binding, whole.module)) {
      const read = use.module.scopes.parentOf(outermost(use.node, use.module));
      if (!read || !isMember(read) || memberName(read) !== key) continue;
      const one = { node: read, module: use.module };
      if (!isOfRequest(one) && !isLogged(one)) this.readers.push(one);
    }
  }

  /** The object literal that an expression stands for. */
  private written(node: Node, module: Module): Located | undefined {
    const inner = unwrap(node);
    if (inner.type === 'ObjectExpression') return { node: inner, module };
    if (isCall(inner) && isFreeze(inner, module)) return this.written(inner.arguments[0] as Node, module);
    if (isMember(inner)) {
      const whole = this.written(inner.object, module);
      const parts = whole?.node.type === 'ObjectExpression' ? whole.node.properties : [];
      const part = parts.find((one) => one.type === 'ObjectProperty' && keyName(one.key, one.computed) === memberName(inner));
      if (whole && part?.type === 'ObjectProperty') return this.written(part.value, whole.module);
    }
    const found = resolveName(inner, module, this.ctx);
    if (found.kind === 'expression') return this.written(found.node, found.module);
    const { writes, node: declared, id } = found.kind === 'binding' ? found.binding : {};
    const isOnce = found.kind === 'binding' && writes?.length === 0 && declared?.type === 'VariableDeclarator' && declared.id === id;
    return isOnce && declared.init ? this.written(declared.init, found.module) : undefined;
  }

  /** Calls of the platform that give what they are given; what any other gives is not written there. */
  private call(node: Call, module: Module): unknown {
    const [first] = node.arguments;
    const text = textOf(module, node.callee);
    if (first && (isFreeze(node, module) || /^(?:structuredClone|JSON\.stringify)$/.test(text))) return this.value(first, module);
    if (text === 'Object.assign') {
      for (const argument of node.arguments) this.value(argument, module);
      return;
    }
    const isMap = isMember(node.callee) && memberName(node.callee) === 'map';
    if (isMap && first && isFunction(first)) {
      for (const returned of returnsOf({ node: first, module })) this.value(returned, module);
      return;
    }
    this.comesFrom(node, module);
  }
}

const isFreeze = (node: Call, module: Module): boolean =>
  node.arguments.length === 1 && /^Object\.(?:freeze|seal)$/.test(textOf(module, node.callee));
