// Builds dist: compiles (code without its comments, which the repository has, and declarations with them, which editors show), and puts a
// CommonJS entry beside what the jscodeshift runner loads. The runner compiles what is required to CommonJS, `import()` included, which a
// package of ES modules does not survive: the import stands in a text, where it stays as it is.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const compile = (...options) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.json'), ...options], { stdio: 'inherit' });
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
const codes = await Promise.all([compile('--removeComments', '--declaration', 'false'), compile('--emitDeclarationOnly', '--noCheck')]);
const failed = codes.find((code) => code !== 0);
if (failed !== undefined) process.exit(failed);
const entry = `const { pathToFileURL } = require('node:url');
const load = new Function('url', 'return import(url)');
const url = pathToFileURL(require('node:path').join(__dirname, 'jscodeshift.js')).href;
module.exports = async (file, api, options) => (await load(url)).default(file, api, options);
`;
fs.writeFileSync(path.join(root, 'dist/transforms/jscodeshift.cjs'), entry);
// The grammar of Python is data that the parser loads.
fs.copyFileSync(
  createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  path.join(root, 'dist/src/frontends/python/syntax/tree-sitter-python.wasm'),
);
