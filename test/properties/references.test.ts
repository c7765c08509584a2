/** Whatever refers to what in a program, its analysis ends, and soon. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';
import { references } from './references.js';

const MOST_MILLISECONDS = 20_000;

test('values, parameters and conditions that refer to each other end', () => {
  fc.assert(
    fc.property(references, (source) => {
      expect(() => parseSource(source, 'src/a.js')).not.toThrow();
      const start = performance.now();
      const { errors, sites } = analyse(memoryTree({ 'src/a.js': source }), withDefaults());
      expect(errors).toEqual([]);
      expect(sites.length).toBeGreaterThan(0);
      expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
    }),
    { numRuns: 12 },
  );
}, 60_000);
