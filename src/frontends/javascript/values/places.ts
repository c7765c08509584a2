/** Questions about places: does an expression mean the same elsewhere, is a value pinned, who else uses a declaration. */
import type { Declaration, Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { endOf, isCall, isMember, isWrapper, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import type { Binding, Scope } from '../syntax/scope.js';
import { type Context, exprOf } from './context.js';
import { isConstAsserted } from './evaluate.js';
import { functionAround } from './functions.js';
import { isSameThis } from './same-this.js';

const WRITTEN =
  /^(?:ObjectExpression|ArrayExpression|StringLiteral|NumericLiteral|BooleanLiteral|NullLiteral|TemplateLiteral|BinaryExpression|LogicalExpression|ConditionalExpression|UnaryExpression|Identifier|MemberExpression|OptionalMemberExpression|CallExpression|OptionalCallExpression)$/;

export const isWritten = (expr: Expr): boolean => WRITTEN.test((expr.node as Node).type);

/** A name or a path of properties, each named or given by another such path. */
export const isSimple = (expr: Expr): boolean => isPath(expr.node as Node);

function isPath(node: Node): boolean {
  const inner = unwrap(node);
  if (!isMember(inner)) return inner.type === 'Identifier' || inner.type === 'ThisExpression';
  const { property } = inner;
  return (
    isPath(inner.object) && (!inner.computed || property.type === 'StringLiteral' || property.type === 'NumericLiteral' || isPath(property))
  );
}

/** True where a name is that of a variable which is declared with a value, never assigned to, and a record of what is unknown: nothing in it can be spread. */
export function isNameOf(name: Expr, value: Expr, module: Module): boolean {
  const node = unwrap(name.node as Node);
  const binding = name.file === value.file && node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
  const declared = binding?.writes.length === 0 && binding.node.type === 'VariableDeclarator' ? binding.node : undefined;
  if (!declared?.init || startOf(declared.init) > value.start || endOf(declared.init) < value.end) return false;
  const outer = unparenthesised(name.node as Node);
  if (outer.type === 'TSAsExpression') return isRecordOfUnknown(outer.typeAnnotation, module);
  const annotation = declared.id.type === 'Identifier' ? declared.id.typeAnnotation : undefined;
  return annotation?.type === 'TSTypeAnnotation' && isRecordOfUnknown(annotation.typeAnnotation, module);
}

const unparenthesised = (node: Node): Node => (node.type === 'ParenthesizedExpression' ? unparenthesised(node.expression) : node);

function isRecordOfUnknown(type: Node, module: Module, isAlias = false): boolean {
  if (type.type === 'TSTypeLiteral')
    return type.members.some((one) => one.type === 'TSIndexSignature' && one.typeAnnotation?.typeAnnotation.type === 'TSUnknownKeyword');
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const { name } = type.typeName;
  if (name === 'Record') return type.typeParameters?.params[1]?.type === 'TSUnknownKeyword';
  const alias = isAlias ? undefined : module.scopes.ofType('TSTypeAliasDeclaration').find((one) => one.id.name === name);
  return alias !== undefined && isRecordOfUnknown(alias.typeAnnotation, module, true);
}

/** A value under `as const`, or an object with one as a property. */
export function isPinned(expr: Expr, module: Module): boolean {
  const node = expr.node as Node;
  if (isConstAsserted(node, module)) return true;
  return (
    node.type === 'ObjectExpression' &&
    node.properties.some((part) => part.type === 'ObjectProperty' && isWrapper(part.value) && isConstAsserted(unwrap(part.value), module))
  );
}

/** True for what a constructor makes, and for a literal that one takes, itself or as one of its options: `new Headers({ … })`. */
export function isMadeInto(object: Expr, module: Module): boolean {
  const node = object.node as Node;
  if (node.type === 'NewExpression') return true;
  let parent = module.scopes.parentOf(node);
  while (parent && (isWrapper(parent) || /^Object(?:Property|Expression)$/.test(parent.type))) parent = module.scopes.parentOf(parent);
  return parent?.type === 'NewExpression';
}

/** True where an expected type reaches the place: an argument, an annotated variable, an assignment; never through a spread. */
export function isTyped(at: Expr, module: Module): boolean {
  let node = at.node as Node;
  if (node.type === 'AssignmentExpression') return true;
  for (let parent = module.scopes.parentOf(node); parent; node = parent, parent = module.scopes.parentOf(node)) {
    switch (parent.type) {
      case 'ObjectProperty':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'ParenthesizedExpression':
      case 'TSNonNullExpression':
        continue;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return !isConstAsserted(node, module);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        return parent.callee !== node;
      case 'AssignmentExpression':
      case 'TSSatisfiesExpression':
        return true;
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && Boolean(parent.id.typeAnnotation);
      case 'ArrowFunctionExpression':
        return Boolean(parent.returnType);
      default:
        return false;
    }
  }
  return false;
}

/** True where every name of the expression means the same at another place, and the place comes after what it names. */
export function meansTheSame(expr: Expr, at: Expr, module: Module, ctx: Context): boolean {
  // A parameter or a part of a pattern with its default, or a declaration, gives a value and is no expression.
  let same = !/Pattern$|^VariableDeclarator$|^ObjectProperty$|^TSParameterProperty$/.test((expr.node as Node).type);
  const scope = expr.file === at.file ? scopeAround(at.node as Node, module) : undefined;
  walk(expr.node as Node, (node) => {
    if (node.type === 'ThisExpression' || node.type === 'Super') {
      if (!scope || !isSameThis(node, at.node as Node, module, ctx)) same = false;
    }
    const binding = node.type === 'Identifier' || node.type === 'JSXIdentifier' ? module.scopes.bindingOf(node) : undefined;
    if (binding?.id === expr.node) same = false;
    // A name that the expression itself declares travels with it.
    if (!binding || (startOf(binding.id) >= expr.start && endOf(binding.id) <= expr.end)) return same;
    if (binding.writes.some((write) => mayChangeBetween(write, expr, at, module))) same = false;
    if (!scope || lookUp(binding.name, scope) !== binding || isNotYet(binding, at, module)) same = false;
    return same;
  });
  return same;
}

/** True for a place that runs before a variable has its value: in its own initialiser, or above it in the same function. */
function isNotYet({ kind, id, node }: Binding, at: Expr, module: Module): boolean {
  if (kind !== 'const' && kind !== 'let' && kind !== 'var') return false;
  return functionAround(id, module) === functionAround(at.node as Node, module) && at.start < (node.end ?? 0);
}

const LOOPS = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;

/** True where an assignment may happen after one of two places is evaluated and before the other. */
function mayChangeBetween(write: Node, a: Expr, b: Expr, module: Module): boolean {
  const holds = (node: Node, expr: Expr) => startOf(node) <= expr.start && endOf(node) >= expr.end;
  if (holds(b.node as Node, a) || a.file !== b.file) return false;
  const [first, last] = a.start < b.start ? [a, b] : [b, a];
  if (startOf(write) >= first.end && startOf(write) < last.end) return true;
  const fn = functionAround(write, module);
  if (functionAround(a.node as Node, module) !== fn || functionAround(b.node as Node, module) !== fn) return true;
  for (let at = module.scopes.parentOf(write); at && at !== fn; at = module.scopes.parentOf(at))
    if (LOOPS.test(at.type) && holds(at, a) !== holds(at, b)) return true;
  return false;
}

const scopeAround = (node: Node, module: Module): Scope => module.scopes.scopeAt(node);

function lookUp(name: string, scope: Scope): Binding | undefined {
  for (let at: Scope | null = scope; at; at = at.parent) {
    const binding = at.bindings.get(name);
    if (binding) return binding;
  }
  return undefined;
}

const LOGGERS = /^(?:console|log|logger|logging|debug|info|warn|error|trace|winston|pino|bunyan|print)$/i;
/** What they give is a text, which may be used as data again. */
const TEXTS = /^(?:stringify|inspect|format)$/;

/** A use outside the calls that were read which needs a property that goes; reading others, comparing or logging needs none. */
export function heldBy(
  declaration: Declaration,
  gone: ReadonlySet<string>,
  isRead: (expr: Expr) => boolean,
  ctx: Context,
): Expr | undefined {
  const home = ctx.modules.get(declaration.file);
  const binding = declaration.binding as Binding | null;
  if (!home || !binding) return undefined;
  for (const { node, module } of ctx.referencesTo(binding, home)) {
    const held = heldUse(node, module, gone, isRead);
    if (held) return held;
  }
  return undefined;
}

function heldUse(reference: Node, module: Module, gone: ReadonlySet<string>, isRead: (expr: Expr) => boolean): Expr | undefined {
  const { parentOf } = module.scopes;
  let node = reference;
  for (;;) {
    if (isRead(exprOf(module, node))) return undefined;
    const parent = parentOf(node);
    if (!parent) return undefined;
    if (isWrapper(parent)) {
      node = parent;
      continue;
    }
    if (isMember(parent)) {
      if (parent.object !== node) {
        node = parent;
        continue;
      }
      const name = memberName(parent);
      // `params.thinking.budget_tokens = …` assigns to the object as `params.thinking = …` does.
      let path: Node = parent;
      for (let outer = parentOf(path); outer && isMember(outer) && outer.object === path; outer = parentOf(path)) path = outer;
      const target = parentOf(path);
      const isDeletion = target?.type === 'UnaryExpression' && target.operator === 'delete';
      const assigns = isDeletion || (target?.type === 'AssignmentExpression' && target.left === path);
      if (name !== undefined && !gone.has(name)) return undefined;
      // An assignment to the property is an entry of the object, and was read as one.
      if (assigns && isRead(exprOf(module, target))) return undefined;
      if (isRead(exprOf(module, parent))) return undefined;
      return exprOf(module, parent);
    }
    if (isCall(parent)) {
      if (parent.callee === node) {
        node = parent;
        continue;
      }
      const callee = unwrap(parent.callee);
      if (isText(callee)) {
        node = parent;
        continue;
      }
      return isHarmlessCall(callee) || mutatesOnly(parent, node, module) ? undefined : exprOf(module, node);
    }
    return isHarmless(parent, node) ? undefined : exprOf(module, node);
  }
}

export const isText = (callee: Node): boolean =>
  TEXTS.test((isMember(callee) ? memberName(callee) : callee.type === 'Identifier' && callee.name) || '');

/** Logged. */
export const isHarmlessCall = (callee: Node): boolean => {
  let at = unwrap(callee);
  const names: string[] = [];
  while (isMember(at)) {
    names.push(memberName(at) ?? '');
    at = unwrap(at.object);
  }
  if (at.type === 'Identifier') names.push(at.name);
  return names.some((name) => LOGGERS.test(name));
};

/** `Object.assign(params, …)` and `Object.freeze(params)` were read as part of the object. */
function mutatesOnly(call: Node, argument: Node, module: Module): boolean {
  if (!isCall(call) || !isMember(call.callee) || call.arguments[0] !== argument) return false;
  return module.text.slice(startOf(call.callee.object), endOf(call.callee.object)) === 'Object';
}

/** Uses that only look: a comparison, a type, a template, an export. */
export function isHarmless(parent: Node, node: Node): boolean {
  switch (parent.type) {
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'ExpressionStatement':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'IfStatement':
    case 'ImportSpecifier':
      return true;
    case 'ConditionalExpression':
      return parent.test === node;
    case 'AssignmentExpression':
      return parent.left === node;
    default:
      return parent.type.startsWith('TS') || parent.type.endsWith('TypeAnnotation');
  }
}
