/** Expressions that hold what the API answered: their `model` is what the server says, and no setting of the project. */

import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, type Node, unwrap } from '../syntax/node.js';
import { annotationOf, meaningOf } from '../types/type-names.js';
import type { Context } from './context.js';

const ASKS = /\bmessages\.(?:with_\w+\.)?(?:create|parse|stream|batches\.\w+)$|\.get_final_message$/;

/** True for the call itself, and for a name or parameter that says by its one value, or by its annotation, that it is one. */
export function isAnswer(node: Node, module: Module, ctx: Context): boolean {
  const inner = unwrap(node);
  if (isCall(inner)) return ASKS.test(calleeOf(inner).text);
  const found = resolveName(inner, module, ctx);
  if (found.kind !== 'binding' || found.binding.definitions.length === 0) return false;
  return found.binding.definitions.every((one) => {
    const annotation = annotationOf(one.node);
    if (annotation)
      return meaningOf(annotation, found.module, ctx).some((type) => type.kind === 'external' && /^anthropic\b/.test(type.specifier));
    const value = field(one.node, 'right') ?? (one.kind === 'with' ? one.node.children[0] : undefined);
    return value !== undefined && isCall(unwrap(value)) && ASKS.test(calleeOf(unwrap(value)).text);
  });
}
