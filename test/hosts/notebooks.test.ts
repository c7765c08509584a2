/** Notebooks beyond their fixtures: what of them changes, what the command does with them; and CPython reads every expected one, and the code in it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readNotebook } from '../../src/hosts/notebook.js';
import { applyEdits } from '../../src/rewrite/edits.js';
import { analyse } from '../../src/run/analyse.js';
import { run, runStages } from '../../src/run/run.js';
import { testCells } from '../support/cells.js';
import { command } from '../support/command.js';
import { PYTHON } from '../support/cpython.js';
import { caseNamed, inputOf, isNotebook, nameOf, outputOf, untypedCases } from '../support/fixtures.js';
import { CALL, cli, type Files, folder, git, read, repository, snapshot } from '../support/project.js';

const notebooks = untypedCases().filter(isNotebook);
const inputNamed = (name: string): Files => inputOf(caseNamed(`notebooks/${name}`));

/** These fixtures are Python, whatever their kernels are called. */
const unitOf = (text: string) => readNotebook(text, () => true);

/** A notebook without the sources of its code cells. */
const around = (text: string): string =>
  applyEdits(
    text,
    (unitOf(text)?.ranges ?? []).map(({ start, end }) => ({ start, end, text: '' })),
  );

test('sources change, and nothing else', () => {
  for (const one of notebooks) {
    const input = inputOf(one);
    for (const [file, text = ''] of Object.entries(outputOf(one)))
      if (file.endsWith('.ipynb')) expect(around(text), nameOf(one)).toBe(around(input[file] ?? ''));
  }
});

test.skipIf(!PYTHON)('CPython reads what is expected', () => {
  const texts = notebooks.flatMap((one) =>
    Object.entries(outputOf(one)).flatMap(([file, text]) => (file.endsWith('.ipynb') && text !== undefined ? [text] : [])),
  );
  const script = `
import ast, json, sys
for text, code in json.load(sys.stdin):
    json.loads(text.removeprefix("\\ufeff"))
    compile(code, "notebook", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
`;
  const input = JSON.stringify(texts.map((text) => [text, unitOf(text)?.encoded?.code]));
  expect(spawnSync(PYTHON as string, ['-c', script], { input, encoding: 'utf8' }).stderr).toBe('');
  expect(texts.length).toBeGreaterThan(8);
});

describe('the Python of some other fixtures, cut into cells', () => testCells(8));

describe('the command', () => {
  test('plans, and applies the plan', async () => {
    const cwd = repository(inputNamed('imports'));
    expect((await command(cwd, ['--plan', '.git/p.json'])).status).toBe(0);
    expect((await command(cwd, ['--check'])).status).toBe(1);
    expect((await command(cwd, ['apply', '.git/p.json'])).status).toBe(0);
    expect((await command(cwd, ['--check'])).status).toBe(0);
  });

  test('names places and lines of the notebook', async () => {
    const cwd = repository(inputNamed('cells-in-order'));
    await command(cwd, ['--dry-run', '--report', '.git/r.json']);
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
    for (const name of ['model-from-the-shell', 'chosen-by-a-widget', 'redefined']) {
      const cwd = repository(inputNamed(name));
      const before = snapshot(cwd);
      await run(['.'], { cwd, todo: 'write' });
      const [[file, text] = ['', '']] = Object.entries(snapshot(cwd)).filter(([one]) => one.endsWith('.ipynb'));
      expect(text).toMatch(
        /^ {4}" *# TODO\(opus47-migrate\): model-unknown: .*\\n",\n(?: {4}" *# {3}.*\\n",\n)+ {4}" *(?:return|response =)/m,
      );
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

  test('says which notebook cannot be read, and where, and handles the others', async () => {
    const broken = String(inputNamed('imports')['notebooks/call.ipynb']).replace('"cells": [', '"cells": [\n<<<<<<< HEAD');
    const wrong = String(inputNamed('old-format')['old.ipynb']).replace('model=', 'model=)');
    const cwd = repository({ 'a.ipynb': `${broken}# budget_tokens`, 'b.ipynb': wrong, ...inputNamed('one-line') });
    const { status, stderr } = await command(cwd, []);
    expect(status).toBe(2);
    expect(stderr).toMatch(/a\.ipynb:3.*is not valid JSON/);
    expect(stderr).toMatch(/b\.ipynb:\d+.*does not parse/);
    expect(read(cwd, 'one-line.ipynb')).toContain('claude-opus-4-7');
  });

  test('leaves a notebook whose rewrite is broken as it was', async () => {
    const cwd = repository(inputNamed('line-ends'));
    const before = snapshot(cwd);
    const moveTypes = () => Promise.reject(new Error('has no types'));
    const breaking: typeof analyse = (tree, ...rest) => {
      const analysis = analyse(tree, ...rest);
      return { ...analysis, edits: analysis.edits.map((edit) => (edit.kind === 'model' ? { ...edit, text: '"' } : edit)) };
    };
    const { report } = await runStages({ analyse: breaking, moveTypes }, ['.'], { cwd });
    expect(snapshot(cwd)).toEqual(before);
    expect(report.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('its file would no longer parse (is not valid JSON)'),
    ]);
  });

  test('a notebook may be large, by its outputs', async () => {
    const [[name, text] = ['', '']] = Object.entries(inputNamed('one-line'));
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
    expect(cli(repository(files), ['--check', '--types', 'off'], { NODE_V8_COVERAGE: coverage }).status).toBeLessThan(2);
    const results = fs.readdirSync(coverage).map((file) => JSON.parse(fs.readFileSync(path.join(coverage, file), 'utf8')));
    const urls = results.flatMap(({ result }: { result: { url: string }[] }) => result.map(({ url }) => url));
    return urls.filter((url) => /chunks\/notebook\.js$/.test(url)).map((url) => path.basename(url));
  };
  const notebook = inputNamed('one-line');
  expect(loaded({ 'a.ts': CALL, 'b.ipynb': '{}' })).toEqual([]);
  expect(loaded({ 'a.ts': CALL, 'a.py': '"claude-opus-4-6"' })).toEqual([]);
  expect(loaded(notebook)).toEqual(['notebook.js']);
});
