/** Projects that the compiler checks, with the real SDK installed. */
import fs from 'node:fs';
import path from 'node:path';
import { compile } from './compiler.js';

const modules = path.join(import.meta.dirname, '../../node_modules');

/** The majors of the SDK that are tested, by the folder that they are installed in. */
export const SDKS = ['@anthropic-ai/sdk', 'anthropic-sdk-0'] as const;

const COMPILER_OPTIONS = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  strict: true,
  noUnusedLocals: true,
  skipLibCheck: true,
  noEmit: true,
  types: ['node'],
};

/** Makes a folder a TypeScript project with an SDK. */
export function install(folder: string, sdk: (typeof SDKS)[number], compilerOptions: Record<string, unknown> = {}): void {
  fs.mkdirSync(path.join(folder, 'node_modules/@anthropic-ai'), { recursive: true });
  fs.symlinkSync(path.join(modules, sdk), path.join(folder, 'node_modules/@anthropic-ai/sdk'));
  fs.symlinkSync(path.join(modules, '@types'), path.join(folder, 'node_modules/@types'));
  fs.writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...COMPILER_OPTIONS, ...compilerOptions }, include: ['**/*'] }),
  );
}

/** What the compiler says of a project. */
export const typeErrors = (folder: string): string[] => compile(folder, ['tsconfig.json']);
