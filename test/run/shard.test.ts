/** Shards and their merged report, through the real command: together exactly one run over everything. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { parseShard } from '../../src/run/shard.js';
import { command } from '../support/command.js';
import { TIED } from '../support/models.js';
import { CALL, git, read, repository, snapshot, write } from '../support/project.js';

const REVIEW = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');
const FILES = {
  ...TIED,
  ...Object.fromEntries(Array.from({ length: 12 }, (_, number) => [`src/call${number}.ts`, number % 3 ? CALL : REVIEW])),
  'lib/broken.ts': `${CALL}\nconst = ;\n`,
  'lib/ignored.ts': `// opus47-migrate-ignore-next-line\nexport const nothing = 1;\n${CALL}`,
  'lib/also.ts': '// opus47-migrate-ignore-next-line\nexport const model = "claude-opus-4-6";\n',
  'lib/loose.ts': "export const loose = (send: (x: unknown) => void) => send({ thinking: { type: 'enabled', budget_tokens: 4000 } });\n",
  'tests/.env': 'MODEL=claude-opus-4-6\n',
  'config/a.yaml': 'model: claude-opus-4-6\n',
  'dist/out.js': CALL,
};
const withoutTime = (report: Report) => ({ ...report, run: { ...report.run, durationMs: 0, startedAt: '' } });

async function reportOf(cwd: string, name: string, ...args: string[]): Promise<Report> {
  await command(cwd, ['--report', name, '--types', 'off', ...args]);
  return JSON.parse(read(cwd, name)) as Report;
}

/** The reports of all parts in a folder of their own. */
async function parts(cwd: string, of: number, ...args: string[]): Promise<string[]> {
  const names = Array.from({ length: of }, (_, index) => `../${path.basename(cwd)}-reports/${index + 1}.json`);
  for (const [index, name] of names.entries()) await reportOf(cwd, name, `--shard=${index + 1}/${of}`, ...args);
  return names;
}

describe('four shards', () => {
  test('merge into exactly the report of one run, in any order and format', async () => {
    const cwd = repository(FILES);
    const whole = await reportOf(cwd, `../${path.basename(cwd)}-reports/whole.json`, '--check');
    expect(whole.summary).toMatchObject({ migrated: expect.any(Number), review: 4, errors: 1 });
    expect([whole.unattributed.length, whole.alsoCheck.length, whole.warnings.length].every((count) => count > 0)).toBe(true);
    const names = await parts(cwd, 4, '--check');
    const shares = names.map((name) => (JSON.parse(read(cwd, name)) as Report).sites.length);
    expect(shares.filter((count) => count > 0).length).toBeGreaterThan(2);
    for (const order of [names, names.toReversed()]) {
      const { stdout, status } = await command(cwd, ['merge-reports', ...order, '--format', 'json']);
      expect(status).toBe(0);
      expect(withoutTime(JSON.parse(stdout) as Report)).toEqual(withoutTime(whole));
    }
    expect((await command(cwd, ['merge-reports', ...names, '--report', 'all.md', '--report', 'all.html'])).status).toBe(0);
    expect(fs.existsSync(path.join(cwd, 'all.html'))).toBe(true);
    expect(read(cwd, 'all.md')).toBe((await command(cwd, ['--check', '--format', 'markdown', '--types', 'off'])).stdout);
    fs.rmSync(path.join(cwd, `../${path.basename(cwd)}-reports`), { recursive: true });
  });

  test('write together what one run writes, no file twice', async () => {
    const whole = repository(FILES);
    await command(whole, ['--types', 'off']);
    const wanted = snapshot(whole);
    const source = repository(FILES);
    const before = snapshot(source);
    const written = new Map<string, string>();
    for (let index = 1; index <= 4; index++) {
      const cwd = repository(FILES);
      await command(cwd, ['--types', 'off', `--shard=${index}/4`]);
      for (const [name, text] of Object.entries(snapshot(cwd))) {
        if (text === before[name]) continue;
        expect(written.has(name), name).toBe(false);
        written.set(name, text);
      }
    }
    expect({ ...before, ...Object.fromEntries(written) }).toEqual(wanted);
  });
});

test('a baseline is judged for the files of the shard alone', async () => {
  const cwd = repository(FILES);
  await command(cwd, ['--check', '--types', 'off', '--baseline', 'base.json', '--update-baseline']);
  git(cwd, 'add', '-A');
  for (let index = 1; index <= 3; index++) {
    const { stderr } = await command(cwd, ['--check', '--types', 'off', '--baseline', 'base.json', `--shard=${index}/3`]);
    expect(stderr).not.toMatch(/baseline.*(?:no longer|unused)/i);
  }
  const all = read(cwd, 'base.json');
  await command(cwd, ['--check', '--types', 'off', '--baseline', 'base.json', '--update-baseline', '--shard=2/3']);
  expect(read(cwd, 'base.json')).toBe(all);
});

describe('merge-reports refuses', () => {
  const setUp = async () => {
    const cwd = repository({ 'src/a.ts': CALL, 'src/b.ts': CALL });
    for (const index of [1, 2]) await reportOf(cwd, `${index}.json`, '--check', `--shard=${index}/2`, 'src');
    return cwd;
  };
  test.each([
    ['a shard that is missing', ['2.json'], 'The report of shard 1/2 is missing'],
    ['a shard that comes twice', ['1.json', '2.json', '1.json'], 'both have shard 1/2'],
    ['a file that is not there', ['1.json', 'gone.json'], 'gone.json: no such report'],
    ['what is no JSON', ['1.json', 'src/a.ts'], 'src/a.ts: not a report'],
    ['other JSON', ['1.json', 'other.json'], 'other.json: not a report of this version'],
    ['reports of different options', ['1.json', 'ratio.json'], 'different options'],
    ['reports of different versions', ['1.json', 'version.json'], 'different versions'],
    ['a format that is none', ['1.json', '2.json', '--format', 'pdf'], '--format must be one of'],
  ])('%s', async (_, args, message) => {
    const cwd = await setUp();
    await reportOf(cwd, 'ratio.json', '--check', '--shard=2/2', '--ratio', '0.6', 'src');
    write(cwd, { 'other.json': '{}', 'version.json': read(cwd, '2.json').replace(/"version": "[^"]+"/, '"version": "0.0.1"') });
    const { status, stderr, stdout } = await command(cwd, ['merge-reports', ...args]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('reports of several places', () => {
  const at = async (cwd: string, folder: string, name: string): Promise<string> => {
    const out = path.join(cwd, 'reports', name);
    fs.mkdirSync(path.dirname(out), { recursive: true });
    await command(path.join(cwd, folder), ['--check', '--types', 'off', '--report', out]);
    return out;
  };

  test('working directories of one repository: paths are relative to its root', async () => {
    const cwd = repository({ 'libs/a.ts': CALL, 'services/chat/bot/b.ts': CALL, '.gitignore': 'reports\n' });
    const names = [await at(cwd, 'libs', '1.json'), await at(cwd, 'services/chat/bot', '2.json')];
    const annotated = (await command(cwd, ['merge-reports', ...names, '--format', 'github'])).stdout;
    expect([...annotated.matchAll(/file=([^,]+)/g)].map(([, file]) => file)).toEqual(['libs/a.ts', 'services/chat/bot/b.ts']);
    const { run, sites } = JSON.parse((await command(cwd, ['merge-reports', ...names.toReversed(), '--format', 'json'])).stdout) as Report;
    expect(run).toMatchObject({ folder: '', paths: ['libs', 'services/chat/bot'] });
    expect(sites.map(({ id, file }) => [id, file])).toEqual([
      ['libs/a.ts#main:1', 'libs/a.ts'],
      ['services/chat/bot/b.ts#main:1', 'services/chat/bot/b.ts'],
    ]);
  });

  test('repositories: paths begin with the name of each, and the report says so', async () => {
    const [shop, crm] = ['shop', '@team/crm'].map((name) => repository({ 'src/a.ts': CALL, 'package.json': JSON.stringify({ name }) })) as [
      string,
      string,
    ];
    const names = [await at(shop, '.', '1.json'), await at(crm, 'src', '2.json')];
    const { stdout, status } = await command(shop, ['merge-reports', ...names]);
    expect(status).toBe(0);
    expect(stdout).toContain('  ✔ @team/crm/src/a.ts:6  messages.create');
    expect(stdout).toContain('  ✔ shop/src/a.ts:6       messages.create');
    expect(stdout).toContain('Paths begin with the name of their repository: @team/crm, shop.');
    expect(stdout).not.toContain('floored:');
    const merged = JSON.parse((await command(shop, ['merge-reports', ...names, '--format', 'json'])).stdout) as Report;
    expect(merged.sites.map(({ id }) => id)).toEqual(['@team/crm/src/a.ts#main:1', 'shop/src/a.ts#main:1']);
    expect(merged.run).toMatchObject({ project: '2 repositories', commit: null, folder: null, repositories: ['@team/crm', 'shop'] });
    expect((await command(shop, ['merge-reports', ...names, '--format', 'markdown'])).stdout).toContain(
      'Paths begin with the name of their repository',
    );
  });

  test('one repository at different commits: refused', async () => {
    const cwd = repository({ 'src/a.ts': CALL, 'lib/b.ts': CALL, '.gitignore': 'reports\n' });
    const one = await at(cwd, 'src', '1.json');
    git(cwd, 'commit', '-qm', 'next', '--allow-empty');
    expect(await command(cwd, ['merge-reports', one, await at(cwd, 'lib', '2.json')])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/1\.json and .*2\.json come from different commits of .*Make both at one commit/),
    });
  });
});

test('a shard is a part and the number of parts', async () => {
  fc.assert(
    fc.property(fc.nat({ max: 50 }), fc.nat({ max: 50 }), (index, of) => {
      expect(parseShard(`${index}/${of}`)).toEqual(index >= 1 && index <= of ? { index, of } : undefined);
    }),
  );
  for (const text of ['', '1', '1/', '/2', '1/2/3', '-1/2', '1.5/2', ' 1/2', 'a/b']) expect(parseShard(text)).toBeUndefined();
  expect(await command(repository({ 'a.ts': CALL }), ['--shard', '3/2'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('as in 2/4'),
  });
});
