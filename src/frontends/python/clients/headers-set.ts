/** Headers that are set on a session, or on a request after it was made: `session.headers.update({…})`, `request.add_header("…", "…")`. */
import { betaHeaderKey } from '../../../sites/beta-headers.js';
import { outcomes, property } from '../../../values/outcomes.js';
import type { Entry, ObjectValue, Value } from '../../../values/values.js';
import { guardedSpread } from '../../entries.js';
import type { Module } from '../modules/modules.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  around,
  calleeOf,
  field,
  isCall,
  isFunction,
  isKeyword,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  parts,
  positional,
  statementOf,
  unwrap,
  wrapperOf,
} from '../syntax/node.js';
import { type Binding, parameterName } from '../syntax/scope.js';
import { callsOf } from '../uses/callers.js';
import { type Context, exprOf, type Located, openAt } from '../values/context.js';
import { calledFunctions } from '../values/functions.js';
import { parameterTaking } from '../values/parameters.js';

const MOST_STEPS = 200;

/** `session.headers.update({…})`, `session.headers = {…}`, `session.headers |= {…}` and `session.headers["…"] = …`. */
export function sessionHeaders(callee: Node, module: Module, ctx: Context): Value[] {
  if (!isMember(callee)) return [];
  const session = objectOf(callee).text;
  return ctx
    .membersNamed('headers')
    .filter(({ node, module: home }) => home === module && objectOf(node).text === session)
    .flatMap(({ node }) => {
      const set = setAt(node, module, ctx);
      return set ? [withEntry('defaultHeaders', set.value)] : [];
    });
}

/** The options of a request with the headers that it gets later, where one of them may be the beta header. */
export function withLaterHeaders(options: ObjectValue, request: Located, ctx: Context): ObjectValue {
  const sets = setOn(request, ctx).filter(({ value, replaces }) => replaces || mayHoldBetas(value));
  if (sets.length === 0) return options;
  const expr = exprOf(request.module, request.node);
  const before = property(options, 'headers');
  const unread = sets.find(({ value, replaces }) => !isReadable(value) || (replaces && !hasBetas(value)));
  const spread = (value: Value): Extract<Entry, { kind: 'spread' }> => ({
    kind: 'spread',
    expr: value.expr,
    argument: value.expr,
    value: () => value,
  });
  const entries = sets.map(({ value, sure }): Entry => {
    const test = { key: `unknown:${value.expr.file}:${value.expr.start}`, expr: value.expr, negated: false, pure: false };
    return guardedSpread(spread(value), sure ? [] : [{ test, holds: true }], value.expr);
  });
  const after: Value = unread
    ? openAt(unread.value.expr, unread.value.expr.node as Node)
    : { kind: 'object', expr, readonly: true, entries: [spread(before), ...entries] };
  return { ...options, readonly: true, entries: [...options.entries, propertyNamed('headers', after)] };
}

interface HeadersSet {
  value: Value;
  /** What was there before is gone. */
  replaces: boolean;
}

/** Every place where headers of a request are set, by whatever name it has there. */
function setOn(request: Located, ctx: Context): (HeadersSet & { sure: boolean })[] {
  const found: (HeadersSet & { sure: boolean })[] = [];
  const waiting = [{ ...request, sure: true }];
  const seen = new Set<Node>();
  for (let at = waiting.pop(); at && seen.size < MOST_STEPS; at = waiting.pop()) {
    const { node, module, sure } = at;
    const { parent } = node;
    if (!parent || seen.has(node)) continue;
    seen.add(node);
    const follow = (binding: Binding | undefined, home: Module, isSure: (reference: Located) => boolean | undefined) => {
      for (const reference of binding ? ctx.referencesTo(binding, home) : []) {
        const goesOn = isSure(reference);
        if (goesOn !== undefined) waiting.push({ ...reference, sure: goesOn });
      }
    };
    const wrapper = wrapperOf(node);
    if (wrapper) waiting.push({ module, node: wrapper, sure });
    else if (parent.type === 'assignment' && field(parent, 'right') === node) {
      const left = field(parent, 'left');
      if (left && isName(left))
        follow(module.scopes.bindingOf(left), module, (reference) => {
          const is = isThat(reference, node, ctx);
          return is && is === 'surely' && sure && blockOf(reference.node) === blockOf(node);
        });
      else if (left && isMember(left))
        waiting.push(...ctx.membersNamed(memberName(left) as string).map((one) => ({ ...one, sure: false })));
    } else if (isMember(parent) && objectOf(parent) === node) {
      const call = parent.parent && isCall(parent.parent) && calleeOf(parent.parent) === parent ? parent.parent : undefined;
      const name = memberName(parent);
      if (name === 'headers') {
        const set = setAt(parent, module, ctx);
        if (set) found.push({ ...set, sure });
      } else if (call && /^add_(?:unredirected_)?header$/.test(name ?? '')) found.push({ ...added(call, module, ctx), sure });
      else if (call && name === 'prepare') waiting.push({ module, node: call, sure });
    } else if (parent.type === 'argument_list' || isKeyword(parent)) {
      const call = around(node, isCall) as Node;
      const called = calledFunctions(calleeOf(call), module, ctx);
      for (const fn of called) {
        const param = parameterTaking(isKeyword(parent) ? parent : node, fn.node);
        const id = param && parameterName(param);
        if (id) follow(fn.module.scopes.bindingOf(id), fn.module, () => false);
      }
      if (called.length === 0 && memberName(unwrap(calleeOf(call))) === 'prepare_request') waiting.push({ module, node: call, sure });
    } else if (parent.type === 'return_statement') {
      const fn = around(parent, isFunction);
      if (fn) waiting.push(...callsOf({ module, node: fn }, ctx).map((one) => ({ ...one, sure: false })));
    }
  }
  return found;
}

/** The block of a statement; a loop over headers belongs to the one around it. */
function blockOf(node: Node): Node | null {
  const { parent } = statementOf(node);
  return parent?.parent?.type === 'for_statement' ? blockOf(parent.parent) : parent;
}

/** Whether a name stands for what a node gives; undefined where it stands for something else. */
function isThat({ node, module }: Located, made: Node, ctx: Context): 'surely' | 'maybe' | undefined {
  const leaves = outcomes(ctx.evaluate(node, module)).map(({ leaf }) => leaf);
  const isIt = ({ expr }: Value) => expr.node === unwrap(made);
  if (leaves.every(isIt)) return 'surely';
  return leaves.some((leaf) => isIt(leaf) || (leaf.kind === 'open' && leaf.why === 'reassigned')) ? 'maybe' : undefined;
}

/** What a statement around `….headers` makes of the headers; undefined where they are only read. */
function setAt(headers: Node, module: Module, ctx: Context): HeadersSet | undefined {
  const { parent } = headers;
  const isLeft = (node: Node) => node.field === 'left' && /assignment$/.test(node.parent?.type ?? '');
  const given = (node: Node) => ctx.evaluate(field(node.parent as Node, 'right') as Node, module);
  if (isLeft(headers)) return { value: given(headers), replaces: parent?.type === 'assignment' };
  if (!parent) return undefined;
  const call = /^(?:update|extend)$/.test(memberName(parent) ?? '') ? parent.parent : undefined;
  const [first] = call && isCall(call) ? positional(call) : [];
  if (first) return { value: ctx.evaluate(first, module), replaces: false };
  if (parent.type !== 'subscript' || !isLeft(parent)) return undefined;
  return { value: headerNamed(field(parent, 'subscript') as Node, given(parent), module, ctx), replaces: false };
}

/** `request.add_header("name", "value")`. */
function added(call: Node, module: Module, ctx: Context): HeadersSet {
  const list = parts(argumentsOf(call));
  const given = (name: string, index: number) => {
    const named = list.find((one) => isKeyword(one) && field(one, 'name')?.text === name);
    return named ? field(named, 'value') : positional(call)[index];
  };
  const [key, value] = [given('key', 0), given('val', 1)];
  if (!key || !value) return { value: openAt(module, call), replaces: false };
  return { value: headerNamed(key, ctx.evaluate(value, module), module, ctx), replaces: false };
}

/** One header; all of them in a loop over the items of a dictionary. */
function headerNamed(key: Node, value: Value, module: Module, ctx: Context): Value {
  const name = stringValue(key) ?? constantText(ctx.evaluate(key, module));
  if (name !== undefined) return withEntry(name, value);
  const [definition, ...others] = (isName(key) && module.scopes.bindingOf(key)?.definitions) || [];
  const items = definition && others.length === 0 && definition.node.type === 'for_statement' ? field(definition.node, 'right') : undefined;
  const callee = items && isCall(items) ? unwrap(calleeOf(items)) : undefined;
  return callee && memberName(callee) === 'items' ? ctx.evaluate(objectOf(callee), module) : openAt(module, key);
}

function constantText(value: Value): string | undefined {
  const [only, ...others] = outcomes(value);
  return only?.leaf.kind === 'literal' && others.length === 0 && typeof only.leaf.value === 'string' ? only.leaf.value : undefined;
}

const isReadable = (value: Value): boolean =>
  outcomes(value).every(
    ({ leaf }) =>
      leaf.kind === 'object' &&
      leaf.entries.every(
        (entry) => entry.kind !== 'computed' && (entry.kind === 'spread' ? isReadable(entry.value()) : !entry.key.startsWith('\0')),
      ),
  );

const hasBetas = (value: Value): boolean => outcomes(value).some(({ leaf }) => leaf.kind === 'object' && betaHeaderKey(leaf) !== undefined);

const mayHoldBetas = (value: Value): boolean => hasBetas(value) || !isReadable(value);

const propertyNamed = (key: string, value: Value): Entry => {
  const { expr } = value;
  return { kind: 'property', key, expr, valueExpr: expr, shorthand: false, value: () => value };
};

const withEntry = (key: string, value: Value): ObjectValue => ({
  kind: 'object',
  expr: value.expr,
  readonly: true,
  entries: [propertyNamed(key, value)],
});
