/** Questions about places: is a value written out, does an expression mean the same elsewhere. */
import { DICTIONARIES } from '../../../sdk/libraries-python.js';
import type { Expr } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { isBuiltin, resolveName } from '../modules/names.js';
import {
  argumentsOf,
  calleeOf,
  field,
  holds,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  statementOf,
  unwrap,
  walk,
} from '../syntax/node.js';
import type { Binding, Definition } from '../syntax/scope.js';
import { isListedByFunction } from '../types/literal-types.js';
import { annotationOf } from '../types/type-names.js';
import type { Context } from './context.js';
import { isSameSelf } from './same-self.js';
import { changesBefore } from './stability.js';

const WRITTEN =
  /^(?:dictionary|argument_list|list|tuple|string|concatenated_string|integer|float|true|false|none|binary_operator|boolean_operator|conditional_expression|unary_operator|identifier|attribute|subscript)$/;

/** A literal, or an expression that stands for one. A call counts where it writes a dictionary out, a text where its function may return others. */
export function isWritten(expr: Expr, module: Module, ctx: Context): boolean {
  const node = expr.node as Node;
  if (!isCall(node)) return WRITTEN.test(node.type) && !isListedByFunction(node, module, ctx);
  const callee = calleeOf(node);
  if (callee.text === 'dict') return isBuiltin('dict', callee, module, ctx);
  const found = resolveName(callee, module, ctx);
  if (found.kind !== 'external') return false;
  // A class of thinking with a budget cannot stay for thinking without one.
  const isParams = /^anthropic\b/.test(found.specifier) && !/^Thinking/.test(found.name);
  return isParams || DICTIONARIES.test(`${found.specifier}.${found.name}`);
}

/** A name or a path of attributes and constant indexes. */
export function isSimple(expr: Expr): boolean {
  let at = unwrap(expr.node as Node);
  for (;;) {
    if (isName(at)) return true;
    if (at.type === 'subscript') {
      const indexes = parts(at).filter((part) => part.field === 'subscript');
      if (indexes.length !== 1 || !/^(?:string|integer)$/.test(indexes[0]?.type ?? '')) return false;
    } else if (!isMember(at)) return false;
    at = unwrap(objectOf(at));
  }
}

/** True where a name is that of a variable which is assigned once, with a value or with a copy of a dictionary that is written out. */
export function isNameOf(name: Expr, value: Expr, module: Module): boolean {
  const only = name.file === value.file ? onlyDefinition(name.node as Node, module) : undefined;
  if (!only) return false;
  if (holds(only.node, value.node as Node)) return true;
  const copied = only.kind === 'assign' ? copiedBy(field(only.node, 'right')) : undefined;
  const source = copied && onlyDefinition(copied, module);
  return source?.kind === 'assign' && field(source.node, 'right')?.type === 'dictionary';
}

/** Where a variable that is no parameter gets its one value. */
export function onlyDefinition(name: Node, { scopes }: Module): Definition | undefined {
  const [only, ...others] = (isName(name) && scopes.bindingOf(name)?.definitions) || [];
  return only?.kind === 'param' || others.length > 0 ? undefined : only;
}

/** What a call copies: `copy.deepcopy(BASE)`, `BASE.copy()`, `dict(BASE)`. */
function copiedBy(value: Node | undefined): Node | undefined {
  const call = value && unwrap(value);
  if (!call || !isCall(call)) return undefined;
  const callee = unwrap(calleeOf(call));
  const [first, ...more] = parts(argumentsOf(call));
  if (more.length > 0) return undefined;
  if (!first) return isMember(callee) && memberName(callee) === 'copy' ? unwrap(objectOf(callee)) : undefined;
  return /^(?:(?:copy\.)?(?:deep)?copy|dict)$/.test(callee.text) ? unwrap(first) : undefined;
}

/** True for a parameter that is declared to be a number, or whose type nobody checks. */
export function isNumber({ node }: Expr): boolean {
  const { parent } = node as Node;
  const declared = parent && /^typed_(?:default_)?parameter$/.test(parent.type) ? field(parent, 'type') : undefined;
  const isParameter = parent !== null && /(?:^|_)parameters?$/.test(parent.type);
  return declared ? /^(?:int|float)$/.test(declared.text) : isParameter;
}

/** True where every name of the expression means the same at another place, and has its value there. */
export function meansTheSame(expr: Expr, at: Expr, module: Module, ctx: Context): boolean {
  if (expr.file !== at.file) return literalOnly(expr.node as Node);
  const place = at.node as Node;
  const node = expr.node as Node;
  const [own, its] = [expr.start, at.start].map((start) => changesBefore(node, start, module, ctx));
  if (own !== its && statementOf(node) !== statementOf(place)) return false;
  let same = true;
  walk(node, (inner) => {
    const binding = isName(inner) ? module.scopes.bindingOf(inner) : undefined;
    // A name that the expression itself declares travels with it.
    if (!binding || binding.definitions.every(({ id }) => holds(node, id))) return same;
    const isItself = module.scopes.lookUp(binding.name, place) === binding && isSettled(binding, expr, at);
    if (!isItself && !isSameSelf(inner, binding, place, module, ctx)) same = false;
    return same;
  });
  return same;
}

function literalOnly(node: Node): boolean {
  let only = true;
  walk(node, (inner) => {
    if (isName(inner) || isCall(inner)) only = false;
    return only;
  });
  return only;
}

/** Given its value once, before both places, or at least not between them. */
function isSettled({ definitions }: Binding, a: Expr, b: Expr): boolean {
  if (statementOf(a.node as Node) === statementOf(b.node as Node)) return true;
  const [first] = definitions;
  if (!first || definitions.length > 1) return false;
  return first.kind === 'param' || first.id.start < Math.min(a.start, b.start);
}

/** `options = {}`: whatever is put in later is no error to a checker of types, as long as nothing is in it from the start. */
export function isUntyped(expr: Expr): boolean {
  const node = expr.node as Node;
  const isEmpty = node.type === 'dictionary' ? parts(node).length === 0 : isCall(node) && node.text.replace(/\s/g, '') === 'dict()';
  return isEmpty && node.parent?.type === 'assignment' && annotationOf(node.parent) === undefined;
}
