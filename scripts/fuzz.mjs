// Runs the fuzz tests for longer than the suite does: node scripts/fuzz.mjs [--count 100000] [--seconds 3600] [--seed 7]
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: { count: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '3600' }, seed: { type: 'string' } },
});
for (const [name, value] of Object.entries(values)) {
  if (Number.isSafeInteger(Number(value)) && Number(value) > 0) continue;
  process.stderr.write(`--${name} must be a whole number above 0.\n`);
  process.exit(2);
}
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`${values.count} programs, at most ${values.seconds} seconds, seed ${seed}\n`);
const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', 'vitest.long.config.ts', 'test/fuzz', '--reporter=default'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_COUNT: values.count, FUZZ_SECONDS: values.seconds, SEED: seed },
});
process.exitCode = status ?? 1;
