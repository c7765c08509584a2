/** What other processes do to the files while a run works. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/run/run.js';
import { git, read, repository, snapshot } from '../support/project.js';

const BIN = path.join(import.meta.dirname, '../../bin/opus47-migrate.js');
const REQUEST = `{ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 } }`;
const CALL = `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ask = (messages) => client.messages.create({ ...${REQUEST}, messages });
`;
const SHARED = {
  'src/shared/request.js': `export const request = ${REQUEST};\n`,
  'src/first.js': CALL.replace(`...${REQUEST}`, '...request').replace('const', `import { request } from './shared/request.js';\nconst`),
};

test('several runs on one tree: each file is migrated once, whole', async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`src/part${index % 5}/call${index}.js`, CALL]));
  const cwd = repository(files);
  const runs = await Promise.all(
    [0, 1, 2].map(
      () =>
        new Promise<{ code: number | null; text: string }>((done) => {
          const child = spawn(process.execPath, [BIN, '--types', 'off', '--allow-dirty'], { cwd, env: { ...process.env, NO_COLOR: '1' } });
          let text = '';
          child.stderr.on('data', (part) => {
            text += part;
          });
          child.on('close', (code) => done({ code, text }));
        }),
    ),
  );
  expect(runs.map(({ code }) => code)).toContain(0);
  for (const { code, text } of runs)
    if (code !== 0) expect(text).toMatch(/Another run is writing|has changed since it was read|An earlier run was interrupted/);
  const once = (await run([], { cwd: repository(files), types: 'off' })).changed[0]?.after;
  const after = snapshot(cwd);
  expect(Object.keys(after).sort()).toEqual(Object.keys(files).sort());
  expect(new Set(Object.values(after))).toEqual(new Set([once]));
});

test('a folder that disappears before the writing: its files are named, and the calls that needed them stay as they were', async () => {
  const cwd = repository({ ...SHARED, 'src/alone.js': CALL, 'src/gone/call.js': CALL });
  const { report } = await run([], {
    cwd,
    types: 'off',
    onProgress: ({ stage }) => {
      if (stage !== 'write') return;
      fs.rmSync(path.join(cwd, 'src/gone'), { recursive: true });
      fs.rmSync(path.join(cwd, 'src/shared'), { recursive: true });
    },
    allowDirty: true,
  });
  expect(read(cwd, 'src/alone.js')).toContain('task_budget');
  expect(read(cwd, 'src/first.js')).toBe(SHARED['src/first.js']);
  expect(report.errors.map(({ file }) => file).sort()).toEqual(['src/first.js', 'src/gone/call.js', 'src/shared/request.js']);
  expect(report.files.filter(({ written }) => written).map(({ path: name }) => name)).toEqual(['src/alone.js']);
  expect(report.summary).toMatchObject({ migrated: 1, filesChanged: 1 });
  expect(Object.keys(snapshot(cwd)).sort()).toEqual(['src/alone.js', 'src/first.js']);
});

test('a file that changes between reading and writing keeps the change, and what shares edits with it stays', async () => {
  const cwd = repository({ ...SHARED, 'src/alone.js': CALL });
  const edited = `${SHARED['src/shared/request.js']}// mine\n`;
  const { report } = await run([], {
    cwd,
    types: 'off',
    onProgress: ({ stage }) => {
      if (stage === 'verify') fs.writeFileSync(path.join(cwd, 'src/shared/request.js'), edited);
    },
    allowDirty: true,
  });
  expect(read(cwd, 'src/shared/request.js')).toBe(edited);
  expect(read(cwd, 'src/first.js')).toBe(SHARED['src/first.js']);
  expect(read(cwd, 'src/alone.js')).toContain('task_budget');
  expect(report.errors.map(({ message }) => message).join()).toContain('it has changed since it was read; run again');
  expect(git(cwd, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean).sort()).toEqual([
    ' M src/alone.js',
    ' M src/shared/request.js',
  ]);
});
