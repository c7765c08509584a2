/** What becomes of a call's response: whether thinking text is read in it, and whether it is told by its class. */
import { entityOf } from '../flow/entities.js';
import type { Use } from '../flow/machine.js';
import { leavesOf, literalOf } from '../flow/shape.js';
import type { CallExpression } from '../ir/expressions.js';
import { outcomes } from '../values/outcomes.js';
import { type Assumptions, type Expr, isWithin, type Open, type Test, type Value } from '../values/values.js';

export interface Response {
  readsThinking: boolean;
  /** Where it is tested by its class, or a class is declared for it. */
  classes: { expr: Expr; type: Value | Expr | undefined; declared: boolean }[];
  /** Where something is decided by the id that it names. */
  models: AnsweredModel[];
}

/** The id in a response is asked about, or is a key of a table. */
export interface AnsweredModel {
  expr: Expr;
  test?: Test;
  table?: Value;
}

/** Names under which things are logged: a blank text there is no loss of function. */
const LOGGERS = /^(?:console|log|logger|logging|debug|info|warn|warning|error|exception|trace|winston|pino|bunyan|print|pprint)$/i;
/** Parts of a response that hold no thinking text, whatever is made of them. */
const PLAIN =
  /^(?:text|finalText|get_final_text|text_stream|usage|id|model|role|type|stop_reason|stop_sequence|input|name|length|signature|index|input_tokens|output_tokens|citations|_request_id)$/;
/** What puts a response into a list: a history, as a rule. */
const KEEPS = /^(?:push|append|extend|concat|unshift|add|insert)$/;
/** What turns a response into something that still holds all of it. */
const WHOLE = /^(?:JSON\.stringify|JSON\.parse|json\.dumps|str|repr|vars|Object\.(?:values|entries|assign)|structuredClone)$/;

/**
 * Collects what is known of responses while code runs.
 * @param isRequest tells the calls of the Messages API.
 * @param snapshot keeps a value as it is at this moment.
 */
export function createResponses(
  isRequest: (call: Expr) => boolean,
  snapshot: (value: Value) => Value,
): {
  of(call: CallExpression): Response;
  /** The request of whose answer a value is the model. */
  answeredBy(model: Open): Expr | undefined;
  used(value: Value, use: Use, assume: Assumptions, identity: (value: Value) => string): void;
} {
  const byCall = new Map<Expr, Response>();
  const responseOf = (call: Expr): Response => {
    const known = byCall.get(call) ?? { readsThinking: false, classes: [], models: [] };
    byCall.set(call, known);
    return known;
  };
  return {
    of: responseOf,
    answeredBy(model) {
      const answer = requestOf(model, isRequest);
      return answer?.keys.at(-1) === 'model' ? answer.call : undefined;
    },
    used(value, use, assume, identity) {
      // Few values have to do with an answer: what a value can be under what is assumed is worked out for those.
      if (!leavesOf(value, 16)?.some((leaf) => leaf.kind === 'open' && (leaf.expands || requestOf(leaf, isRequest)))) return;
      for (const { leaf, assume: under } of outcomes(value, assume)) {
        if (leaf.kind !== 'open') continue;
        const answer = requestOf(leaf, isRequest);
        if (!answer) continue;
        const response = responseOf(answer.call);
        if (use.kind === 'class' || use.kind === 'typed')
          response.classes.push({ expr: use.expr, type: use.with, declared: use.kind === 'typed' });
        else if (answer.keys.at(-1) === 'model') response.models.push(...modelUse(use, snapshot));
        else if (!response.readsThinking && reads(leaf, answer.keys, use, under, identity)) response.readsThinking = true;
      }
    },
  };
}

/** A text that is compared moves along where it is declared elsewhere; one that stands there does not. */
function modelUse({ kind, expr, test, with: other }: Use, snapshot: (value: Value) => Value): AnsweredModel[] {
  const value = other && 'kind' in other ? other : undefined;
  if (kind === 'key') return value ? [{ expr, table: snapshot(value) }] : [];
  if (kind !== 'compared' || !test) return [];
  const stands = !value || leavesOf(value)?.every((leaf) => isWithin(leaf.expr, expr));
  return stands ? [{ expr, test }] : [];
}

/** The request whose answer a value is, or is a part of. */
function requestOf(open: Open, isRequest: (call: Expr) => boolean): { call: Expr; keys: string[] } | undefined {
  const path: ({ call: Expr } | { key: string })[] = [];
  for (let at: Open | undefined = open; at; at = at.of?.open) {
    const entity = entityOf(at);
    // What is made of an answer (`JSON.stringify(response)`) is a part of it, too.
    if (entity?.kind === 'external' && (!at.of || entity.steps.some((step) => step.kind === 'call' && isRequest(step.expr))))
      path.unshift(...entity.steps.map((step) => (step.kind === 'call' ? { call: step.expr } : { key: step.key })));
    else if (at.of) path.unshift(at.of.key === '()' ? { call: at.expr } : { key: at.of.key });
  }
  const index = path.findIndex((step) => 'call' in step && isRequest(step.call));
  const step = path[index];
  if (!step || !('call' in step)) return undefined;
  return { call: step.call, keys: path.slice(index + 1).flatMap((one) => ('key' in one ? [one.key] : [])) };
}

function reads(open: Open, keys: readonly string[], use: Use, assume: Assumptions, identity: (value: Value) => string): boolean {
  const isValue = (one: Value | Expr | undefined): one is Value => one !== undefined && 'kind' in one;
  const other = isValue(use.with) ? use.with : undefined;
  const named = other && literalOf(other)?.value;
  if (use.kind === 'property') return named === 'thinking';
  if (use.kind === 'compared') return named === 'thinking_delta';
  if (use.kind !== 'given' && use.kind !== 'stored' && use.kind !== 'other') return false;
  if (keys.some((key) => PLAIN.test(key))) return false;
  if (isOther(open, assume, identity)) return false;
  if (use.kind === 'given' && other) return !isHarmless(other);
  return use.kind === 'other';
}

/** True for a block that is known to be no thinking block, or to be one that holds text. */
function isOther(open: Open, assume: Assumptions, identity: (value: Value) => string): boolean {
  const subject = `${identity(open)}.type = `;
  for (const [key, outcome] of assume) {
    if (!key.startsWith(subject)) continue;
    const isThinking = key === `${subject}"thinking"`;
    if (outcome === !isThinking) return true;
  }
  return false;
}

/** A callee that only logs, that sends a response back as history, or that keeps it as it is. */
function isHarmless(callee: Value): boolean {
  if (callee.kind !== 'open') return true;
  const entity = entityOf(callee);
  const keys = keysOf(callee);
  if (keys.some((key) => LOGGERS.test(key)) || keys.includes('messages')) return true;
  return (
    KEEPS.test(keys.at(-1) ?? '') ||
    WHOLE.test(keys.join('.')) ||
    (entity?.kind === 'external' && entity.specifier === '' && keys[0] !== 'fetch')
  );
}

/** The names on the way to an unknown value, calls left out. */
export function keysOf(open: Open): string[] {
  const entity = entityOf(open);
  if (entity?.kind === 'external') return entity.steps.flatMap((step) => (step.kind === 'get' ? [step.key] : []));
  const keys: string[] = [];
  for (let at: Open | undefined = open; at?.of; at = at.of.open) keys.unshift(at.of.key);
  return keys;
}
