/**
 * Every folder `fixtures/notebooks/<group>/<case>`: `input/` is what a user has, `output/` the files that differ afterwards, `findings.json`
 * what the report says. CPython itself reads every expected notebook, and the code in it.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type LanguageOf, languagesIn } from '../../src/frontends/languages.js';
import { readNotebook } from '../../src/hosts/notebook.js';
import { applyEdits } from '../../src/rewrite/edits.js';
import { analyse } from '../../src/run/analyse.js';
import { run, runStages } from '../../src/run/run.js';
import { withDefaults } from '../../src/run/settings.js';
import { undo } from '../../src/run/undo.js';
import { PYTHON } from '../support/cpython.js';
import type { Findings } from '../support/findings.js';
import { memoryTree } from '../support/memory.js';
import { CALL, cli, type Files, folder, git, read, repository, snapshot, write } from '../support/project.js';

const root = path.join(import.meta.dirname, '../../fixtures/notebooks');
const cases = fs.readdirSync(root).flatMap((group) => fs.readdirSync(path.join(root, group)).map((name) => `${group}/${name}`));

function filesIn(place: string): Record<string, Buffer> {
  if (!fs.existsSync(place)) return {};
  const entries = fs.readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => [
      path.relative(place, path.join(parentPath, name)),
      fs.readFileSync(path.join(parentPath, name)),
    ]),
  );
}
const asSnapshot = (files: Record<string, Buffer>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('latin1')]));

/** A notebook without the sources of its code cells. */
const around = (text: string): string =>
  applyEdits(
    text,
    (readNotebook(text)?.ranges ?? []).map(({ start, end }) => ({ start, end, text: '' })),
  );

describe.each(cases)('%s', (name) => {
  const place = path.join(root, name);
  const findings = JSON.parse(fs.readFileSync(path.join(place, 'findings.json'), 'utf8')) as Findings;
  const input = filesIn(path.join(place, 'input'));
  const output = filesIn(path.join(place, 'output'));

  test('gives the expected files and findings, once', async () => {
    const cwd = repository(input);
    const { report } = await run(['.'], { cwd });
    expect(snapshot(cwd)).toEqual(asSnapshot({ ...input, ...output }));
    expect(report.errors).toEqual([]);
    expect(
      report.sites.map(({ file, line, status, reason, notes }) => ({
        at: `${file}:${line}`,
        status,
        ...(reason && { reason }),
        ...(notes.length && { notes: notes.map(({ code }) => code) }),
      })),
    ).toEqual(findings.sites);
    expect(report.unattributed.map(({ file, line }) => `${file}:${line}`)).toEqual(findings.unattributed ?? []);
    git(cwd, 'add', '-A');
    expect((await run(['.'], { cwd, mode: 'check' })).report.summary.migrated).toBe(0);
  });

  test('changes sources and nothing else, and undo brings them back', async () => {
    for (const [file, bytes] of Object.entries(output))
      if (file.endsWith('.ipynb')) expect(around(bytes.toString())).toBe(around(input[file]?.toString() ?? ''));
    const cwd = repository(input);
    const { changed } = await run(['.'], { cwd });
    if (changed.length > 0) await undo({ cwd });
    expect(snapshot(cwd)).toEqual(asSnapshot(input));
  });
});

describe('all notebooks together', () => {
  let languages: readonly LanguageOf[];
  beforeAll(async () => {
    languages = await languagesIn(memoryTree({ 'a.ipynb': '"claude-opus-4-6"' }));
  });

  test('nothing changes where the model is one that stays', () => {
    for (const name of cases) {
      const input = Object.entries(filesIn(path.join(root, name, 'input')));
      const other = Object.fromEntries(
        input.map(([file, text]) => [file, text.toString().replace(/claude-opus-4-[67]/g, 'claude-sonnet-4-5')]),
      );
      expect(analyse(memoryTree(other), withDefaults({}), new Map(), languages).edits, name).toEqual([]);
    }
  });

  test.skipIf(!PYTHON)('CPython reads what is expected', () => {
    const texts = cases.flatMap((name) =>
      Object.entries(filesIn(path.join(root, name, 'output'))).flatMap(([file, bytes]) =>
        file.endsWith('.ipynb') ? [bytes.toString()] : [],
      ),
    );
    const script = `
import ast, json, sys
for text, code in json.load(sys.stdin):
    json.loads(text.removeprefix("\\ufeff"))
    compile(code, "notebook", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
`;
    const input = JSON.stringify(texts.map((text) => [text, readNotebook(text)?.encoded?.code]));
    expect(spawnSync(PYTHON as string, ['-c', script], { input, encoding: 'utf8' }).stderr).toBe('');
    expect(texts.length).toBeGreaterThan(8);
  });
});

describe('the Python of the other fixtures, cut into cells', () => {
  const home = path.join(root, '../python');
  const GAP = '\n\n\n';
  const all = fs.readdirSync(home).flatMap((group) => fs.readdirSync(path.join(home, group)).map((name) => path.join(home, group, name)));
  const split = (code: string): string =>
    `${JSON.stringify({ cells: code.split(GAP).map((cell) => ({ cell_type: 'code', source: cell.split(/(?<=\n)/) })) }, null, 1)}\n`;
  const joined = (text: string): string =>
    (JSON.parse(text) as { cells: { source: string[] }[] }).cells.map(({ source }) => source.join('')).join(GAP);

  test.each(all.map((place) => [path.relative(home, place), place]))('%s becomes the same', async (_, place) => {
    const { 'a.py': code, ...others } = filesIn(path.join(place, 'input'));
    const importable = Object.values(others).some((text) => /\b(?:from|import) \.?a\b/.test(text.toString()));
    if (!code || importable || code.includes('\r')) return;
    const cwd = repository({ ...others, 'a.ipynb': split(code.toString()) });
    const { options } = JSON.parse(fs.readFileSync(path.join(place, 'findings.json'), 'utf8')) as Findings;
    const { report } = await run(['.'], { cwd, ...options });
    expect(report.errors).toEqual([]);
    expect(joined(read(cwd, 'a.ipynb'))).toBe((filesIn(path.join(place, 'output'))['a.py'] ?? code).toString());
  });
});

const inputOf = (name: string): Files => filesIn(path.join(root, name, 'input'));
const MIGRATED = cases.filter((name) => name.startsWith('migrated/'));

describe('the command', () => {
  test.each(MIGRATED)('prints a diff that git applies: %s', (name) => {
    const cwd = repository(inputOf(name));
    const before = snapshot(cwd);
    const { stdout } = cli(cwd, ['--dry-run']);
    expect(snapshot(cwd)).toEqual(before);
    write(cwd, { '.git/changes.diff': stdout });
    git(cwd, 'apply', '.git/changes.diff');
    expect(snapshot(cwd)).toEqual(asSnapshot({ ...filesIn(path.join(root, name, 'input')), ...filesIn(path.join(root, name, 'output')) }));
  });

  test('plans, and applies the plan', () => {
    const cwd = repository(inputOf('migrated/imports'));
    expect(cli(cwd, ['--plan', '.git/p.json']).status).toBe(0);
    expect(cli(cwd, ['--check']).status).toBe(1);
    expect(cli(cwd, ['apply', '.git/p.json']).status).toBe(0);
    expect(cli(cwd, ['--check']).status).toBe(0);
  });

  test('names places and lines of the notebook', () => {
    const cwd = repository(inputOf('migrated/cells-in-order'));
    cli(cwd, ['--dry-run', '--report', '.git/r.json']);
    const [site] = JSON.parse(read(cwd, '.git/r.json')).sites;
    const lines = read(cwd, 'study.ipynb').split('\n');
    const line = (number: number): string => lines[number - 1] ?? '';
    expect(line(site.line).slice(site.column - 1)).toMatch(/^client\.messages\.create\(\\n",/);
    expect(line(site.endLine).slice(0, site.endColumn - 1)).toMatch(/^ *" *\)$/);
    for (const change of site.changes)
      if (change.line === change.endLine) expect(line(change.line).slice(change.column - 1, change.endColumn - 1)).toBe(change.before);
    for (const snippet of site.snippets)
      expect(
        lines
          .slice(snippet.line - 1)
          .join('\n')
          .startsWith(snippet.before),
      ).toBe(true);
    expect(site.id).toBe('study.ipynb#ask:1');
    expect(line(site.budget.at.line)).toContain('BUDGET = 40_000');
  });

  test('writes TODO comments into cells, and takes them away', async () => {
    for (const name of ['unchanged/model-from-the-shell', 'unchanged/chosen-by-a-widget', 'unchanged/redefined']) {
      const cwd = repository(inputOf(name));
      const before = snapshot(cwd);
      await run(['.'], { cwd, todo: 'write' });
      const [[file, text] = ['', '']] = Object.entries(snapshot(cwd)).filter(([one]) => one.endsWith('.ipynb'));
      expect(text).toMatch(/^ {4}" *# TODO\(opus47-migrate\): model-unknown: .*\\n",\n {4}" *(?:return|response =)/m);
      expect(around(text)).toBe(around(before[file] as string));
      git(cwd, 'add', '-A');
      expect((await run(['.'], { cwd, todo: 'write' })).changed).toEqual([]);
      await run(['.'], { cwd, todo: 'remove' });
      expect(snapshot(cwd)).toEqual(before);
    }
  });

  test('removes a TODO comment where nothing else matters any more', async () => {
    const cell = (source: string[]) => JSON.stringify({ cells: [{ cell_type: 'code', source }] }, null, 1);
    const cwd = repository({ 'a.ipynb': cell(['x = 1\n', '# TODO(opus47-migrate): old\n', 'y = 2']) });
    await run(['.'], { cwd, todo: 'remove' });
    expect(read(cwd, 'a.ipynb')).toBe(cell(['x = 1\n', 'y = 2']));
  });

  test('says which notebook cannot be read, and where, and handles the others', () => {
    const broken = read(root, 'migrated/imports/input/notebooks/call.ipynb').replace('"cells": [', '"cells": [\n<<<<<<< HEAD');
    const wrong = read(root, 'migrated/old-format/input/old.ipynb').replace('model=', 'model=)');
    const cwd = repository({ 'a.ipynb': `${broken}# budget_tokens`, 'b.ipynb': wrong, ...inputOf('migrated/one-line') });
    const { status, stderr } = cli(cwd, []);
    expect(status).toBe(2);
    expect(stderr).toMatch(/a\.ipynb:3.*is not valid JSON/);
    expect(stderr).toMatch(/b\.ipynb:\d+.*does not parse/);
    expect(read(cwd, 'one-line.ipynb')).toContain('claude-opus-4-7');
  });

  test('leaves a notebook whose rewrite is broken as it was', async () => {
    const cwd = repository(inputOf('migrated/line-ends'));
    const before = snapshot(cwd);
    const moveTypes = () => Promise.reject(new Error('has no types'));
    const breaking: typeof analyse = (tree, ...rest) => {
      const analysis = analyse(tree, ...rest);
      return { ...analysis, edits: analysis.edits.map((edit) => (edit.kind === 'model' ? { ...edit, text: '"' } : edit)) };
    };
    const { report } = await runStages({ analyse: breaking, moveTypes }, ['.'], { cwd });
    expect(snapshot(cwd)).toEqual(before);
    expect(report.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('a file that does not parse (is not valid JSON)'),
    ]);
  });

  test('a notebook may be large, by its outputs', async () => {
    const [[name, text] = ['', '']] = Object.entries(inputOf('migrated/one-line'));
    const cwd = repository({ [name]: String(text).replace('"outputs":[]', `"outputs":["${'x'.repeat(6 << 20)}"]`) });
    expect((await run(['.'], { cwd, mode: 'check' })).report).toMatchObject({ errors: [], summary: { migrated: 2 } });
  });

  test('a call whose parameters stand in a module is found in a notebook without them', async () => {
    const cell = (...source: string[]) => JSON.stringify({ cells: source.map((one) => ({ cell_type: 'code', source: one })) });
    const cwd = repository({
      'a.ipynb': cell('import anthropic\nfrom config import PARAMS', 'anthropic.Anthropic().messages.create(**PARAMS, messages=[])'),
      'config.py': 'PARAMS = {"model": "claude-opus-4-6", "max_tokens": 64000, "thinking": {"type": "enabled", "budget_tokens": 40000}}\n',
    });
    const { report } = await run(['.'], { cwd });
    expect(report.sites.map(({ id, status }) => `${id} ${status}`)).toEqual(['a.ipynb#top-level:1 migrated']);
    expect(read(cwd, 'a.ipynb')).toContain('.beta.messages.create(');
  });
});

test('what reads notebooks is loaded where there are any that matter', () => {
  const loaded = (files: Files): string[] => {
    const coverage = folder();
    expect(cli(repository(files), ['--check'], { NODE_V8_COVERAGE: coverage }).status).toBeLessThan(2);
    const results = fs.readdirSync(coverage).map((file) => JSON.parse(fs.readFileSync(path.join(coverage, file), 'utf8')));
    const urls = results.flatMap(({ result }: { result: { url: string }[] }) => result.map(({ url }) => url));
    return urls.filter((url) => /hosts\/(?:notebook|magics|json)\.js$/.test(url)).map((url) => path.basename(url));
  };
  const notebook = inputOf('migrated/one-line');
  expect(loaded({ 'a.ts': CALL, 'b.ipynb': '{}' })).toEqual([]);
  expect(loaded({ 'a.ts': CALL, 'a.py': '"claude-opus-4-6"' })).toEqual([]);
  expect(loaded(notebook).sort()).toEqual(['json.js', 'magics.js', 'notebook.js']);
});
