/** `--edit-also` on the disk: projects whose own tests say whether what knows the model knows the new one, plans, undo, refusals, the compiler. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EditGroup } from '../../src/also/groups.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { applyPlan } from '../../src/run/apply.js';
import { createPlan, parsePlan, renderPlan } from '../../src/run/plan-file.js';
import { type RunOptions, run } from '../../src/run/run.js';
import type { Chosen } from '../../src/run/settings.js';
import { undo } from '../../src/run/undo.js';
import { command } from '../support/command.js';
import { PYTHON } from '../support/cpython.js';
import { unittestIn, vitestIn } from '../support/own-tests.js';
import { git, read, repository, snapshot, write } from '../support/project.js';

const ALL: EditGroup[] = ['gates', 'tables', 'config', 'mocks'];
const root = path.join(import.meta.dirname, '../..');

/** A copy of a project that knows the model in many places, in git. */
function knowing(name: 'javascript' | 'python'): string {
  const source = path.join(root, 'fixtures/knows', name);
  const files = fs.readdirSync(source, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return repository(
    Object.fromEntries(
      files.map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(source, file), fs.readFileSync(file)];
      }),
    ),
  );
}

/** The project's own tests. */
function ownTests(cwd: string, name: 'javascript' | 'python'): { green: boolean; output: string } {
  if (name === 'python') return unittestIn(cwd, { 'anthropic.py': 'class Anthropic:\n    def __init__(self, api_key):\n        pass\n' });
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(cwd, 'node_modules'));
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--test', 'test/ask.js', 'test/knows.js'], {
    cwd,
    encoding: 'utf8',
    env,
  });
  fs.unlinkSync(path.join(cwd, 'node_modules'));
  return { green: status === 0, output: stdout + stderr };
}

describe.each([['javascript', 25] as const, ...(PYTHON ? [['python', 22] as const] : [])])(
  'a project in %s with %i lines that know the model',
  (name, lines) => {
    test('runs its own tests green before and after, and not where the lines stay', async () => {
      const cwd = knowing(name);
      expect(ownTests(cwd, name)).toMatchObject({ green: true });
      // Without the lines the tests fail, or the call waits for them.
      const without = knowing(name);
      const { summary } = (await run(['.'], { cwd: without })).report;
      expect([summary.migrated, ownTests(without, name).green]).toEqual(name === 'javascript' ? [1, false] : [0, true]);

      const { report } = await run(['.'], { cwd, editAlso: ALL });
      expect(report.summary).toMatchObject({ migrated: 1, review: 0, errors: 0 });
      expect(report.alsoCheck.filter(({ changes }) => changes).length).toBe(lines);
      expect(report.alsoCheck.filter(({ changes }) => !changes)).toEqual([]);
      const { green, output } = ownTests(cwd, name);
      expect(green, output).toBe(true);
    });

    test('undo brings every byte back, and a second run changes nothing', async () => {
      const cwd = knowing(name);
      const before = snapshot(cwd);
      await run(['.'], { cwd, editAlso: ALL });
      const after = snapshot(cwd);
      git(cwd, 'add', '-A');
      const again = await run(['.'], { cwd, editAlso: ALL });
      expect(again.changed).toEqual([]);
      expect(again.report.alsoCheck).toEqual([]);
      expect(snapshot(cwd)).toEqual(after);
      await undo({ cwd });
      expect(snapshot(cwd)).toEqual(before);
    });

    test('a plan holds the edits, and gives the same files', async () => {
      const [cwd, direct] = [knowing(name), knowing(name)];
      const planned = await run(['.'], { cwd, editAlso: ALL, mode: 'dry-run' });
      const plan = parsePlan(renderPlan(createPlan(planned)), 'plan.json');
      expect(plan.files.flatMap(({ edits }) => edits).some(({ kind }) => kind === 'also')).toBe(true);
      await applyPlan(plan, { cwd });
      await run(['.'], { cwd: direct, editAlso: ALL });
      expect(snapshot(cwd)).toEqual(snapshot(direct));
      await undo({ cwd });
      expect(snapshot(cwd)).toEqual(snapshot(knowing(name)));
    });
  },
);

const ID = 'claude-opus-4-6';

test('expectations of vitest hold before and after', async () => {
  const budget = "thinking: { type: 'enabled', budget_tokens: 40000 }";
  const cwd = repository({
    'package.json': '{ "type": "module" }',
    'src/ask.js': `import Anthropic from '@anthropic-ai/sdk';

const client = new Anthropic();

export const ask = (content) =>
  client.messages.create({ model: '${ID}', max_tokens: 64000, temperature: 1, ${budget}, messages: [{ role: 'user', content }] });
`,
    'test/ask.test.js': `import { expect, test, vi } from 'vitest';
import { ask } from '../src/ask.js';

const create = vi.hoisted(() => vi.fn());
vi.mock('@anthropic-ai/sdk', () => ({ default: vi.fn(function () { return { messages: { create } }; }) }));

test('asks', async () => {
  await ask('why?');
  expect(create).toHaveBeenCalledWith({ model: '${ID}', max_tokens: 64000, temperature: 1, ${budget}, messages: expect.any(Array) });
  expect(create).toHaveBeenCalledWith(expect.objectContaining({ model: '${ID}', ${budget} }));
  expect(create.mock.calls[0][0]).toMatchObject({ model: '${ID}' });
  expect(create.mock.lastCall[0].model).toBe('${ID}');
});
`,
  });
  expect(vitestIn(cwd)).toBe('1 passed, 0 failed');
  const { report } = await run(['.'], { cwd, types: 'off', editAlso: ['mocks'] });
  expect(report.alsoCheck.map(({ kind, changes }) => `${kind} ${changes ? 'edited' : 'left'}`)).toEqual([
    'mock edited',
    ...Array<string>(4).fill('snapshot edited'),
  ]);
  expect(vitestIn(cwd)).toBe('1 passed, 0 failed');
});

const ASK = `import Anthropic from '@anthropic-ai/sdk';

export const ask = (client: Anthropic) =>
  client.messages.create({
    model: process.env.CLAUDE_MODEL ?? '${ID}',
    max_tokens: 64000,
    thinking: { type: 'enabled', budget_tokens: 40000 },
    messages: [],
  });
`;

/** `file:line kind`, with what became of each. */
async function rows(cwd: string, { paths = [], ...options }: RunOptions & Chosen & { paths?: string[] }): Promise<string[]> {
  const { report } = await run(paths, { cwd, mode: 'dry-run', types: 'off', ...options });
  expect(report.errors).toEqual([]);
  return report.alsoCheck.map(({ file, line, kind, changes, left }) => `${file}:${line} ${kind} ${changes ? 'edited' : (left ?? '-')}`);
}

describe('what is edited', () => {
  test('each change is in the report, with its text', async () => {
    const cwd = repository({ 'src/ask.ts': ASK, 'src/gates.ts': `export const isDeep = (model: string) => model === '${ID}';\n` });
    const { report } = await run([], { cwd, types: 'off', editAlso: ['gates'] });
    const [{ changes } = {}] = report.alsoCheck;
    const at = { kind: 'also', file: 'src/gates.ts', line: 1, endLine: 1, column: 69, endColumn: 69 };
    expect(changes).toEqual([{ ...at, before: '', after: " || model === 'claude-opus-4-7'" }]);
    expect(report.files).toEqual([
      { path: 'src/ask.ts', written: true },
      { path: 'src/gates.ts', written: true },
    ]);
  });

  test('nothing without being asked', async () => {
    const cwd = repository({ 'src/ask.ts': ASK, '.env.example': `CLAUDE_MODEL=${ID}\n` });
    expect(await rows(cwd, {})).toEqual(['.env.example:1 environment -']);
    expect(await rows(cwd, { editAlso: ['gates'] })).toEqual(['.env.example:1 environment -']);
    expect(await rows(cwd, { editAlso: ['config'] })).toEqual(['.env.example:1 environment edited']);
  });

  test('only files of the selection', async () => {
    const cwd = repository({
      'src/ask.ts': ASK,
      'src/list.ts': `export const A = ['${ID}'];\n`,
      'lib/list.ts': `export const A = ['${ID}'];\n`,
    });
    const { changed } = await run(['src'], { cwd, types: 'off', editAlso: ['all'] });
    expect(changed.map(({ file }) => path.relative(cwd, file))).toEqual(['src/ask.ts', 'src/list.ts']);
  });

  test('settings around the selection are listed, and stay', async () => {
    const cwd = repository({ 'src/ask.ts': ASK, '.env.example': `CLAUDE_MODEL=${ID}\n`, 'lib/.env.example': `CLAUDE_MODEL=${ID}\n` });
    expect(await rows(cwd, { paths: ['src'] })).toEqual(['.env.example:1 environment -']);
    expect(await rows(cwd, { paths: ['src'], editAlso: ['config'] })).toEqual([
      '.env.example:1 environment it is outside the selected paths',
    ]);
  });

  test('edits of a call and edits beside it in one file', async () => {
    const cwd = repository({ 'src/ask.ts': `${ASK}\nexport const isDeep = (model: string) => model === '${ID}';\n` });
    await run([], { cwd, types: 'off', editAlso: ['all'] });
    expect(read(cwd, 'src/ask.ts')).toContain('client.beta.messages.create');
    expect(read(cwd, 'src/ask.ts')).toContain(`model === '${ID}' || model === 'claude-opus-4-7'`);
  });

  test('a file that Git does not hold is refused as any other', async () => {
    const cwd = repository({ 'src/ask.ts': ASK, '.gitignore': '.env\n' });
    write(cwd, { '.env': `CLAUDE_MODEL=${ID}\n` });
    await expect(run([], { cwd, types: 'off', editAlso: ['config'] })).rejects.toThrow('.env');
    expect(read(cwd, 'src/ask.ts')).toBe(ASK);
    await run([], { cwd, types: 'off', editAlso: ['config'], allowDirty: true });
    expect(read(cwd, '.env')).toBe('CLAUDE_MODEL=claude-opus-4-7\n');
    await undo({ cwd });
    expect(read(cwd, '.env')).toBe(`CLAUDE_MODEL=${ID}\n`);
  });
});

describe('a call that only code holds back', () => {
  const USES = `import Anthropic from '@anthropic-ai/sdk';
import { tierOf } from './tiers.js';

export async function ask(client: Anthropic) {
  const response = await client.messages.create({
    model: '${ID}',
    max_tokens: 64000,
    thinking: { type: 'enabled', budget_tokens: 40000 },
    messages: [],
  });
  return tierOf(response.model);
}
`;
  const TIERS = `export const tierOf = (model: string) => {
  if (model === '${ID}') return 'deep';
  throw new Error(model);
};
`;
  const files = { 'src/ask.ts': USES, 'src/tiers.ts': TIERS };

  test('migrates together with that code, which is a change of its own', async () => {
    const cwd = repository(files);
    const { report } = await run([], { cwd, types: 'off', editAlso: ['gates'] });
    expect(report.summary).toMatchObject({ migrated: 1, filesChanged: 2 });
    expect(report.sites[0]?.changes.map(({ kind, file }) => `${kind} ${file}`)).toContain('also src/tiers.ts');
  });

  test('is left by a plan together with it', async () => {
    const cwd = repository(files);
    const plan = createPlan(await run([], { cwd, types: 'off', editAlso: ['gates'], mode: 'dry-run' }));
    write(cwd, { 'src/tiers.ts': `${TIERS}// changed since\n` });
    const { changed, refused } = await applyPlan(plan, { cwd, allowDirty: true });
    expect(changed).toEqual([]);
    expect(refused.map(({ file }) => path.relative(cwd, file)).sort()).toEqual(['src/ask.ts', 'src/tiers.ts']);
  });

  test('waits where the code is not selected', async () => {
    const cwd = repository(files);
    const { report, changed } = await run(['src/ask.ts'], { cwd, types: 'off', editAlso: ['gates'] });
    expect(report.summary).toMatchObject({ migrated: 0, review: 1 });
    expect(report.warnings).toContain('--edit-also edited nothing: no call migrates.');
    expect(changed).toEqual([]);
  });
});

test('a plan writes nothing but ids into configuration', async () => {
  const cwd = repository({ 'src/ask.ts': ASK, '.env.example': `CLAUDE_MODEL=${ID}\n` });
  const plan = createPlan(await run([], { cwd, types: 'off', editAlso: ['config'], mode: 'dry-run' }));
  const [file] = plan.files;
  expect(file?.path).toBe('.env.example');
  for (const edit of file?.edits ?? []) edit.text = 'x\nPATH=/evil';
  await expect(applyPlan(plan, { cwd })).rejects.toThrow('is configuration, in which a plan only replaces model IDs');
});

describe('types', () => {
  const tsconfig = JSON.stringify({ compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', types: [] } });
  const MODELS = `export type Model = '${ID}' | 'claude-sonnet-4-6';\n`;
  const LABELS = `import type { Model } from './models.js';\nexport const NAMES: Record<Model, string> = { '${ID}': name(1), 'claude-sonnet-4-6': name(2) };\nfunction name(n: number) {\n  return String(n);\n}\n`;
  const GATE = `import type { Model } from './models.js';\nexport const isDeep = (model: Model) => model === '${ID}';\n`;

  test('a comparison with what a type does not have stays, and the other half stays with it', async () => {
    const cwd = repository({ 'tsconfig.json': tsconfig, 'src/ask.ts': ASK, 'src/models.ts': MODELS, 'src/gate.ts': GATE });
    const [gate] = await rows(cwd, { types: 'auto', editAlso: ['gates'] });
    expect(gate).toMatch(/^src\/gate\.ts:2 gate it would not compile: This comparison appears to be unintentional/);
    expect(await rows(cwd, { types: 'auto', editAlso: ['gates', 'lists'] })).toEqual([
      'src/gate.ts:2 gate edited',
      'src/models.ts:1 registry edited',
    ]);
  });

  test('a type stays where a table that needs all its members stays', async () => {
    const cwd = repository({ 'tsconfig.json': tsconfig, 'src/ask.ts': ASK, 'src/models.ts': MODELS, 'src/labels.ts': LABELS });
    const [labels, models] = await rows(cwd, { types: 'auto', editAlso: ['all'] });
    expect(labels).toBe('src/labels.ts:2 registry the code would run twice');
    expect(models).toMatch(/^src\/models\.ts:1 registry it would not compile: Property '"claude-opus-4-7"' is missing/);
  });
});

describe('the command', () => {
  test('names the kinds where one is not known', async () => {
    const cwd = repository({ 'src/ask.ts': ASK });
    const { status, stderr } = await command(cwd, ['--edit-also', 'gates,prices']);
    expect(status).toBe(2);
    expect(stderr).toContain('"prices" is no kind. Use one or more of gates, tables, lists, config, mocks, all, with commas.');
  });

  test('reads the kinds from the configuration', async () => {
    const cwd = repository({
      'src/ask.ts': ASK,
      'src/gates.ts': `export const isDeep = (model: string) => model === '${ID}';\n`,
      'opus47.config.json': '{ "editAlso": ["gates"] }',
    });
    const { stdout, stderr } = await command(cwd, ['--dry-run', '--types', 'off']);
    expect(stdout).toContain("+export const isDeep = (model: string) => model === 'claude-opus-4-6' || model === 'claude-opus-4-7';");
    expect(stderr).toContain('gate: src/gates.ts:1');
    write(cwd, { 'opus47.config.json': '{ "editAlso": ["prices"] }' });
    expect((await command(cwd, ['--dry-run'])).stderr).toContain(
      '`editAlso` holds "prices"; each kind must be one of gates, tables, lists, config, mocks, all',
    );
  });
});

describe('suggestions', () => {
  const files = {
    'src/ask.ts': `import Anthropic from '@anthropic-ai/sdk';

export const ask = (client = new Anthropic()) =>
  client.messages.create({ model: '${ID}', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 }, messages: [] });
`,
    'test/ask.test.ts': `import { expect, test, vi } from 'vitest';
import { ask } from '../src/ask.js';

test('asks', async () => {
  const create = vi.fn(async () => ({ content: [] }));
  await ask({ messages: { create } } as never);
  expect(create).toHaveBeenCalledWith(expect.objectContaining({ model: '${ID}' }));
});
`,
  };
  const suggestedIn = ({ sites }: Awaited<ReturnType<typeof run>>['report']) =>
    sites.flatMap(({ notes }) => notes.flatMap(({ suggested = [] }) => suggested));

  test('are what --edit-also mocks would edit in the test that a note names', async () => {
    const cwd = repository(files);
    const { report, changed } = await run([], { cwd, types: 'off', mode: 'dry-run' });
    const [suggested, ...more] = suggestedIn(report);
    expect(more).toEqual([]);
    expect(suggested).toMatchObject({ file: 'test/ask.test.ts', before: expect.stringContaining(`objectContaining({ model: '${ID}' })`) });
    expect(suggested?.after).toContain('{ messages: { create }, beta: { messages: { create } } }');
    expect(suggested?.after).toContain("objectContaining({ model: 'claude-opus-4-7' })");
    expect(changed.map(({ file }) => path.relative(cwd, file))).toEqual(['src/ask.ts']);
    expect(renderMarkdown(report)).toContain(`Suggested for \`mock-may-need-moving\` at \`test/ask.test.ts:3\`, and not done:

\`\`\`diff
`);
    expect(renderMarkdown(report)).toContain(
      "\n+  expect(create).toHaveBeenCalledWith(expect.objectContaining({ model: 'claude-opus-4-7' }));\n",
    );
  });

  test('come from the cache, too', async () => {
    const cwd = repository(files);
    const cached = async () => suggestedIn((await run([], { cwd, types: 'off', mode: 'check', cache: true })).report);
    expect(await cached()).toEqual(await cached());
    expect(await cached()).toHaveLength(1);
  });

  test('are none where the edits are made, or nothing can be edited', async () => {
    const cwd = repository(files);
    expect(suggestedIn((await run([], { cwd, types: 'off', mode: 'dry-run', editAlso: ['mocks'] })).report)).toEqual([]);
    write(cwd, { 'test/ask.test.ts': files['test/ask.test.ts'].replace('const create', 'const messages = 1, create') });
    write(cwd, { 'test/ask.test.ts': read(cwd, 'test/ask.test.ts').replace('{ create }', '{ create: vi.fn() }') });
    expect(suggestedIn((await run([], { cwd, types: 'off', mode: 'dry-run' })).report)).toEqual([]);
  });
});
