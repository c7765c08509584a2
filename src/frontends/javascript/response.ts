/** Does the code that handles a response read thinking text? The value is followed through names, members, callbacks and functions. */
import { type FunctionNode, isCall, isFunction, isMember, isWrapper, memberName, type Node, unwrap, walk } from './ast.js';
import type { Context } from './context.js';
import { calledFunction, callsOf, functionOf, type Located, resolveName } from './functions.js';
import type { Module } from './modules.js';

const MOST_STEPS = 2_000;
const ITERATORS = new Set([
  'map',
  'flatMap',
  'filter',
  'forEach',
  'find',
  'findLast',
  'some',
  'every',
  'reduce',
  'then',
  'on',
  'once',
  'finally',
]);

export function readsThinkingText(call: Node, module: Module, ctx: Context): boolean {
  return new Flow(ctx).reads(call, module);
}

class Flow {
  private readonly seen = new Set<Node>();
  private found = false;

  constructor(private readonly ctx: Context) {}

  reads(call: Node, module: Module): boolean {
    this.value(call, module);
    return this.found;
  }

  /** An expression that holds the response, or a part of it. */
  private value(node: Node, module: Module): unknown {
    if (this.found || this.seen.has(node) || this.seen.size > MOST_STEPS) return;
    this.seen.add(node);
    const { parentOf } = module.scopes;
    const parent = parentOf(node);
    if (!parent) return;
    if (isWrapper(parent) || parent.type === 'SpreadElement' || parent.type === 'JSXExpressionContainer') return this.value(parent, module);
    if (isMember(parent) && parent.object === node) return this.member(parent, module);
    switch (parent.type) {
      case 'VariableDeclarator':
        if (parent.init === node) this.pattern(parent.id, module);
        return;
      case 'AssignmentExpression':
        if (parent.right !== node) return;
        if (isMember(parent.left)) this.property(parent.left, module);
        else this.pattern(parent.left, module);
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (parent.right === node)
          this.pattern(parent.left.type === 'VariableDeclaration' ? (parent.left.declarations[0]?.id as Node) : parent.left, module);
        return;
      case 'ReturnStatement':
        return this.returned(parent, module);
      case 'ArrowFunctionExpression':
        if (parent.body === node) this.result({ module, node: parent });
        return;
      case 'YieldExpression':
        return this.returned(parent, module);
      case 'ConditionalExpression':
        if (parent.test !== node) this.value(parent, module);
        return;
      case 'LogicalExpression':
      case 'ArrayExpression':
      case 'ObjectExpression':
        return this.value(parent, module);
      case 'ObjectProperty':
        if (parent.value === node && parentOf(parent)?.type === 'ObjectExpression') this.value(parentOf(parent) as Node, module);
        return;
      case 'BinaryExpression':
        if ([parent.left, parent.right].some((side) => side.type === 'StringLiteral' && side.value === 'thinking_delta')) this.found = true;
        return;
      case 'SwitchStatement':
        if (parent.cases.some((c) => c.test?.type === 'StringLiteral' && c.test.value === 'thinking_delta')) this.found = true;
        return;
      case 'JSXAttribute':
        return this.component(parent, module);
      case 'CallExpression':
      case 'OptionalCallExpression':
      case 'NewExpression':
        if (parent.callee === node) return;
        return this.argument(node, parent, module);
      default:
        return;
    }
  }

  private member(member: Node, module: Module): void {
    if (!isMember(member)) return;
    const name = memberName(member);
    if (name === 'thinking') {
      this.found = true;
      return;
    }
    const parent = module.scopes.parentOf(member);
    if (parent && isCall(parent) && parent.callee === member) {
      const [first, second] = parent.arguments;
      if ((name === 'on' || name === 'once') && first?.type === 'StringLiteral' && first.value === 'thinking') this.found = true;
      for (const argument of name && ITERATORS.has(name) ? [first, second] : []) if (argument) this.callback(argument, module);
      this.value(parent, module);
      return;
    }
    this.value(member, module);
  }

  /** A function that is handed the value: every parameter of it may hold a part. */
  private callback(argument: Node, module: Module): void {
    const inner = unwrap(argument);
    const fn: Located<FunctionNode> | undefined = isFunction(inner)
      ? { module, node: inner }
      : (functionOf(resolveName(inner, module, this.ctx)) ?? (isMember(inner) ? calledFunction(inner, module, this.ctx) : undefined));
    if (fn) for (const param of fn.node.params) this.pattern(param, fn.module);
    if (fn) this.result(fn);
  }

  private argument(node: Node, call: Node, module: Module): void {
    if (!isCall(call) && call.type !== 'NewExpression') return;
    const index = call.arguments.findIndex((argument) => argument === node || unwrap(argument) === node);
    const fn = isCall(call) ? calledFunction(call.callee, module, this.ctx) : undefined;
    const param = fn?.node.params[Math.min(index, fn.node.params.length - 1)];
    if (fn && param) this.pattern(param, fn.module);
    // Promise.all, Object.values, [].concat: what comes out holds the value still.
    if (isCall(call) && !fn && isMember(call.callee)) this.value(call, module);
    if (fn) return;
    const pushed = isCall(call) && isMember(call.callee) && memberName(call.callee) === 'push' ? unwrap(call.callee.object) : undefined;
    if (pushed?.type === 'Identifier') this.pattern(pushed, module);
  }

  /** Every name that a pattern takes out of the value; a `thinking` in it is the text itself. */
  private pattern(pattern: Node, module: Module): void {
    walk(pattern, (node) => {
      if (node.type === 'ObjectProperty' && !node.computed && node.key.type === 'Identifier' && node.key.name === 'thinking')
        this.found = true;
      const binding = node.type === 'Identifier' ? module.scopes.bindingOf(node) : undefined;
      if (binding) for (const reference of this.ctx.referencesTo(binding, module)) this.value(reference.node, reference.module);
      return !this.found && node.type !== 'TSTypeAnnotation';
    });
  }

  /** `this.reply = …`: read wherever the field is read in the file. */
  private property(target: Node, module: Module): void {
    const name = isMember(target) ? memberName(target) : undefined;
    if (name === undefined) return;
    walk(module.ast.program, (node) => {
      if (isMember(node) && node !== target && memberName(node) === name) this.value(node, module);
      return !this.found;
    });
  }

  private returned(node: Node, module: Module): unknown {
    for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at))
      if (isFunction(at)) return this.result({ module, node: at });
  }

  private result(fn: Located<FunctionNode>): void {
    if (this.seen.has(fn.node)) return;
    this.seen.add(fn.node);
    const parent = fn.module.scopes.parentOf(fn.node);
    // The result of a callback comes out of the call that takes it.
    if (parent && isCall(parent) && parent.callee !== fn.node) this.value(parent, fn.module);
    for (const call of callsOf(fn, this.ctx)) this.value(call.node, call.module);
  }

  private component(attribute: Node, module: Module): void {
    const element = module.scopes.parentOf(attribute);
    const name = element?.type === 'JSXOpeningElement' && element.name.type === 'JSXIdentifier' ? element.name : undefined;
    const fn = name && functionOf(resolveName(name, module, this.ctx));
    const [props] = fn?.node.params ?? [];
    if (fn && props) this.pattern(props, fn.module);
  }
}
