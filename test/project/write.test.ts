import nodeFs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, type WritingFs, writeSites } from '../../src/project/write.js';
import type { SiteEdit } from '../../src/run/engine.js';
import { Interrupted } from '../../src/run/errors.js';
import { type Files, folder, plain, read, snapshot, write } from '../support/project.js';
import { asOrdinaryUser } from '../support/user.js';

/** An edit at the start of a file, as `a.ts` or `a.ts:2` for the third character on. */
function edit(root: string, place: string, text: string, ...sites: string[]): SiteEdit {
  const [name = '', at = '0'] = place.split(':');
  return { file: path.join(root, name), start: Number(at), end: Number(at) + 1, text, kind: 'model', sites };
}

function project(files: Files, links: Record<string, string> = {}) {
  const root = plain(files);
  for (const [name, target] of Object.entries(links)) nodeFs.symlinkSync(target, path.join(root, name));
  const texts = new Map(
    [...Object.keys(files), ...Object.keys(links)].map((name) => [
      path.join(root, name),
      nodeFs.readFileSync(path.join(root, name), 'utf8'),
    ]),
  );
  const textOf = (file: string) => texts.get(file) ?? '';
  const run = (edits: SiteEdit[], fs?: WritingFs, signal?: AbortSignal) => writeSites({ root, edits, textOf, fs, signal });
  return { root, run };
}

const fault = (code: string) => Object.assign(new Error(`${code}: on purpose`), { code });
type Call = 'writeSync' | 'fsyncSync' | 'renameSync' | 'openSync' | 'fchmodSync' | 'linkSync' | 'closeSync' | 'unlinkSync';

/** node:fs whose calls fail where the test says so: `fails(call, n-th time, its path if it has one)`. */
function faulty(fails: (call: Call, count: number, place: string) => string | undefined): WritingFs {
  const counts = new Map<Call, number>();
  const wrap = (call: Call) =>
    ((...args: unknown[]) => {
      const count = (counts.get(call) ?? 0) + 1;
      counts.set(call, count);
      const code = fails(call, count, String(call === 'renameSync' ? args[1] : args[0]));
      if (code !== undefined) {
        // A full disk may take some of the bytes before it refuses.
        if (call === 'writeSync') nodeFs.writeSync(args[0] as number, '!');
        throw fault(code);
      }
      return (nodeFs[call] as (...all: unknown[]) => unknown)(...args);
    }) as never;
  return {
    ...nodeFs,
    writeSync: wrap('writeSync'),
    fsyncSync: wrap('fsyncSync'),
    renameSync: wrap('renameSync'),
    openSync: wrap('openSync'),
    fchmodSync: wrap('fchmodSync'),
    linkSync: wrap('linkSync'),
    unlinkSync: wrap('unlinkSync'),
  };
}

test('sites that share an edit are one group', () => {
  const groups = groupsOf([edit('/', 'a', '', '1', '2'), edit('/', 'b', '', '3'), edit('/', 'c', '', '2', '4')]);
  expect([...(groups.get('1') ?? [])].sort()).toEqual(['1', '2', '4']);
  expect(groups.get('4')).toBe(groups.get('1'));
  expect([...(groups.get('3') ?? [])]).toEqual(['3']);
});

describe('a file', () => {
  test('gets its new bytes, and nothing is left beside it', async () => {
    const { root, run } = project({ 'a.ts': '\uFEFFax\r\nä', 'b.ts': 'b', 'c.ts': 'c' });
    const { written, failed, dropped } = await run([
      edit(root, 'a.ts:1', '日', 's'),
      edit(root, 'b.ts', 'B', 's'),
      edit(root, 'c.ts', 'c', 'same'),
    ]);
    expect(snapshot(root)).toEqual(
      Object.fromEntries(
        Object.entries({ 'a.ts': '\uFEFF日x\r\nä', 'b.ts': 'B', 'c.ts': 'c' }).map(([name, text]) => [
          name,
          Buffer.from(text).toString('latin1'),
        ]),
      ),
    );
    expect(written.map(({ file, before, after }) => [path.basename(file), before, after])).toEqual([
      ['a.ts', '\uFEFFax\r\nä', '\uFEFF日x\r\nä'],
      ['b.ts', 'b', 'B'],
    ]);
    expect(failed).toEqual([]);
    expect(dropped.size).toBe(0);
  });

  test.each([0o600, 0o640, 0o755, 0o444 | 0o200, 0o4755])('keeps its mode %o, whatever the umask', async (mode) => {
    const { root, run } = project({ 'a.ts': 'a' });
    nodeFs.chmodSync(path.join(root, 'a.ts'), mode);
    const umask = process.umask(0o077);
    try {
      await run([edit(root, 'a.ts', 'b', 's')]);
    } finally {
      process.umask(umask);
    }
    expect(nodeFs.statSync(path.join(root, 'a.ts')).mode & 0o7777).toBe(mode);
  });

  test('keeps its owner', async () => {
    const owners: unknown[][] = [];
    const { root, run } = project({ 'a.ts': 'a' });
    const stat = ((file: string) => {
      const found = nodeFs.statSync(file);
      return file.endsWith('a.ts') ? Object.assign(found, { uid: 12, gid: 34 }) : found;
    }) as WritingFs['statSync'];
    await run([edit(root, 'a.ts', 'b', 's')], { ...nodeFs, statSync: stat, fchownSync: (_, ...owner) => void owners.push(owner) });
    expect(owners).toEqual([[12, 34]]);
  });

  test('whose owner cannot be kept is left', async () => {
    const { root, run } = project({ 'a.ts': 'a' });
    const stat = ((file: string) =>
      Object.assign(nodeFs.statSync(file), file.endsWith('a.ts') ? { uid: 12 } : {})) as WritingFs['statSync'];
    const refuse = () => {
      throw fault('EPERM');
    };
    const { failed } = await run([edit(root, 'a.ts', 'b', 's')], { ...nodeFs, statSync: stat, fchownSync: refuse });
    expect(failed[0]?.message).toContain('keep its owner');
    expect(snapshot(root)).toEqual({ 'a.ts': 'a' });
  });

  test('with the longest possible name', async () => {
    const name = `${'n'.repeat(252)}.ts`;
    const { root, run } = project({ [name]: 'a' });
    await run([edit(root, name, 'b', 's')]);
    expect(read(root, name)).toBe('b');
  });

  test('behind a symbolic link is changed in its place, and the link stays', async () => {
    const { root, run } = project({ 'real/a.ts': 'a' }, { 'link.ts': 'real/a.ts' });
    const { written } = await run([edit(root, 'link.ts', 'b', 's')]);
    expect(written).toHaveLength(1);
    expect(nodeFs.readlinkSync(path.join(root, 'link.ts'))).toBe('real/a.ts');
    expect(snapshot(root)).toEqual({ 'real/a.ts': 'b' });
    expect(nodeFs.readdirSync(path.join(root, 'real'))).toEqual(['a.ts']);
  });

  test('behind a link out of the project is left', async () => {
    const outside = path.join(folder(), 'far.ts');
    nodeFs.writeFileSync(outside, 'a');
    const { root, run } = project({}, { 'link.ts': outside });
    const { failed } = await run([edit(root, 'link.ts', 'b', 's')]);
    expect(failed[0]?.message).toContain('symbolic link out of the project');
    expect(nodeFs.readFileSync(outside, 'utf8')).toBe('a');
  });

  test('that has changed since it was read, or is gone, is left', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
    write(root, { 'a.ts': 'mine' });
    nodeFs.rmSync(path.join(root, 'b.ts'));
    const { failed } = await run([edit(root, 'a.ts', 'x', '1'), edit(root, 'b.ts', 'x', '2'), edit(root, 'c.ts', 'x', '3')]);
    expect(failed.map(({ file, message }) => [path.basename(file), message])).toEqual([
      ['a.ts', 'it has changed since it was read; run again'],
      ['b.ts', 'it is gone'],
    ]);
    expect(snapshot(root)).toEqual({ 'a.ts': 'mine', 'c.ts': 'x' });
  });

  test('that changes between the check and its turn is left, with its whole group', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
    const fs = faulty((call, _, place) => {
      if (call === 'renameSync' && place.endsWith('a.ts')) write(root, { 'b.ts': 'mine' });
      return undefined;
    });
    const { failed, written } = await run([edit(root, 'a.ts', 'x', '1'), edit(root, 'b.ts', 'x', '1'), edit(root, 'c.ts', 'x', '2')], fs);
    expect(failed.map(({ message }) => message)).toEqual(['it has changed since it was read; run again']);
    expect(written.map(({ file }) => path.basename(file))).toEqual(['c.ts']);
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'b.ts': 'mine', 'c.ts': 'x' });
  });

  test('without write permission, or in a folder without, is left', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'locked/b.ts': 'b', 'c.ts': 'c' });
    // Asked for the process's real user, whom the helper below does not change.
    const accessSync: WritingFs['accessSync'] = (place) => {
      if (!(nodeFs.statSync(place).mode & 0o200)) throw fault('EACCES');
    };
    nodeFs.chmodSync(path.join(root, 'a.ts'), 0o444);
    nodeFs.chmodSync(path.join(root, 'locked'), 0o555);
    const edits = [edit(root, 'a.ts', 'x', '1'), edit(root, 'locked/b.ts', 'x', '2'), edit(root, 'c.ts', 'x', '3')];
    const { failed } = await run(edits, { ...nodeFs, accessSync });
    nodeFs.chmodSync(path.join(root, 'locked'), 0o755);
    expect(failed.map(({ message }) => message)).toEqual(['no permission to write it', 'no permission to write it']);
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'locked/b.ts': 'b', 'c.ts': 'x' });
  });

  test('in a folder that takes no new file is left, by the system itself', async () => {
    const { root, run } = project({ 'locked/b.ts': 'b' });
    nodeFs.chmodSync(path.join(root, 'locked'), 0o555);
    await asOrdinaryUser(root, async () => {
      const { failed } = await run([edit(root, 'locked/b.ts', 'x', '2')]);
      expect(failed.map(({ message }) => message)).toEqual(['no permission to write it']);
    });
    nodeFs.chmodSync(path.join(root, 'locked'), 0o755);
    expect(snapshot(root)).toEqual({ 'locked/b.ts': 'b' });
  });
});

describe('groups', () => {
  test('a file that fails takes its group along, and no other', async () => {
    const { root, run } = project({ 'a.ts': '12', 'b.ts': '12', 'c.ts': '12', 'd.ts': '12' });
    write(root, { 'c.ts': 'mine' });
    const { failed, dropped } = await run([
      edit(root, 'a.ts', 'A', 'one'),
      edit(root, 'a.ts:1', 'B', 'two'),
      edit(root, 'b.ts', 'B', 'one', 'tied'),
      edit(root, 'c.ts', 'C', 'tied'),
      edit(root, 'd.ts', 'D', 'two'),
    ]);
    expect(failed).toHaveLength(1);
    expect([...dropped].sort()).toEqual(['one', 'tied']);
    expect(snapshot(root)).toEqual({ 'a.ts': '1B', 'b.ts': '12', 'c.ts': 'mine', 'd.ts': 'D2' });
  });

  test('a full disk is noticed before the first file is replaced', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
    const renamed: string[] = [];
    const fs = faulty((call, count, place) => {
      if (call === 'renameSync') renamed.push(place);
      return call === 'writeSync' && count >= 2 ? 'ENOSPC' : undefined;
    });
    const { failed } = await run([edit(root, 'a.ts', 'A', 's'), edit(root, 'b.ts', 'B', 's'), edit(root, 'c.ts', 'C', 'other')], fs);
    expect(failed.map(({ message }) => message)).toEqual(['the disk is full', 'the disk is full']);
    expect(renamed).toEqual([]);
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
  });

  test('files already replaced are put back, although the disk is full by then', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
    let full = false;
    const fs = faulty((call, _, place) => {
      if (call === 'renameSync' && place.endsWith('b.ts')) {
        full = true;
        return 'EIO';
      }
      return full && call === 'writeSync' ? 'ENOSPC' : undefined;
    });
    const inode = nodeFs.statSync(path.join(root, 'a.ts')).ino;
    const { failed, written } = await run(
      [edit(root, 'a.ts', 'A', 's'), edit(root, 'b.ts', 'B', 's'), edit(root, 'c.ts', 'C', 'other')],
      fs,
    );
    expect(failed.map(({ file }) => path.basename(file))).toEqual(['b.ts']);
    expect(written.map(({ file }) => path.basename(file))).toEqual(['c.ts']);
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'C' });
    expect(nodeFs.statSync(path.join(root, 'a.ts')).ino).toBe(inode);
  });

  test('a replaced file keeps the edits of the groups that hold', async () => {
    const { root, run } = project({ 'a.ts': '12', 'b.ts': '12' });
    const fs = faulty((call, _, place) => (call === 'renameSync' && place.endsWith('b.ts') ? 'EACCES' : undefined));
    const { written, dropped } = await run(
      [edit(root, 'a.ts', 'A', 'gone'), edit(root, 'a.ts:1', 'B', 'kept'), edit(root, 'b.ts', 'C', 'gone')],
      fs,
    );
    expect(snapshot(root)).toEqual({ 'a.ts': '1B', 'b.ts': '12' });
    expect(written.map(({ after }) => after)).toEqual(['1B']);
    expect([...dropped]).toEqual(['gone']);
  });

  test('a replaced file whose other groups cannot be written anew gets its old bytes', async () => {
    const { root, run } = project({ 'a.ts': '12', 'b.ts': '12', 'c.ts': '12' });
    let full = false;
    const fs = faulty((call, _, place) => {
      if (call === 'renameSync' && place.endsWith('b.ts')) {
        full = true;
        return 'EACCES';
      }
      return full && call === 'writeSync' ? 'ENOSPC' : undefined;
    });
    const edits = [
      edit(root, 'a.ts', 'A', 'gone'),
      edit(root, 'a.ts:1', 'B', 'second'),
      edit(root, 'b.ts', 'C', 'gone'),
      edit(root, 'c.ts', 'C', 'second'),
    ];
    const { written, failed } = await run(edits, fs);
    expect(written).toEqual([]);
    expect(failed.map(({ file, message }) => `${path.basename(file)}: ${message}`)).toEqual([
      'b.ts: no permission to write it',
      'a.ts: the disk is full',
    ]);
    expect(snapshot(root)).toEqual({ 'a.ts': '12', 'b.ts': '12', 'c.ts': '12' });
  });

  test('without hard links, a copy serves', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b' });
    const fs = faulty((call, _, place) =>
      call === 'linkSync' ? 'EPERM' : call === 'renameSync' && place.endsWith('b.ts') ? 'EIO' : undefined,
    );
    await run([edit(root, 'a.ts', 'A', 's'), edit(root, 'b.ts', 'B', 's')], fs);
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'b.ts': 'b' });
  });

  test('old bytes that cannot be put back are kept, and their place is told', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b' });
    const fs = faulty((call, count) => (call === 'renameSync' && count >= 2 ? 'EIO' : undefined));
    const { failed } = await run([edit(root, 'a.ts', 'A', 's'), edit(root, 'b.ts', 'B', 's')], fs);
    const kept = /its old content is in (.+)$/.exec(failed.at(-1)?.message ?? '')?.[1] ?? '';
    expect(nodeFs.readFileSync(kept, 'utf8')).toBe('a');
    expect(read(root, 'b.ts')).toBe('b');
  });

  test('whatever fails, every site is whole or absent and nothing is left behind', async () => {
    const names = ['a.ts', 'b.ts', 'c.ts'];
    const sites = ['1', '2', '3', '4'];
    const codes = ['ENOSPC', 'EIO', 'EACCES'];
    const calls: Call[] = ['writeSync', 'fsyncSync', 'renameSync', 'openSync', 'fchmodSync', 'linkSync'];
    const plans = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 4 }),
        fc.uniqueArray(fc.constantFrom(...sites), { minLength: 1, maxLength: 2 }),
      ),
      {
        selector: ([name, at]) => `${name}:${at}`,
        minLength: 1,
      },
    );
    const faults = fc.record({ call: fc.constantFrom(...calls), from: fc.integer({ min: 1, max: 8 }), code: fc.constantFrom(...codes) });
    await fc.assert(
      fc.asyncProperty(plans, faults, async (plan, { call, from, code }) => {
        const { root, run } = project(Object.fromEntries(names.map((one) => [one, '.....'])));
        const edits = plan.map(([file, at, own]) => edit(root, `${file}:${at}`, 'X', ...own));
        // Taking back is a rename too: one that fails once leaves it possible, as the disk's error above does not.
        const fs = faulty((one, count) => (one === call && (one === 'renameSync' ? count === from : count >= from) ? code : undefined));
        const { dropped, written } = await run(edits, fs);
        const expected = Object.fromEntries(names.map((one) => [one, '.....']));
        for (const { file, start, sites: own } of edits) {
          if (own.some((site) => dropped.has(site))) continue;
          const one = path.basename(file);
          expected[one] = `${expected[one]?.slice(0, start)}X${expected[one]?.slice(start + 1)}`;
        }
        expect(snapshot(root)).toEqual(expected);
        expect(written.map(({ file }) => path.basename(file)).sort()).toEqual(names.filter((one) => expected[one] !== '.....'));
      }),
      { numRuns: 150 },
    );
  });
});

describe('a file that is made, and one that is removed', () => {
  const files = { 'a.ts': 'aa', 'old.ts': 'old' };
  const edits = (root: string): SiteEdit[] => [
    edit(root, 'a.ts', 'A', '1'),
    { file: path.join(root, 'new.ts'), start: 0, end: 0, text: 'new', kind: 'task-budget', sites: ['1'] },
    { file: path.join(root, 'old.ts'), start: 0, end: 3, text: '', kind: 'task-budget', sites: ['1'] },
  ];

  test('are made and removed, with what the user’s mask allows', async () => {
    const { root, run } = project(files);
    const { written, failed } = await run(edits(root));
    expect(failed).toEqual([]);
    expect(snapshot(root)).toEqual({ 'a.ts': 'Aa', 'new.ts': 'new' });
    expect(written.map(({ file, before, after }) => [path.basename(file), before, after])).toEqual([
      ['a.ts', 'aa', 'Aa'],
      ['new.ts', '', 'new'],
      ['old.ts', 'old', ''],
    ]);
    nodeFs.writeFileSync(path.join(root, 'like.ts'), '');
    expect(nodeFs.statSync(path.join(root, 'new.ts')).mode).toBe(nodeFs.statSync(path.join(root, 'like.ts')).mode);
  });

  test('go back with the rest, whichever step fails', async () => {
    const calls = ['openSync', 'writeSync', 'fsyncSync', 'linkSync', 'renameSync', 'unlinkSync'] as const;
    let failures = 0;
    for (const call of calls) {
      // Later removals are those of temporary files.
      for (let count = 1; count <= (call === 'unlinkSync' ? 1 : 3); count++) {
        const { root, run } = project(files);
        const { failed } = await run(
          edits(root),
          faulty((one, now) => (one === call && now === count ? 'EIO' : undefined)),
        );
        failures += failed.length;
        expect(snapshot(root), `${call} ${count}`).toEqual(failed.length ? files : { 'a.ts': 'Aa', 'new.ts': 'new' });
      }
    }
    expect(failures).toBeGreaterThan(8);
  });

  test('go back after an interrupt', async () => {
    for (const when of [1, 2]) {
      const { root, run } = project(files);
      const abort = new AbortController();
      const fs = faulty((call, count) => {
        if (call === 'renameSync' && count === when) abort.abort();
        return undefined;
      });
      await expect(run(edits(root), fs, abort.signal)).rejects.toThrow(Interrupted);
      expect(snapshot(root)).toEqual(files);
    }
  });

  test('a new file takes the place of none, nor of a link', async () => {
    for (const link of [false, true]) {
      const { root, run } = project(files);
      if (link) nodeFs.symlinkSync('nowhere.ts', path.join(root, 'new.ts'));
      else write(root, { 'new.ts': 'mine' });
      const { failed } = await run(edits(root));
      expect(failed).toEqual([{ file: path.join(root, 'new.ts'), message: 'there is a file of that name by now; run again' }]);
      expect(snapshot(root)).toEqual(link ? files : { ...files, 'new.ts': 'mine' });
    }
  });

  test('nothing is made outside the project', async () => {
    const outside = folder();
    const { root, run } = project(files);
    nodeFs.symlinkSync(outside, path.join(root, 'out'));
    const { failed } = await run([
      { file: path.join(root, 'out/new.ts'), start: 0, end: 0, text: 'new', kind: 'task-budget', sites: ['1'] },
      edit(root, 'a.ts', 'A', '1'),
    ]);
    expect(failed[0]?.message).toContain('a symbolic link out of the project');
    expect(snapshot(outside)).toEqual({});
    expect(read(root, 'a.ts')).toBe('aa');
  });
});

describe('an interrupt', () => {
  test.each([1, 2, 3])('at rename %i puts every file back', async (when) => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' });
    const abort = new AbortController();
    const fs = faulty((call, count) => {
      if (call === 'renameSync' && count === when) abort.abort();
      return undefined;
    });
    const writing = run([edit(root, 'a.ts', 'A', '1'), edit(root, 'b.ts', 'B', '2'), edit(root, 'c.ts', 'C', '3')], fs, abort.signal);
    if (when < 3) await expect(writing).rejects.toThrow(Interrupted);
    else await writing;
    // After the last rename there is nothing to stop any more.
    expect(snapshot(root)).toEqual(when < 3 ? { 'a.ts': 'a', 'b.ts': 'b', 'c.ts': 'c' } : { 'a.ts': 'A', 'b.ts': 'B', 'c.ts': 'C' });
  });

  test('while files are staged leaves nothing', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b' });
    const abort = new AbortController();
    const fs = faulty((call) => {
      if (call === 'fsyncSync') abort.abort();
      return undefined;
    });
    await expect(run([edit(root, 'a.ts', 'A', '1'), edit(root, 'b.ts', 'B', '2')], fs, abort.signal)).rejects.toThrow(
      'no file was changed',
    );
    expect(snapshot(root)).toEqual({ 'a.ts': 'a', 'b.ts': 'b' });
  });

  test('names what could not be put back', async () => {
    const { root, run } = project({ 'a.ts': 'a', 'b.ts': 'b' });
    const abort = new AbortController();
    const fs = faulty((call, count) => {
      if (call !== 'renameSync') return undefined;
      abort.abort();
      return count >= 2 ? 'EIO' : undefined;
    });
    await expect(run([edit(root, 'a.ts', 'A', '1'), edit(root, 'b.ts', 'B', '2')], fs, abort.signal)).rejects.toThrow(
      /could not be restored:\n {2}.*a\.ts.*old content is in/,
    );
  });
});
