/** What `npm pack` would publish. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
// @ts-expect-error a module without types
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

type Satisfies = (version: string, range: string) => boolean;

const root = path.join(import.meta.dirname, '../..');

interface Packed {
  size: number;
  files: { path: string; mode: number }[];
}

test('the package holds what a user needs, under 1 MB, and runs nothing at install', () => {
  // The build has run before the tests; prepack would take dist away under them.
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as [Packed];
  const names = packed.files.map((file) => file.path);
  expect(packed.size).toBeLessThan(1_000_000);
  expect(
    names
      .filter((name) => !/^(?:dist\/(?:src|transforms)\/.*\.(?:js|cjs|d\.ts)|bin\/opus47-migrate\.js|docs\/[\w-]+\.md)$/.test(name))
      .sort(),
  ).toEqual([
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'config.schema.json',
    'dist/src/chunks/tree-sitter-python.wasm',
    'package.json',
    'report.schema.json',
    'skills/opus47-migrate/SKILL.md',
  ]);
  expect(packed.files.find((file) => file.path === 'bin/opus47-migrate.js')?.mode).toBe(0o755);
  // The grammar and the workers are looked for beside what loads them: the packages and folders that they come from are not installed with the tool.
  const beside = names
    .filter((name) => name.endsWith('.js') && name.startsWith('dist/'))
    .flatMap((name) => {
      const found = fs.readFileSync(path.join(root, name), 'utf8').matchAll(/\b(?:new URL|need\.resolve)\("\.\/([\w.-]+)"/g);
      return [...found].map(([, file = '']) => path.posix.join(path.posix.dirname(name), file));
    });
  expect(beside.map((name) => path.posix.basename(name)).sort()).toEqual([
    'progress-worker.js',
    'search-worker.js',
    'tree-sitter-python.wasm',
  ]);
  for (const name of beside) expect(names).toContain(name);

  const imported = names
    .filter((name) => /^dist\/.*\.js$/.test(name))
    .flatMap((name) => [
      ...fs.readFileSync(path.join(root, name), 'utf8').matchAll(/^(?:import|\} from)\b.*?["']([^"'.\n][^"'\n]*)["'];$/gm),
    ])
    .map(([, specifier = '']) => specifier);
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string>>;
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
  };
  expect(imported).toContain('picomatch');
  const packages = imported.filter((specifier) => !isBuiltin(specifier)).map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
  expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(packages));
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  for (const target of targets) expect(names).toContain(target.replace('./', ''));
  const declarations = targets.filter((target) => target.endsWith('.d.ts')).map((target) => target.replace('./', ''));
  for (const file of declarations) {
    expect(names).toContain(file);
    for (const [, from = ''] of fs.readFileSync(path.join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const next = path.posix.join(path.posix.dirname(file), from.replace(/\.js$/, '.d.ts'));
      if (!declarations.includes(next)) declarations.push(next);
    }
  }
  // `prepare` would run in a user's own install of the published package from a mirror or a folder.
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) expect(Object.keys(manifest.scripts)).not.toContain(script);
  expect(Object.keys(manifest.dependencies)).not.toContain('jscodeshift');
});

test('every package, those for development too, takes the oldest Node.js that is supported', () => {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { engines?: { node?: string }; optional?: boolean }>;
  };
  const refusing = Object.entries(packages).filter(
    ([, { engines, optional }]) => !optional && engines?.node && !(satisfies as Satisfies)('20.19.0', engines.node),
  );
  expect(refusing.map(([name]) => name)).toEqual([]);
});

test('the package can be imported by its name', async () => {
  const { REASONS, migrate } = (await import('opus47-migrate')) as typeof import('../../src/index.js');
  expect(Object.keys(REASONS)).toContain('model-mixed');
  expect(migrate('const a = 1;\n', { filename: 'a.ts' }).code).toBe('const a = 1;\n');
});
