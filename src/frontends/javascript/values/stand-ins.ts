/** The expressions that stand for one object: the names it is given, what holds it, and the parameters that take it. */

import type { Module } from '../modules/modules.js';
import {
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
import { areRelated, classAround } from './classes.js';
import type { Context, Reference } from './context.js';
import { calledFunction, callsOf, classOf, constructorIn, functionAround, type Located, ownerOfThis, resolveName } from './functions.js';

/** So many expressions are looked at. */
const MOST_LOOKS = 20_000;
const MOST_DEPTH = 4;
/** Any property or item. */
const ANY = null;
const TAKES_EACH = /^(?:forEach|map|flatMap|filter|find|some|every)$/;
const GIVES_SOME = /^(?:filter|slice|concat|reverse|sort|toSorted|values)$/;

/** An expression, and where the object is in it: properties by their names, outermost first. */
interface At extends Reference {
  path: (string | null)[];
}

/** @returns undefined where the object gets about too much to be followed. */
export function standIns(made: Reference, ctx: Context): Reference[] | undefined {
  const found: Reference[] = [];
  const seen = new Map<Node, string[]>();
  const members = new Map<ClassNode | undefined, Set<string>>();
  const queue: At[] = [];
  let looks = 0;
  const add = (node: Node, module: Module, path: At['path']) => {
    const paths = seen.get(node) ?? [];
    const key = path.join();
    if (path.length > MOST_DEPTH || paths.includes(key)) return;
    queue.push({ node, module, path });
    seen.set(node, [...paths, key]);
    looks++;
  };
  add(made.node, made.module, []);
  for (const at of queue) {
    if (looks > MOST_LOOKS) return undefined;
    if (at.path.length === 0) found.push(at);
    step(at);
  }
  return found;

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
    }
  }

  /** A pattern, or a target of an assignment, gets the object. */
  function give(target: Node, module: Module, path: At['path']): void {
    switch (target.type) {
      case 'Identifier': {
        const binding = module.scopes.bindingOf(target);
        for (const use of binding ? ctx.referencesTo(binding, module) : []) add(use.node, use.module, path);
        return;
      }
      case 'MemberExpression': {
        const owner = ownerOf(target, module);
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
        for (const part of path.length ? target.elements : []) if (part) give(part, module, path.slice(1));
        return;
      default:
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
    if (TAKES_EACH.test(name) && first && isFunction(first) && first.params[0]) give(first.params[0], module, path.slice(1));
    if (GIVES_SOME.test(name)) add(call, module, path);
    if (/^(?:at|find|pop|shift|get)$/.test(name)) add(call, module, path.slice(1));
  }

  function argument(node: Node, call: Node, module: Module, path: At['path']): void {
    if (!isCall(call) && call.type !== 'NewExpression') return;
    const index = call.arguments.indexOf(node as (typeof call.arguments)[number]);
    const { callee } = call;
    if (index < 0) return;
    if (isMember(callee) && callee.object.type === 'Identifier' && callee.object.name === 'Object') {
      if (memberName(callee) === 'assign' && index === 0) add(call, module, path);
      if (/^(?:values|entries)$/.test(memberName(callee) ?? '') && path.length) add(call, module, [ANY, ...path.slice(1)]);
      return;
    }
    // `new Map([[name, object]])` has it under any name.
    if (call.type === 'NewExpression' && callee.type === 'Identifier' && callee.name === 'Map') {
      if (path.length > 1) add(call, module, [ANY, ...path.slice(2)]);
      return;
    }
    if (isMember(callee) && /^(?:push|unshift|set)$/.test(memberName(callee) ?? '')) {
      give(callee.object, module, [ANY, ...path]);
      return;
    }
    const fn = call.type === 'NewExpression' ? constructorOf(callee, module, ctx) : calledFunction(callee, module, ctx);
    const param = fn?.node.params[index];
    if (fn && param) give(param, fn.module, path);
  }

  function returned(fn: FunctionNode | undefined, module: Module, path: At['path']): void {
    // What a function makes for each of its callers is theirs.
    if (!fn || (module === made.module && startOf(fn) <= startOf(made.node) && endOf(made.node) <= endOf(fn))) return;
    for (const call of callsOf({ module, node: fn }, ctx)) add(call.node, call.module, path);
  }
}

function constructorOf(callee: Node, module: Module, ctx: Context): Located<FunctionNode> | undefined {
  const owner = classOf(resolveName(callee, module, ctx));
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

const mayBe = (key: string | undefined, wanted: string | null | undefined): boolean =>
  key === undefined || wanted === ANY || key === wanted;
