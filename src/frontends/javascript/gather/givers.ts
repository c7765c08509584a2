/** Files that only give what they hold: they keep nothing, so that what imports one of them has nothing to do with what imports it beside. */
import { isUnit } from '../../../hosts/names.js';
import { assignedTo, leftmostName } from '../clients/client-syntax.js';
import { hasLoadEffect } from '../modules/load-effects.js';
import { type Module, requiredSpecifier } from '../modules/modules.js';
import { CALLS, type Call, isCall, isClass, isFunction, isMember, MEMBERS, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { ownerOfThis } from '../values/functions.js';
import { changeOf, statementFor } from '../values/mutations.js';
import { CHANGES, changedBy } from './changing-uses.js';

/** What makes a client, or a request. */
const REQUESTS =
  /@anthropic-ai\/|anthropic\.com|v1\/messages|\bmessages\b['"`\])!\s]*(?:\?\.)?\s*[.[]\s*['"`]?(?:create|stream|parse|countTokens|batches|toolRunner|thread|bind|call|apply)\b/;
/** What all files have in common. */
const SHARED = /\bglobalThis\b|\bglobal\s*[.[]/;
/** Texts of which a file that names it has one. */
export const SHARED_NAMES = ['globalThis', 'global'];

/** True for a file in which a request of the API may be made, or what makes it. */
export const mayRequest = ({ text }: Pick<Module, 'text'>): boolean => REQUESTS.test(text);
/** True for a file that may leave something where every other can find it. */
export const sharesWithAll = ({ text }: Pick<Module, 'text'>): boolean => SHARED.test(text);

/** Of the files, among which are all that they import, those that only give. */
export function giversAmong(files: readonly Module[], ctx: Context): ReadonlySet<Module> {
  const isGiver = (module: Module) => !(isUnit(module.file) || mayRequest(module) || sharesWithAll(module)) && keepsNothing(module, ctx);
  const givers = new Set(files.filter(isGiver));
  for (const module of files) for (const changed of changedBy(module, ctx)) givers.delete(changed);
  // What a file imports acts in its functions.
  for (let before = -1; before !== givers.size; ) {
    before = givers.size;
    for (const module of givers) if (ctx.filesRunFor(module).some((next) => !givers.has(next))) givers.delete(module);
  }
  return givers;
}

/** True for a file whose own code leaves nothing behind in it, or in what it imports. */
function keepsNothing(module: Module, ctx: Context): boolean {
  if (hasLoadEffect(module)) return false;
  const { scopes } = module;
  for (const { writes, node } of scopes.program.bindings.values()) {
    if (writes.length > 0) return false;
    if (node.type === 'VariableDeclarator' && node.init && !isGivenBy(node.init, module, ctx)) return false;
  }
  const isOwn = (node: Node): boolean => isOfFunction(node, module, ctx);
  if (!scopes.ofType(...MEMBERS).every((member) => !statementFor(member, module) || isExports(member) || isOwn(member.object)))
    return false;
  return scopes.ofType(...CALLS).every((call) => {
    const [first] = call.arguments;
    if (first && changeOf(first, module)) return isOwn(first);
    return !isMember(call.callee) || !CHANGES.test(memberName(call.callee) ?? '') || isOwn(call.callee.object);
  });
}

/** `exports.x`, `module.exports`. */
const isExports = (member: Node): boolean => /^(?:exports|module)$/.test(leftmostName(member) ?? '');

/** True for what a file declares without running code of the project: written there, or made by others. */
function isGivenBy(init: Node, module: Module, ctx: Context): boolean {
  let given = true;
  walk(init, (node) => {
    if (isFunction(node) || isClass(node) || requiredSpecifier(node) !== undefined) return false;
    if (isCall(node) || node.type === 'NewExpression') given &&= isOfOthers(node, module, ctx);
    if (node.type === 'AwaitExpression' || node.type === 'TaggedTemplateExpression') given = false;
    return given;
  });
  return given;
}

/** True for a call of something that is not the project's: a package, the language, a method of a value written here. */
function isOfOthers(call: Call | Extract<Node, { type: 'NewExpression' }>, module: Module, ctx: Context): boolean {
  const root = rootOf(call);
  if (root.type !== 'Identifier') return !isFunction(root) && root.type !== 'Import';
  const binding = module.scopes.bindingOf(root);
  if (!binding) return true;
  if (binding.kind === 'import' || requiredSpecifier(binding.node) !== undefined) {
    const from = ctx.importOf(binding);
    return from !== undefined && ctx.modules.resolve(from.specifier, module.file) === undefined && !/^[./#]/.test(from.specifier);
  }
  return isMember(unwrap(call.callee)) && binding.node.type === 'VariableDeclarator';
}

/** True for what a function has to itself: its parameters, which are its callers', and what it makes. */
function isOfFunction(node: Node, module: Module, ctx: Context, seen: Set<Node> = new Set()): boolean {
  const inner = unwrap(node);
  if (seen.has(inner)) return true;
  seen.add(inner);
  const found = isOwnIn(inner, module, ctx, (other) => isOfFunction(other, module, ctx, seen));
  seen.delete(inner);
  return found;
}

/** @param isOwn asks the same of what a node is made of. */
function isOwnIn(inner: Node, module: Module, ctx: Context, isOwn: (node: Node) => boolean): boolean {
  switch (inner.type) {
    case 'Identifier': {
      const binding = module.scopes.bindingOf(inner);
      if (!binding || binding.scope === module.scopes.program) return false;
      if (binding.kind === 'param' || binding.kind === 'catch') return true;
      const { node: declared } = binding;
      if (declared.type !== 'VariableDeclarator') return false;
      const sources = [
        ...(declared.init ? [declared.init] : eachOf(declared, module)),
        ...binding.writes.flatMap((write) => assignedTo(write, module)),
      ];
      return sources.length > 0 && sources.every(isOwn);
    }
    case 'ThisExpression': {
      const owner = ownerOfThis(inner, module);
      return owner !== undefined && isClass(owner.node) && !isOfClass(inner, module);
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isOwn(inner.object);
    case 'ConditionalExpression':
      return isOwn(inner.consequent) && isOwn(inner.alternate);
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return isOwn(inner.right) && (inner.type === 'AssignmentExpression' || isOwn(inner.left));
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isMethodOf(inner, isOwn) || (isOfOthers(inner, module, ctx) && !isDeclaredHere(inner, module));
    case 'NewExpression':
      return true;
    default:
      return /^(?:(?:Object|Array|Function|ArrowFunction|Class)Expression|\w+Literal)$/.test(inner.type);
  }
}

/** What `for (const one of list)` takes a variable from. */
function eachOf(declared: Node, { scopes: { parentOf } }: Module): Node[] {
  const declaration = parentOf(declared);
  const loop = declaration && parentOf(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? [loop.right] : [];
}

/** True in a static method: `this` is the class. */
function isOfClass(node: Node, { scopes: { parentOf } }: Module): boolean {
  for (let at = parentOf(node); at && !isClass(at); at = parentOf(at)) if ('static' in at && at.static) return true;
  return false;
}

function isMethodOf({ callee }: Call, isOwn: (node: Node) => boolean): boolean {
  const inner = unwrap(callee);
  return isMember(inner) && isOwn(inner.object);
}

/** True for a call of a method of something that the file declares. */
function isDeclaredHere(call: Call, { scopes }: Module): boolean {
  const root = rootOf(call);
  const binding = root.type === 'Identifier' ? scopes.bindingOf(root) : undefined;
  return binding !== undefined && binding.kind !== 'import' && binding.scope === scopes.program;
}

/** What a path of properties and calls begins with. */
function rootOf(node: Node): Node {
  let root = unwrap(node);
  while (isMember(root) || isCall(root) || root.type === 'NewExpression') root = unwrap(isMember(root) ? root.object : root.callee);
  return root;
}
