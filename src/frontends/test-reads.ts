/** What a test depends on beside a comparison that can be decided: its parts, and the values of all names in it and behind them. */
import { outcomes } from '../values/outcomes.js';
import type { Open, Outcome, Test, TestReads, Value } from '../values/values.js';

/** How far names are followed to what they were made of. */
const MOST_HOPS = 4;
const MOST_VALUES = 100;

/** What a language says of its nodes. */
export interface Looks<N, M, F> {
  /** The sides of `a and b`; undefined for anything else. */
  sides(node: N): N[] | undefined;
  walk(root: N, visit: (node: N) => unknown): void;
  isFunction(node: N): boolean;
  /** A test of its own inside another one. */
  isTest(node: N): boolean;
  /** An expression whose value is read. */
  isRead(node: N, module: M): boolean;
  /** The expression that gives a value which cannot be told, where it has parts to look at. */
  madeBy(leaf: Open): { node: N; module: M } | undefined;
  testOf(node: N, module: M, frame?: F): Test;
  evaluate(node: N, module: M, frame?: F): Value;
}

export function testReads<N, M, F>(test: N, module: M, looks: Looks<N, M, F>, frame?: F): TestReads {
  const sides = looks.sides(test);
  if (sides) return { tests: sides.map((side) => looks.testOf(side, module, frame)), values: [] };
  const tests: Test[] = [];
  const values: Value[] = [];
  const seen = new Set<N>();
  const look = (at: N, home: M, under: F | undefined, hops: number): void => {
    if (seen.has(at)) return;
    looks.walk(at, (inner) => {
      seen.add(inner);
      if (inner !== at && looks.isFunction(inner)) return false;
      if (inner !== test && looks.isTest(inner)) {
        tests.push(looks.testOf(inner, home, under));
        return false;
      }
      if (looks.isRead(inner, home) && values.length < MOST_VALUES) take(looks.evaluate(inner, home, under), hops);
      return true;
    });
  };
  const take = (value: Value, hops: number): void => {
    values.push(value);
    for (const outcome of outcomes(value)) {
      tests.push(...testsOn(outcome));
      const { leaf } = outcome;
      if (leaf.kind !== 'open' || hops >= MOST_HOPS) continue;
      for (const candidate of leaf.candidates?.() ?? []) if (values.length < MOST_VALUES) take(candidate, hops + 1);
      const made = looks.madeBy(leaf);
      if (made) look(made.node, made.module, undefined, hops + 1);
    }
  };
  look(test, module, frame, 0);
  return { tests, values };
}

const testsOn = ({ trail }: Outcome): Test[] => trail.flatMap((step) => (step.kind === 'choice' ? [step.test] : []));
