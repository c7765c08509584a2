/** Trees made to break the tool, or to have its output deceive: through the command itself. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../support/command.js';
import { CALL, folder, repository, snapshot, write } from '../support/project.js';

const DEPTH = 10_000;
const nested = (open: string, close: string) => `${CALL}\nexport const deep = ${open.repeat(DEPTH)}0${close.repeat(DEPTH)};\n`;

test('a line of 50 MB and nesting 10,000 deep are errors that name the file, and the other files are written', async () => {
  const cwd = repository({ 'good.ts': CALL });
  const bad = {
    'line.js': `${CALL}const text = "${'a'.repeat(50 << 20)}";\n`,
    'lists.js': nested('[', ']'),
    'calls.js': nested('f(', ')'),
    'blocks.ts': `${CALL}\n${'{'.repeat(DEPTH)}${'}'.repeat(DEPTH)}\n`,
    'sum.js': `${CALL}\nexport const sum = 1${' + 1'.repeat(DEPTH * 2)};\n`,
  };
  write(cwd, bad);
  const { status, stderr } = await command(cwd, ['--force']);
  expect(status).toBe(2);
  for (const [name, text] of Object.entries(bad)) {
    expect(stderr).toContain(`error ${name}: `);
    expect(fs.readFileSync(path.join(cwd, name), 'utf8') === text, name).toBe(true);
  }
  expect(snapshot(cwd)['good.ts']).toContain('claude-opus-4-7');
});

test('names with line ends and terminal codes are shown escaped in every output, and written all the same', async () => {
  const names = ['new\nline.ts', 'red\u001b[31m.ts', 'bell\u0007.ts', 'back\rreturn.ts', 'title\u001b]0;x\u0007.ts'];
  const cwd = repository(Object.fromEntries(names.map((name) => [name, CALL])));
  const formats = ['terminal', 'json', 'markdown', 'html', 'sarif', 'rdjson', 'github', 'gitlab', 'junit'];
  for (const format of formats) {
    const { stdout, stderr } = await command(cwd, ['--check', '--format', format]);
    expect(stdout + stderr, format).toContain('bell');
    expect(stdout + stderr, format).not.toMatch(/[\u0007\u001b\r]|new\nline/);
  }
  expect((await command(cwd, [])).status).toBe(0);
  for (const text of Object.values(snapshot(cwd))) expect(text).toContain('claude-opus-4-7');
});

test('links that leave the project are not followed', async () => {
  const outside = folder();
  write(outside, { 'far.ts': CALL, 'deep/far.ts': CALL });
  const cwd = repository({ 'near.ts': CALL });
  fs.symlinkSync(path.join(outside, 'far.ts'), path.join(cwd, 'link.ts'));
  fs.symlinkSync(path.join(outside, 'deep'), path.join(cwd, 'folder'));
  await command(cwd, []);
  for (const given of ['link.ts', 'folder/far.ts', 'folder', 'folder/*.ts']) {
    const { status, stderr } = await command(cwd, ['--force', '--no-ignore', given]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/is a link to .*, outside the project|no match as a glob/),
    });
  }
  expect(snapshot(outside)).toEqual({ 'far.ts': CALL, 'deep/far.ts': CALL });
  expect(snapshot(cwd)['near.ts']).toContain('claude-opus-4-7');
});
