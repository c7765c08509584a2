/** What code out of sight can call. */
import type { SourceTree } from '../../../run/engine.js';
import type { ClosedFunction, Closing } from '../../../sites/sites.js';
import { lazily } from '../../once.js';
import { isFrameworkFile, isFrameworkName } from '../gather/framework-files.js';
import { loadedAsValues } from '../gather/loaded-as-values.js';
import { loadedByName } from '../gather/loaded-by-name.js';
import { namedInText } from '../gather/named-in-text.js';
import type { Module } from '../modules/modules.js';
import { createPublished } from '../modules/published.js';
import { type FunctionNode, isCall, isClass, isMember, isWrapper, memberName, type Node } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { classAround } from '../values/classes.js';
import { type Context, exprOf, type Reference } from '../values/context.js';
import { calledFunction, type Located, nameOf } from '../values/functions.js';

export interface Reachable {
  /** True for a function that code out of sight can call: by its name, or because it is handed on to such code. */
  function(fn: Located<FunctionNode>): boolean;
  /** The same for what is declared: a function, or a class, which can be made. */
  declared(binding: Binding, module: Module): boolean;
  /** A function by its own name, or a method by that of its class, that is exported and was taken to have no callers outside. */
  closed(fn: Located<FunctionNode>): ClosedFunction | undefined;
}

/** How far a function is followed that is an argument, or in an object. */
const MOST_HANDS = 3;

export function createReachable(tree: SourceTree, ctx: Context): Reachable {
  const published = createPublished(tree, ctx);
  const byName = loadedByName(tree, ctx.isTest);
  const asValues = lazily(() => loadedAsValues(ctx));
  const inText = namedInText(tree, ctx);
  const known = new Map<Binding, boolean>();
  const escaping = new Map<Binding, boolean>();

  const closing = (binding: Binding, module: Module): Closing | undefined => {
    if (tree.alone || module.shown.has(binding) || !ctx.isExported(binding, module)) return undefined;
    // Whose parts are read of such an object is not followed everywhere.
    if (module.exports.named.has('module.exports') || asValues().has(module.file)) return undefined;
    if (tree.closedWorld) return 'closed-world';
    const own = published.privatePackage(module.file);
    if (!own || published.has(binding) || isServed(module) || byName(module.file) || inText(module.file)) return undefined;
    const names = [...module.exports.named].flatMap(([name, target]) =>
      target.kind === 'expression' && (target.node === binding.node || module.scopes.bindingOf(target.node) === binding) ? name : [],
    );
    const isCalled = isFrameworkFile(module.file.slice(own.folder.length + 1)) || [binding.name, ...names].some(isFrameworkName);
    return isCalled ? undefined : 'private-package';
  };
  const declared = (binding: Binding, module: Module, hands = 0): boolean => {
    if (module.shown.has(binding)) return true;
    if (ctx.isExported(binding, module) && !closing(binding, module)) return true;
    return ctx.referencesTo(binding, module).some((use) => isHandedOut(use, binding, hands));
  };
  const once = (binding: Binding, module: Module): boolean => {
    let found = known.get(binding);
    if (found === undefined) {
      found = declared(binding, module);
      known.set(binding, found);
    }
    return found;
  };
  return {
    declared: once,
    closed(fn) {
      const binding = named(fn);
      const why = binding && closing(binding, fn.module);
      return why && { name: binding.name, why, expr: exprOf(fn.module, binding.id) };
    },
    function(fn) {
      const binding = isDecorated(fn.node) ? undefined : named(fn);
      if (!binding || once(binding, fn.module)) return true;
      return isClass(binding.node) && instancesEscape(binding, fn.module);
    },
  };

  /** True where something out of sight may get an instance of a class, with its methods. */
  function instancesEscape(binding: Binding, module: Module): boolean {
    const known = escaping.get(binding);
    if (known !== undefined) return known;
    escaping.set(binding, true);
    const { start, end } = binding.node;
    const makesItself = /\bnew this\b/.test(module.text.slice(start ?? 0, end ?? undefined));
    const found = makesItself || ctx.referencesTo(binding, module).some(isInstanceHandedOut);
    escaping.set(binding, found);
    return found;
  }

  function isInstanceHandedOut({ node, module }: Reference): boolean {
    const { parentOf } = module.scopes;
    const heir = parentOf(node);
    if (heir && isClass(heir) && heir.superClass === node) {
      const below = heir.id ? module.scopes.bindingOf(heir.id) : undefined;
      return !below || instancesEscape(below, module);
    }
    if (heir?.type !== 'NewExpression' || heir.callee !== node) return false;
    const { at, parent } = outOfWrappers(heir, module);
    if (!parent || parent.type === 'ExpressionStatement') return false;
    if (isMember(parent)) return parent.object !== at;
    const binding =
      parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? module.scopes.bindingOf(parent.id) : undefined;
    if (!binding || module.shown.has(binding) || (ctx.isExported(binding, module) && !closing(binding, module))) return true;
    return !ctx.referencesTo(binding, module).every((use) => {
      const member = use.module.scopes.parentOf(use.node);
      return member && (/^(?:Import|Export|TS)/.test(member.type) || (isMember(member) && member.object === use.node));
    });
  }

  /** True for a use by which something else than the calls in sight gets a function or class. */
  function isHandedOut({ node, module }: Reference, binding: Binding, hands: number): boolean {
    const { at, parent } = outOfWrappers(node, module);
    if (!parent || /^(?:Import|Export|TS)/.test(parent.type)) return false;
    if ((isCall(parent) || parent.type === 'NewExpression') && parent.callee === at) return false;
    if (isClass(binding.node)) {
      if (parent.type === 'BinaryExpression' || (isMember(parent) && parent.object === at)) return false;
      if (isClass(parent) && parent.superClass === at) {
        const below = parent.id ? module.scopes.bindingOf(parent.id) : undefined;
        return !below || declared(below, module, hands + 1);
      }
      // A container of dependencies makes it, and calls what others would call.
      return true;
    }
    return isFunctionHandedOut(node, module, hands);
  }

  /** True where a function, or what binds some of its arguments, gets to something else than calls in sight. */
  function isFunctionHandedOut(node: Node, module: Module, hands: number): boolean {
    const { at, parent } = outOfWrappers(node, module);
    if (!parent || parent.type === 'ExpressionStatement') return false;
    if (hands >= MOST_HANDS) return true;
    if (isCall(parent)) return parent.callee !== at && isHandedTo(parent, at, module, hands);
    if (parent.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier') {
      const alias = module.scopes.bindingOf(parent.id);
      return !alias || declared(alias, module, hands + 1);
    }
    if (isMember(parent) && parent.object === at) {
      const call = module.scopes.parentOf(parent);
      if (!call || !isCall(call) || call.callee !== parent) return true;
      const method = memberName(parent);
      return method === 'bind' ? isFunctionHandedOut(call, module, hands + 1) : method !== 'call' && method !== 'apply';
    }
    if (parent.type === 'ObjectProperty' && parent.value === at) return isInOpenObject(parent, module, hands);
    if (parent.type === 'AssignmentExpression' && parent.right === at) return !isOfExports(parent.left);
    return !(parent.type === 'UnaryExpression' && parent.operator === 'typeof');
  }

  /** True for an argument of anything but a function of the project that only calls it. */
  function isHandedTo(call: Node, argument: Node, module: Module, hands: number): boolean {
    if (!isCall(call)) return true;
    const index = (call.arguments as Node[]).indexOf(argument);
    const called = calledFunction(call.callee, module, ctx);
    const param = called?.node.params[index];
    const given = param?.type === 'Identifier' ? called?.module.scopes.bindingOf(param) : undefined;
    const isSpread = call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement');
    return !called || !given || isSpread || declared(given, called.module, hands + 1);
  }

  /** True for a property of an object that others than the calls of its properties in sight get. */
  function isInOpenObject(property: Node, module: Module, hands: number): boolean {
    const { parentOf } = module.scopes;
    const object = parentOf(property);
    let holder = object && parentOf(object);
    while (holder && isWrapper(holder)) holder = parentOf(holder);
    if (holder?.type === 'AssignmentExpression') return !isOfExports(holder.left);
    const binding =
      holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? module.scopes.bindingOf(holder.id) : undefined;
    if (!binding || hands >= MOST_HANDS || module.shown.has(binding)) return true;
    if (ctx.isExported(binding, module) && !closing(binding, module)) return true;
    return !ctx.referencesTo(binding, module).every((use) => {
      const member = use.module.scopes.parentOf(use.node);
      const call = member && use.module.scopes.parentOf(member);
      if (member && /^(?:Import|Export)/.test(member.type)) return true;
      return member && isMember(member) && member.object === use.node && call && isCall(call) && call.callee === member;
    });
  }
}

/** A node with the casts, parentheses and the like around it, and what stands around those. */
function outOfWrappers(node: Node, { scopes }: Module): { at: Node; parent: Node | undefined } {
  let at = node;
  let parent = scopes.parentOf(at);
  while (parent && isWrapper(parent)) {
    at = parent;
    parent = scopes.parentOf(at);
  }
  return { at, parent };
}

/** What a function is called by, or the class that it is a method of. */
function named(fn: Located<FunctionNode>): Binding | undefined {
  const owner = fn.node.type === 'ClassMethod' ? classAround(fn.node, fn.module) : undefined;
  if (!owner) return nameOf(fn);
  return owner.node.id ? owner.module.scopes.bindingOf(owner.node.id) : undefined;
}

/** `'use server'`: a browser calls what the file exports. */
const isServed = ({ ast }: Module): boolean =>
  ast.program.directives.some(({ value }) => /^use (?:server|client|workflow|step)$/.test(value.value));

/** True for a function that a decorator hands to somebody, or whose parameters others fill in. */
function isDecorated(node: FunctionNode): boolean {
  const own = 'decorators' in node && (node.decorators?.length ?? 0) > 0;
  return own || node.params.some((param) => 'decorators' in param && (param.decorators?.length ?? 0) > 0);
}

/** True for `exports`, `exports.x`, `module.exports`, `module.exports.x`. */
function isOfExports(target: Node): boolean {
  if (target.type === 'Identifier') return target.name === 'exports';
  if (!isMember(target)) return false;
  const isModule = target.object.type === 'Identifier' && target.object.name === 'module' && memberName(target) === 'exports';
  return isModule || isOfExports(target.object);
}
