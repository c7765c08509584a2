// Builds dist: compiles, and puts a CommonJS entry beside what the jscodeshift runner loads.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
fs.rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.json')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
fs.writeFileSync(path.join(root, 'dist/transforms/jscodeshift.cjs'), "module.exports = require('./jscodeshift.js').default;\n");
