/** A call through a messages object that more than one call may use (`messages = client.messages`) can name the endpoint itself. */
import type { EndpointAnchor } from '../../../sites/sites.js';
import type { Module } from '../modules/modules.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';
import { type Context, exprOf } from '../values/context.js';
import { isSimple, meansTheSame } from '../values/places.js';

/**
 * The anchor, with whether anything but requests uses it, and another text for the callee where its client means the same at the call.
 * @param partial the call of `partial` that the method is handed to.
 */
export function withOwnEndpoint(
  anchor: EndpointAnchor,
  callee: Node,
  method: string,
  module: Module,
  ctx: Context,
  partial?: Node,
): EndpointAnchor {
  const home = ctx.modules.get(anchor.expr.file);
  if (!(anchor.held || partial) || !home) return anchor;
  const place = anchor.expr.node as Node;
  const { held: _, ...free } = anchor;
  const left = targetOf(place, partial);
  const own = left && home === module && !partial ? ownCallee(place, left, callee, method, module, ctx) : undefined;
  return { ...free, ...((!left || isHeld(left, home, ctx)) && { held: true }), ...(own && { own }) };
}

function ownCallee(place: Node, left: Node, callee: Node, method: string, module: Module, ctx: Context): EndpointAnchor['own'] {
  // A name with another value elsewhere may be another client at the call.
  if (!isName(left) || module.scopes.bindingOf(left)?.definitions.length !== 1) return undefined;
  const client = isMember(place) ? exprOf(module, unwrap(objectOf(place))) : undefined;
  if (!client || !isSimple(client) || !meansTheSame(client, exprOf(module, callee), module, ctx)) return undefined;
  let object = unwrap(callee);
  const names = method.split('.');
  while (names.length && isMember(object) && memberName(object) === names.at(-1)) {
    names.pop();
    object = unwrap(objectOf(object));
  }
  const text = module.text.slice(client.start, client.end);
  return { expr: exprOf(module, object), text: [`${text}.beta.messages`, ...names].join('.') };
}

const REQUESTS = /^(?:with_\w+_response\.)?(?:create|stream|parse|count_tokens|tool_runner|batches\.create)$/;

/** What the messages object of the place, or a method of it, is assigned to. */
function targetOf(place: Node, partial: Node | undefined): Node | undefined {
  let value = place;
  while (value.parent && (wrapperOf(value) || isMember(value.parent))) value = value.parent;
  if (partial && value.parent === argumentsOf(partial)) value = partial;
  return value.parent?.type === 'assignment' && value.field === 'right' ? field(value.parent, 'left') : undefined;
}

/** True where it is used for something else than a request. */
function isHeld(left: Node, module: Module, ctx: Context): boolean {
  if (isMember(left)) return ctx.membersNamed(memberName(left) as string).some(({ node }) => node !== left && !isRequestUse(node));
  const binding = isName(left) ? module.scopes.bindingOf(left) : undefined;
  return !binding || ctx.referencesTo(binding, module).some(({ node }) => !isRequestUse(node));
}

function isRequestUse(reference: Node): boolean {
  const path: string[] = [];
  for (let node = reference; ; ) {
    const outer: Node | undefined = wrapperOf(node);
    const { parent } = node;
    if (outer) node = outer;
    else if (parent && isMember(parent) && objectOf(parent) === node) {
      path.push(memberName(parent) as string);
      node = parent;
    } else if (parent && isCall(parent) && calleeOf(parent) === node) return path.length === 0 || REQUESTS.test(path.join('.'));
    // What it is assigned to is looked at where that is used.
    else return parent?.type === 'assignment' && path.length > 0 && REQUESTS.test(path.join('.'));
  }
}
