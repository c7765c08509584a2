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

const commit = (folder) => {
  must('git', ['init', '-q'], { cwd: folder });
  must('git', ['add', '-A'], { cwd: folder });
  must('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-qm', 'start'], { cwd: folder });
};

/** Makes a folder of the files that `fill` writes, in git. Made once. */
function made(folder, fill) {
  if (fs.existsSync(path.join(folder, '.git', 'HEAD'))) return folder;
  fs.rmSync(folder, { recursive: true, force: true });
  fill((file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  });
  commit(folder);
  return folder;
}

/** Copies of packages, where each call stands in a file `index`, as a file of every package does, and another file takes it from there. */
export const buildCopies = (folder, count, hits, pool) =>
  made(folder, (write) => {
    for (let index = 0; index < count; index++) {
      const from = pool.files[index % pool.files.length];
      write(
        `copy${Math.floor(index / pool.files.length)}/${path.relative(pool.root, from).replaceAll('node_modules', 'deps')}`,
        fs.readFileSync(from),
      );
    }
    for (let index = 0; index < hits; index++) {
      write(`calls/part${index}/index.js`, pool.call.text);
      write(`calls/part${index}/use.js`, "import { ask } from './index.js';\n\nexport const answer = ask('Why?');\n");
      write(`calls/part${index}/plain.js`, `export const part = ${index};\n`);
    }
  });

/** A project as a linter sees it: so many files of a package, and calls in TypeScript. */
export const buildLinted = (folder, count, hits, pool) =>
  made(folder, (write) => {
    const some = pool.files.filter((file) => file.includes('/antd/es/')).slice(0, count);
    for (const file of some) write(`src/${path.relative(pool.root, file)}`, fs.readFileSync(file));
    for (let index = 0; index < hits; index++) write(`calls/call${index}.ts`, pool.call.text.replace('prompt)', 'prompt: string)'));
    write('package.json', '{ "name": "linted", "private": true }\n');
    write('tsconfig.json', '{ "compilerOptions": { "strict": true, "allowJs": true } }\n');
  });

/** Modules of the standard library, a list of models, and tests that replace so many names. */
export const buildPatches = (folder, count, patches, pool) =>
  made(folder, (write) => {
    const each = 40;
    for (const file of pool.files.slice(0, count - patches / each)) write(`lib/${path.relative(pool.root, file)}`, fs.readFileSync(file));
    write('app/models.py', 'MODELS = ["claude-opus-4-6"]\n\n\ndef known(client, name):\n    return client.models.retrieve(name)\n');
    for (let index = 0; index < patches / each; index++) {
      const test = (at) => `@patch("app.models.name_${at}")\ndef test_${at}(name):\n    assert known(Mock(), "name") is not name\n`;
      const tests = Array.from({ length: each }, (_, at) => test(at)).join('\n\n');
      write(`tests/test_${index}.py`, `from unittest.mock import Mock, patch\n\nfrom app.models import known\n\n\n${tests}`);
    }
  });

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
  commit(folder);
  for (let index = 0; index < 50; index++) write(`fresh/new${index}.ts`, `export const value${index} = ${index};\n`);
  return folder;
}
