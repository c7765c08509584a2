/** Workspaces of several packages, laid out in the ways that people lay them out. */
import fs from 'node:fs';
import path from 'node:path';
import { type Files, plain } from './project.js';

const modules = path.join(import.meta.dirname, '../../node_modules');

const BASE = {
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  declaration: true,
  skipLibCheck: true,
  types: ['node'],
};

/** A workspace with the SDK, whose packages find each other by name. */
export function workspace(files: Files, packages: readonly string[]): string {
  const cwd = plain({
    'package.json': JSON.stringify({ name: 'root', private: true, workspaces: ['packages/*'] }),
    '.gitignore': 'node_modules\nlib\nout\n*.tsbuildinfo\n',
    'tsconfig.base.json': JSON.stringify({ compilerOptions: BASE }),
    ...files,
  });
  fs.mkdirSync(path.join(cwd, 'node_modules/@anthropic-ai'), { recursive: true });
  fs.mkdirSync(path.join(cwd, 'node_modules/@shop'), { recursive: true });
  fs.symlinkSync(path.join(modules, '@anthropic-ai/sdk'), path.join(cwd, 'node_modules/@anthropic-ai/sdk'));
  fs.symlinkSync(path.join(modules, '@types'), path.join(cwd, 'node_modules/@types'));
  for (const name of packages) fs.symlinkSync(path.join('../../packages', name), path.join(cwd, 'node_modules/@shop', name));
  return cwd;
}

/** A manifest of a package whose types are found at `types`. */
export const manifest = (name: string, types: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    name: `@shop/${name}`,
    version: '1.0.0',
    type: 'module',
    exports: { '.': { types, default: types.replace('.d.ts', '.js') } },
    ...more,
  });

export const config = (compilerOptions: Record<string, unknown> = {}, more: Record<string, unknown> = {}): string =>
  JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions, include: ['src'], ...more });
