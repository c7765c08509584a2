/** The syntax-tree edge: small helpers over Babel's nodes. Parents are kept beside the tree, in `Links`. */
import type * as t from '@babel/types';

export type Node = t.Node;

export const startOf = (node: Node): number => node.start as number;
export const endOf = (node: Node): number => node.end as number;

const SKIP = new Set([
  'loc',
  'extra',
  'start',
  'end',
  'type',
  'leadingComments',
  'trailingComments',
  'innerComments',
  'comments',
  'tokens',
  'errors',
  'range',
]);

/** The child nodes of a node, in the order of its fields. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  addChildren(node, found);
  return found;
}

function addChildren(node: Node, found: Node[]): void {
  const fields = node as unknown as Record<string, unknown>;
  // Every file is walked often: no list of the fields is made.
  for (const key in fields) {
    const value = fields[key];
    if (value === null || typeof value !== 'object' || SKIP.has(key)) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (item && typeof item.type === 'string') found.push(item);
    } else if (typeof (value as Node).type === 'string') found.push(value as Node);
  }
}

/** Visits a node and all below it; returning false leaves out what is below. Iterative: depth is bounded by memory, not by the stack. */
export function walk(root: Node, visit: (node: Node) => unknown): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) !== false) pushChildren(node, stack);
  }
}

/** Puts the child nodes on a stack, the first one on top. */
export function pushChildren(node: Node, stack: Node[]): void {
  let first = stack.length;
  addChildren(node, stack);
  for (let last = stack.length - 1; first < last; first++, last--) {
    const child = stack[first] as Node;
    stack[first] = stack[last] as Node;
    stack[last] = child;
  }
}

/** The expression inside casts, parentheses, non-null assertions and `await`. */
export function unwrap(node: Node): Node {
  for (;;) {
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
      case 'TypeCastExpression':
        node = node.expression;
        continue;
      case 'AwaitExpression':
        node = node.argument;
        continue;
      default: {
        const request = handedOver(node);
        if (!request) return node;
        node = request;
      }
    }
  }
}

/** Marks a call whose answer is what it is handed, as far as can be told of it. */
export const markHanded = (call: Call): void => {
  call.extra = { ...call.extra, handed: true };
};

/** What a call is handed whose answer is just that: a request, by the module of `--guard`. */
export const handedOver = (node: Node): Node | undefined =>
  node.extra?.handed === true && isCall(node) ? (node.arguments[0] as Node) : undefined;

const WRAPPERS = new Set([
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'TypeCastExpression',
  'AwaitExpression',
]);
/** True for a node that `unwrap` looks through. */
export const isWrapper = (node: Node): boolean => WRAPPERS.has(node.type) || node.extra?.handed === true;

export type Member = t.MemberExpression | t.OptionalMemberExpression;
export const MEMBERS = ['MemberExpression', 'OptionalMemberExpression'] as const;
export const isMember = (node: Node): node is Member => node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
export type Call = t.CallExpression | t.OptionalCallExpression;
export const CALLS = ['CallExpression', 'OptionalCallExpression'] as const;
export const isCall = (node: Node): node is Call => node.type === 'CallExpression' || node.type === 'OptionalCallExpression';

export type FunctionNode =
  | t.FunctionDeclaration
  | t.FunctionExpression
  | t.ArrowFunctionExpression
  | t.ObjectMethod
  | t.ClassMethod
  | t.ClassPrivateMethod;
const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
]);
export const isFunction = (node: Node): node is FunctionNode => FUNCTIONS.has(node.type);
export type ClassNode = t.ClassDeclaration | t.ClassExpression;
export const CLASSES = ['ClassDeclaration', 'ClassExpression'] as const;
export const isClass = (node: Node): node is ClassNode => node.type === 'ClassDeclaration' || node.type === 'ClassExpression';

/** The name of a property key or of a non-computed (or literally computed) member; undefined where it is not known. */
export function keyName(key: Node, computed: boolean): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'StringLiteral') return key.value;
  if (key.type === 'NumericLiteral') return String(key.value);
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'TemplateLiteral' && key.quasis.length === 1) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

export const memberName = (node: Member): string | undefined => keyName(node.property, node.computed);
