/** What `npm pack` would publish. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');

interface Packed {
  size: number;
  files: { path: string; mode: number }[];
}

test('the package holds what a user needs, under 1 MB, and runs nothing at install', () => {
  // The build has run before the tests; prepare would take dist away under them.
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
    'dist/src/frontends/python/tree-sitter-python.wasm',
    'package.json',
    'report.schema.json',
  ]);
  expect(packed.files.find((file) => file.path === 'bin/opus47-migrate.js')?.mode).toBe(0o755);

  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    exports: Record<string, string | Record<string, string>>;
    scripts: Record<string, string>;
    dependencies: Record<string, string>;
  };
  const targets = Object.values(manifest.exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
  for (const target of targets) expect(names).toContain(target.replace('./', ''));
  expect(Object.keys(manifest.scripts)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:pre|post)?install$/)]));
  expect(Object.keys(manifest.dependencies)).not.toContain('jscodeshift');
});

test('the package can be imported by its name', async () => {
  const { REASONS, migrate } = (await import('opus47-migrate')) as typeof import('../../src/index.js');
  expect(Object.keys(REASONS)).toContain('model-mixed');
  expect(migrate('const a = 1;\n', { filename: 'a.ts' }).code).toBe('const a = 1;\n');
});
