// What the benchmarks share: wall time and peak memory of commands, and their ratios within one run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Wall time in milliseconds, and the peak memory of a node process in MiB. */
function time([command, ...args], cwd, codes = [0]) {
  const started = performance.now();
  const { status, error, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ms = performance.now() - started;
  if (error || !codes.includes(status ?? -1))
    throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${error?.message ?? stderr.slice(0, 2000)}`);
  return { ms, memory: Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? 0) / 1024 };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Runs all commands in turn, round after round, so that what slows the machine slows them all; one round before does not count.
 * Gives the median wall time (ms) and the peak memory (MiB) of each.
 */
export function compare(commands, rounds) {
  const found = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, { run, cwd, codes }] of Object.entries(commands)) {
      const result = time(run, cwd, codes);
      if (round >= 0) found.get(name).push(result);
    }
  return Object.fromEntries(
    [...found].map(([name, all]) => [name, { ms: median(all.map(({ ms }) => ms)), memory: Math.max(...all.map(({ memory }) => memory)) }]),
  );
}

const PEAK = "data:text/javascript,process.on('exit',()=>process.stderr.write('maxRSS '+process.resourceUsage().maxRSS+'\\n'))";
/** The command line of the tool, which says its peak memory at the end. */
export const ours = (...args) => [
  process.execPath,
  `--import=${PEAK}`,
  path.join(root, 'bin/opus47-migrate.js'),
  '--types',
  'off',
  ...args,
];

export const ratio = (a, b) => `${(a.ms / b.ms).toFixed(2)} x (${Math.round(a.ms)} ms to ${Math.round(b.ms)} ms)`;
export const difference = (a, b) => `+${Math.round(a.ms - b.ms)} ms`;

/** Lists the files of a kind that name a thinking budget. */
export const ripgrep = (binary, glob) => [binary, '-l', '-F', '-g', glob, 'budget_tokens', '.'];
