import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.js';

/** The long proofs, which `.ci/run` runs beside `npm test`: everything on the disk, real libraries, killed processes, thousands of random cases. */
const { include: _, exclude: __, ...test } = base.test ?? {};
export default mergeConfig({ test }, defineConfig({ test: { include: ['test/**/*.long.test.ts'] } }));
