// What the benchmarks share: processor time, wall time and peak memory of commands, and their ratios within one run.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Says the processor time of a command and of all that it starts. */
const TIMES = '"$@"; code=$?; times >&2; exit $code';
const inMs = (text = '') => {
  const [, minutes = '0', seconds = '0'] = /(\d+)m([\d.]+)s/.exec(text) ?? [];
  return Number(minutes) * 60_000 + Number(seconds) * 1000;
};

/** Wall time and processor time in milliseconds, and the peak memory of a node process in MiB. */
function time(run, cwd, codes = [0]) {
  const started = performance.now();
  const { status, error, stderr } = spawnSync('bash', ['-c', TIMES, 'bash', ...run], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, NO_COLOR: '1' },
  });
  const ms = performance.now() - started;
  if (error || !codes.includes(status ?? -1))
    throw new Error(`${run.join(' ')} ended with ${status}: ${error?.message ?? stderr.slice(0, 2000)}`);
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ');
  return { ms, cpu: inMs(user) + inMs(system), memory: Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? 0) / 1024 };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/**
 * Runs all commands in turn, round after round, so that what slows the machine slows them all; one round before does not count.
 * Gives the median wall time and processor time (ms) and the peak memory (MiB) of each.
 */
export function compare(commands, rounds) {
  const found = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++)
    for (const [name, { run, cwd, codes }] of Object.entries(commands)) {
      const result = time(run, cwd, codes);
      if (round >= 0) found.get(name).push(result);
    }
  return Object.fromEntries(
    [...found].map(([name, all]) => [
      name,
      {
        ms: median(all.map(({ ms }) => ms)),
        cpu: median(all.map(({ cpu }) => cpu)),
        memory: Math.max(...all.map(({ memory }) => memory)),
      },
    ]),
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

/** ESLint over the working directory, or over unsaved texts of one file. */
export const lint = (...args) => [process.execPath, `--import=${PEAK}`, path.join(root, 'scripts/lint-once.mjs'), ...args];

export const ratio = (a, b, of = 'ms') => `${(a[of] / b[of]).toFixed(2)} x (${Math.round(a[of])} ms to ${Math.round(b[of])} ms)`;
/** Processor time beyond another command's. */
export const over = (a, b) => `+${Math.round(a.cpu - b.cpu)} ms`;
export const difference = (a, b) => `+${Math.round(a.ms - b.ms)} ms`;

/** Lists the files of a kind that name a thinking budget. */
export const ripgrep = (binary, glob) => [binary, '-l', '-F', '-g', glob, 'budget_tokens', '.'];
