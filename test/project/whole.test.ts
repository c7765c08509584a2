import nodeFs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeText } from '../../src/project/plain.js';
import { type WholeFs, writeWhole } from '../../src/project/whole.js';
import { folder, read, write } from '../support/project.js';

const CALLS = ['statSync', 'realpathSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync'] as const;

/** node:fs in which one call fails; a failing write leaves half of the bytes, a failing close has closed. */
function faulty(call: (typeof CALLS)[number], code: string): WholeFs {
  const fail = () => {
    throw Object.assign(new Error(`${code}: on purpose`), { code });
  };
  return {
    ...nodeFs,
    [call]: (...args: unknown[]) => {
      if (call === 'writeFileSync') nodeFs.writeSync(args[0] as number, 'half');
      if (call === 'closeSync') nodeFs.closeSync(args[0] as number);
      fail();
    },
  };
}

describe.each(['ENOSPC', 'EIO', 'EMFILE', 'EDQUOT'])('%s', (code) => {
  test.each(CALLS)('in %s leaves the old bytes, or no file, and no draft', (call) => {
    const root = folder();
    write(root, { old: 'old' });
    expect(() => writeWhole(path.join(root, 'old'), 'new', 0o666, faulty(call, code))).toThrow(code);
    if (call !== 'realpathSync') expect(() => writeWhole(path.join(root, 'fresh'), 'new', 0o666, faulty(call, code))).toThrow(code);
    expect(nodeFs.readdirSync(root)).toEqual(['old']);
    expect(read(root, 'old')).toBe('old');
  });
});

test('writes, replaces, keeps the mode, and follows a link', () => {
  const root = folder();
  const file = path.join(root, 'report.json');
  writeWhole(file, 'one', 0o600);
  expect(nodeFs.statSync(file).mode & 0o777).toBe(0o600);
  nodeFs.chmodSync(file, 0o640);
  nodeFs.symlinkSync('report.json', path.join(root, 'link'));
  writeWhole(path.join(root, 'link'), 'two');
  expect(read(root, 'report.json')).toBe('two');
  expect(nodeFs.statSync(file).mode & 0o777).toBe(0o640);
  expect(nodeFs.readdirSync(root).sort()).toEqual(['link', 'report.json']);
});

test('a file that can be written where its folder cannot is written in place', () => {
  const root = folder();
  write(root, { 'mounted.json': 'old' });
  const file = path.join(root, 'mounted.json');
  for (const [call, code] of [
    ['openSync', 'EACCES'],
    ['renameSync', 'EBUSY'],
  ] as const) {
    writeWhole(file, code, 0o666, faulty(call, code));
    expect(read(root, 'mounted.json')).toBe(code);
    expect(nodeFs.readdirSync(root)).toEqual(['mounted.json']);
  }
});

test('what is no regular file is written to, and a folder is an error that names it', () => {
  expect(() => writeWhole('/dev/null', 'text')).not.toThrow();
  expect(nodeFs.statSync('/dev/null').isCharacterDevice()).toBe(true);
  const root = folder();
  expect(() => writeText(root, 'text')).toThrow(`${root}: could not be written (EISDIR`);
});
