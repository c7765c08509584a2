import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The long proofs, which `.ci/run` runs beside `npm test`: everything on the disk, real libraries, compilers and browsers, killed processes, random programs. */
export default defineConfig({
  test: { ...base.test, include: ['test/**/*.long.test.ts'], exclude: [], testTimeout: 900_000, hookTimeout: 900_000 },
});
