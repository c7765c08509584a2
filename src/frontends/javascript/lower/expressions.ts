/** Expressions of JavaScript. Chains (`a + b + c`, `a.b().c()`, `a = b = c`) may be thousands long and are lowered in a loop. */
import type * as t from '@babel/types';
import type { Expression, Item } from '../../../ir/expressions.js';
import { children, isCall, isMember, keyName, type Node } from '../syntax/ast.js';
import { type Around, type Lowering, PLAIN, TYPED } from './context.js';
import { markup } from './markup.js';
import { objectExpression } from './objects.js';
import { assignment, binary, logical, template, unary, update } from './operators.js';
import { isModuleExports, loaded, loadedModule } from './requires.js';
import { type Peeled, peel } from './wrappers.js';

/** An expression, with all of its effects. `name` is what a function or class without a name of its own is called. */
export function expression(node: Node, lowering: Lowering, around: Around = PLAIN, name?: string): Expression {
  const chain: Peeled[] = [];
  let at = peel(node, around, lowering.input);
  let called = name;
  for (let next = nextOf(at, lowering); next; next = nextOf(at, lowering)) {
    chain.push(at);
    called = at.node.type === 'AssignmentExpression' && at.node.left.type === 'Identifier' ? at.node.left.name : undefined;
    at = next;
  }
  let made = marked(start(at, lowering, called), at);
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index] as Peeled;
    made = marked(continued(link, made, lowering), link);
  }
  return made;
}

/** An expression with what is known of its place. */
function marked(made: Expression, { written, around }: Peeled): Expression {
  if (written) made.written = written;
  if (around.pinned) {
    made.pinned = true;
    made.frozen = true;
  }
  if (around.typed) made.typed = true;
  return made;
}

/** The operand that a chain goes on with; undefined where it ends. */
function nextOf({ node, around }: Peeled, lowering: Lowering): Peeled | undefined {
  const operand = (of: Node, within = PLAIN) => peel(of, within, lowering.input);
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isModuleExports(node, lowering) ? undefined : operand(node.object);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return node.callee.type === 'Import' || loadedModule(node) ? undefined : operand(node.callee);
    case 'TaggedTemplateExpression':
      return operand(node.tag);
    case 'BinaryExpression':
      return node.left.type === 'PrivateName' ? undefined : operand(node.left);
    case 'LogicalExpression':
      return operand(node.left, around);
    case 'AssignmentExpression':
      return operand(node.right, TYPED);
    case 'UnaryExpression':
    case 'AwaitExpression':
      return operand(node.argument);
    case 'NewExpression':
      return operand(node.callee);
    default:
      return undefined;
  }
}

/** A link of a chain, with its operand. */
function continued({ node, around }: Peeled, operand: Expression, lowering: Lowering): Expression {
  if (isMember(node)) {
    const { property, computed } = node;
    const key = keyName(property, computed) ?? lowering.expression(property);
    return lowering.get(node, operand, key, property, computed, node.optional === true);
  }
  if (isCall(node)) {
    const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
    const call = lowering.call(node, operand, args, false, node.optional === true);
    // It may read and write every variable in sight.
    const evaluates = operand.k === 'name' && operand.name === 'eval' && !operand.binding;
    return evaluates ? { k: 'open', ...lowering.place(node), parts: [call], why: 'unknown' } : call;
  }
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return {
        k: 'open',
        ...lowering.place(node),
        parts: [operand, ...node.quasi.expressions.map((part) => lowering.expression(part))],
        why: 'tagged',
      };
    case 'LogicalExpression':
      return logical(node, operand, around, lowering);
    case 'BinaryExpression':
      return binary(node, operand, lowering);
    case 'AssignmentExpression':
      return assignment(node, operand, lowering);
    case 'UnaryExpression':
      return unary(node, operand, lowering);
    case 'AwaitExpression':
      if (lowering.fn) lowering.fn.waits = true;
      return { k: 'await', ...lowering.place(node), value: operand };
    case 'NewExpression': {
      const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
      return lowering.call(node, operand, args, true, false);
    }
    default:
      return unknown(node, lowering);
  }
}

/** An expression that is no link of a chain, or its first. */
function start({ node, around }: Peeled, lowering: Lowering, name: string | undefined): Expression {
  const place = lowering.place(node);
  switch (node.type) {
    case 'StringLiteral':
    case 'BooleanLiteral':
      return lowering.literal(node, node.value);
    case 'NumericLiteral':
      return Number.isFinite(node.value) ? lowering.literal(node, node.value) : { k: 'open', ...place, parts: [], why: 'arithmetic' };
    case 'NullLiteral':
      return lowering.literal(node, null);
    case 'TemplateLiteral':
      return template(node, lowering);
    case 'Identifier':
      return identifier(node, lowering);
    case 'RegExpLiteral':
      return pattern(node, lowering);
    case 'ThisExpression':
    case 'Super':
      return { k: 'self', ...place, base: node.type === 'Super', fn: lowering.fn };
    case 'ObjectExpression':
      return objectExpression(node, around, lowering);
    case 'ArrayExpression':
      return {
        k: 'list',
        ...place,
        of: 'list',
        items: node.elements.map((element) => (element ? item(element, lowering, around) : hole(node, lowering))),
      };
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const kind = node.type === 'FunctionExpression' ? 'function' : 'arrow';
      const own = node.type === 'FunctionExpression' ? node.id?.name : undefined;
      return { k: 'function', ...place, fn: lowering.functionNode(node, { kind, name: own ?? name, owner: null, receiver: 'none' }) };
    }
    case 'ClassExpression':
      return { k: 'class', ...place, cls: lowering.classNode(node, name) };
    case 'UpdateExpression':
      return update(node, lowering);
    case 'BinaryExpression':
      return binary(
        node,
        lowering.literal(node.left, lowering.input.text.slice(node.left.start as number, node.left.end as number)),
        lowering,
      );
    case 'ConditionalExpression': {
      const test = lowering.expression(node.test);
      const yes = lowering.expression(node.consequent, around, name);
      return { k: 'conditional', ...place, test, yes, no: lowering.expression(node.alternate, around, name) };
    }
    case 'SequenceExpression':
      return { k: 'sequence', ...place, items: node.expressions.map((part) => lowering.expression(part)) };
    case 'YieldExpression':
      return { k: 'yield', ...place, value: node.argument ? lowering.expression(node.argument) : null, all: node.delegate };
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'ImportExpression':
      return loaded(node, lowering);
    case 'MemberExpression':
      // `module.exports`: any other member is a link of a chain.
      return lowering.name(node, 'module.exports', lowering.exportsOf(node), 'read');
    case 'MetaProperty':
      if (node.meta.name === 'import') return lowering.name(node, `import.${node.property.name}`, null, 'read');
      return { k: 'open', ...place, parts: [], why: 'unknown' };
    case 'JSXElement':
    case 'JSXFragment':
      return { k: 'open', ...place, parts: markup(node, lowering), why: 'markup' };
    default:
      return unknown(node, lowering);
  }
}

/** An element or an argument. */
function item(node: Node, lowering: Lowering, around: Around): Item {
  const spread = node.type === 'SpreadElement';
  const value = spread ? lowering.expression(node.argument) : lowering.expression(node, around);
  return { expr: lowering.place(node), value, spread };
}

/** The missing element of `[a, , b]`. */
const hole = (list: Node, lowering: Lowering): Item => ({
  expr: lowering.place(list),
  value: lowering.literal(list, undefined),
  spread: false,
});

/** `/opus/i` is what `new RegExp('opus', 'i')` gives. */
function pattern(node: t.RegExpLiteral, lowering: Lowering): Expression {
  const place = lowering.place(node);
  const args = [node.pattern, node.flags].map((text): Item => ({ expr: place, value: lowering.literal(node, text), spread: false }));
  const callee: Expression = { k: 'name', ...place, name: 'RegExp', binding: null, fn: lowering.fn };
  return { k: 'call', ...place, callee, args, keywords: null, construct: true, optional: false, fn: lowering.fn };
}

function identifier(node: t.Identifier, lowering: Lowering): Expression {
  if (lowering.isGlobal(node, 'undefined')) return lowering.literal(node, undefined);
  if (lowering.isGlobal(node, 'exports')) return lowering.name(node, node.name, lowering.exportsOf(node), 'read');
  const given = lowering.isGlobal(node, 'arguments') ? lowering.givenOf(node) : null;
  if (given) return lowering.name(node, node.name, given, 'read');
  const name = lowering.name(node, node.name, lowering.bindingOf(node), 'read');
  if (!lowering.members.has(node.name)) return name;
  const member = lowering.members.get(node.name);
  return member?.k === 'literal' ? { ...member } : { k: 'open', ...lowering.place(node), parts: [name], why: 'unknown' };
}

/** What has no form: the expressions below it are evaluated. */
function unknown(node: Node, lowering: Lowering): Expression {
  const parts = children(node)
    .filter(isExpression)
    .map((part) => lowering.expression(part));
  return { k: 'open', ...lowering.place(node), parts, why: 'unknown' };
}

const isExpression = ({ type }: Node): boolean => /(?:Expression|Literal|^Identifier)$/.test(type);
