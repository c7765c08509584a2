/** A call through a shared messages object (`const { messages } = client`) can name the endpoint itself: `client.beta.messages`. */
import type { EndpointAnchor } from '../../../sites/sites.js';
import type { Module } from '../modules/modules.js';
import { type Call, endOf, isCall, isMember, isWrapper, memberName, type Node, startOf, unwrap, walk } from '../syntax/ast.js';
import { type Context, exprOf, textOf } from '../values/context.js';
import { isSimple, meansTheSame } from '../values/places.js';

/** The anchor, with who else uses it, and another text for the callee where its client means the same at the call. */
export function withOwnEndpoint(anchor: EndpointAnchor, callee: Node, method: string, module: Module, ctx: Context): EndpointAnchor {
  const node = anchor.expr.node as Node;
  const home = ctx.modules.get(anchor.expr.file);
  const isInside = home === module && startOf(node) >= startOf(callee) && endOf(node) <= endOf(callee);
  if (!home || isInside) return anchor;
  const held = isHeld(node, home, ctx);
  const own = home === module ? ownCallee(anchor, callee, method, module, ctx) : undefined;
  return { ...anchor, ...(held && { held }), ...(own && { own }) };
}

/** `client.messages` in `client.messages.create.bind(client.messages)`, which names the endpoint, too; held where it cannot be seen there. */
export function withBound(anchor: EndpointAnchor, ctx: Context): EndpointAnchor[] {
  const home = ctx.modules.get(anchor.expr.file);
  if (!home) return [anchor];
  let node = anchor.expr.node as Node;
  for (let parent = home.scopes.parentOf(node); parent && (isWrapper(parent) || isMember(parent)); parent = home.scopes.parentOf(node)) {
    if (isMember(parent) && parent.object !== node) return [anchor];
    node = parent;
  }
  const call = home.scopes.parentOf(node);
  if (call && isCall(call) && isBoundByAnother(call)) return [{ ...anchor, held: true }];
  const isBound = isMember(node) && memberName(node) === 'bind' && call && isCall(call) && call.callee === node;
  const self = isBound && call.arguments[0] ? unwrap(call.arguments[0]) : undefined;
  if (!self || self.type === 'NullLiteral' || isMember(self)) {
    const isEndpoint = self && isMember(self) && memberName(self) === 'messages' && !isBeta(self);
    return isEndpoint ? [anchor, { expr: exprOf(home, self), kind: 'member', ...(anchor.own && { own: anchor.own }) }] : [anchor];
  }
  return [{ ...anchor, held: true }];
}

/** `create.bind.call(create, messages)`: the arguments name the endpoint in ways of their own. */
function isBoundByAnother({ callee }: Call): boolean {
  const inner = isMember(callee) ? unwrap(callee.object) : undefined;
  return inner !== undefined && isMember(inner) && memberName(inner) === 'bind';
}

const isBeta = (node: Node): boolean => {
  const object = isMember(node) ? unwrap(node.object) : node;
  return isMember(object) && memberName(object) === 'beta';
};

function ownCallee(anchor: EndpointAnchor, callee: Node, method: string, module: Module, ctx: Context): EndpointAnchor['own'] {
  const client = clientOf(anchor, module);
  if (!client) return undefined;
  const at = exprOf(module, callee);
  if (!isSimple(exprOf(module, client)) || !meansTheSame(exprOf(module, client), at, module, ctx)) return undefined;
  let object = unwrap(callee);
  const names = method.split('.');
  while (names.length && isMember(object) && memberName(object) === names.at(-1)) {
    names.pop();
    object = unwrap(object.object);
  }
  return { expr: exprOf(module, object), text: [`${textOf(module, client)}.beta.messages`, ...names].join('.') };
}

/** The client that `client.messages` or `{ messages } = client` names. */
function clientOf({ expr, kind }: EndpointAnchor, module: Module): Node | undefined {
  const node = expr.node as Node;
  if (kind === 'member') return isMember(node) ? unwrap(node.object) : undefined;
  const pattern = module.scopes.parentOf(node);
  const declarator = pattern && module.scopes.parentOf(pattern);
  return declarator?.type === 'VariableDeclarator' && declarator.id === pattern && declarator.init ? unwrap(declarator.init) : undefined;
}

const REQUESTS = /^(?:create|stream|parse|countTokens|toolRunner|thread|batches\.create)(?:\.bind)?$/;

/** True where what the place declares is used for something else than a request. */
function isHeld(place: Node, module: Module, ctx: Context): boolean {
  const { parentOf, bindingOf } = module.scopes;
  let declarator: Node | undefined = place;
  while (declarator && declarator.type !== 'VariableDeclarator') declarator = parentOf(declarator);
  if (declarator?.type !== 'VariableDeclarator') return false;
  const names: Node[] = [];
  const target = place.type === 'ObjectProperty' ? place : declarator.id;
  walk(target, (node) => {
    if (node.type === 'Identifier' && bindingOf(node)?.id === node) names.push(node);
  });
  return names
    .flatMap((name) => bindingOf(name) ?? [])
    .flatMap((binding) => ctx.referencesTo(binding, module))
    .some(({ node, module: at }) => !isRequestUse(node, at));
}

function isRequestUse(reference: Node, { scopes: { parentOf } }: Module): boolean {
  const path: string[] = [];
  let node = reference;
  for (let parent = parentOf(node); parent; parent = parentOf(node)) {
    if (isMember(parent) && parent.object === node) path.push(memberName(parent) ?? '?');
    else if (!isWrapper(parent)) {
      if (isCall(parent) && parent.callee === node) return path.length === 0 || REQUESTS.test(path.join('.'));
      // Handed to bind, taken apart, exported, or named in a type: what is made of it is looked at where it is used.
      return path.length === 0
        ? !/^(?:Return|Arrow|ObjectProp|Call|New|Assignment)/.test(parent.type) || isBind(parent)
        : REQUESTS.test(path.join('.'));
    }
    node = parent;
  }
  return true;
}

const isBind = (node: Node): boolean => isCall(node) && isMember(node.callee) && memberName(node.callee) === 'bind';
