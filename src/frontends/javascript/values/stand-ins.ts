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

/** So many expressions are looked at. */
const MOST_LOOKS = 20_000;
const MOST_DEPTH = 4;
/** Any property or item. */
const ANY = null;
const TAKES_EACH = /^(?:forEach|map|flatMap|filter|find|findIndex|findLast|some|every)$/;
const GIVES_SOME = /^(?:slice|splice|concat|reverse|toReversed|sort|toSorted|values|flat)$/;
const GIVES_ONE = /^(?:at|pop|shift|get|next)$/;
/** Methods of lists and maps that only look, or put in something else. */
const ONLY_LOOKS =
  /^(?:length|size|has|includes|indexOf|lastIndexOf|join|keys|push|unshift|set|add|delete|clear|fill|toString|hasOwnProperty)$/;
/** Of `Object`: what gives the same object, and what tells of it without giving it. */
const GIVES_SAME = /^(?:freeze|seal|preventExtensions)$/;
const TELLS = /^(?:keys|getOwnPropertyNames|is|hasOwn|isFrozen|isSealed|getPrototypeOf)$/;
/** What stands around an expression and does nothing with an object. */
const HARMLESS =
  /^(?:(?:Binary|Unary|Update)Expression|(?:Expression|If|While|DoWhile|For|ForIn|Switch|Labeled)Statement|SwitchCase|TemplateLiteral|Class(?:Declaration|Expression|Method|Body)|Object(?:Method|Pattern)|(?:Export|Import|TS|JSX(?:Opening|Closing)|JSXMember)\w+|VariableDeclaration|Function\w+|RestElement|Program|BlockStatement)$/;

/** An expression, and where the object is in it: properties by their names, outermost first. */
interface At extends Reference {
  path: (string | null)[];
}

export interface Followed {
  /** The expressions that stand for the object. */
  found: Reference[];
  /** The names that stand for the object, or for something that has it. */
  names: Reference[];
  /** Where it goes, as it is or in something else, to code that is not followed. */
  lost: Reference[];
}

/** @returns undefined where the object gets about too much to be followed. */
export const standIns = (made: Reference, ctx: Context): Reference[] | undefined => followed(made, ctx)?.found;

/**
 * @param isText true for a value that callers do not get one of their own of: what a function gives is followed to its callers.
 * @returns undefined where the object gets about too much to be followed.
 */
export function followed(made: Reference, ctx: Context, isText = false): Followed | undefined {
  const found: Reference[] = [];
  const names: Reference[] = [];
  const lost: Reference[] = [];
  const seen = new Map<Node, string[]>();
  const members = new Map<ClassNode | undefined, Set<string>>();
  const queue: At[] = [];
  let looks = 0;
  const add = (node: Node, module: Module, path: At['path']) => {
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
  function give(target: Node, module: Module, path: At['path']): void {
    switch (target.type) {
      case 'Identifier': {
        const binding = module.scopes.bindingOf(target);
        names.push({ node: target, module });
        for (const use of binding ? ctx.referencesTo(binding, module) : []) add(use.node, use.module, path);
        return;
      }
      case 'MemberExpression': {
        const owner = ownerOf(target, module);
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
  function addMembers(name: string | undefined, path: At['path'], owner: Located<ClassNode> | undefined): void {
    const done = members.get(owner?.node) ?? new Set();
    const key = [name, ...path].join();
    if (name === undefined || done.has(key)) return;
    members.set(owner?.node, done.add(key));
    for (const { node, module } of ctx.membersNamed(name)) {
      looks++;
      const other = ownerOf(node, module);
      if (other ? !owner || areRelated(owner, other, ctx) : !isLiteral(node.object, module, ctx)) add(node, module, path);
    }
  }

  function ownerOf({ object }: Member, module: Module): Located<ClassNode> | undefined {
    const owner = object.type === 'ThisExpression' ? ownerOfThis(object, module) : ctx.classOfInstance(object, module);
    return owner && isClass(owner.node) ? { module: owner.module, node: owner.node } : undefined;
  }

  /** `list.forEach((one) => …)`, `list.slice()`, `table.get(name)` */
  function method(member: Member, module: Module, path: At['path']): void {
    const call = module.scopes.parentOf(member);
    if (!call || !isCall(call) || call.callee !== member || path.length === 0) return;
    const name = memberName(member) ?? '';
    const [first] = call.arguments;
    if (name === 'then' || name === 'finally') add(call, module, path);
    if (name === 'then' && first) taking(first, module, path);
    else if (TAKES_EACH.test(name) && first) taking(first, module, path.slice(1));
    else if (GIVES_SOME.test(name)) add(call, module, path);
    else if (GIVES_ONE.test(name)) add(call, module, path.slice(1));
    else if (name === 'entries') add(call, module, [ANY, ...path]);
    else if (!ONLY_LOOKS.test(name) && !calledFunction(member, module, ctx)) lost.push({ node: member, module });
    if (TAKES_EACH.test(name)) add(call, module, /^find/.test(name) ? path.slice(1) : path);
  }

  /** A callback gets the object first. */
  function taking(callback: Node, module: Module, path: At['path']): void {
    const inner = unwrap(callback);
    const fn = isFunction(inner) ? { node: inner, module } : calledFunction(inner, module, ctx);
    if (!fn) lost.push({ node: callback, module });
    else if (fn.node.params[0]) give(fn.node.params[0], fn.module, path);
  }

  function argument(node: Node, call: Node, module: Module, path: At['path']): void {
    if (!isCall(call) && call.type !== 'NewExpression') return;
    const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
    const { callee } = call;
    if (index < 0) return;
    const name = isMember(callee) ? (memberName(callee) ?? '') : '';
    const object = isMember(callee) ? unwrap(callee.object) : callee;
    const global = object.type === 'Identifier' && !module.scopes.bindingOf(object) ? object.name : undefined;
    if (call.type === 'NewExpression' && global !== undefined && intoCollection(global, call, module, path)) return;
    if (isMember(callee) && global !== undefined && intoGlobal(`${global}.${name}`, index, call, module, path)) return;
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

  /** `new Map([[name, object]])` has it under any name. */
  function intoCollection(name: string, call: Node, module: Module, path: At['path']): boolean {
    if (!/^(?:Map|Set|WeakMap|WeakSet|Array)$/.test(name)) return false;
    if (/Map$/.test(name) && path.length > 1) add(call, module, [ANY, ...path.slice(2)]);
    if (/Set$/.test(name) && path.length > 0) add(call, module, path);
    if (name === 'Array') add(call, module, [ANY, ...path]);
    return true;
  }

  /** What a function of the platform does with it; false for one that is not known. */
  function intoGlobal(name: string, index: number, call: Node, module: Module, path: At['path']): boolean {
    const [global, method = ''] = name.split('.');
    const [first] = isCall(call) ? call.arguments : [];
    if (name === 'Object.assign') {
      add(call, module, path);
      // What the others have is given to the first one.
      if (index > 0 && path.length > 0 && first) give(unwrap(first), module, path);
    } else if (/^Object\.(?:values|entries)$/.test(name) && path.length === 0) {
      // Another object may be made of its properties.
      lost.push({ node: call, module });
    } else if (name === 'Object.values') add(call, module, [ANY, ...path.slice(1)]);
    else if (name === 'Object.entries') add(call, module, [ANY, ANY, ...path.slice(1)]);
    else if (name === 'Object.fromEntries') add(call, module, [ANY, ...path.slice(2)]);
    else if (global === 'Object' && GIVES_SAME.test(method)) add(call, module, path);
    else if (/^(?:Promise\.(?:resolve|all|race|any)|Array\.from)$/.test(name)) add(call, module, path);
    else if (name === 'Array.of') add(call, module, [ANY, ...path]);
    else if (name === 'JSON.stringify') {
      const reader = module.scopes.parentOf(call);
      // A copy of it.
      if (reader && isCall(reader) && reader.callee !== call && /\bparse$/.test(textOf(module, reader.callee)))
        lost.push({ node: call, module });
    } else return (global === 'Object' && TELLS.test(method)) || name === 'Array.isArray';
    return true;
  }

  function returned(fn: FunctionNode | undefined, module: Module, path: At['path']): void {
    // What a function makes for each of its callers is theirs.
    if (!fn || (!isText && module === made.module && startOf(fn) <= startOf(made.node) && endOf(made.node) <= endOf(fn))) return;
    for (const call of callsOf({ module, node: fn }, ctx)) add(call.node, call.module, path);
    // A getter is read, and what a callback gives comes out of the call that takes it.
    if ('kind' in fn && fn.kind === 'get')
      addMembers(keyName(fn.key, 'computed' in fn && fn.computed === true), path, classAround(fn, module));
    const taker = module.scopes.parentOf(fn);
    if (!taker || !isCall(taker) || taker.callee === fn) return;
    const name = isMember(taker.callee) ? (memberName(taker.callee) ?? '') : '';
    if (name === 'then') add(taker, module, path);
    else if (/^(?:map|flatMap|from)$/.test(name)) add(taker, module, [ANY, ...path]);
    else if (!calledFunction(taker.callee, module, ctx) && !TAKES_EACH.test(name)) lost.push({ node: fn, module });
  }
}

function constructorOf(callee: Node, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const around = callee.type === 'Super' ? classAround(callee, module) : undefined;
  const owner = around ? superOf(around, ctx) : classOf(resolveName(callee, module, ctx));
  const found = owner && constructorIn(owner.node);
  return found ? { module: owner.module, node: found } : undefined;
}

function thisIn(object: Node, module: Module): Node[] {
  const found: Node[] = [];
  walk(object, (node) => {
    if (node.type === 'ThisExpression' && ownerOfThis(node, module)?.node === object) found.push(node);
    return !isClass(node);
  });
  return found;
}

/** True for the name of what is an object of its own. */
function isLiteral(node: Node, module: Module, ctx: Context): boolean {
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

const isAfterSpread = (index: number, call: Node): boolean =>
  'arguments' in call && (call.arguments as Node[]).slice(0, index).some(({ type }) => type === 'SpreadElement');

const mayBe = (key: string | undefined, wanted: string | null | undefined): boolean =>
  key === undefined || wanted === ANY || key === wanted;
