// Runs the tool over published packages that call the Messages API with budgets: by default, and with --guard --closed-world. Prints a table, and
// writes it into docs/quality.md with --write. Takes the network, and minutes.
// Usage: npm run build && node scripts/corpus.mjs [--write] [--dir <folder to keep>] [packages…]
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tableOf, withTable } from './corpus-table.mjs';

const NPM = `
@ax-llm/ax@24.0.21 @browserbasehq/stagehand@3.7.3 @genkit-ai/anthropic@0.3.0 @just-every/ensemble@1.0.0 @juspay/neurolink@9.37.0
@langchain/anthropic@1.5.11 @librechat/agents@3.9.2 @mariozechner/pi-ai@0.73.1 @mastra/core@1.71.0 @tanstack/ai-anthropic@0.18.11
@themaximalist/llm.js@1.0.3 flowise-components@3.1.4 llm-exe@3.0.4 multi-llm-ts@5.1.1 promptfoo@0.123.1`;
const PYPI = `
agno==3.1.10 browser-use==0.13.14 chatlas==0.23.0 claudette==0.3.15 dspy==3.4.1 fast-agent-mcp==0.2.36 gptme==0.35.1 inspect-ai==0.3.285 litellm==1.110.2
llm-anthropic==0.30`;
const MOST_MS = 120_000;

const BIN = fileURLToPath(new URL('../bin/opus47-migrate.js', import.meta.url));
const PAGE = fileURLToPath(new URL('../docs/quality.md', import.meta.url));

const { values, positionals } = parseArgs({
  options: { dir: { type: 'string' }, write: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const dir = values.dir ? path.resolve(values.dir) : fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-corpus-'));
const words = (text) => text.split(/\s+/).filter(Boolean);
const names = [...words(NPM), ...words(PYPI)].filter(
  (name) => positionals.length === 0 || positionals.some((part) => name.startsWith(part)),
);

function must(command, args, cwd) {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: MOST_MS });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`);
}

/** Fetches a package and unpacks it into a folder that is a repository of its own. */
function unpacked(name) {
  const folder = path.join(dir, name.replace(/[^\w.-]+/g, '_'));
  if (fs.existsSync(path.join(folder, '.git'))) return folder;
  const fetched = `${folder}.fetched`;
  for (const one of [folder, fetched]) fs.rmSync(one, { recursive: true, force: true });
  for (const one of [folder, fetched]) fs.mkdirSync(one, { recursive: true });
  const isPython = name.includes('==');
  if (isPython)
    must(
      'python3',
      ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--python-version=3.12', '-d', fetched, name],
      dir,
    );
  else must('npm', ['pack', '--silent', '--pack-destination', fetched, name], dir);
  const [archive] = fs.readdirSync(fetched);
  if (isPython) must('python3', ['-m', 'zipfile', '-e', path.join(fetched, archive), folder], dir);
  else must('tar', ['-xzf', path.join(fetched, archive), '-C', folder, '--strip-components=1'], dir);
  keepOneBuild(folder);
  must('git', ['init', '--quiet'], folder);
  return folder;
}

/** Of a package that is built for `import` and for `require`, one build counts. */
function keepOneBuild(folder) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory() && entry.name === 'cjs' && fs.existsSync(path.join(entry.parentPath, 'esm')))
      fs.rmSync(file, { recursive: true });
    else if (/\.(?:cjs|mjs)$/.test(entry.name) && fs.existsSync(file.replace(/\.\wjs$/, '.js'))) fs.rmSync(file, { force: true });
    else if (entry.name.endsWith('.cjs') && fs.existsSync(file.replace(/\.cjs$/, '.mjs'))) fs.rmSync(file, { force: true });
  }
}

function reportOf(folder, ...options) {
  const file = `${folder}.json`;
  fs.rmSync(file, { force: true });
  const args = [
    BIN,
    '--dry-run',
    '--quiet',
    '--no-ignore',
    '--exclude',
    '**/*.{d.ts,d.mts,d.cts,min.js}',
    ...options,
    '--report',
    file,
    '.',
  ];
  const { error } = spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore', timeout: MOST_MS });
  if (error || !fs.existsSync(file))
    throw new Error(error?.code === 'ETIMEDOUT' ? `no end after ${MOST_MS / 60_000} minutes` : 'no report');
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

const results = names.map((name) => {
  process.stderr.write(`${name}\n`);
  try {
    const folder = unpacked(name);
    return { name, plain: reportOf(folder), guarded: reportOf(folder, '--guard', '--closed-world') };
  } catch (error) {
    return { name, failed: error.message };
  }
});
if (!values.dir) fs.rmSync(dir, { recursive: true, force: true });
const table = tableOf(results);
process.stdout.write(`${table}\n`);
if (values.write) fs.writeFileSync(PAGE, withTable(fs.readFileSync(PAGE, 'utf8'), table));
