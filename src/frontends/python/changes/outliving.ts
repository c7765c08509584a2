/** How long the code that is handed an object may still read it: `create_task(ask(params))` reads it when the task runs. */
import { classNamed } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal } from '../modules/names.js';
import { lastNameOf } from '../sites/loops.js';
import {
  around,
  calleeOf,
  field,
  isCall,
  isClass,
  isFunction,
  isKeyword,
  memberName,
  type Node,
  positional,
  unwrap,
} from '../syntax/node.js';
import { parameterName } from '../syntax/scope.js';
import { isHandedOn } from '../uses/callers.js';
import type { Context, Located } from '../values/context.js';
import { calledFunctions, isGenerator, parametersOf } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';

/** Through these a value is part of another one. */
const HOLDERS =
  /^(?:pair|dictionary|list|tuple|expression_list|conditional_expression|boolean_operator|parenthesized_expression|named_expression)$/;
const KEEPS = /^(?:append|appendleft|add|insert|extend|setdefault|update|put|put_nowait)$/;
/** Show what they are given, as it is then. */
const VIEWS = /^(?:types\.(?:MappingProxyType|SimpleNamespace)|collections\.ChainMap)$/;
/** How many functions may hand it on. */
const MOST_HANDS = 4;

/** Through these, what a lazy call gives is handed on as it is. */
const PASSES =
  /^(?:argument_list|keyword_argument|pair|dictionary|list|tuple|expression_list|conditional_expression|boolean_operator|parenthesized_expression|list_splat|dictionary_splat|for_in_clause|(?:list|set|dictionary)_comprehension|generator_expression|as_pattern|with_item|with_clause)$/;
/** Give something to await, or to go through, that runs what they are given. */
const HANDS_ON =
  /^(?:gather|wait_for|shield|create_task|ensure_future|wait|closing|aclosing|enumerate|zip|map|filter|iter|aiter|chain|islice|timeout|run_in_executor|to_thread|run_in_threadpool|run_sync)$/;
/** Are over when all that they are given has run. */
const RUNS = /^(?:run|run_until_complete|list|tuple|set|frozenset|sorted|dict|sum|any|all|max|min|join|deque)$/;

/** Where what a lazy call gives runs: the node behind which it is over, or `result` for what the function around it gives back. */
type Region = Node | 'result';

/**
 * The code in which an object that is read somewhere may be read again by another name, with what was changed until then: all of the file for
 * `other = params`, `jobs.append(params)`, `Job(params)`, `task = create_task(ask(params))`; the loop for `for text in stream(params)`.
 */
export function outlivedIn(reader: Node, module: Module, ctx: Context): Node | undefined {
  const region = regionOf(reader, module, ctx, 0);
  // Who calls the function knows what it gives back.
  return region === 'result' ? undefined : region;
}

function regionOf(reader: Node, module: Module, ctx: Context, hands: number): Region | undefined {
  let at = reader;
  while (at.parent && HOLDERS.test(at.parent.type)) at = at.parent;
  if (at.parent?.type === 'assignment') return at.field === 'right' ? module.root : undefined;
  const { argument, call } = takerOf(at);
  if (!call) return undefined;
  const callee = unwrap(calleeOf(call));
  if (KEEPS.test(memberName(callee) ?? '') || classNamed(callee, module, ctx)) return module.root;
  if (VIEWS.test(nameOfExternal(callee, module, ctx) ?? '')) return module.root;
  const called = calledFunctions(callee, module, ctx);
  const [handed] = positional(call);
  const isHandOn = called.length === 0 && handed !== undefined && handed !== argument;
  if (isHandOn && calledFunctions(handed, module, ctx).some(({ node }) => isHandedOn(call, node))) return whereItRuns(call, module);
  if (called.some(({ node }) => isLazy(node))) return whereItRuns(call, module);
  const region = widest(
    called.map((fn) => keptBy(argument, fn, ctx, hands + 1)),
    module,
  );
  return region === 'result' ? whereItRuns(call, module) : region && module.root;
}

/** The call that a node is an argument of. */
function takerOf(node: Node): { argument: Node; call?: Node } {
  const argument = node.parent && isKeyword(node.parent) ? node.parent : node;
  const call = argument.parent?.type === 'argument_list' ? argument.parent.parent : undefined;
  return call && isCall(call) ? { argument, call } : { argument };
}

const widest = (regions: readonly (Region | undefined)[], { root }: Module): Region | undefined =>
  regions.includes(root) ? root : regions.find((region) => region !== undefined);

/** True for a function whose body does not run where it is called. */
const isLazy = (fn: Node): boolean => fn.children[0]?.type === 'async' || isGenerator(fn);

function whereItRuns(call: Node, module: Module): Region {
  for (let at = call, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (/^(?:await|with_statement)$/.test(parent.type) || (parent.type === 'yield' && /^yield\s+from\b/.test(parent.text))) return parent;
    if (parent.type === 'for_statement' && at.field === 'right') return parent;
    if (parent.type === 'return_statement') return 'result';
    const name = isCall(parent) && calleeOf(parent) !== at ? lastNameOf(parent) : undefined;
    if (name !== undefined && RUNS.test(name)) return parent;
    const isPassed = name === undefined ? PASSES.test(parent.type) : HANDS_ON.test(name);
    if (!isPassed) break;
  }
  return module.root;
}

/** Where a function leaves an argument to something that reads it after the function is over: a function that it makes, an attribute, a list. */
function keptBy(argument: Node, fn: Located, ctx: Context, hands: number): Region | undefined {
  const { module, node } = fn;
  if (hands > MOST_HANDS) return module.root;
  const taking = parameterTaking(argument, node) ?? parametersOf(node).find(({ type }) => type === 'list_splat_pattern');
  const id = taking && parameterName(taking);
  const uses = (id && module.scopes.bindingOf(id)?.references) ?? [];
  const regions = uses.map((use) => {
    const inner = around(use, isFunction);
    return inner && inner !== node ? leavesWith(inner, module, ctx, hands) : regionOf(use, module, ctx, hands);
  });
  // What one of its own statements waits for is over when it returns.
  return widest(
    regions.filter((region) => region === 'result' || region === module.root),
    module,
  );
}

/** The same for what a function, which another one makes, reads of that. */
function leavesWith(made: Node, module: Module, ctx: Context, hands: number): Region | undefined {
  if (isMethod(made)) return module.root;
  const id = field(made, 'name');
  const uses = id ? module.scopes.bindingOf(id)?.references : [made];
  const regions = (uses ?? []).map((use): Region | undefined => {
    if (use.parent && isCall(use.parent) && calleeOf(use.parent) === use) return isLazy(made) ? whereItRuns(use.parent, module) : undefined;
    const { argument, call } = takerOf(use);
    const called = call ? calledFunctions(unwrap(calleeOf(call)), module, ctx) : [];
    if (called.length === 0) return module.root;
    return widest(
      called.map((fn) => keptBy(argument, fn, ctx, hands + 1)),
      module,
    );
  });
  return widest(regions, module);
}

const isMethod = (fn: Node): boolean => {
  const owner = around(fn, (node) => isFunction(node) || isClass(node));
  return owner !== undefined && isClass(owner);
};
