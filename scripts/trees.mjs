// Trees of source files for the benchmark and the soak run, built of npm packages that ship sources.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const PACKAGES = ['antd@6.6.8', 'core-js@3.51.0', 'date-fns@4.4.0', 'monaco-editor@0.57.0', 'react-native@1000.0.0', 'rxjs@7.8.2'];
const SOURCE = /(?<!\.d)(?<!\.min)\.[cm]?[jt]sx?$/;
const CALL = `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export async function ask(prompt) {
  return client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 64000,
    thinking: { type: 'enabled', budget_tokens: 50000 },
    messages: [{ role: 'user', content: prompt }],
  });
}
`;

const PYTHON_CALL = `import anthropic

client = anthropic.Anthropic()


def ask(prompt):
    return client.messages.create(
        model="claude-opus-4-6",
        max_tokens=64000,
        thinking={"type": "enabled", "budget_tokens": 50000},
        messages=[{"role": "user", "content": prompt}],
    )
`;
export const RIPGREP = '@vscode/ripgrep@1.18.0';

/** Runs a command that has to succeed, and gives what it prints. */
export function must(command, args, options = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 30, ...options });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
  return stdout;
}

/** Installs npm packages into a folder of their own, once. */
export function install(folder, packages) {
  if (fs.existsSync(path.join(folder, 'node_modules'))) return folder;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  must('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...packages], { cwd: folder });
  return folder;
}

/** Every file below a folder. */
export const walk = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []));

/** The source files of the packages, which hold no thinking budget. */
export function poolIn(dir) {
  const root = path.join(install(path.join(dir, 'pool'), PACKAGES), 'node_modules');
  const files = walk(root).filter(
    (file) => SOURCE.test(file) && fs.statSync(file).size < 1 << 20 && !fs.readFileSync(file).includes('budget_tokens'),
  );
  return { root, files, call: { extension: 'js', text: CALL } };
}

/** The standard library of the machine's Python. */
export function pythonPool() {
  const root = must('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))']).trim();
  const files = walk(root).filter((file) => file.endsWith('.py') && !file.includes('/site-packages/') && fs.statSync(file).size < 1 << 20);
  return { root, files, call: { extension: 'py', text: PYTHON_CALL } };
}

/** A project of so many source files, in git, with ignored and untracked files; `hits` more of them, in `calls`, hold a call. Made once. */
export function buildTree(folder, count, hits, pool) {
  if (fs.existsSync(path.join(folder, '.git', 'HEAD'))) return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  const { call } = pool;
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  for (let index = 0; index < count; index++) {
    const from = pool.files[index % pool.files.length];
    const name = path.relative(pool.root, from).replaceAll('node_modules', 'deps').replaceAll('/dist/', '/src/');
    const to = path.join(folder, `part${Math.floor(index / pool.files.length)}`, name);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.copyFileSync(from, to);
  }
  for (let index = 0; index < hits; index++) write(`calls/group${index % 20}/call${index}.${call.extension}`, call.text);
  write('.gitignore', 'ignored/\n*.log\n');
  for (let index = 0; index < 200; index++) write(`ignored/generated${index}.${call.extension}`, call.text);
  must('git', ['init', '-q'], { cwd: folder });
  must('git', ['add', '-A'], { cwd: folder });
  must('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-qm', 'start'], { cwd: folder });
  for (let index = 0; index < 50; index++) write(`fresh/new${index}.ts`, `export const value${index} = ${index};\n`);
  return folder;
}
