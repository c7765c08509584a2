import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { DirtyFiles, Interrupted, InvalidSetting, NotFound, PartlyStaged } from '../../src/run/errors.js';
import { type Progress, type RunOptions, run, runStages, type Stages } from '../../src/run/run.js';
import type { Settings } from '../../src/run/settings.js';
import { analyseWords } from '../support/analysis.js';
import { CALL, git, plain, read, repository, snapshot, write } from '../support/project.js';
import { asOrdinaryUser } from '../support/user.js';

const untyped: Stages['moveTypes'] = async ({ analysis }) => ({ analysis, warnings: [] });
const words = (cwd: string, options: RunOptions & Partial<Settings> = {}, paths: string[] = [], moveTypes: Stages['moveTypes'] = untyped) =>
  runStages({ analyse: analyseWords, moveTypes }, paths, { cwd, ...options });
const rows = ({ errors }: Report) => errors.map(({ file, line, message }) => `${file}:${line} ${message}`);
const statuses = ({ sites }: Report) => sites.map(({ id, status }) => `${id} ${status}`);

describe('modes', () => {
  test('write', async () => {
    const cwd = repository({ 'a.ts': 'x old', 'b.ts': 'x', 'c.ts': 'doubt' });
    const { report, changed } = await words(cwd);
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'x new', 'b.ts': 'x', 'c.ts': 'doubt' });
    expect(changed).toEqual([{ file: path.join(cwd, 'a.ts'), before: 'x old', after: 'x new' }]);
    expect(report.files).toEqual([{ path: 'a.ts', written: true }]);
    expect(report.summary).toMatchObject({ filesScanned: 3, filesChanged: 1, migrated: 1, review: 1, errors: 0 });
    expect(statuses(report)).toEqual(['a.ts#main:1 migrated', 'c.ts#main:1 review']);
    expect(report.warnings).toEqual([]);
    expect(Number.isInteger(report.run.durationMs)).toBe(true);
  });

  test.each(['dry-run', 'check'] as const)('%s writes nothing, and works on dirty files', async (mode) => {
    const cwd = repository({ 'a.ts': 'x' });
    write(cwd, { 'a.ts': 'old' });
    const { report, changed } = await words(cwd, { mode });
    expect(read(cwd, 'a.ts')).toBe('old');
    expect(changed.map(({ after }) => after)).toEqual(['new']);
    expect(report.files).toEqual([{ path: 'a.ts', written: false }]);
    expect(report.run).toMatchObject({ mode, paths: ['.'], options: { ratio: 0.55, staged: false, include: [] } });
  });

  test('the real analysis', async () => {
    const cwd = repository({ 'a.ts': CALL });
    const { report } = await run(['a.ts'], { cwd, types: 'off' });
    expect(report.run.paths).toEqual(['a.ts']);
    expect(statuses(report)).toEqual(['a.ts#main:1 migrated']);
    expect(read(cwd, 'a.ts')).toContain('task_budget');
    expect((await run([], { cwd, mode: 'check' })).changed).toEqual([]);
  });
});

describe('what is selected', () => {
  test('paths in the report are relative to the working directory', async () => {
    const root = repository({ 'p/a.ts': 'old', 'q/b.ts': 'old' });
    const { report } = await words(path.join(root, 'p'), { mode: 'check' }, ['.', '../q']);
    expect(report.sites.map(({ file, id }) => `${file} ${id}`)).toEqual(['../q/b.ts q/b.ts#main:1', 'a.ts p/a.ts#main:1']);
    expect(report.files.map((file) => file.path)).toEqual(['../q/b.ts', 'a.ts']);
  });

  test('nothing outside of it is written', async () => {
    const root = repository({ 'p/a.ts': 'old', 'q/b.ts': 'old' });
    await words(root, {}, ['p']);
    expect(snapshot(root)).toEqual({ 'p/a.ts': 'new', 'q/b.ts': 'old' });
  });

  test('left-out files with budgets, and configuration with the model, are listed', async () => {
    const cwd = repository({
      'dist/a.js': 'x\nbudget_tokens',
      'dist/b.js': '',
      'node_modules/x/a.js': 'budget_tokens',
      'c.yaml': 'm: claude-opus-4-6',
      '.env': 'a\nM=claude-opus-4-6',
    });
    const { report } = await words(cwd);
    expect(report.unattributed).toEqual([
      { file: 'dist/a.js', line: 2, why: 'in a file that is excluded by default; name the file to include it' },
    ]);
    expect(report.alsoCheck).toEqual([
      { file: '.env', line: 2, kind: 'environment' },
      { file: 'c.yaml', line: 1, kind: 'config' },
    ]);
  });

  test('unknown settings and values are refused before anything is done', async () => {
    const cwd = repository({ 'a.ts': 'old' });
    for (const wrong of [{ ratio: 0 }, { ratio: 2 }, { ratoi: 0.5 }, { budgets: [{ ratio: 3 }] }])
      await expect(words(cwd, wrong as Partial<Settings>)).rejects.toThrow(InvalidSetting);
    expect(read(cwd, 'a.ts')).toBe('old');
  });

  test('doubtful budget rules and ignored folders are warned of', async () => {
    const cwd = repository({ 'a.ts': '', '.gitignore': 'gen' });
    write(cwd, { 'gen/a.ts': 'old' });
    const { report } = await words(cwd, { budgets: [{ ratio: 0.9 }] }, ['gen']);
    expect(report.warnings).toEqual([
      'gen is excluded by .gitignore; use --no-ignore to include it.',
      expect.stringContaining('budgets, entry 1'),
    ]);
  });

  test('a path that matches nothing is an error', async () => {
    await expect(words(repository({ 'a.ts': 'old' }), {}, ['nope'])).rejects.toThrow(NotFound);
  });
});

describe('files that cannot be handled do not stop the others', () => {
  test('invalid UTF-8, too large, not parsing', async () => {
    const cwd = repository({
      'bytes.ts': Buffer.concat([Buffer.from('old'), Buffer.from([0xff])]),
      'large.ts': Buffer.concat([Buffer.from('old'), Buffer.alloc(6 << 20, ' ')]),
      'syntax.ts': 'x\n !!! old',
      'a.ts': 'old',
    });
    const before = snapshot(cwd);
    const { report } = await words(cwd);
    expect(rows(report)).toEqual([
      'bytes.ts:null is not valid UTF-8; convert it first',
      'large.ts:null is larger than 5 MB, too large for hand-written source; exclude it, or split it',
      'syntax.ts:2 does not parse',
    ]);
    expect(report.summary.errors).toBe(3);
    expect(snapshot(cwd)).toEqual({ ...before, 'a.ts': 'new' });
  });

  test('no permission to read', async () => {
    const cwd = plain({ 'a.ts': 'old', 'b.ts': 'old', 'package.json': '{}' });
    fs.chmodSync(path.join(cwd, 'a.ts'), 0o000);
    await asOrdinaryUser(cwd, async () => {
      const { report } = await words(cwd);
      expect(rows(report)).toEqual(['a.ts:null no permission to read it']);
      expect(read(cwd, 'b.ts')).toBe('new');
    });
  });

  test('no permission to write', async () => {
    const cwd = plain({ 'locked/a.ts': 'tied', 'b.ts': 'tied', 'c.ts': 'old', 'package.json': '{}' });
    fs.chmodSync(path.join(cwd, 'locked'), 0o555);
    await asOrdinaryUser(cwd, async () => {
      const { report, changed } = await words(cwd);
      expect(rows(report)).toEqual([
        'b.ts:1 This call was not migrated: it needs an edit in a file that could not be written.',
        'locked/a.ts:null could not be written: no permission to write it',
      ]);
      expect(statuses(report)).toEqual(['c.ts#main:1 migrated']);
      expect(report.files).toEqual([
        { path: 'b.ts', written: false },
        { path: 'c.ts', written: true },
        { path: 'locked/a.ts', written: false },
      ]);
      expect(report.summary.filesChanged).toBe(1);
      expect(changed.map(({ file }) => path.basename(file))).toEqual(['c.ts']);
    });
    fs.chmodSync(path.join(cwd, 'locked'), 0o755);
    expect(snapshot(cwd)).toEqual({ 'locked/a.ts': 'tied', 'b.ts': 'tied', 'c.ts': 'new', 'package.json': '{}' });
  });
});

describe('dirty files', () => {
  test('stop the whole run, and all are named', async () => {
    const cwd = repository({ 'a.ts': 'x', 'b.ts': 'old', 'c.ts': 'x' });
    write(cwd, { 'a.ts': 'old', 'c.ts': 'y', 'd.ts': 'old' });
    const failure = words(cwd);
    await expect(failure).rejects.toThrow(DirtyFiles);
    await expect(failure).rejects.toMatchObject({ files: ['a.ts', 'd.ts'] });
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'old', 'b.ts': 'old', 'c.ts': 'y', 'd.ts': 'old' });
    await words(cwd, { allowDirty: true });
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'new', 'b.ts': 'new', 'c.ts': 'y', 'd.ts': 'new' });
  });

  test('are named relative to the working directory, and staged changes are none', async () => {
    const root = repository({ 'p/a.ts': 'x', 'q/b.ts': 'x' });
    write(root, { 'p/a.ts': 'old', 'q/b.ts': 'old' });
    git(root, 'add', 'q');
    await expect(words(path.join(root, 'p'), {}, ['..'])).rejects.toMatchObject({ files: ['a.ts'] });
    git(root, 'add', 'p');
    await words(path.join(root, 'p'), {}, ['..']);
    expect(snapshot(root)).toEqual({ 'p/a.ts': 'new', 'q/b.ts': 'new' });
  });

  test('are nobody’s business outside git, which is said', async () => {
    const cwd = plain({ 'a.ts': 'old' });
    const { report } = await words(cwd);
    expect(report.warnings).toEqual(['Not a Git repository: only `opus47-migrate undo` can undo this run.']);
    expect(read(cwd, 'a.ts')).toBe('new');
    expect((await words(cwd)).report.warnings).toEqual([]);
  });
});

describe('--staged', () => {
  test('writes the working tree of fully staged files, and never the index', async () => {
    const cwd = repository({ 'a.ts': 'x', 'b.ts': 'old' });
    write(cwd, { 'a.ts': 'old' });
    git(cwd, 'add', 'a.ts');
    await words(cwd, { staged: true });
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'new', 'b.ts': 'old' });
    expect(git(cwd, 'show', ':a.ts')).toBe('old');
  });

  test('judges the index, and refuses to write partly staged files by name', async () => {
    const cwd = repository({ 'a.ts': 'x', 'b.ts': 'x', 'c.ts': 'x' });
    write(cwd, { 'a.ts': 'old', 'b.ts': 'old', 'c.ts': 'x2' });
    git(cwd, 'add', '.');
    write(cwd, { 'a.ts': 'x', 'c.ts': 'old' });
    const { report, changed } = await words(cwd, { staged: true, mode: 'check' });
    expect(statuses(report)).toEqual(['a.ts#main:1 migrated', 'b.ts#main:1 migrated']);
    expect(changed.map(({ before }) => before)).toEqual(['old', 'old']);
    const failure = words(cwd, { staged: true, allowDirty: true });
    await expect(failure).rejects.toThrow(PartlyStaged);
    await expect(failure).rejects.toMatchObject({ files: ['a.ts'] });
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'x', 'b.ts': 'old', 'c.ts': 'old' });
  });

  test('a staged file that is gone from the working tree is judged, not written', async () => {
    const cwd = repository({ 'a.ts': 'x' });
    write(cwd, { 'a.ts': 'old' });
    git(cwd, 'add', '.');
    fs.rmSync(path.join(cwd, 'a.ts'));
    expect(statuses((await words(cwd, { staged: true, mode: 'check' })).report)).toEqual(['a.ts#main:1 migrated']);
    await expect(words(cwd, { staged: true })).rejects.toThrow(PartlyStaged);
  });

  test('nothing staged is nothing to do', async () => {
    expect((await words(repository({ 'a.ts': 'old' }), { staged: true })).report.summary).toMatchObject({ filesScanned: 0, migrated: 0 });
  });
});

describe('the proof', () => {
  test('a rewrite that does not parse, or is not done at the second look, is an error and is not written', async () => {
    const cwd = repository({ 'a.ts': 'old broken', 'b.ts': 'again old', 'c.ts': 'old' });
    const { report } = await words(cwd);
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'old broken', 'b.ts': 'again new', 'c.ts': 'new' });
    expect(rows(report)).toEqual([
      'a.ts:1 This call was not migrated: its file would no longer parse (does not parse). Please report this.',
      'a.ts:1 This call was not migrated: its file would no longer parse (does not parse). Please report this.',
      'b.ts:1 This call was not migrated: a second run would change its rewrite again. Please report this.',
    ]);
    expect(statuses(report)).toEqual(['b.ts#main:2 migrated', 'c.ts#main:1 migrated']);
  });

  test('takes along what is tied to it', async () => {
    const cwd = repository({ 'a.ts': 'broken tied', 'b.ts': 'tied old' });
    const { report } = await words(cwd);
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'broken tied', 'b.ts': 'tied new' });
    expect(rows(report).at(-1)).toBe('b.ts:1 This call was not migrated: it shares an edit with one whose rewrite failed.');
  });
});

describe('the type stage', () => {
  const moves: Stages['moveTypes'] = async ({ analysis }) => {
    const [first, ...others] = analysis.sites;
    if (!first) return { analysis, warnings: [] };
    const edits = analysis.edits.filter(({ sites }) => !sites.includes(first.id));
    const sites = [{ ...first, status: 'review' as const, reason: 'types-unresolved' as const, detail: 'TS2322' }, ...others];
    return { analysis: { ...analysis, sites, edits }, warnings: ['one is old'] };
  };

  test('has the last word on what migrates', async () => {
    const cwd = repository({ 'a.ts': 'old old' });
    const { report } = await words(cwd, {}, [], moves);
    expect(report.sites.map(({ reason }) => reason)).toEqual(['types-unresolved', null]);
    expect(report.warnings).toContain('one is old');
    expect(read(cwd, 'a.ts')).toBe('old new');
  });

  test.each<[string, Record<string, string>, Partial<Settings>]>([
    ['with --types off', { 'a.ts': 'old' }, { types: 'off' }],
    ['without a migrated TypeScript file', { 'a.js': 'old', 'b.ts': 'doubt' }, {}],
  ])('is not asked %s', async (_, files, settings) => {
    await words(repository(files), settings, [], () => {
      throw new Error('was asked');
    });
  });
});

describe('the baseline', () => {
  test('is written, read, and kept for files that are not looked at', async () => {
    const cwd = repository({ 'a.ts': 'doubt doubt', 'b.ts': 'doubt', 'c.ts': 'doubt' });
    const baseline = 'known.json';
    const accepted = () => (JSON.parse(read(cwd, baseline)) as { accepted: string[] }).accepted;
    const first = await words(cwd, { baseline, updateBaseline: true, mode: 'check' });
    expect(first.report.sites.every((site) => site.accepted)).toBe(true);
    expect(accepted()).toEqual(['a.ts#main:1', 'a.ts#main:2', 'b.ts#main:1', 'c.ts#main:1']);

    write(cwd, { 'a.ts': 'doubt', 'd.ts': 'doubt' });
    fs.rmSync(path.join(cwd, 'c.ts'));
    const { report } = await words(cwd, { baseline, mode: 'check' });
    expect(report.sites.map(({ id, accepted: known }) => `${id} ${known}`)).toEqual([
      'a.ts#main:1 true',
      'b.ts#main:1 true',
      'd.ts#main:1 undefined',
    ]);
    expect(report.warnings.map((text) => text.split(',')[0])).toEqual([
      'The baseline accepts a.ts#main:2',
      'The baseline accepts c.ts#main:1',
    ]);

    git(cwd, 'add', '-A');
    expect((await words(cwd, { baseline, mode: 'check' }, ['b.ts'])).report.warnings).toHaveLength(1);
    await words(cwd, { baseline, updateBaseline: true, mode: 'check' }, ['a.ts', 'd.ts']);
    expect(accepted()).toEqual(['a.ts#main:1', 'b.ts#main:1', 'd.ts#main:1']);
  });

  test('that is missing, or cannot be written, is an error', async () => {
    const cwd = repository({ 'a.ts': 'doubt' });
    await expect(words(cwd, { baseline: 'nope.json' })).rejects.toThrow('nope.json: no such baseline');
    await expect(words(cwd, { baseline: 'no/folder.json', updateBaseline: true })).rejects.toThrow('could not be written');
  });
});

describe('an interrupt', () => {
  test.each<Progress['stage']>(['discover', 'analyse', 'verify', 'write'])('at %s changes nothing', async (stage) => {
    const cwd = repository({ 'a.ts': 'old', 'b.ts': 'old' });
    const abort = new AbortController();
    const onProgress = (progress: Progress) => {
      if (progress.stage === stage) setImmediate(() => abort.abort());
    };
    await expect(words(cwd, { signal: abort.signal, onProgress })).rejects.toThrow(Interrupted);
    expect(snapshot(cwd)).toEqual({ 'a.ts': 'old', 'b.ts': 'old' });
  });

  test('every stage is told, in order', async () => {
    const told: string[] = [];
    await words(
      repository({ 'a.ts': 'old', 'b.ts': '' }),
      { onProgress: ({ stage, files }) => told.push(`${stage} ${files}`) },
      [],
      untyped,
    );
    expect(told).toEqual(['discover 0', 'analyse 2', 'types 2', 'verify 1', 'write 1']);
  });
});
