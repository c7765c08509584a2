// Runs the analysis over a lot of source that has nothing to do with Claude, with the byte search turned off, so that every file is parsed:
// nothing may crash, and there must be no site and no edit.
// Usage: node scripts/corpus.mjs [folder that holds node_modules]   (without one, the packages below are installed into a temporary folder)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { analyse } from '../dist/src/analyse.js';
import { withDefaults } from '../dist/src/settings.js';

const PACKAGES = ['antd@6.6.8', 'core-js@3.51.0', 'date-fns@4.4.0', 'monaco-editor@0.57.0', 'react-native@1000.0.0', 'rxjs@7.8.2'];
const SOURCE = /(?<!\.d)(?<!\.min)\.[cm]?[jt]sx?$/;
const MOST_BYTES = 5 << 20;

function install() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-corpus-'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', ...PACKAGES];
  if (spawnSync('npm', args, { cwd: folder, stdio: 'inherit' }).status !== 0) process.exit(1);
  return folder;
}

/** Source files by the package that holds them: each package is a project of its own. */
function packages(root) {
  const found = new Map();
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || !SOURCE.test(file) || fs.statSync(file).size > MOST_BYTES) continue;
    const [home] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [root];
    found.set(home, [...(found.get(home) ?? []), file]);
  }
  return found;
}

const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};
const treeOf = (root, files) => ({
  root,
  selected: new Set(files),
  alone: false,
  files: () => files,
  containing: () => files,
  read,
  isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
});

const folder = process.argv[2] ? path.resolve(process.argv[2]) : install();
const started = performance.now();
const total = { packages: 0, files: 0, bytes: 0, sites: 0, edits: 0, unparsed: 0, crashes: 0 };
for (const [root, files] of packages(path.join(folder, 'node_modules'))) {
  total.packages += 1;
  total.files += files.length;
  total.bytes += files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  try {
    const { sites, edits, errors } = analyse(treeOf(root, files), withDefaults({ allCalls: true }));
    total.sites += sites.length;
    total.edits += edits.length;
    total.unparsed += errors.length;
    for (const { file, message } of errors) console.log(`unparsed ${path.relative(folder, file)}: ${message}`);
    for (const { id, status } of sites) console.log(`site ${path.relative(folder, root)} ${id}: ${status}`);
  } catch (error) {
    total.crashes += 1;
    console.log(`crash in ${path.relative(folder, root)}: ${error.stack}`);
  }
}
if (!process.argv[2]) fs.rmSync(folder, { recursive: true, force: true });
console.log(`${JSON.stringify(total)} in ${Math.round((performance.now() - started) / 1000)} s`);
process.exitCode = total.sites || total.edits || total.crashes ? 1 : 0;
