// Runs the analysis over a lot of Python that has nothing to do with Claude, with the byte search turned off, so that every file is parsed:
// nothing may crash, and there must be no site and no edit.
// Usage: node scripts/corpus-python.mjs [folders…]   (without one: the standard library of python3, and the packages below, which pip brings)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPython } from '../build/src/frontends/python/index.js';
import { loadParser } from '../build/src/frontends/python/syntax/parse.js';
import { analyse } from '../build/src/run/analyse.js';
import { withDefaults } from '../build/src/run/settings.js';

const PACKAGES = ['django', 'numpy', 'pandas', 'sqlalchemy', 'sympy'];
const MOST_BYTES = 5 << 20;

function install() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-corpus-'));
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder, ...PACKAGES];
  if (spawnSync('python3', args, { stdio: 'inherit' }).status !== 0) process.exit(1);
  const { stdout } = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' });
  return [stdout.trim(), ...PACKAGES.map((name) => path.join(folder, name))];
}

const sources = (root) =>
  fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.py'))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .filter((file) => !file.includes('/site-packages/') && fs.statSync(file).size <= MOST_BYTES);

/** Undefined for what is no UTF-8: the tool names such a file, and reads it no further. */
const read = (file) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file));
  } catch {
    return undefined;
  }
};

const folders = process.argv.length > 2 ? process.argv.slice(2).map((folder) => path.resolve(folder)) : install();
const parse = await loadParser();
const language = { handles: (file) => file.endsWith('.py'), create: (tree) => createPython(tree, parse) };
const started = performance.now();
const total = { folders: 0, files: 0, bytes: 0, sites: 0, edits: 0, unparsed: 0, crashes: 0 };
for (const root of folders) {
  const files = sources(root);
  const tree = {
    root,
    selected: new Set(files),
    alone: false,
    files: () => files,
    manifests: [],
    containing: (_needles, among) => (among ? files.filter(among) : files),
    read,
    isFile: (file) => fs.existsSync(file),
  };
  total.folders += 1;
  total.files += files.length;
  total.bytes += files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
  try {
    const { sites, edits, errors } = analyse(tree, withDefaults({ allCalls: true }), new Map(), [language]);
    total.sites += sites.length;
    total.edits += edits.length;
    total.unparsed += errors.length;
    for (const { file, start, message } of errors) console.log(`${file}:${start}: ${message}`);
    for (const site of sites) console.log(`site ${site.id}`);
  } catch (error) {
    total.crashes += 1;
    console.error(root, error);
  }
}
console.log({
  ...total,
  seconds: Math.round((performance.now() - started) / 1000),
  peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
});
process.exitCode = total.sites + total.edits + total.crashes === 0 ? 0 : 1;
