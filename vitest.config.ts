import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, of small files: last, it would keep one core waiting. */
const LONG = [
  'test/fixtures.test.ts',
  'test/types/fixtures.test.ts',
  'test/frontends/traced-fixtures.test.ts',
  'test/cli/guard.test.ts',
  'test/cli/fixtures.test.ts',
].map((name) => path.join(import.meta.dirname, name));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.includes(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.long.test.ts'],
    // Nothing waits for this long: it ends what hangs, on slow and busy machines too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    setupFiles: ['test/support/seed.ts'],
    // Runs outside git remember what they wrote here, and not in the home folder of whoever runs the tests.
    env: { XDG_STATE_HOME: path.join(os.tmpdir(), 'opus47-test-state') },
  },
});
