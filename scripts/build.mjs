// Builds dist, which is published: the program in a few files, since loading hundreds costs more than running them (code without its comments,
// which the repository has, and declarations with them, which editors show), and a CommonJS entry beside what the jscodeshift runner loads.
// The runner compiles what is required to CommonJS, `import()` included, which a package of ES modules does not survive: the import stands in
// a text, where it stays as it is. The modules themselves are in `build`, for the scripts of this folder.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rolldown } from 'rolldown';

const root = path.dirname(import.meta.dirname);
const [modules, dist] = ['build', 'dist'].map((name) => path.join(root, name));
for (const folder of [modules, dist]) fs.rmSync(folder, { recursive: true, force: true });
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const compile = (...options) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.json'), ...options], { stdio: 'inherit' });
    child.on('error', reject).on('close', (code) => resolve(code ?? 1));
  });
const codes = await Promise.all([
  compile('--outDir', modules, '--removeComments', '--declaration', 'false'),
  compile('--outDir', dist, '--emitDeclarationOnly', '--noCheck'),
]);
const failed = codes.find((code) => code !== 0);
if (failed !== undefined) process.exit(failed);

/** Where what several entries share goes: what it loads by its own place stands beside it. */
const CHUNKS = 'src/chunks';
const WORKERS = { 'src/project/search-worker': `${CHUNKS}/search-worker`, 'src/cli/progress-worker': `${CHUNKS}/progress-worker` };
const ENTRIES = ['src/index', 'src/usage/index', 'src/lint/index', 'src/cli/main', 'transforms/jscodeshift'];
const inputs = [...ENTRIES.map((name) => [name, name]), ...Object.entries(WORKERS)];
const bundle = await rolldown({
  input: Object.fromEntries(inputs.map(([name, output]) => [output, path.join(modules, `${name}.js`)])),
  platform: 'node',
  external: (specifier) => !specifier.startsWith('.') && !path.isAbsolute(specifier),
});
await bundle.write({ dir: dist, format: 'es', entryFileNames: '[name].js', chunkFileNames: `${CHUNKS}/[name].js` });
await bundle.close();

const entry = `const { pathToFileURL } = require('node:url');
const load = new Function('url', 'return import(url)');
const url = pathToFileURL(require('node:path').join(__dirname, 'jscodeshift.js')).href;
module.exports = async (file, api, options) => (await load(url)).default(file, api, options);
`;
fs.writeFileSync(path.join(dist, 'transforms/jscodeshift.cjs'), entry);
// The grammar of Python is data that the parser loads.
fs.copyFileSync(
  createRequire(import.meta.url).resolve('tree-sitter-python/tree-sitter-python.wasm'),
  path.join(dist, CHUNKS, 'tree-sitter-python.wasm'),
);
