import { expect, test } from 'vitest';
import { lowered, problemsIn } from '../support/lowered.js';
import { runLowered } from '../support/run-lowered.js';
import { controlFlow } from './control-flow.js';
import { hold } from './hold.js';
import { injected } from './sources.js';

const HOUR = 3_600_000;
/** Questions that are answered before all answers are no. */
const MOST_QUESTIONS = 60;

/** What a program logs; `run` gets the functions that it calls. */
function logOf(run: (globals: Record<'log' | 'c' | 'n', (...args: unknown[]) => unknown>) => void): unknown[] {
  const log: unknown[] = [];
  let asked = 0;
  const next = (most: number) => (asked++ < MOST_QUESTIONS ? ((asked * 7919) >> 2) % most : 0);
  run({
    log: (...args) => {
      log.push(args);
      return args[0];
    },
    c: () => next(3) !== 0,
    n: () => next(4),
  });
  return log;
}

test(
  'a lowered program does what its source does',
  () =>
    hold('control flow', 1, controlFlow, (source) => {
      const expected = logOf(({ log, c, n }) => new Function('log', 'c', 'n', source)(log, c, n));
      const it = lowered(source, 'a.js');
      expect(problemsIn(it)).toEqual([]);
      expect(logOf((globals) => runLowered(it.module, globals))).toEqual(expected);
    }),
  HOUR,
);

test(
  'sources that people wrote keep their names, calls, objects and functions, also with something broken in them',
  () =>
    hold('lowered sources', 0.5, injected, (program) => {
      if (!program) return;
      let it: ReturnType<typeof lowered>;
      try {
        it = lowered(program.before + program.after, program.file);
      } catch (error) {
        if ((error as Error).name !== 'SyntaxProblem') throw error;
        return;
      }
      expect(problemsIn(it)).toEqual([]);
    }),
  HOUR,
);
