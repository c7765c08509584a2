// A copy of fixtures/demo in a temporary folder, in git, with what is installed here; and the tool at work in it.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Hands the project to `show`, and removes it afterwards. */
export function withDemo(show) {
  const project = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-demo-'));
  const run = (command, args) => {
    const { status, stdout, error } = spawnSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    if (error) throw error;
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
    return stdout;
  };
  const say = (text) => fs.writeSync(1, text);
  const commit = (message) => {
    run('git', ['add', '-A']);
    run('git', ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', 'commit', '-qm', message]);
  };
  try {
    fs.cpSync(path.join(root, 'fixtures/demo'), project, { recursive: true });
    // With the dependencies, types move along.
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
    run('git', ['init', '-q']);
    commit('The project before its migration');
    show({
      commit,
      /** Runs the tool and shows what it prints. */
      tool(...args) {
        say(`\n$ npx opus47-migrate ${args.join(' ')}\n\n`);
        say(run(process.execPath, [path.join(root, 'bin/opus47-migrate.js'), ...args]));
      },
      path: project,
      write: (name, text) => fs.writeFileSync(path.join(project, name), text),
      cat: (name) => say(`\n$ cat ${name}\n\n${fs.readFileSync(path.join(project, name), 'utf8')}`),
    });
  } finally {
    fs.rmSync(project, { recursive: true, force: true });
  }
}
