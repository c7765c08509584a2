import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.long.test.ts'],
    // Nothing waits for this long: it ends what hangs, on slow and busy machines too.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: '100%',
    setupFiles: ['test/support/seed.ts'],
    // Runs outside git remember what they wrote here, and not in the home folder of whoever runs the tests.
    env: { XDG_STATE_HOME: path.join(os.tmpdir(), 'opus47-test-state') },
  },
});
