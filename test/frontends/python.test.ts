/** Python beyond its fixtures: what is loaded, files that do not parse, comments, options; and CPython reads every expected file, and every call in it. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { run } from '../../src/run/run.js';
import { PYTHON } from '../support/cpython.js';
import { parseFindings } from '../support/findings.js';
import { caseNamed, inputOf, isNotebook, isPython, nameOf, outputOf, untypedCases } from '../support/fixtures.js';
import { memoryTree } from '../support/memory.js';
import { git, repository, snapshot } from '../support/project.js';

const cases = untypedCases().filter((one) => isPython(one) && !isNotebook(one));

describe('files', () => {
  test('a file without the words that matter loads no parser', async () => {
    expect(await languagesIn(memoryTree({ 'a.py': 'import anthropic\n', 'b.ts': '"claude-opus-4-6"' }))).toHaveLength(1);
  });

  test('a file that does not parse is an error, and the others are handled', async () => {
    const good = inputOf(caseNamed('endpoint/the-plain-call'))['a.py'] as string;
    const cwd = repository({ 'good.py': good, 'bad.py': 'x = "claude-opus-4-6"\ndef (:\n' });
    const { report } = await run(['.'], { cwd });
    expect(report.summary.migrated).toBe(1);
    expect(report.errors.map(({ file, line }) => `${file}:${line}`)).toEqual(['bad.py:2']);
  });
});

test.each([
  ['id-decides-elsewhere', 'model/id-that-decides-something-elsewhere', 11],
  ['create-replaced', 'notes/create-replaced', 3],
])('the note %s names a line', async (code, name, count) => {
  const { report } = await run(['.'], { cwd: repository(inputOf(caseNamed(name))), mode: 'check' });
  const notes = report.sites.flatMap((site) => site.notes.filter((note) => note.code === code));
  expect(notes.filter(({ message }) => /\(\w+\.py:\d+\)/.test(message))).toHaveLength(count);
});

/** Cases whose calls all move, and where a budget stays: code reads it for something else, another caller or a branch for other models sends it, a test has it. */
const BUDGET_STAYS = [
  'callers/params-that-are-only-looked-at',
  'callers/popped-elsewhere',
  'callers/read-elsewhere-by-log',
  'chosen/only-the-id-changes-python',
  'classes/field-read-elsewhere',
  'closed/defaults-under-the-params-of-callers-python',
  'closed/requests-of-several-callers-python',
  'edit-also/a-mock-that-takes-every-path-python',
  'edit-also/expectations-that-stay-python',
  'libraries/langchain-options-that-something-else-reads-python',
  'python-aliases/another-item-of-a-tuple',
  'python-aliases/beside-it-in-what-a-package-makes',
  'python-aliases/copies-that-are-their-own',
  'python-aliases/entries-that-a-loop-only-reads',
  'python-aliases/made-for-each-call',
  'python-aliases/stored-and-left-as-it-is',
  'thinking/thinking-out-of-a-loop',
  'thinking/thinking-that-is-data-elsewhere',
];

if (!PYTHON) console.warn('skipped: CPython reads the expected files (there is no Python here)');

test.skipIf(!PYTHON)('CPython reads what is expected: the same statements, with other calls', () => {
  const pairs = cases.flatMap((one) => {
    const input = inputOf(one);
    const isLeft = parseFindings(one.findings).sites.some(({ status }) => status !== 'migrated');
    // Calls that lose their sampling parameters alone keep their budgets, and guarded ones for models that take them.
    const keeps = BUDGET_STAYS.includes(nameOf(one)) || isLeft || one.options.fixSampling === true || one.options.guard === true;
    // Configuration changes with `--edit-also`; the module of guards may be gone.
    const code = Object.entries(outputOf(one)).filter(([file, text]) => file.endsWith('.py') && file in input && text !== undefined);
    return code.map(([file, text]) => ({
      name: `${nameOf(one)}/${file}`,
      before: input[file],
      after: text,
      keeps,
    }));
  });
  const script = `
import ast, json, sys
for pair in json.load(sys.stdin):
    before, after = (ast.parse(pair[key], pair["name"]) for key in ("before", "after"))
    names = lambda tree: [node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    assert names(before) == names(after), pair["name"]
    for call in (node for node in ast.walk(after) if isinstance(node, ast.Call)):
        keywords = [keyword.arg for keyword in call.keywords if keyword.arg]
        assert len(keywords) == len(set(keywords)), pair["name"]
    if not pair["keeps"] and "budget_tokens" in [node.value for node in ast.walk(after) if isinstance(node, ast.Constant)]: raise AssertionError(pair["name"])
`;
  const done = spawnSync(PYTHON as string, ['-c', script], { input: JSON.stringify(pairs), encoding: 'utf8' });
  expect(done.stderr).toBe('');
  expect(pairs.length).toBeGreaterThan(20);
});

test('a TODO comment stands above the line of a review call, and goes again', async () => {
  const before =
    'import anthropic\n\nclient = anthropic.Anthropic()\n\n\ndef run(model):\n    x = """\n# no comment"""; client.messages.create(model=model, max_tokens=9, thinking={"type": "enabled", "budget_tokens": 2000}, messages=[])\n';
  const cwd = repository({ 'a.py': before });
  await run(['.'], { cwd, todo: 'write' });
  const written = snapshot(cwd)['a.py'] as string;
  expect(written.split('\n')[6]).toMatch(/^ {4}# TODO\(opus47-migrate\): model-unknown: /);
  git(cwd, 'add', '-A');
  await run(['.'], { cwd, todo: 'remove' });
  expect(snapshot(cwd)['a.py']).toBe(before);
});

test('definitions that refer to each other in circles end', async () => {
  const circle = `
import anthropic


class A:
    def __init__(self):
        self.next = self.next.make().next

    def make(self):
        return self.next.make()


a = b = None
a = b.make(a)
b = a.make(b)
a.next.make().next.messages.create(model="claude-opus-4-6", max_tokens=9, thinking={"type": "enabled", "budget_tokens": 2000}, messages=a)
`;
  const { report } = await run(['.'], { cwd: repository({ 'a.py': circle }), mode: 'check' });
  expect(report.errors).toEqual([]);
});

describe('options', () => {
  const client = 'import anthropic\n\nclient = anthropic.Anthropic()\n';
  const enabled = '{"type": "enabled", "budget_tokens": 50000}';
  const migrated = async (source: string, options: Parameters<typeof run>[1]) => {
    const cwd = repository({ 'a.py': client + source });
    const { report } = await run(['.'], { ...options, cwd });
    expect(report.errors).toEqual([]);
    return snapshot(cwd)['a.py']?.slice(client.length);
  };

  test('--all-calls moves every request of a batch', async () => {
    const params = (rest: string) =>
      `{"custom_id": "a", "params": {"model": "claude-opus-4-6", "max_tokens": 64000, "messages": []${rest}}}`;
    const after = await migrated(`client.messages.batches.create(requests=[${params(`, "thinking": ${enabled}`)}, ${params('')}])\n`, {
      allCalls: true,
    });
    expect(after).not.toContain('claude-opus-4-6');
    expect(after?.split('task_budget"')).toHaveLength(2);
  });

  test('--thinking remove takes the thinking away that a budget is written into', async () => {
    const before = `p = {"model": "claude-opus-4-6", "max_tokens": 64000, "messages": []}\np["thinking"] = ${enabled}\np["thinking"]["budget_tokens"] = 60000\nclient.messages.create(**p)\n`;
    const after = await migrated(before, { thinking: 'remove' });
    expect(after).not.toContain('thinking');
    expect(after).toContain('"total": 33000');
  });

  test('--no-task-budget keeps a budget whose value does more', async () => {
    const before = `def size():\n    print("asked")\n    return 50000\n\n\nclient.messages.create(model="claude-opus-4-6", max_tokens=64000, thinking={"type": "enabled", "budget_tokens": size()}, messages=[])\n`;
    expect(await migrated(before, { taskBudget: false })).toBe(before);
  });
});
