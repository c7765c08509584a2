/** Expressions of JavaScript. Chains that lean to the left (`a + b + c`, `a.b().c()`) may be thousands long and are lowered in a loop. */
import type * as t from '@babel/types';
import type { Expression, Item } from '../../../ir/ir.js';
import { children, isCall, isMember, keyName, type Node } from '../ast.js';
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
  for (let left = leftOf(at, lowering); left; left = leftOf(at, lowering)) {
    chain.push(at);
    at = left;
  }
  let made = marked(start(at, lowering, name), at);
  for (let index = chain.length - 1; index >= 0; index--) {
    const link = chain[index] as Peeled;
    made = marked(continued(link, made, lowering), link);
  }
  return made;
}

/** An expression with what is known of its place. */
function marked(made: Expression, { written, around }: Peeled): Expression {
  if (written) made.written = written;
  if (around.pinned) made.pinned = true;
  if (around.typed) made.typed = true;
  return made;
}

/** The expression that a chain goes on from. */
function leftOf({ node, around }: Peeled, lowering: Lowering): Peeled | undefined {
  const left = (of: Node, within = PLAIN) => peel(of, within, lowering.input);
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isModuleExports(node, lowering) ? undefined : left(node.object);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return node.callee.type === 'Import' || loadedModule(node) ? undefined : left(node.callee);
    case 'TaggedTemplateExpression':
      return left(node.tag);
    case 'BinaryExpression':
      return node.left.type === 'PrivateName' ? undefined : left(node.left);
    case 'LogicalExpression':
      return left(node.left, around);
    default:
      return undefined;
  }
}

/** A link of a chain, with what stands to its left. */
function continued({ node, around }: Peeled, left: Expression, lowering: Lowering): Expression {
  if (isMember(node)) {
    const { property, computed } = node;
    const key = keyName(property, computed) ?? lowering.expression(property);
    const keyExpr = lowering.place(property);
    return lowering.get({ ...lowering.place(node), object: left, key, keyExpr, item: computed, optional: node.optional === true });
  }
  if (isCall(node)) {
    const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
    const place = lowering.place(node);
    const call = lowering.call({ ...place, callee: left, args, construct: false, optional: node.optional === true });
    // It may read and write every variable in sight.
    const evaluates = left.k === 'name' && left.name === 'eval' && !left.binding;
    return evaluates ? { k: 'open', ...place, parts: [call], why: 'unknown' } : call;
  }
  switch (node.type) {
    case 'TaggedTemplateExpression':
      return { k: 'open', ...lowering.place(node), parts: [left, template(node.quasi, lowering)], why: 'tagged' };
    case 'LogicalExpression':
      return logical(node, left, around, lowering);
    case 'BinaryExpression':
      return binary(node, left, lowering);
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
    case 'NewExpression': {
      const callee = lowering.expression(node.callee);
      const args = node.arguments.map((argument) => item(argument, lowering, TYPED));
      return lowering.call({ ...place, callee, args, construct: true, optional: false });
    }
    case 'UnaryExpression':
      return unary(node, lowering);
    case 'UpdateExpression':
      return update(node, lowering);
    case 'AssignmentExpression':
      return assignment(node, lowering);
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
    case 'AwaitExpression':
      return { k: 'await', ...place, value: lowering.expression(node.argument) };
    case 'YieldExpression':
      return { k: 'yield', ...place, value: node.argument ? lowering.expression(node.argument) : null, all: node.delegate };
    case 'CallExpression':
      return loaded(node, lowering);
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

function identifier(node: t.Identifier, lowering: Lowering): Expression {
  if (lowering.isGlobal(node, 'undefined')) return lowering.literal(node, undefined);
  if (lowering.isGlobal(node, 'exports')) return lowering.name(node, node.name, lowering.exportsOf(node), 'read');
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
