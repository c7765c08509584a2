// Builds dist: compiles, and puts a CommonJS entry beside what the jscodeshift runner loads. The runner compiles what is required
// to CommonJS, `import()` included, which a package of ES modules does not survive: the import stands in a text, where it stays as it is.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.json')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const entry = `const { pathToFileURL } = require('node:url');
const load = new Function('url', 'return import(url)');
const url = pathToFileURL(require('node:path').join(__dirname, 'jscodeshift.js')).href;
module.exports = async (file, api, options) => (await load(url)).default(file, api, options);
`;
fs.writeFileSync(path.join(root, 'dist/transforms/jscodeshift.cjs'), entry);
// The grammar of Python is data that the parser loads.
fs.copyFileSync(
  createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  path.join(root, 'dist/src/frontends/python/tree-sitter-python.wasm'),
);
