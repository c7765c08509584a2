// Speed on trees of Python against ripgrep, as ratios within one run. The trees are built of the standard library of the machine's Python.
// Usage: node scripts/bench-python.mjs [--files 12000] [--rounds 5] [--dir <folder to keep>]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare, ours, ratio, ripgrep } from './measure.mjs';
import { buildTree, install, pythonPool, RIPGREP, walk } from './trees.mjs';

const { values } = parseArgs({
  options: { files: { type: 'string', default: '12000' }, rounds: { type: 'string', default: '5' }, dir: { type: 'string' } },
});
const [files, rounds] = [Number(values.files), Number(values.rounds)];
const dir = values.dir ? path.resolve(values.dir) : fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-bench-'));
const HITS = 40;

try {
  const pool = pythonPool();
  const binary = walk(install(path.join(dir, 'ripgrep'), [RIPGREP])).find((file) => file.endsWith('/bin/rg'));
  fs.chmodSync(binary, 0o755);
  const rg = ripgrep(binary, '*.py');
  const none = buildTree(path.join(dir, 'python-none'), files, 0, pool);
  const hits = buildTree(path.join(dir, 'python-hits'), files, HITS, pool);
  const without = compare({ rg: { run: rg, cwd: none, codes: [1] }, tool: { run: ours('--check'), cwd: none } }, rounds);
  const found = compare({ rg: { run: rg, cwd: hits }, tool: { run: ours('--dry-run'), cwd: hits } }, rounds);
  process.stdout.write(`${files} Python files from ${pool.files.length}, ${rounds} rounds, ${os.cpus().length} cores, Node ${process.version}

| what | measured |
| --- | --- |
| ${files} Python files, nothing to migrate, to ripgrep | ${ratio(without.tool, without.rg)} |
| ${files} Python files, ${HITS} hits planned and shown, to ripgrep | ${ratio(found.tool, found.rg)} |
| peak memory there | ${Math.round(found.tool.memory)} MiB |
`);
} finally {
  if (!values.dir) fs.rmSync(dir, { recursive: true, force: true });
}
