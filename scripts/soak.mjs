// Analyses every file of a large tree with the byte search turned off, so that each is parsed: nothing may crash, and there must be no site and
// no edit outside the calls that were put in.
// Usage: node scripts/soak.mjs [--files 70000] [--hits 236] [--dir <folder to keep>]
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { discover } from '../build/src/project/discover.js';
import { createTree } from '../build/src/project/tree.js';
import { analyse } from '../build/src/run/analyse.js';
import { withDefaults } from '../build/src/run/settings.js';
import { buildTree, poolIn } from './trees.mjs';

/** Files parsed together: all their trees are in memory at once. */
const MOST_TOGETHER = 400;
const { values } = parseArgs({
  options: { files: { type: 'string', default: '70000' }, hits: { type: 'string', default: '236' }, dir: { type: 'string' } },
});
const hits = Number(values.hits);
const dir = values.dir ? path.resolve(values.dir) : fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-soak-'));

/** The files of a package stay together, as far as there is room. */
function batches(files, root) {
  const packages = new Map();
  for (const file of files) {
    const [home] = /^[^/]+\/(?:@[^/]+\/)?[^/]+/.exec(path.relative(root, file)) ?? [''];
    packages.set(home, [...(packages.get(home) ?? []), file]);
  }
  return [...packages.values()].flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / MOST_TOGETHER) }, (_, part) => all.slice(part * MOST_TOGETHER, (part + 1) * MOST_TOGETHER)),
  );
}

try {
  const cwd = buildTree(path.join(dir, 'big-hits'), Number(values.files), hits, poolIn(dir));
  const started = performance.now();
  const found = discover({
    cwd,
    paths: [],
    include: [],
    exclude: [],
    ignore: true,
    staged: false,
    since: null,
    errorOnUnmatchedPattern: true,
    docs: false,
  });
  const total = { files: found.project.length, bytes: 0, batches: 0, unparsed: 0, crashes: 0, migrated: 0, otherSites: 0, otherEdits: 0 };
  const injected = (file) => file.startsWith(`${found.root}/calls/`);
  for (const files of batches(found.project, found.root)) {
    const tree = createTree({ ...found, project: files, selected: new Set(files) });
    total.batches += 1;
    total.bytes += files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
    try {
      const everyFile = { ...tree, containing: (_, among) => (among ? files.filter(among) : files) };
      const { sites, edits, errors } = analyse(everyFile, withDefaults({ allCalls: true }));
      total.migrated += sites.filter(({ file, status }) => injected(file) && status === 'migrated').length;
      total.otherSites += sites.filter(({ file }) => !injected(file)).length;
      total.otherEdits += edits.filter(({ file }) => !injected(file)).length;
      total.unparsed += errors.length;
      for (const { file, message } of errors) console.log(`unparsed ${path.relative(cwd, file)}: ${message}`);
      for (const { id } of sites.filter(({ file }) => !injected(file))) console.log(`site ${id}`);
    } catch (error) {
      total.crashes += 1;
      console.log(`crash with ${path.relative(cwd, files[0])} and what follows it: ${error.stack}`);
    }
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${JSON.stringify(total)} in ${seconds} s, ${peak} MiB at most`);
  process.exitCode = total.crashes || total.otherSites || total.otherEdits || total.migrated !== hits ? 1 : 0;
} finally {
  if (!values.dir) fs.rmSync(dir, { recursive: true, force: true });
}
