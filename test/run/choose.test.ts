import { describe, expect, test } from 'vitest';
import type { Answer, Question } from '../../src/run/choose.js';
import { DirtyFiles } from '../../src/run/errors.js';
import { run } from '../../src/run/run.js';
import { TIED } from '../support/models.js';
import { CALL, type Files, read, repository, snapshot, write } from '../support/project.js';

/** A run whose questions are answered by the id of the call; each answer once, the last one for good. */
async function chosen(files: Files, answers: Record<string, Answer[]>, options: Parameters<typeof run>[1] = {}) {
  const cwd = repository(files);
  const asked: Question[] = [];
  const left = structuredClone(answers);
  const result = await run(['.'], {
    cwd,
    types: 'off',
    ...options,
    ask: async (question) => {
      asked.push(question);
      const own = left[question.site.id] ?? [];
      return (own.length > 1 ? own.shift() : own[0]) ?? 'apply';
    },
  });
  const statuses = Object.fromEntries(result.report.sites.map(({ id, status, reason }) => [id, reason ?? status]));
  return { cwd, asked, statuses, ...result };
}
const plainRun = async (files: Files) => {
  const cwd = repository(files);
  await run(['.'], { cwd, types: 'off' });
  return snapshot(cwd);
};

test('all applied is a run', async () => {
  const { cwd, asked } = await chosen(TIED, {});
  expect(snapshot(cwd)).toEqual(await plainRun(TIED));
  expect(asked.map(({ site, left }) => `${site.id} ${left}`)).toEqual(['src/a.ts#main:1 3', 'src/b.ts#main:1 2', 'src/own.ts#main:1 1']);
});

test('a question shows the call’s own changes, in every file', async () => {
  const { asked, cwd } = await chosen(TIED, {});
  expect(asked[0]?.changed.map(({ file }) => file.slice(cwd.length + 1)).sort()).toEqual(['src/a.ts', 'src/models.ts']);
  expect(asked[2]?.changed).toMatchObject([{ before: CALL }]);
  expect(asked[2]?.site.budget?.to).toBe(20_000);
});

describe('a call that is skipped', () => {
  test('is left, and said to be', async () => {
    const { cwd, statuses } = await chosen(TIED, { 'src/own.ts#main:1': ['skip'] });
    expect(read(cwd, 'src/own.ts')).toBe(CALL);
    expect(statuses).toEqual({ 'src/a.ts#main:1': 'migrated', 'src/b.ts#main:1': 'migrated', 'src/own.ts#main:1': 'declined' });
  });

  test('keeps the declaration that it shares; the others get values of their own, and are shown again', async () => {
    const { cwd, asked, statuses } = await chosen(TIED, { 'src/b.ts#main:1': ['skip'] });
    expect(read(cwd, 'src/models.ts')).toBe(TIED['src/models.ts']);
    expect(read(cwd, 'src/b.ts')).toBe(TIED['src/b.ts']);
    expect(read(cwd, 'src/a.ts')).toContain("model: 'claude-opus-4-7'");
    expect(asked.map(({ site, again }) => `${site.id}${again ? ' again' : ''}`)).toEqual([
      'src/a.ts#main:1',
      'src/b.ts#main:1',
      'src/a.ts#main:1 again',
      'src/own.ts#main:1',
    ]);
    expect(statuses).toMatchObject({ 'src/a.ts#main:1': 'migrated', 'src/b.ts#main:1': 'declined' });
  });
});

describe('quit', () => {
  test('leaves this call and the rest, and writes what was applied', async () => {
    const { cwd, asked } = await chosen(TIED, { 'src/own.ts#main:1': ['quit'] });
    expect(asked).toHaveLength(3);
    expect(read(cwd, 'src/own.ts')).toBe(CALL);
    expect(read(cwd, 'src/models.ts')).toContain('claude-opus-4-7');
  });

  test('shows applied calls that change with what is left again, and nothing else', async () => {
    const { cwd, asked, statuses } = await chosen(TIED, { 'src/b.ts#main:1': ['quit'] });
    expect(asked.map(({ site, again }) => `${site.id}${again ? ' again' : ''}`)).toEqual([
      'src/a.ts#main:1',
      'src/b.ts#main:1',
      'src/a.ts#main:1 again',
    ]);
    expect(statuses).toEqual({ 'src/a.ts#main:1': 'migrated', 'src/b.ts#main:1': 'declined', 'src/own.ts#main:1': 'declined' });
    expect(read(cwd, 'src/a.ts')).toContain("model: 'claude-opus-4-7'");
    expect(read(cwd, 'src/models.ts')).toBe(TIED['src/models.ts']);
  });

  test('leaves those, too, if it is the answer again', async () => {
    const { cwd, asked, changed } = await chosen(TIED, { 'src/a.ts#main:1': ['apply', 'quit'], 'src/b.ts#main:1': ['quit'] });
    expect({ asked: asked.length, changed }).toEqual({ asked: 3, changed: [] });
    expect(read(cwd, 'src/a.ts')).toBe(TIED['src/a.ts']);
  });
});

test('all in a file', async () => {
  const twice = `${CALL}${CALL.slice(CALL.indexOf('export')).replace('main', 'other')}`;
  const { cwd, asked } = await chosen({ 'a.ts': twice, 'b.ts': CALL }, { 'a.ts#main:1': ['file'] });
  expect(asked.map(({ site, leftInFile }) => `${site.id} ${leftInFile}`)).toEqual(['a.ts#main:1 2', 'b.ts#main:1 1']);
  expect(snapshot(cwd)).toEqual(await plainRun({ 'a.ts': twice, 'b.ts': CALL }));
});

describe('another budget', () => {
  test.each(['src/own.ts', 'src/[slug]/(group)/{a,b}!+@|$.ts', "src/it's.ts", 'src/#x.ts'])(
    'for the call in %s alone, and asks again',
    async (file) => {
      const { cwd, asked, report } = await chosen(
        { [file]: CALL, 'src/other.ts': CALL },
        { [`${file}#main:1`]: [{ total: 45_000 }, 'apply'] },
      );
      expect(read(cwd, file)).toContain('total: 45000');
      expect(read(cwd, 'src/other.ts')).toContain('total: 20000');
      expect(asked.filter(({ site }) => site.file === file).map(({ site }) => site.budget?.to)).toEqual([20_000, 45_000]);
      expect(report.sites.find((site) => site.file === file)?.budget).toMatchObject({ from: 10_000, to: 45_000 });
    },
  );

  test('where two calls share the params, each gets its own', async () => {
    const shared = CALL.replace(/client\.messages\.create\([\s\S]*?\n {2}\}\);/, 'client.messages.create(PARAMS);').replace(
      'export async',
      "const PARAMS = {\n  model: 'claude-opus-4-6',\n  max_tokens: 16000,\n  thinking: { type: 'enabled', budget_tokens: 10000 },\n  messages: [],\n};\n\nexport async",
    );
    const both = `${shared}${shared.slice(shared.indexOf('export')).replace('main', 'other')}`;
    const { cwd, statuses } = await chosen({ 'a.ts': both }, { 'a.ts#other:1': [{ total: 60_000 }, 'apply'] });
    const text = read(cwd, 'a.ts');
    expect(Object.values(statuses)).toEqual(['migrated', 'migrated']);
    expect(text.match(/total: 60000/g)).toHaveLength(1);
    expect(text.match(/total: 20000/g)).toHaveLength(1);
  });
});

test('files that would be refused are refused before the first question', async () => {
  const cwd = repository(TIED);
  write(cwd, { 'src/own.ts': `${CALL}// dirty\n` });
  const ask = async (): Promise<Answer> => {
    throw new Error('nobody is to be asked');
  };
  await expect(run(['.'], { cwd, ask })).rejects.toThrow(DirtyFiles);
});

test('nothing to migrate is no question, and a dry run or a plan has what was chosen', async () => {
  expect((await chosen({ 'a.ts': '' }, {})).asked).toEqual([]);
  const { changed, cwd } = await chosen(TIED, { 'src/own.ts#main:1': ['skip'] }, { mode: 'dry-run' });
  expect(changed).toHaveLength(3);
  expect(snapshot(cwd)['src/own.ts']).toBe(CALL);
});
