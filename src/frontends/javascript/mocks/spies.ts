/** `vi.spyOn(client.messages, 'create')` in a test, for `client.beta.messages`. */
import type { SourceTree } from '../../../run/engine.js';
import { reachable } from '../../mocks.js';
import { SPY_WHY, type Spied, type SpyFinder } from '../../spies.js';
import type { Tracer } from '../clients/clients.js';
import type { Module, ParsedFiles } from '../modules/modules.js';
import {
  endOf,
  isCall,
  isFunction,
  isMember,
  isWrapper,
  type Member,
  memberName,
  type Node,
  startOf,
  unwrap,
  walk,
} from '../syntax/ast.js';
import { type Context, textOf } from '../values/context.js';
import { createContext } from '../values/create-context.js';
import { isOfModuleMock, isReplacer, moduleOf } from './mocks.js';

/** Makes the question of one run. @param known files that another context has parsed. */
export function createSpies(tree: SourceTree, known?: ParsedFiles): SpyFinder {
  const { ctx, tracer } = createContext(tree, known);
  return (file) => {
    const module = ctx.modules.get(file);
    return module ? spiesIn(module, ctx, tracer) : [];
  };
}

/** One for each client, with every place that names its endpoint. */
function spiesIn(module: Module, ctx: Context, tracer: Tracer): Spied[] {
  const clients = new Map<unknown, Member[]>();
  let isMocked = false;
  let found = false;
  walk(module.ast.program, (node) => {
    isMocked ||= isOfModuleMock([node]);
    if (!isMember(node) || memberName(node) !== 'messages' || !isClient(node.object, module, tracer)) return;
    const key = clientOf(node.object, module);
    clients.set(key, [...(clients.get(key) ?? []), node]);
    found ||= isReplaced(node, module);
  });
  if (isMocked || !found) return [];
  const reached = [...reachable(module, (one) => importsOf(one, ctx), Number.POSITIVE_INFINITY)].filter((one) => one !== module);
  return [...clients.values()].flatMap((paths): Spied[] => {
    const [first] = paths.filter((path) => isReplaced(path, module));
    if (!first) return [];
    const place = {
      start: startOf(first),
      name: textOf(module, first.object),
      reached: reached.map(({ file }) => file),
      ...holderOf(first, module),
    };
    if (paths.some((path) => isCalled(path, module))) return [{ ...place, why: SPY_WHY.called }];
    if (paths.some(({ computed }) => computed)) return [{ ...place, why: SPY_WHY.other }];
    const edits = paths.map(({ property }) => ({ start: startOf(property), end: startOf(property), text: 'beta.' }));
    return [{ ...place, edits }];
  });
}

const importsOf = (module: Module, ctx: Context): Module[] =>
  [...module.specifiers].flatMap((specifier) => moduleOf(specifier, module, ctx.modules) ?? []);

function isClient(node: Node, module: Module, tracer: Tracer): boolean {
  const traces = tracer.trace(node, module);
  return traces.length > 0 && traces.every(({ root, path }) => root.kind === 'client' && path.length === 0);
}

/** The variable that holds it, or the text for want of one. */
function clientOf(object: Node, module: Module): unknown {
  const inner = unwrap(object);
  return (inner.type === 'Identifier' && module.scopes.bindingOf(inner)) || textOf(module, inner);
}

/** The function that declares the client. */
function holderOf({ object }: Member, module: Module): Pick<Spied, 'within'> {
  const inner = unwrap(object);
  const declared = inner.type === 'Identifier' ? module.scopes.bindingOf(inner)?.node : undefined;
  for (let at = declared && module.scopes.parentOf(declared); at; at = module.scopes.parentOf(at))
    if (isFunction(at)) return { within: { start: startOf(at), end: endOf(at) } };
  return {};
}

/** What a node is part of, and how: casts and parentheses are passed over. */
function around(node: Node, { scopes }: Module): { parent: Node | undefined; as: Node } {
  let as = node;
  let parent = scopes.parentOf(node);
  while (parent && isWrapper(parent)) [as, parent] = [parent, scopes.parentOf(parent)];
  return { parent, as };
}

/** True for `client.messages` in `spyOn(client.messages, 'create')` and `client.messages.create = vi.fn()`. */
function isReplaced(path: Member, module: Module): boolean {
  const { parent, as } = around(path, module);
  if (!parent) return false;
  if (isCall(parent)) return parent.arguments[0] === as && isReplacer(parent);
  const target = isMember(parent) && parent.object === as ? around(parent, module) : undefined;
  return target?.parent?.type === 'AssignmentExpression' && target.parent.left === target.as;
}

function isCalled(path: Member, module: Module): boolean {
  const method = around(path, module);
  const call = method.parent && isMember(method.parent) && method.parent.object === method.as ? around(method.parent, module) : undefined;
  return call?.parent !== undefined && isCall(call.parent) && call.parent.callee === call.as;
}
