/** Follows what a call gives through untyped code, to where its type no longer matters. */

import type { Module } from '../modules/modules.js';
import { type Call, type FunctionNode, isCall, isFunction, isMember, keyName, memberName, type Node } from '../syntax/ast.js';
import type { Context } from '../values/context.js';
import { calledFunction, nameOf } from '../values/functions.js';

/** Parts of a response that have the same plain type on both endpoints: from there on, no type of the SDK's is at hand. */
const PLAIN = new Set(['id', 'text', 'thinking', 'signature', 'data', 'model', 'role', 'length', 'stop_sequence']);
const TOKENS = /_tokens$/;
const isPlain = (name: string): boolean => PLAIN.has(name) || TOKENS.test(name);

/** Methods of arrays, promises and streams whose result is made of what they are called on, or of what their callback gives. */
const PASSES_ON = new Set(['at', 'slice', 'find', 'findLast', 'filter', 'map', 'flatMap', 'then', 'catch', 'finally']);
const PASSES_ON_TOO = new Set(['withResponse', 'finalMessage', 'on', 'once']);
/** Those whose result has a type of its own. */
const ENDS = new Set(['some', 'every', 'forEach', 'join', 'includes', 'findIndex', 'finalText', 'asResponse', 'abort']);
/** What takes a value of any type. */
const TAKES_ANYTHING = new Set(['console', 'JSON', 'String', 'Boolean', 'Number']);

const KEYWORDS = new Set(['TSAnyKeyword', 'TSUnknownKeyword', 'TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSVoidKeyword']);

/** Files that are read on from an exported function; those beyond may not have been parsed. */
const MOST_FILES = 2;

const IN_COMMENT = /@(?:type|typedef|returns?|param|property|satisfies|template|implements|this)\s*\{([^}]*)\}/g;
const PLAIN_TYPE =
  /\b(?:string|number|boolean|bigint|symbol|void|never|any|unknown|object|null|undefined|true|false|Promise|Array|Record|Set|Map|Date|RegExp|Error)\b/g;

/** True for JavaScript with types in its comments beyond those of the language. */
export const hasTypesInComments = ({ file, text }: Module): boolean =>
  /\.[cm]?jsx?$/.test(file) && [...text.matchAll(IN_COMMENT)].some(([, type = '']) => /[\p{L}$_]/u.test(type.replace(PLAIN_TYPE, '')));

export class ResultFlow {
  private readonly seen = new Set<Node>();

  /** @param alone true where exported declarations have readers that cannot be seen. */
  constructor(
    private readonly ctx: Context,
    private readonly alone: boolean,
  ) {}

  /** True where the value of an expression meets no annotation that names a type of the SDK's; false where that cannot be told. */
  stays(node: Node, module: Module, files = 0): boolean {
    if (this.seen.has(node)) return true;
    this.seen.add(node);
    if (hasTypesInComments(module)) return false;
    const parent = module.scopes.parentOf(node);
    if (!parent) return false;
    const on = () => this.stays(parent, module, files);
    switch (parent.type) {
      case 'AwaitExpression':
      case 'ParenthesizedExpression':
      case 'TSNonNullExpression':
      case 'LogicalExpression':
        return on();
      case 'ConditionalExpression':
        return parent.test === node || on();
      case 'ExpressionStatement':
      case 'BinaryExpression':
      case 'TemplateLiteral':
      case 'UnaryExpression':
      case 'IfStatement':
      case 'SwitchStatement':
      case 'ThrowStatement':
        return true;
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return KEYWORDS.has(parent.typeAnnotation.type);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return parent.object === node && this.member(parent, module, files);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return parent.callee !== node && this.argument(node, parent, module, files);
      case 'VariableDeclarator':
        return parent.init === node && this.pattern(parent.id, module, files);
      case 'ForOfStatement':
        return parent.right === node && parent.left.type === 'VariableDeclaration' && this.loop(parent.left.declarations, module, files);
      case 'ReturnStatement':
        return this.returned(node, module, files);
      case 'ArrowFunctionExpression':
        return parent.body === node && this.given(parent, module, files);
      default:
        return false;
    }
  }

  private member(node: Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>, module: Module, files: number): boolean {
    const name = memberName(node);
    const parent = module.scopes.parentOf(node);
    if (parent && isCall(parent) && parent.callee === node) {
      if (name === undefined || !(PASSES_ON.has(name) || PASSES_ON_TOO.has(name) || ENDS.has(name))) return false;
      const callbacks = parent.arguments.every((one) => this.callback(one, module, files));
      return callbacks && (ENDS.has(name) || this.stays(parent, module, files));
    }
    if (name === undefined) return node.computed && node.property.type === 'NumericLiteral' && this.stays(node, module, files);
    return isPlain(name) || this.stays(node, module, files);
  }

  /** A function written in place gets parts of the value; an event's name, an index or a separator gets nothing. */
  private callback(argument: Node, module: Module, files: number): boolean {
    if (argument.type === 'StringLiteral' || argument.type === 'NumericLiteral' || argument.type === 'UnaryExpression') return true;
    if (argument.type !== 'ArrowFunctionExpression' && argument.type !== 'FunctionExpression') return false;
    return !argument.returnType && argument.params.every((parameter) => this.pattern(parameter, module, files));
  }

  private argument(node: Node, call: Call, module: Module, files: number): boolean {
    const callee = isMember(call.callee) ? call.callee.object : call.callee;
    if (callee.type === 'Identifier' && TAKES_ANYTHING.has(callee.name) && !module.scopes.bindingOf(callee)) return true;
    const called = calledFunction(call.callee, module, this.ctx);
    const parameter = called?.node.params[call.arguments.indexOf(node as never)];
    if (!called || !parameter || parameter.type === 'RestElement') return false;
    // A parameter without a type is `any`, in JavaScript.
    return hasKeywordType(parameter) && this.pattern(parameter as Node, called.module, files);
  }

  private loop(declarations: readonly { id: Node }[], module: Module, files: number): boolean {
    return declarations.every(({ id }) => this.pattern(id, module, files));
  }

  /** Every name that a pattern gives to parts of the value. */
  private pattern(pattern: Node, module: Module, files: number): boolean {
    if (!hasKeywordType(pattern)) return false;
    if (pattern.type === 'Identifier') {
      if (pattern.typeAnnotation) return true;
      const binding = module.scopes.bindingOf(pattern);
      if (!binding || binding.writes.length > 0) return false;
      if (this.ctx.isExported(binding, module) && this.alone) return false;
      return this.ctx.referencesTo(binding, module).every((one) => this.followed(one, module, files));
    }
    if (pattern.type === 'ArrayPattern') return pattern.elements.every((one) => one === null || this.pattern(one, module, files));
    if (pattern.type !== 'ObjectPattern') return false;
    return pattern.properties.every((part) => {
      if (part.type !== 'ObjectProperty') return false;
      const name = keyName(part.key, part.computed);
      return name !== undefined && (isPlain(name) || this.pattern(part.value, module, files));
    });
  }

  private followed({ node, module: at }: { node: Node; module: Module }, from: Module, files: number): boolean {
    const further = at === from ? files : files + 1;
    return further <= MOST_FILES && (isExportName(node, at) || this.stays(node, at, further));
  }

  private returned(node: Node, module: Module, files: number): boolean {
    for (let at = module.scopes.parentOf(node); at; at = module.scopes.parentOf(at))
      if (isFunction(at)) return this.given(at, module, files);
    return false;
  }

  /** What a function gives goes to its callers. */
  private given(fn: FunctionNode, module: Module, files: number): boolean {
    if (fn.generator || fn.returnType) return false;
    const parent = module.scopes.parentOf(fn);
    if (parent && isCall(parent) && isMember(parent.callee)) {
      const name = memberName(parent.callee);
      return name !== undefined && (ENDS.has(name) || (PASSES_ON.has(name) && this.stays(parent, module, files)));
    }
    const binding = nameOf({ node: fn, module });
    const named = fn.type === 'FunctionDeclaration' || (parent?.type === 'VariableDeclarator' && hasKeywordType(parent.id));
    if (!binding || !named || (this.alone && this.ctx.isExported(binding, module))) return false;
    return this.ctx.referencesTo(binding, module).every(({ node, module: at }) => {
      const call = at.scopes.parentOf(node);
      if (isExportName(node, at)) return true;
      return (
        call !== undefined &&
        call !== null &&
        isCall(call) &&
        call.callee === node &&
        this.followed({ node: call, module: at }, module, files)
      );
    });
  }
}

const isExportName = (node: Node, module: Module): boolean => {
  const parent = module.scopes.parentOf(node);
  return parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration';
};

/** True for a pattern without an annotation, or with one that is no type of the SDK's. */
export function hasKeywordType(pattern: Node): boolean {
  const annotation = 'typeAnnotation' in pattern ? (pattern.typeAnnotation as Node | null | undefined) : undefined;
  if (!annotation) return true;
  return annotation.type === 'TSTypeAnnotation' && KEYWORDS.has(annotation.typeAnnotation.type);
}
