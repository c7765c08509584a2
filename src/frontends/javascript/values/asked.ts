/** The texts that a test compares the model with: in it, and in the lists, tables and patterns that it names. */
import type { Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isCall, isMember, isWrapper, memberName, type Node, unwrap, walk } from '../syntax/ast.js';
import type { Binding } from '../syntax/scope.js';
import { type Context, exprOf, type Reference } from './context.js';
import { type Located, resolveName } from './functions.js';

/** Methods that only ask whether something is there. */
const ASKS = /^(?:has|includes|get|some|every|test|startsWith|endsWith)$/;

/**
 * Those texts that may get another one beside them: nothing but tests reads what holds them.
 * @param isRun false for a test of code that is not run: what a kept answer decides later is not seen.
 */
export function textsAsked({ node, file }: Expr, isRun: boolean, ctx: Context): Expr[] {
  const home = ctx.modules.get(file);
  if (!home) return [];
  const found: Expr[] = [];
  const seen = new Set<Node>();
  const look = ({ node: root, module }: Located): void => {
    if (seen.has(root)) return;
    seen.add(root);
    walk(root, (one) => {
      if (one.type === 'StringLiteral' || one.type === 'TemplateLiteral' || one.type === 'RegExpLiteral') found.push(exprOf(module, one));
      // An entry that says more of a model than yes or no cannot be made up.
      if (one.type === 'ObjectProperty' && !isPlain(one.value)) return false;
      const held = one.type === 'Identifier' ? heldBy(one, module, isRun, ctx) : undefined;
      if (held) look(held);
      return true;
    });
  };
  const test = node as Node;
  const whole = test.type === 'SwitchCase' ? test.test : test;
  if (whole) look({ node: whole, module: home });
  return found;
}

function isPlain(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'ObjectExpression') return inner.type === 'BooleanLiteral';
  return inner.properties.every((entry) => entry.type === 'ObjectProperty' && isPlain(entry.value));
}

/** What a constant holds, where nothing but tests reads it. */
function heldBy(name: Node, module: Module, isRun: boolean, ctx: Context): Located | undefined {
  const found = resolveName(name, module, ctx);
  if (found.kind !== 'binding' || found.binding.writes.length > 0) return undefined;
  const { node, id } = found.binding as Binding;
  if (node.type !== 'VariableDeclarator' || node.id !== id || !node.init) return undefined;
  const isHere = (use: Reference): boolean => isAsked(use) && (isRun || !isKept(use));
  return ctx.referencesTo(found.binding, found.module).every(isHere) ? { node: node.init, module: found.module } : undefined;
}

/** True where a use asks whether something is there, or names what is imported or exported. */
function isAsked({ node, module }: Reference): boolean {
  const parent = module.scopes.parentOf(node);
  if (!parent) return false;
  if (isWrapper(parent)) return isAsked({ node: parent, module });
  if (/^(?:Import|Export)\w*Specifier$/.test(parent.type)) return true;
  if (parent.type === 'BinaryExpression') return parent.operator === 'in' || /^[!=]==?$/.test(parent.operator);
  if (isCall(parent)) return isMember(parent.callee) && ASKS.test(memberName(parent.callee) ?? '') && parent.callee.object !== node;
  if (!isMember(parent) || parent.object !== node) return false;
  const call = module.scopes.parentOf(parent);
  const method = memberName(parent);
  if (!call || !isCall(call) || call.callee !== parent) return parent.computed && method === undefined;
  const [callback] = call.arguments;
  return ASKS.test(method ?? '') && (callback?.type !== 'ArrowFunctionExpression' || isTest(callback.body));
}

/** True where the answer is given to a variable, a property, a function or a caller. */
function isKept({ node, module }: Reference): boolean {
  for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at)) {
    if (/^(?:(?:If|While|DoWhile|Switch)Statement|SwitchCase|ConditionalExpression|(?:Import|Export)\w*Specifier)$/.test(at.type))
      return false;
    if (/^(?:VariableDeclarator|AssignmentExpression|ObjectProperty|ClassProperty|ReturnStatement|ArrowFunctionExpression)$/.test(at.type))
      return true;
  }
  return false;
}

/** True for a callback that only asks. */
const isTest = (body: Node): boolean =>
  body.type === 'BinaryExpression' || (isCall(body) && isMember(body.callee) && ASKS.test(memberName(body.callee) ?? ''));
