// What people wait for: one file of a big tree, the editor, a tree of Python with many replaced names; over what node itself takes.
// Usage: node scripts/bench-selection.mjs [--files 70000] [--rounds 5] [--dir <folder to keep>]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare, lint, ours, over, ratio } from './measure.mjs';
import { buildCopies, buildLinted, buildPatches, poolIn, pythonPool } from './trees.mjs';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '70000' }, rounds: { type: 'string', default: '5' }, dir: { type: 'string' } },
});
const FILES = Number(values.files);
/** Places where tests put something in a name's place. */
const PATCHES = Math.min(12_000, FILES);
const ROUNDS = Number(values.rounds);
const dir = values.dir ? path.resolve(values.dir) : fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-bench-'));
const rows = [];
const row = (what, value, { cpu, ms, memory }, goal) =>
  rows.push(`| ${what} | ${value} | ${Math.round(cpu)} ms | ${Math.round(ms)} ms | ${Math.round(memory)} MiB | ${goal} |`);

try {
  const pool = poolIn(dir);
  const big = buildCopies(path.join(dir, 'copies'), FILES, 200, pool);
  const small = buildLinted(path.join(dir, 'linted'), 500, 30, pool);
  const patches = buildPatches(path.join(dir, 'patches'), PATCHES * 0.15, PATCHES, pythonPool());
  process.stdout.write(
    `${FILES} source files, ${ROUNDS} rounds, ${os.cpus().length} cores, Node ${process.version}; processor time first\n\n`,
  );
  const node = [process.execPath, '-e', '0'];

  const one = compare(
    {
      node: { run: node, cwd: big },
      nothing: { run: ours('--check', 'calls/part0/plain.js'), cwd: big },
      first: { run: ours('--check', '--no-index', 'calls/part0/index.js'), cwd: big, codes: [1] },
      call: { run: ours('--check', 'calls/part0/index.js'), cwd: big, codes: [1] },
    },
    ROUNDS,
  );
  row('one named file that holds nothing, over `node -e 0`', over(one.nothing, one.node), one.nothing, '+60 ms, +30 MiB');
  row('one named file with one call, `--no-index`', over(one.first, one.node), one.first, '+500 ms');
  row('the same, in a second run', over(one.call, one.node), one.call, '+500 ms');

  // The round that does not count leaves the index to the others.
  const whole = compare(
    {
      first: { run: ours('--check', '--no-index'), cwd: big, codes: [1] },
      second: { run: ours('--check'), cwd: big, codes: [1] },
      none: { run: ours('--check', '--no-index', 'copy0'), cwd: big },
      noneAgain: { run: ours('--check', 'copy0'), cwd: big },
    },
    ROUNDS,
  );
  row('the whole tree, 200 calls: second run to `--no-index`', ratio(whole.second, whole.first, 'cpu'), whole.second, '');
  row('a folder of it that holds nothing: second run to `--no-index`', ratio(whole.noneAgain, whole.none, 'cpu'), whole.noneAgain, '');

  const eslint = compare({ off: { run: lint('off'), cwd: small }, on: { run: lint('on'), cwd: small } }, ROUNDS);
  row('ESLint, 500 files and 30 calls: rule on to rule off', ratio(eslint.on, eslint.off, 'cpu'), eslint.on, '1.15 x');
  const unsaved = compare(
    { once: { run: lint('on', 'calls/call3.ts', '1'), cwd: small }, often: { run: lint('on', 'calls/call3.ts', '11'), cwd: small } },
    ROUNDS,
  );
  row('an unsaved text with a call (`lintText`)', `${Math.round((unsaved.often.cpu - unsaved.once.cpu) / 10)} ms`, unsaved.often, '100 ms');

  const python = compare({ node: { run: node, cwd: patches }, tool: { run: ours('--check'), cwd: patches } }, ROUNDS);
  row(
    `${PATCHES * 0.15} Python files, ${PATCHES} times \`patch("…")\`, nothing to migrate`,
    over(python.tool, python.node),
    python.tool,
    '2 s, 250 MiB',
  );
  process.stdout.write(
    `| what | measured | processor | wall | peak memory | goal |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`,
  );
} finally {
  if (!values.dir) fs.rmSync(dir, { recursive: true, force: true });
}
