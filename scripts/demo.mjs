// Shows the tool at work: a copy of fixtures/demo in a temporary folder, a dry run with its diff, a write with a Markdown report.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-demo-'));
fs.cpSync(path.join(root, 'fixtures/demo'), project, { recursive: true });
// The demo's dependencies are installed here: with them, types move along.
fs.symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));

function run(command, args, { quiet = false } = {}) {
  const { status, stdout, error } = spawnSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  if (!quiet) process.stdout.write(stdout);
  return stdout;
}
const git = (...args) => run('git', ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', ...args], { quiet: true });
function migrate(...args) {
  process.stdout.write(`\n$ npx opus47-migrate ${args.join(' ')}\n\n`);
  run(process.execPath, [path.join(root, 'bin/opus47-migrate.js'), ...args]);
}

try {
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'The project before its migration');

  migrate('./src', '--dry-run', '--quiet');
  migrate('.', '--report', 'migration.md');

  process.stdout.write('\n$ cat migration.md\n\n');
  process.stdout.write(fs.readFileSync(path.join(project, 'migration.md'), 'utf8'));
} finally {
  fs.rmSync(project, { recursive: true, force: true });
}
