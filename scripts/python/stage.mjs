// Puts what npm would publish, with its dependencies, into the Python package: python/src/opus47_migrate/tool. Run it after a build.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const stage = path.join(root, 'python/src/opus47_migrate/tool');
/** What no run reads. Licences stay. */
const LEFT_OUT =
  /\.map$|\.d\.[cm]?ts$|\.flow$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|HISTORY)[^/]*$|(?:^|\/)(?:docs?|examples?|test|tests|debug)\//i;

function copy(from, to) {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.copyFileSync(from, to);
}

fs.rmSync(stage, { recursive: true, force: true });
const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
for (const { path: file } of JSON.parse(listed)[0].files)
  if (!/\.d\.[cm]?ts$|\.md$/.test(file) || file === 'docs/findings.md') copy(path.join(root, file), path.join(stage, file));

const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
for (const [name, { dev }] of Object.entries(packages)) {
  if (name === '' || dev) continue;
  for (const entry of fs.readdirSync(path.join(root, name), { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const file = path.relative(path.join(root, name), full).replaceAll(path.sep, '/');
    if (entry.isFile() && !file.startsWith('node_modules/') && !LEFT_OUT.test(file)) copy(full, path.join(stage, name, file));
  }
}
