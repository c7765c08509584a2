/** Code that runs on one side of a test, perhaps, or once for each thing that a value can be. */
import type { Expression } from '../ir/expressions.js';
import { type Expr, exprKey, type Test, type Value } from '../values/values.js';
import { type Path, under } from './conditions.js';
import { MOST_ALTERNATIVES } from './limits.js';
import type { Exit, Leaf, Machine } from './machine.js';
import { leavesOf, onlyLeaf } from './shape.js';

/** Runs code that happens on one side of a test alone, and goes on where both sides meet. */
export function onSide(m: Machine, test: Test, holds: boolean, run: () => Value, at: Expr): Value {
  const base = m.exit();
  const ran = m.underCondition({ kind: 'test', key: test.key, test, holds }, base, run);
  const path = under(base.path, { kind: 'test', key: test.key, test, holds: !holds });
  m.meet([...(ran.live ? [ran.exit] : []), { state: base.state, path }], base, at);
  return ran.value;
}

/** Runs code that may or may not happen. */
export function maybe(m: Machine, run: () => Value, at: Expr, always: boolean): Value {
  if (always) return run();
  const base = m.exit();
  const key = `maybe ${m.newId()}`;
  const ran = m.underCondition({ kind: 'option', key, option: 1, of: 2, expr: at }, base, run);
  m.meet([{ state: base.state, path: optionPath(m, base, key, 0, at) }, ...(ran.live ? [ran.exit] : [])], base, at);
  return ran.value;
}

export function optionPath(_m: Machine, base: Exit, key: string, option: number, expr: Expr): Path {
  return under(base.path, { kind: 'option', key, option, of: 2, expr });
}

/** A value that is given where the old one is missing. */
export function defaulted(m: Machine, old: Value, e: Extract<Expression, { k: 'assign' }>, test: Test): Value {
  const value = maybe(m, () => m.evaluate(e.value), e, false);
  const both: Value = { kind: 'choice', expr: e, test, fallback: true, yes: old, no: value };
  m.declare(e.target, both, e, false);
  return both;
}

export function each(m: Machine, value: Value, at: Expr, run: (leaf: Leaf) => Value): Value {
  const only = onlyLeaf(value);
  if (only) return run(only);
  const leaves = leavesOf(value, MOST_ALTERNATIVES);
  if (!leaves) return run(m.open(at, 'too-deep'));
  return eachOf(m, value, at, run);
}

function eachOf(m: Machine, value: Value, at: Expr, run: (leaf: Leaf) => Value): Value {
  switch (value.kind) {
    case 'read':
      return eachOf(m, value.value, at, run);
    case 'choice': {
      if (value.fallback) return eachOption(m, [value.yes, value.no], `either ${m.newId()}`, at, run);
      const base = m.exit();
      const sides = m.sidesOf(value.test);
      const ends = sides.flatMap((holds) => {
        const ran = m.underCondition({ kind: 'test', key: value.test.key, test: value.test, holds }, base, () =>
          eachOf(m, holds ? value.yes : value.no, at, run),
        );
        return ran.live ? [{ ...ran.exit, value: ran.value }] : [];
      });
      return m.meet(ends, base, at) ?? m.nothing(at);
    }
    case 'union':
      return eachOption(m, value.options, value.key ?? `union ${exprKey(value.expr)} ${value.part ?? ''}`, at, run);
    default:
      return run(value);
  }
}

function eachOption(m: Machine, options: readonly Value[], key: string, at: Expr, run: (leaf: Leaf) => Value): Value {
  const base = m.exit();
  const known = base.path?.assume.get(key);
  const ends = options.flatMap((option, index) => {
    if (typeof known === 'number' && known !== index) return [];
    const ran = m.underCondition({ kind: 'option', key, option: index, of: options.length, expr: at }, base, () =>
      eachOf(m, option, at, run),
    );
    return ran.live ? [{ ...ran.exit, value: ran.value }] : [];
  });
  return m.meet(ends, base, at) ?? m.nothing(at);
}

export function eachLeaf(m: Machine, value: Value, at: Expr, run: (leaf: Leaf) => void): void {
  each(m, value, at, (leaf) => {
    run(leaf);
    return m.nothing(at);
  });
}
