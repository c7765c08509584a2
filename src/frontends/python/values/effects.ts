/** What is lost, beside a value, where an expression is evaluated no more. */

import { giverOf, isPropertyOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { classOf, decoratorsOf, isBuiltin, resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, isFunction, isMember, isName, memberName, type Node, parts, unwrap, walk } from '../syntax/node.js';
import type { Context, Located } from './context.js';
import { calledFunctions } from './functions.js';

const CERTAIN =
  /^(?:identifier|integer|float|true|false|none|string|string_\w+|escape_sequence|concatenated_string|(?:unary|binary|boolean|not|comparison)_operator|conditional_expression|parenthesized_expression|tuple|list|dictionary|pair|set)$/;

/** True for names, literals and arithmetic of those: even an attribute or an item may be computed, or missing. */
export function isWithoutEffect(node: Node): boolean {
  let certain = true;
  walk(node, (inner) => {
    if (inner.named && !CERTAIN.test(inner.type)) certain = false;
    return certain;
  });
  return certain;
}

const ACTS = new Set(['await', 'yield', 'named_expression']);
const BUILTINS = /^(?:float|int|str|bool|round|min|max|abs|len|sum|getattr|hasattr|isinstance|dict|list|tuple|set|sorted)$/;
const LIBRARY =
  /^(?:os\.getenv|os\.environ\.get|decouple\.config|typing(?:_extensions)?\.cast|anthropic\.(?:\w+\.)*[A-Z]\w*|math\.\w+|copy\.(?:deep)?copy)$/;
const METHODS = /^(?:get|copy|lower|upper|strip|model_dump)$/;
const MOST_CALLS = 4;

/**
 * True where nobody misses that an expression is not evaluated. Reading an attribute or an item counts for nothing; a call must be known for it.
 */
export function isDroppable(node: Node, module: Module, ctx: Context, depth = 0): boolean {
  let droppable = true;
  walk(node, (inner) => {
    if (!droppable || isFunction(inner)) return false;
    if (ACTS.has(inner.type)) droppable = false;
    else if (isCall(inner)) droppable = isQuietCall(inner, module, ctx, depth);
    else if (isMember(inner) && inner.field !== 'function') droppable = isQuietRead(inner, module, ctx, depth);
    return droppable;
  });
  return droppable;
}

/** The same for a statement that writes an entry, which has to stand for itself. */
export function isDroppableWrite(node: Node, module: Module, ctx: Context): boolean {
  if (node.type === 'delete_statement') {
    const [target, ...others] = parts(node);
    return target !== undefined && others.length === 0 && target.type === 'subscript';
  }
  // `params.update({…})` is known by what it puts in.
  const list = node.parent?.type === 'argument_list' && parts(node.parent).length === 1 ? node.parent : undefined;
  const whole = list?.parent && memberName(calleeOf(list.parent)) === 'update' ? list.parent : node;
  const stands = whole.parent?.type === 'expression_statement' && parts(whole.parent).length === 1;
  const right = /^(?:augmented_)?assignment$/.test(node.type) ? field(node, 'right') : undefined;
  if (right) return stands && right.type !== 'assignment' && isDroppable(right, module, ctx);
  const given = isCall(whole) ? field(whole, 'arguments') : undefined;
  return stands && given !== undefined && isDroppable(given, module, ctx);
}

function isQuietCall(call: Node, module: Module, ctx: Context, depth: number): boolean {
  const callee = unwrap(calleeOf(call));
  const found = resolveName(callee, module, ctx);
  if (found.kind === 'external') return LIBRARY.test(`${found.specifier}.${found.name}`);
  const made = classOf(found);
  if (made) return ['__init__', '__new__', '__post_init__'].every((name) => !giverOf(made, name, ctx));
  const called = calledFunctions(callee, module, ctx);
  if (called.length) return called.every((fn) => isQuietFunction(fn, ctx, depth));
  if (isName(callee)) return BUILTINS.test(callee.text) && isBuiltin(callee.text, callee, module, ctx);
  return METHODS.test(memberName(callee) ?? '');
}

/** What a property does is done where it is read. */
function isQuietRead(member: Node, module: Module, ctx: Context, depth: number): boolean {
  return calledFunctions(member, module, ctx).every((read) => !isPropertyOf(read.node) || isQuietFunction(read, ctx, depth));
}

const DECORATORS = /^(?:staticmethod|classmethod|property|(?:functools\.)?(?:cached_property|cache|lru_cache)(?:\(.*\))?)$/s;
const LOUD =
  /^(?:(?:global|nonlocal|for|while|with|try|raise|assert|delete|match|exec|print|import|import_from|future_import)_statement|class_definition|await|yield)$/;

/** True for a function that does nothing but choose and return a value. */
function isQuietFunction({ module, node }: Located, ctx: Context, depth: number): boolean {
  const body = field(node, 'body');
  if (!body || depth >= MOST_CALLS) return false;
  if (node.children.some(({ type }) => type === 'async') || decoratorsOf(node).some(({ text }) => !DECORATORS.test(text))) return false;
  let quiet = true;
  walk(body, (inner) => {
    const isWrite = inner.type === 'assignment' || inner.type === 'augmented_assignment';
    if (LOUD.test(inner.type) || (isWrite && !isName(field(inner, 'left') as Node))) quiet = false;
    return quiet && !isFunction(inner);
  });
  return quiet && isDroppable(body, module, ctx, depth + 1);
}
