/** Where a file may call the Messages API outside of `beta`, by what is traced, and by all that may be such a call beside it. */

import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { calleeOf, isCall, isMember, isName, memberName, type Node, objectOf, positional, unwrap, walk } from '../syntax/node.js';
import { isAnnotation } from '../types/type-names.js';
import type { Context } from '../values/context.js';
import type { Tracer } from './clients.js';

const METHODS = /^(?:create|stream|parse|tool_runner|count_tokens|batches|with_raw_response|with_streaming_response)$/;
const NAMED_BY_TEXT = /^(?:messages|create|stream|parse|batches)$/;

/** Every expression of a file that names the old endpoint: `….messages` of what is or may be a client, and what stands for it. */
export function oldEndpointsIn(module: Module, ctx: Context, tracer: Tracer): Node[] {
  const found: Node[] = [];
  walk(module.root, (node) => {
    if (/^import_/.test(node.type)) return false;
    if (
      memberName(node) === 'messages' ? isEndpoint(node, module, tracer) : isByText(node, module, tracer) || isResource(node, module, ctx)
    )
      found.push(node);
    return true;
  });
  return found;
}

function isEndpoint(node: Node, module: Module, tracer: Tracer): boolean {
  const object = unwrap(objectOf(node));
  if (memberName(object) === 'beta' || (isName(object) && object.text === 'beta')) return false;
  if (node.parent && isMember(node.parent) && METHODS.test(memberName(node.parent) ?? ''))
    return tracer.trace(object, module).some(({ root, path }) => root.kind !== 'else' && path.at(-1) !== 'beta');
  return tracer.trace(object, module).some(({ root, path }) => root.kind === 'client' && path.at(-1) !== 'beta');
}

/** `getattr(client, "messages")`. */
function isByText(node: Node, module: Module, tracer: Tracer): boolean {
  if (!isCall(node) || calleeOf(node).text !== 'getattr') return false;
  const [object, name] = positional(node);
  const text = name && stringValue(name);
  if (text !== undefined) return NAMED_BY_TEXT.test(text);
  return object !== undefined && tracer.trace(object, module).some(({ root }) => root.kind === 'client');
}

/** `Messages` of `anthropic.resources`, where it is no type. */
function isResource(node: Node, module: Module, ctx: Context): boolean {
  if (!(isName(node) || isMember(node)) || isAnnotation(node)) return false;
  const found = resolveName(node, module, ctx);
  return (
    found.kind === 'external' &&
    /^anthropic\.resources\b(?!.*\bbeta\b)/.test(found.specifier) &&
    /^(?:Async)?(?:Messages|Batches)\b/.test(found.name)
  );
}
