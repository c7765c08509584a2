// Speed against ripgrep, git grep, jscodeshift and ast-grep, as ratios within one run. The trees are built of npm packages that ship sources.
// Usage: node scripts/bench.mjs [--files 70000] [--rounds 5] [--dir <folder to keep>]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compare, difference, ours, ratio, ripgrep } from './measure.mjs';
import { buildTree, install, poolIn, RIPGREP, walk } from './trees.mjs';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: { files: { type: 'string', default: '70000' }, rounds: { type: 'string', default: '5' }, dir: { type: 'string' } },
});
const FILES = Number(values.files);
const ROUNDS = Number(values.rounds);
const dir = values.dir ? path.resolve(values.dir) : fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-bench-'));
const TOOLS = [RIPGREP, '@ast-grep/cli@0.51.1'];
const HITS = 236;
const build = (name, count, hits, pool) => buildTree(path.join(dir, name), count, hits, pool);
const rows = [];
const row = (what, value, goal) => rows.push(`| ${what} | ${value} | ${goal} |`);

try {
  const pool = poolIn(dir);
  const modules = path.join(install(path.join(dir, 'tools'), TOOLS), 'node_modules');
  const find = (file) => walk(modules).find((name) => name.endsWith(file));
  const rgBin = find('/bin/rg');
  const astGrep = find('linux-x64-gnu/ast-grep') ?? path.join(modules, '.bin/ast-grep');
  fs.chmodSync(rgBin, 0o755);
  const rg = ripgrep(rgBin, '*.{ts,tsx,js,jsx,mjs,cjs,mts,cts}');
  const gitGrep = ['git', 'grep', '--untracked', '-l', '-F', 'budget_tokens'];
  const trees = {
    none: build('big-none', FILES, 0, pool),
    hits: build('big-hits', FILES, HITS, pool),
    middle: build('middle', 6300, 20, pool),
    small: build('small', 200, 5, pool),
  };
  process.stdout.write(
    `${FILES} source files from ${pool.files.length} of npm, ${ROUNDS} rounds, ${os.cpus().length} cores, Node ${process.version}\n\n`,
  );

  const none = compare(
    {
      rg: { run: rg, cwd: trees.none, codes: [1] },
      git: { run: gitGrep, cwd: trees.none, codes: [1] },
      tool: { run: ours('--check'), cwd: trees.none },
    },
    ROUNDS,
  );
  row(`${FILES} files in git, nothing to migrate, to ripgrep`, ratio(none.tool, none.rg), '<= 1.0 x');
  row('the same, to git grep', ratio(none.tool, none.git), '');
  const hits = compare({ rg: { run: rg, cwd: trees.hits }, tool: { run: ours('--dry-run'), cwd: trees.hits } }, ROUNDS);
  row(`${FILES} files in git, ${HITS} hits planned and shown, to ripgrep`, ratio(hits.tool, hits.rg), '<= 1.5 x');
  row('peak memory there', `${Math.round(hits.tool.memory)} MiB`, '<= 200 MiB');
  fs.renameSync(path.join(trees.hits, '.git'), path.join(dir, 'git-away'));
  const outside = compare(
    {
      rg: { run: [...rg.slice(0, -2), '--no-require-git', ...rg.slice(-2)], cwd: trees.hits },
      tool: { run: ours('--dry-run'), cwd: trees.hits },
    },
    ROUNDS,
  );
  fs.renameSync(path.join(dir, 'git-away'), path.join(trees.hits, '.git'));
  row(`${FILES} files outside git, to ripgrep`, ratio(outside.tool, outside.rg), '<= 1.5 x');

  const transform = (text) => {
    const file = path.join(dir, `transform${text.length}.cjs`);
    fs.writeFileSync(file, text);
    return [
      process.execPath,
      path.join(root, 'node_modules/jscodeshift/bin/jscodeshift.js'),
      '--dry',
      '--silent',
      '--extensions=js,jsx,ts,tsx,mjs,cjs',
      '--parser=tsx',
      '-t',
      file,
      '.',
    ];
  };
  const early = transform(
    "module.exports = (file, api) => (file.source.includes('budget_tokens') ? api.jscodeshift(file.source).toSource() : undefined);\n",
  );
  const always = transform('module.exports = (file, api) => api.jscodeshift(file.source).toSource();\n');
  const middle = compare(
    {
      tool: { run: ours('--dry-run'), cwd: trees.middle },
      early: { run: early, cwd: trees.middle },
      always: { run: always, cwd: trees.middle },
      ast: { run: [astGrep, 'run', '-l', 'ts', '-p', '$A.messages.create($$$)', '--json=stream'], cwd: trees.middle, codes: [0, 1] },
      rg: { run: rg, cwd: trees.middle },
    },
    Math.min(ROUNDS, 3),
  );
  row('6,300 files, jscodeshift (returns at once) to this tool', ratio(middle.early, middle.tool), '>= 12 x');
  row('6,300 files, jscodeshift (parses all) to this tool', ratio(middle.always, middle.tool), '>= 50 x');
  row('6,300 files, ast-grep (one pattern) to this tool', ratio(middle.ast, middle.tool), '');
  row('6,300 files, to ripgrep', ratio(middle.tool, middle.rg), '');

  const start = compare(
    {
      node: { run: [process.execPath, '-e', '0'], cwd: trees.small },
      version: { run: [process.execPath, path.join(root, 'bin/opus47-migrate.js'), '--version'], cwd: trees.small },
      help: { run: [process.execPath, path.join(root, 'bin/opus47-migrate.js'), '--help'], cwd: trees.small },
      one: {
        run: [process.execPath, path.join(root, 'bin/opus47-migrate.js'), '--types', 'off', '--dry-run', 'calls/group0/call0.js'],
        cwd: trees.small,
      },
      tree: { run: ours('--dry-run'), cwd: trees.small },
    },
    ROUNDS * 3,
  );
  row('`--version` over `node -e 0`', difference(start.version, start.node), '<= 20 ms');
  row('`--help` over `node -e 0`', difference(start.help, start.node), '<= 20 ms');
  row('one small file over `node -e 0`', difference(start.one, start.node), '<= 150 ms');
  row('200 files over `node -e 0`', difference(start.tree, start.node), '');

  for (const files of [FILES / 2, FILES, FILES * 2]) {
    const folder = build(`memory-${files}`, files, HITS, pool);
    const { tool } = compare({ tool: { run: ours('--dry-run'), cwd: folder } }, 1);
    row(`${files} files: time, peak memory`, `${Math.round(tool.ms)} ms, ${Math.round(tool.memory)} MiB`, 'no faster than the tree');
    fs.rmSync(folder, { recursive: true });
  }
  process.stdout.write(`| what | measured | goal |\n| --- | --- | --- |\n${rows.join('\n')}\n`);
} finally {
  if (!values.dir) fs.rmSync(dir, { recursive: true, force: true });
}
