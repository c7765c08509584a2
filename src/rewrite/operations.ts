/** What a step asks of a language: operations on places, before they become text edits. */

import type { EndpointAnchor } from '../sites/sites.js';
import type { Expr } from '../values/values.js';
import type { StepName } from './steps.js';

/** `key` is what the API calls a property, `named` what another library calls it. */
export type Operation =
  /** Another text for an expression; the language keeps a shorthand property's name. */
  | { op: 'replace'; expr: Expr; text: string }
  /** A new property in an object literal, after an entry (or first). One key is inserted once. */
  | { op: 'insert'; object: Expr; after: Expr | null; key: string; text: string; named?: string }
  /** An entry out of an object literal. */
  | { op: 'remove'; object: Expr; entry: Expr }
  /** `{ ...expr, key: text }` in place of an expression. */
  | { op: 'wrap'; expr: Expr; key: string | null; text: string; named?: string }
  /** Text in front of an expression, or of all that stands in a list of arguments, and behind it. */
  | { op: 'enclose'; expr: Expr; open: string; close: string }
  /** Strings out of and into an array literal. */
  | { op: 'list'; array: Expr; drop: readonly string[]; add: readonly string[] }
  /** Another assignment right after one: `target.key = text`. */
  | { op: 'assign'; after: Expr; target: Expr; key: string; text: string }
  /** A whole assignment away. */
  | { op: 'unassign'; expr: Expr }
  /** A new name for a value, in a statement in front of one. */
  | { op: 'declare'; before: Expr; name: string; text: string }
  /** `beta` into the path of the endpoint. */
  | { op: 'endpoint'; anchor: EndpointAnchor }
  /** A type of a package that the file at a place imports from. */
  | { op: 'import'; at: Expr; specifier: string; name: string };

/** An operation, the step that wants it and the sites it serves. */
export type Planned = Operation & { kind: StepName; sites: readonly string[] };

const at = (expr: Expr): string => `${expr.file}:${expr.start}:${expr.end}`;

/** Two operations with one slot are one operation, or a conflict if they say different things. */
export function slotOf(operation: Operation): string {
  switch (operation.op) {
    case 'replace':
      return `replace ${at(operation.expr)}`;
    case 'insert':
      return `insert ${at(operation.object)} ${operation.key}`;
    case 'remove':
      return `remove ${at(operation.entry)}`;
    case 'wrap':
      return `wrap ${at(operation.expr)} ${operation.key ?? operation.text}`;
    case 'enclose':
      return `enclose ${at(operation.expr)}`;
    case 'list':
      return `list ${at(operation.array)}`;
    case 'assign':
      return `assign ${at(operation.after)} ${operation.key}`;
    case 'unassign':
      return `unassign ${at(operation.expr)}`;
    case 'declare':
      return `declare ${at(operation.before)} ${operation.name}`;
    case 'endpoint':
      return `endpoint ${at(operation.anchor.expr)}`;
    case 'import':
      return `import ${operation.at.file} ${operation.specifier} ${operation.name}`;
  }
}

/** What an operation says, to tell a repetition from a conflict. */
export function contentOf(operation: Operation): string {
  if (operation.op === 'insert' || operation.op === 'wrap') return `${operation.named ?? ''} ${operation.text}`;
  if ('text' in operation) return operation.text;
  if (operation.op === 'enclose') return operation.open + operation.close;
  return operation.op === 'list' ? JSON.stringify([operation.drop, operation.add]) : '';
}

/** The literal that an operation changes: what must be left alone where two sites disagree. */
export function targetOf(operation: Operation): Expr {
  switch (operation.op) {
    case 'insert':
    case 'remove':
      return operation.object;
    case 'list':
      return operation.array;
    case 'assign':
      return operation.after;
    case 'declare':
      return operation.before;
    case 'endpoint':
      return operation.anchor.expr;
    case 'import':
      return operation.at;
    default:
      return operation.expr;
  }
}

/** An operation as it is printed: under the names that the code has. */
export const printed = (operation: Planned): Planned =>
  (operation.op === 'insert' || operation.op === 'wrap') && operation.named !== undefined
    ? { ...operation, key: operation.named }
    : operation;
