/** The value of a name at a place: what was assigned to it before, under which conditions, and what was written to its object. */
import { outcomes, property } from '../../../values/outcomes.js';
import type { Declaration, Outcome, Value } from '../../../values/values.js';
import { lazily } from '../../once.js';
import { fieldsOf } from '../classes/data-fields.js';
import { fieldValue } from '../classes/fields.js';
import { isNamedTuple, lineOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { field, givenBy, holds, isFunction, isName, type Node, parts } from '../syntax/node.js';
import type { Binding, Definition } from '../syntax/scope.js';
import { type Context, exprOf, type Frame, openAt } from '../values/context.js';
import { setFromOutside } from '../values/outside.js';
import { parameterValue } from '../values/parameters.js';
import { withLastRound } from './last-round.js';
import { isListChange } from './mutations.js';
import { guardsOf } from './order.js';
import { withWrites } from './writes.js';

const LOOPS = /^(?:for_statement|for_in_clause)$/;

export function declarationOf(binding: Binding, module: Module): Declaration {
  const { start } = binding.definitions[0]?.id ?? binding.scope.node;
  return {
    key: `${module.file}:${start}`,
    name: binding.name,
    file: module.file,
    start,
    // Whatever a file declares may be imported: the project shows who does.
    exported: false,
    binding,
  };
}

export function bindingValue(binding: Binding, module: Module, reader: Node, ctx: Context, frame?: Frame): Value {
  const definitions = binding.definitions.filter(({ kind }) => kind !== 'declare' && kind !== 'augment');
  const [only] = definitions;
  if (!only) return openAt(module, reader, 'reassigned');
  const value =
    definitions.length === 1 ? definedValue(only, binding, module, ctx, frame) : inOrder(definitions, binding, module, reader, ctx, frame);
  // What `|=` and `+=` do to dictionaries and lists is read as a write; a number or text is another one after it.
  const changes = binding.definitions.some(({ kind }) => kind === 'augment') && !(value && isContainer(value));
  if (!value || changes || setFromOutside(binding, module, ctx).length) return openAt(module, only.id, 'reassigned');
  if (binding.references.some(isListChange) && isTakenApart(value)) return openAt(module, only.id, 'reassigned');
  return withWrites(value, binding, reader, module, ctx, frame);
}

/** True for a list of the parts of a text. */
const isTakenApart = (value: Value): boolean => outcomes(value).every(({ leaf }) => leaf.kind === 'open' && leaf.pieces !== undefined);

const isContainer = (value: Value): boolean => outcomes(value).every(({ leaf }) => leaf.kind === 'object' || leaf.kind === 'array');

/** The value that one definition gives. */
function definedValue({ kind, node, id }: Definition, binding: Binding, module: Module, ctx: Context, frame?: Frame): Value {
  if (kind === 'param') return parameterValue(binding, node, module, ctx, frame);
  const right = givenBy(node);
  if (right && LOOPS.test(node.type))
    return itemOfEach(eachOf(ctx.evaluate(right, module, frame), id, module), field(node, 'left'), id, module);
  if (!right) return openAt(module, id, kind === 'other' ? 'reassigned' : 'expression');
  if (kind === 'assign' || node.type === 'named_expression') return ctx.evaluate(right, module, frame);
  return kind === 'unpack' ? unpacked(node, right, id, module, ctx, frame) : openAt(module, id, 'reassigned');
}

/** What a loop gives its variable: any item of the list. */
export function eachOf(list: Value, id: Node, module: Module): Value {
  const itemsOf = (value: Value): Value[] =>
    outcomes(value).flatMap(({ leaf }) =>
      leaf.kind === 'array'
        ? leaf.elements.flatMap((element) => (element.kind === 'element' ? [element.value()] : itemsOf(element.value())))
        : [openAt(module, id, 'reassigned')],
    );
  return anyOf(itemsOf(list), id, module);
}

function anyOf(options: Value[], id: Node, module: Module): Value {
  const [only] = options;
  if (!only) return openAt(module, id, 'reassigned');
  return options.length === 1 ? only : { kind: 'union', expr: exprOf(module, id), options };
}

/** `for name, model in JOBS`: the item at a place of any tuple; of the whole item where the loop has one variable. */
function itemOfEach(each: Value, left: Node | undefined, id: Node, module: Module): Value {
  if (left === id) return each;
  const targets = left ? parts(left) : [];
  const index = targets.indexOf(id);
  const open = openAt(module, id, 'reassigned');
  if (index < 0 || !targets.every(isName)) return open;
  const options = outcomes(each).map(({ leaf }): Value => {
    const items = leaf.kind === 'array' ? leaf.elements : [];
    const item = items[index];
    return item?.kind === 'element' && items.length === targets.length && items.every(({ kind }) => kind === 'element')
      ? item.value()
      : open;
  });
  return anyOf(options, id, module);
}

/** `a, b = 1, 2`, `model, budget = SPECS[kind]`, `model, *others = SPEC`: the item at its place, or the field of a named tuple. */
function unpacked(assignment: Node, right: Node, id: Node, module: Module, ctx: Context, frame?: Frame): Value {
  const left = field(assignment, 'left');
  const targets = left ? parts(left) : [];
  const index = targets.indexOf(id);
  const star = targets.findIndex((target) => !isName(target));
  const isFull = (count: number): boolean => (star < 0 ? count === targets.length : count >= targets.length - 1);
  const whole = lazily(() => ctx.evaluate(right, module, frame));
  const tuples = lazily(() => tuplesIn(right, module, ctx, frame));
  if (index >= 0 && (star < 0 || index < star)) {
    const named = tuples()?.map((fields) => (isFull(fields.length) ? fields[index]?.() : undefined));
    const known = named?.filter((option) => option !== undefined) ?? [];
    if (known.length > 0 && known.length === named?.length) return anyOf(known, id, module);
    const isFilling = ({ leaf }: Outcome): boolean =>
      leaf.kind === 'array' && leaf.literal && isFull(leaf.elements.length) && leaf.elements.every(({ kind }) => kind === 'element');
    if (outcomes(whole()).every(isFilling) || isTakenApart(whole())) return property(whole(), String(index));
  }
  return openAt(module, id);
}

/** The fields of each of the named tuples that a value may be, in their order; undefined for anything else. */
function tuplesIn(right: Node, module: Module, ctx: Context, frame?: Frame): (() => Value)[][] | undefined {
  const owners = ctx.instancesOf(right, module).filter(({ kind }) => kind !== 'class' && kind !== 'cls');
  const lines = owners.map((owner) => ({ owner, line: lineOf(owner, ctx) }));
  if (lines.length === 0 || !lines.every(({ line }) => line.some(({ node }) => isNamedTuple(node)))) return undefined;
  return lines.map(({ owner, line }) =>
    [...fieldsOf(line, ctx).keys()].map((name) => () => fieldValue(owner, name, right, module, ctx, frame) ?? openAt(module, right)),
  );
}

/** Assignments one after the other, each under its conditions; undefined where their order cannot be told. */
function inOrder(
  definitions: readonly Definition[],
  binding: Binding,
  module: Module,
  reader: Node,
  ctx: Context,
  frame?: Frame,
): Value | undefined {
  let value: Value | undefined;
  for (const definition of definitions) {
    const { kind, node } = definition;
    if (holds(node, reader) && kind !== 'param') {
      value = value && withLastRound(value, node, reader, module, ctx, frame);
      continue;
    }
    if (kind !== 'param' && kind !== 'assign') return undefined;
    if (kind === 'assign' && assignedElsewhere(node, binding)) return undefined;
    const guards = kind === 'param' ? [] : guardsOf(node, reader, module, ctx, frame);
    if (!guards) continue;
    const own = definedValue(definition, binding, module, ctx, frame);
    const before = value;
    // What has no value before is not read unless it got this one.
    if (before === undefined) {
      value = own;
      continue;
    }
    const [guard, another] = guards;
    if (guard && !another && isDefault(own) && asksForNone(node, binding.name)) {
      const test = { ...guard.test, negated: !guard.test.negated };
      value = { kind: 'choice', expr: exprOf(module, node), test, fallback: true, yes: before, no: own };
      continue;
    }
    value = guards.reduceRight<Value>(
      (inner, { test, holds: side }) => ({
        kind: 'choice',
        expr: exprOf(module, node),
        test,
        fallback: false,
        yes: side ? inner : before,
        no: side ? before : inner,
      }),
      own,
    );
  }
  return value;
}

/** A text that is taken where a name has none: `if not model: model = "…"` is `model = model or "…"`. */
const isDefault = (value: Value): boolean => outcomes(value).every(({ leaf }) => leaf.kind === 'literal' && typeof leaf.value === 'string');

/** True for what stands alone under `if not name:` or `if name is None:`. */
function asksForNone(assignment: Node, name: string): boolean {
  const statement = assignment.parent?.type === 'expression_statement' ? assignment.parent : assignment;
  const block = statement.parent;
  const condition = block?.field === 'consequence' && block.parent ? field(block.parent, 'condition') : undefined;
  return condition !== undefined && [`not ${name}`, `${name} is None`].includes(condition.text.replace(/\s+/g, ' '));
}

/** `global x` in a function: when it runs cannot be told. */
function assignedElsewhere(node: Node, binding: Binding): boolean {
  for (let at = node.parent; at && at !== binding.scope.node; at = at.parent) if (isFunction(at)) return true;
  return false;
}
