/** The expressions that stand for one object: the names it is given, what holds it, and the parameters that take it. */

import type * as t from '@babel/types';
import type { Module } from '../modules/modules.js';
import { handedTo } from '../responses/response-sinks.js';
import {
  type Call,
  type ClassNode,
  endOf,
  type FunctionNode,
  isCall,
  isClass,
  isFunction,
  isMember,
  isWrapper,
  keyName,
  type Member,
  memberName,
  type Node,
  startOf,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { areRelated, classAround, superOf } from './classes.js';
import { type Context, type Reference, textOf } from './context.js';
import { calledFunction, callsOf, classOf, constructorIn, functionAround, type Located, ownerOfThis, resolveName } from './functions.js';
import { statementFor } from './mutations.js';
import { ANY, flowIntoCollection, flowOutOf, flowThrough, type Path } from './platform-flow.js';

/** Expressions that are looked at for one object; an object with more of them is not followed. */
const MOST_LOOKS = 20_000;
/** Properties that an object is followed into; deeper than this it is lost. */
const MOST_DEPTH = 4;
/** Methods of lists that hand each item to a callback. */
const TAKES_EACH = /^(?:forEach|map|flatMap|filter|find|findIndex|findLast|some|every)$/;
/** Syntax around an expression that does nothing with its object. */
const HARMLESS =
  /^(?:(?:Binary|Unary|Update)Expression|(?:Expression|If|While|DoWhile|For|ForIn|Switch|Labeled)Statement|SwitchCase|Class(?:Declaration|Expression|Method|Body)|Object(?:Method|Pattern)|(?:Export|Import|TS|JSX(?:Opening|Closing)|JSXMember)\w+|VariableDeclaration|Function\w+|RestElement|Program|BlockStatement)$/;

/** An expression, and where the object is in it: properties by their names, outermost first. */
interface At extends Reference {
  path: Path;
}

export interface Followed {
  /** The expressions that stand for the object. */
  found: Reference[];
  /** The names that stand for the object, or for something that has it. */
  names: Reference[];
  /** Where it goes, as it is or in something else, to code that is not followed. */
  lost: Reference[];
}

/** @returns undefined where the object has too many aliases to be followed. */
export const standIns = (made: Reference, ctx: Context): Reference[] | undefined => followed(made, ctx)?.found;

/**
 * @param isText true for a text, which is the same for every caller: what a function returns is followed to all of them.
 * @returns undefined where the object has too many aliases to be followed.
 */
export function followed(made: Reference, ctx: Context, isText = false): Followed | undefined {
  const found: Reference[] = [];
  const names: Reference[] = [];
  const lost: Reference[] = [];
  const seen = new Map<Node, string[]>();
  const members = new Map<ClassNode | undefined, Set<string>>();
  const queue: At[] = [];
  /** Returns of the functions that make the object: each caller gets one of its own, unless a closure in the function keeps it. */
  const theirs: { fn: FunctionNode; module: Module; path: Path }[] = [];
  let looks = 0;
  const add = (node: Node, module: Module, path: Path) => {
    const paths = seen.get(node) ?? [];
    const key = path.join();
    if (path.length > MOST_DEPTH) lost.push({ node, module });
    if (path.length > MOST_DEPTH || paths.includes(key)) return;
    queue.push({ node, module, path });
    seen.set(node, [...paths, key]);
    looks++;
  };
  add(made.node, made.module, []);
  for (const at of queue) {
    if (looks > MOST_LOOKS) return undefined;
    if (at.path.length === 0) found.push(at);
    if (at.node.type === 'Identifier') names.push(at);
    step(at);
    // A closure that keeps the object sees what any caller does with it.
    if (at === queue.at(-1))
      for (const { fn, module, path } of theirs.splice(0)) if (names.some((one) => isInClosure(one, fn))) toCallers(fn, module, path);
  }
  return { found, names, lost };

  function step({ node, module, path }: At): void {
    const parent = module.scopes.parentOf(node);
    if (!parent) return;
    // What its methods call `this`.
    if (node.type === 'ObjectExpression') for (const self of thisIn(node, module)) add(self, module, path);
    if (isWrapper(parent)) {
      add(parent, module, path);
      return;
    }
    switch (parent.type) {
      case 'ConditionalExpression':
        if (parent.test !== node) add(parent, module, path);
        return;
      case 'LogicalExpression':
        add(parent, module, path);
        return;
      case 'VariableDeclarator':
        if (parent.init === node) give(parent.id, module, path);
        return;
      case 'AssignmentExpression':
        if (parent.right !== node) return;
        give(parent.left, module, path);
        add(parent, module, path);
        for (const use of ctx.importsOf(unwrap(node))) add(use.node, use.module, path);
        return;
      case 'ExportDefaultDeclaration':
        for (const use of ctx.importsOf(unwrap(node))) add(use.node, use.module, path);
        return;
      case 'AssignmentPattern':
        if (parent.right === node) give(parent.left, module, path);
        return;
      case 'TemplateLiteral':
        if (module.scopes.parentOf(parent)?.type === 'TaggedTemplateExpression') lost.push({ node, module });
        return;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === node) add(parent, module, path);
        return;
      case 'ForOfStatement':
        if (parent.right === node && path.length)
          for (const id of parent.left.type === 'VariableDeclaration' ? parent.left.declarations.map((one) => one.id) : [parent.left])
            give(id, module, path.slice(1));
        return;
      case 'ClassProperty':
      case 'ClassPrivateProperty':
      case 'ClassAccessorProperty':
        if (parent.value === node)
          addMembers(keyName(parent.key, 'computed' in parent && parent.computed === true), path, classAround(parent, module));
        return;
      case 'ObjectProperty': {
        const object = module.scopes.parentOf(parent);
        if (parent.value === node && object) add(object, module, [keyName(parent.key, parent.computed) ?? ANY, ...path]);
        return;
      }
      case 'ArrayExpression':
        add(parent, module, [ANY, ...path]);
        return;
      case 'SpreadElement': {
        // A copy has the same entries.
        const object = module.scopes.parentOf(parent);
        if (path.length && object && /^(?:Object|Array)Expression$/.test(object.type)) add(object, module, path);
        else if (path.length) lost.push({ node, module });
        return;
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (parent.object !== node) return;
        if (path.length && mayBe(memberName(parent), path[0])) add(parent, module, path.slice(1));
        // Another object may be made of its properties.
        if (path.length === 0 && memberName(parent) === undefined && !statementFor(parent, module)) lost.push({ node: parent, module });
        method(parent, module, path);
        return;
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        argument(node, parent, module, path);
        return;
      case 'ReturnStatement':
        returned(functionAround(parent, module), module, path);
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === node) returned(parent, module, path);
        return;
      default:
        if (!HARMLESS.test(parent.type)) lost.push({ node, module });
    }
  }

  /** A pattern, or a target of an assignment, gets the object. */
  function give(target: Node, module: Module, path: Path): void {
    switch (target.type) {
      case 'Identifier': {
        const binding = module.scopes.bindingOf(target);
        names.push({ node: target, module });
        // `globalThis.params = …`
        if (!binding && !/^(?:exports|module)$/.test(target.name)) lost.push({ node: target, module });
        for (const use of binding ? ctx.referencesTo(binding, module) : []) add(use.node, use.module, path);
        return;
      }
      case 'MemberExpression': {
        const owner = ctx.classOfMember(target, module);
        if (isExports(target.object)) addMembers(memberName(target), path, undefined);
        if (owner || target.object.type === 'ThisExpression') addMembers(memberName(target), path, owner);
        else give(unwrap(target.object), module, [memberName(target) ?? ANY, ...path]);
        return;
      }
      case 'AssignmentPattern':
        give(target.left, module, path);
        return;
      case 'TSParameterProperty': {
        const id = target.parameter.type === 'AssignmentPattern' ? target.parameter.left : target.parameter;
        give(id, module, path);
        if (id.type === 'Identifier') addMembers(id.name, path, classAround(target, module));
        return;
      }
      case 'ObjectPattern':
        for (const part of path.length ? target.properties : []) {
          if (part.type === 'RestElement') give(part.argument, module, path);
          else if (mayBe(keyName(part.key, part.computed), path[0])) give(part.value, module, path.slice(1));
        }
        return;
      case 'ArrayPattern':
        for (const part of path.length ? target.elements : []) {
          if (part?.type === 'RestElement') give(part.argument, module, path);
          else if (part) give(part, module, path.slice(1));
        }
        return;
      default:
        lost.push({ node: target, module });
    }
  }

  /** Every member of that name, but for those of other classes. */
  function addMembers(name: string | undefined, path: Path, owner: Located<ClassNode> | undefined): void {
    const done = members.get(owner?.node) ?? new Set();
    const key = [name, ...path].join();
    if (name === undefined || done.has(key)) return;
    members.set(owner?.node, done.add(key));
    for (const { node, module } of ctx.membersNamed(name)) {
      looks++;
      const other = ctx.classOfMember(node, module);
      if (other ? !owner || areRelated(owner, other, ctx) : !namesLiteral(node.object, module, ctx)) add(node, module, path);
    }
  }

  /** `list.forEach((one) => …)`, `list.slice()`, `table.get(name)` */
  function method(member: Member, module: Module, path: Path): void {
    const call = module.scopes.parentOf(member);
    if (!call || !isCall(call) || call.callee !== member) return;
    const name = memberName(member) ?? '';
    const [first] = call.arguments;
    if (name === 'then' || name === 'finally') add(call, module, path);
    if (name === 'then' && first) taking(first, module, path);
    else if (path.length === 0) return;
    else if (TAKES_EACH.test(name) && first) taking(first, module, path.slice(1));
    else if (!calledFunction(member, module, ctx)) {
      const out = flowOutOf(name, path);
      if (!out) lost.push({ node: member, module });
      for (const one of out ?? []) add(call, module, one);
    }
    if (TAKES_EACH.test(name)) add(call, module, /^find/.test(name) ? path.slice(1) : path);
  }

  /** A callback gets the object first. */
  function taking(callback: Node, module: Module, path: Path): void {
    const inner = unwrap(callback);
    const fn = isFunction(inner) ? { node: inner, module } : calledFunction(inner, module, ctx);
    if (!fn) lost.push({ node: callback, module });
    else if (fn.node.params[0]) give(fn.node.params[0], fn.module, path);
  }

  function argument(node: Node, call: Node, module: Module, path: Path): void {
    if (!isCall(call) && call.type !== 'NewExpression') return;
    const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
    const { callee } = call;
    if (index < 0) return;
    const name = isMember(callee) ? (memberName(callee) ?? '') : '';
    const object = isMember(callee) ? unwrap(callee.object) : callee;
    const global = object.type === 'Identifier' && !module.scopes.bindingOf(object) ? object.name : undefined;
    const inPlatform =
      call.type === 'NewExpression' ? flowIntoCollection : (of: string, own: Path) => flowThrough(`${of}.${name}`, index, own);
    const flow = global !== undefined && isMember(callee) === isCall(call) ? inPlatform(global, path) : undefined;
    if (flow) {
      for (const one of flow.out) add(call, module, one);
      if (flow.isInFirst) give(unwrap(call.arguments[0] as Node), module, path);
      if (flow.isTakenApart || isReadBack(call, module)) lost.push({ node: call, module });
      return;
    }
    if (isMember(callee) && /^(?:push|unshift|set|add)$/.test(name)) {
      give(callee.object, module, [ANY, ...path]);
      return;
    }
    if (isMember(callee) && name === 'concat') {
      add(call, module, path.length ? path : [ANY]);
      return;
    }
    const isMaking = call.type === 'NewExpression' || callee.type === 'Super';
    const fn = isMaking ? constructorOf(callee, module, ctx) : calledFunction(callee, module, ctx);
    const isElsewhere = fn === undefined || /\barguments\b/.test(textOf(fn.module, fn.node)) || isAfterSpread(index, call);
    if (isElsewhere && !isInert(call, module)) lost.push({ node, module });
    const last = fn?.node.params.at(-1);
    const param = fn?.node.params[index];
    if (fn && last?.type === 'RestElement' && index >= fn.node.params.length - 1) give(last.argument, fn.module, [ANY, ...path]);
    else if (fn && param) give(param, fn.module, path);
  }

  /** True for a call that does nothing with the object, or copies it; a class without a constructor keeps nothing. */
  function isInert({ callee, type }: Call | t.NewExpression, module: Module): boolean {
    if (type === 'NewExpression') {
      const owner = classOf(resolveName(callee, module, ctx));
      return owner !== undefined && !owner.node.superClass;
    }
    const handed = handedTo(callee, module);
    return handed === 'ignored' || (handed === 'passed on' && callee.type === 'Identifier');
  }

  function returned(fn: FunctionNode | undefined, module: Module, path: Path): void {
    if (!fn) return;
    const isMadeInIt = module === made.module && startOf(fn) <= startOf(made.node) && endOf(made.node) <= endOf(fn);
    if (isMadeInIt && !isText) theirs.push({ fn, module, path });
    else toCallers(fn, module, path);
  }

  function toCallers(fn: FunctionNode, module: Module, path: Path): void {
    for (const call of callsOf({ module, node: fn }, ctx)) add(call.node, call.module, path);
    // A getter is read, and what a callback gives comes out of the call that takes it.
    if ('kind' in fn && fn.kind === 'get') {
      const name = keyName(fn.key, 'computed' in fn && fn.computed === true);
      const object = fn.type === 'ObjectMethod' ? module.scopes.parentOf(fn) : undefined;
      if (object) add(object, module, [name ?? ANY, ...path]);
      else addMembers(name, path, classAround(fn, module));
    }
    const taker = module.scopes.parentOf(fn);
    if (!taker || !isCall(taker) || taker.callee === fn) return;
    const name = isMember(taker.callee) ? (memberName(taker.callee) ?? '') : '';
    if (name === 'then') add(taker, module, path);
    else if (/^(?:map|flatMap|from)$/.test(name)) add(taker, module, [ANY, ...path]);
    else if (!calledFunction(taker.callee, module, ctx) && !TAKES_EACH.test(name)) lost.push({ node: fn, module });
  }
}

/** What a class is made by, its own constructor or that of its base. */
export function constructorOf(callee: Node, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const around = callee.type === 'Super' ? classAround(callee, module) : undefined;
  const owner = around ? superOf(around, ctx) : classOf(resolveName(callee, module, ctx));
  const found = owner && constructorIn(owner.node);
  return found ? { module: owner.module, node: found } : undefined;
}

/** The class whose member an access is: that of the method it stands in, or of the instance it is read from. */
export function classOfMember({ object }: Member, module: Module, ctx: Context): Located<ClassNode> | undefined {
  const owner = object.type === 'ThisExpression' ? ownerOfThis(object, module) : ctx.classOfInstance(object, module);
  return owner && isClass(owner.node) ? { module: owner.module, node: owner.node } : undefined;
}

/** Every `this` in an object's methods that means the object. */
function thisIn(object: Node, module: Module): Node[] {
  const found: Node[] = [];
  walk(object, (node) => {
    if (node.type === 'ThisExpression' && ownerOfThis(node, module)?.node === object) found.push(node);
    return !isClass(node);
  });
  return found;
}

/** True for the name of an object or a list that is written out where it is declared. */
function namesLiteral(node: Node, module: Module, ctx: Context): boolean {
  const found = resolveName(node, module, ctx);
  const { node: declared, id } = found.kind === 'binding' ? found.binding : {};
  return (
    declared?.type === 'VariableDeclarator' &&
    declared.id === id &&
    !!declared.init &&
    /^(?:Object|Array)Expression$/.test(unwrap(declared.init).type)
  );
}

/** `exports`, `module.exports` */
const isExports = (node: Node): boolean =>
  node.type === 'Identifier'
    ? node.name === 'exports'
    : isMember(node) && node.object.type === 'Identifier' && node.object.name === 'module' && memberName(node) === 'exports';

/** True for a use in a function that stands in another one. */
function isInClosure({ node, module }: Reference, outer: FunctionNode): boolean {
  const own = functionAround(node, module);
  return own !== undefined && own !== outer && startOf(outer) < startOf(own) && endOf(own) <= endOf(outer);
}

/** `JSON.parse(JSON.stringify(object))`: a copy of it. */
function isReadBack(call: Node, module: Module): boolean {
  const reader = module.scopes.parentOf(call);
  return reader !== undefined && isCall(reader) && reader.callee !== call && /\bJSON\.parse$/.test(textOf(module, reader.callee));
}

/** True for an argument whose place is not known, because a spread stands in front of it. */
const isAfterSpread = (index: number, call: Node): boolean =>
  'arguments' in call && (call.arguments as Node[]).slice(0, index).some(({ type }) => type === 'SpreadElement');

/** True where the key is, or may be, the one that the object is under. */
const mayBe = (key: string | undefined, wanted: string | null | undefined): boolean =>
  key === undefined || wanted === ANY || key === wanted;
