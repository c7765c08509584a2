/** The formats of pull requests, from a real run over awkward files: what they hold is checked with schemas, parsers, and by making the edits. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv, type AnySchemaObject } from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { jobSummary } from '../../src/report/job-summary.js';
import { command } from '../support/command.js';
import { CALL, folder, git, plain, read, repository, write } from '../support/project.js';
import { report, runOf, site } from '../support/report.js';

const schemaOf = (name: string): AnySchemaObject =>
  JSON.parse(fs.readFileSync(createRequire(import.meta.url).resolve(`schemastore/schemas/json/${name}.json`), 'utf8'));

const HOME = 'src/käse 100% #1';
const KEY = ['sk', 'ant', 'api03', 'abcdefgh12345678'].join('-');
const FILES = {
  'src/models.ts': "export const MODEL = 'claude-opus-4-6';\nexport const BUDGET = 40000;\n",
  'src/client.ts': "import Anthropic from '@anthropic-ai/sdk';\nexport const client = new Anthropic();\n",
  [`${HOME}/a.ts`]: `import { client } from '../client';\r\nimport { BUDGET, MODEL } from '../models';\r\n
export const über = (q: string) => client.messages.create({ system: 'Größe 🧵', model: MODEL, max_tokens: 50000, temperature: 1, thinking: { type: 'enabled', budget_tokens: BUDGET }, messages: [{ role: 'user', content: q }] });\r
`,
  'src/b,c:d.ts': `import { client } from './client';
import { MODEL } from './models';
export const first = () =>
  client.messages.create({
    model: MODEL,
    max_tokens: 9000,
    thinking: { type: 'enabled', budget_tokens: 8000 }, // see #1
    messages: [],
  });
export const second = (model: string) => client.messages.create({ model, max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 8000 }, messages: [] });
`,
  'src/skipped.ts': CALL.replace('claude-opus-4-6', 'claude-sonnet-4-5'),
  'src/broken.ts': "const model = 'claude-opus-4-6';\nconst = ;\n",
};

let cwd = '';
let expected: Record<string, string> = {};
const output: Record<string, string> = {};
let summary = '';

beforeAll(async () => {
  cwd = folder({ keep: true });
  write(cwd, FILES);
  git(cwd, 'init', '-q');
  git(cwd, 'add', '-A');
  git(cwd, 'commit', '-qm', 'before');
  const target = path.join(cwd, '../', `${path.basename(cwd)}-summary.md`);
  for (const format of ['sarif', 'rdjson', 'rdjsonl', 'github', 'gitlab', 'junit'])
    output[format] = (await command(cwd, ['--check', '--types', 'off', '--format', format], { GITHUB_STEP_SUMMARY: target })).stdout;
  summary = fs.readFileSync(target, 'utf8');
  fs.rmSync(target);
  await command(cwd, ['--types', 'off']);
  expected = Object.fromEntries(Object.keys(FILES).map((name) => [name, read(cwd, name)]));
  fs.rmSync(cwd, { recursive: true });
  expect(expected[`${HOME}/a.ts`]).toContain('client.beta.messages');
});

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Makes the edits, each once, in bytes or UTF-16 units. */
function applied<T extends Buffer | string>(source: T, edits: readonly Edit[], join: (parts: (T | string)[]) => string): string {
  const once = [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()].sort((a, b) => a.start - b.start || a.end - b.end);
  const parts: (T | string)[] = [];
  let at = 0;
  for (const { start, end, text } of once) {
    expect(start).toBeGreaterThanOrEqual(at);
    parts.push(source.slice(at, start) as T, text);
    at = end;
  }
  return join([...parts, source.slice(at) as T]);
}

const lineStarts = (text: string): number[] => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];

describe('SARIF', () => {
  interface Result {
    ruleId: string;
    level: string;
    ruleIndex: number;
    locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
    fixes?: {
      artifactChanges: {
        artifactLocation: { uri: string };
        replacements: {
          deletedRegion: Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>;
          insertedContent: { text: string };
        }[];
      }[];
    }[];
  }
  const parsed = () => JSON.parse(output.sarif ?? '') as { runs: { results: Result[]; tool: { driver: { rules: { id: string }[] } } }[] };

  test('is what the official schema says', () => {
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schemaOf('sarif-2.1.0'));
    expect(validate(parsed()), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...parsed(), version: '0.1.0' })).toBe(false);
  });

  // As GH2012 of Microsoft's multitool asks for GitHub's code scanning.
  test('has what a viewer shows of a rule', () => {
    for (const rule of parsed().runs[0]?.tool.driver.rules ?? [])
      expect(rule).toMatchObject({
        name: expect.stringMatching(/^[A-Z][A-Za-z]+$/),
        shortDescription: { text: expect.stringMatching(/\.$/) },
        fullDescription: { text: expect.any(String) },
        help: { text: expect.stringContaining('What to do: '), markdown: expect.stringContaining('](https://github.com/') },
      });
  });

  // As SARIF1001 of the multitool asks.
  test('leaves out a name that would repeat the id', async () => {
    const { stdout } = await command(repository({ 'a.ts': CALL }), ['--types', 'off', '--format', 'sarif']);
    const [rule] = (JSON.parse(stdout) as ReturnType<typeof parsed>).runs[0]?.tool.driver.rules ?? [];
    expect(rule).toMatchObject({ id: 'migrated' });
    expect(rule).not.toHaveProperty('name');
  });

  test('names rules, levels and files', () => {
    const [run] = parsed().runs;
    expect(run?.results.map(({ ruleId, level }) => `${level} ${ruleId}`).sort()).toEqual([
      'error would-migrate',
      'error would-migrate',
      'warning model-unknown',
    ]);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    const uris = run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri ?? '') ?? [];
    for (const uri of uris) expect(new URL(uri, 'file:///root/').pathname.startsWith('/root/src/')).toBe(true);
    expect(uris.map((uri) => decodeURIComponent(new URL(uri, 'file:///').pathname)).sort()).toEqual([
      '/src/b,c:d.ts',
      '/src/b,c:d.ts',
      `/${HOME}/a.ts`,
    ]);
  });

  test('has fixes that give what a run writes', () => {
    const edits: Record<string, Edit[]> = {};
    for (const { fixes = [] } of parsed().runs[0]?.results ?? [])
      for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
        const file = decodeURIComponent(artifactLocation.uri);
        const starts = lineStarts(FILES[file as keyof typeof FILES]);
        edits[file] = [
          ...(edits[file] ?? []),
          ...replacements.map(({ deletedRegion: at, insertedContent: { text } }) => ({
            start: (starts[at.startLine - 1] ?? 0) + at.startColumn - 1,
            end: (starts[at.endLine - 1] ?? 0) + at.endColumn - 1,
            text,
          })),
        ];
      }
    for (const [file, source] of Object.entries(FILES))
      expect(applied(source, edits[file] ?? [], (parts) => parts.join(''))).toBe(expected[file]);
  });
});

describe('rdjson', () => {
  interface Position {
    line: number;
    column: number;
  }
  interface Diagnostic {
    severity: string;
    code?: { value: string };
    location: { path: string; range?: { start: Position; end: Position } };
    suggestions?: { range: { start: Position; end: Position }; text: string }[];
  }
  const parsed = () => JSON.parse(output.rdjson ?? '') as { diagnostics: Diagnostic[] };

  test('is what the format says, and the same line by line', () => {
    const schema = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../schemas/rdjson.json'), 'utf8')) as object;
    const validate = new Ajv({ strict: true }).compile(schema);
    expect(validate(parsed()), JSON.stringify(validate.errors)).toBe(true);
    const lines = output.rdjsonl?.trimEnd().split('\n') ?? [];
    expect(lines.map((line) => JSON.parse(line))).toEqual(parsed().diagnostics);
  });

  test('has suggestions on the very lines they change, that give what a run writes', () => {
    const edits: Record<string, Edit[]> = {};
    for (const { location, suggestions = [] } of parsed().diagnostics)
      for (const { range, text } of suggestions) {
        expect(range).toEqual(location.range);
        const bytes = Buffer.from(FILES[location.path as keyof typeof FILES]);
        const starts = lineStarts(bytes.toString('latin1'));
        const offset = ({ line, column }: Position) => (starts[line - 1] ?? 0) + column - 1;
        edits[location.path] = [...(edits[location.path] ?? []), { start: offset(range.start), end: offset(range.end), text }];
      }
    for (const [file, source] of Object.entries(FILES))
      expect(
        applied(Buffer.from(source), edits[file] ?? [], (parts) => Buffer.concat(parts.map((part) => Buffer.from(part))).toString()),
      ).toBe(expected[file]);
  });

  test('has a diagnostic for what needs review, and for a file that cannot be read', () => {
    const others = parsed().diagnostics.filter(({ suggestions }) => !suggestions);
    expect(others.map(({ severity, code }) => [severity, code?.value])).toEqual([
      ['WARNING', 'model-unknown'],
      ['ERROR', undefined],
    ]);
  });
});

describe('GitHub', () => {
  /** As the runner reads a workflow command. */
  function commands(text: string): { type: string; properties: Record<string, string>; message: string }[] {
    return text.split('\n').flatMap((line) => {
      const [, type, list, data] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
      if (type === undefined || list === undefined || data === undefined) return [];
      const back = (value: string) =>
        value.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
      const properties = Object.fromEntries(
        list.split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), back(pair.slice(pair.indexOf('=') + 1))]),
      );
      return [{ type, properties, message: back(data) }];
    });
  }

  test('has an annotation for each finding', () => {
    expect(commands(output.github ?? '').map(({ type, properties: { file, line } }) => `${type} ${file}:${line}`)).toEqual([
      'error src/broken.ts:2',
      'error src/b,c:d.ts:4',
      `error ${HOME}/a.ts:4`,
      'warning src/b,c:d.ts:10',
    ]);
  });

  test('shows ten of a type, and says how many are left', async () => {
    const { renderGithub } = await import('../../src/report/github.js');
    const many = Array.from({ length: 25 }, (_, line) => site({ line: line + 1, endLine: line + 1, message: 'x\n::error::100% @me' }));
    const text = renderGithub(report(many, { run: runOf({ mode: 'check' }) }));
    expect(commands(text)).toHaveLength(10);
    expect(text.trimEnd().split('\n')).toHaveLength(11);
    expect(text).toContain('15 more findings have no annotation');
    expect(commands(text)[0]?.message).toContain('\\u000a::error::100% @me');
  });

  test('writes the table into the summary of the job', () => {
    expect(summary.match(/# Opus 4\.7 migration/g)).toHaveLength(1);
    expect(summary).toContain('| where | call | kind | thinking budget → task budget | model | notes |');
  });

  test('keeps the summary under the size that GitHub takes', () => {
    const code = 'x'.repeat(4000);
    const sites = Array.from({ length: 300 }, (_, n) =>
      site({
        id: `src/${n}.ts#a:1`,
        file: `src/${n}.ts`,
        status: 'review',
        reason: 'model-unknown',
        snippets: [{ file: 'src/a.ts', line: 1, before: code, after: null }],
      }),
    );
    const all = report(sites);
    expect(Buffer.byteLength(jobSummary(all, 1 << 30))).toBeGreaterThan(1 << 20);
    const bare = jobSummary(all, 1 << 20);
    expect(Buffer.byteLength(bare)).toBeLessThan(1 << 20);
    expect(bare).toContain('src/299.ts');
    const cut = jobSummary(all, 50_000);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(50_000);
    expect(cut).toMatch(/and \d+ calls did not fit here/);
    expect(jobSummary(all, 10)).toBe('');
  });

  test('says where the summary cannot be written', async () => {
    const root = repository({ 'a.ts': CALL });
    const { status, stderr } = await command(root, ['--check', '--types', 'off', '--format', 'github'], { GITHUB_STEP_SUMMARY: root });
    expect(status).toBe(2);
    expect(stderr).toContain(`GITHUB_STEP_SUMMARY ${root}: could not be written`);
  });
});

describe('a working directory below the root of the repository', () => {
  const paths: Record<string, (text: string) => string[]> = {
    github: (text) => [...text.matchAll(/file=([^,]+)/g)].map(([, file = '']) => file),
    sarif: (text) => [...text.matchAll(/"uri": "(.*?)"/g)].map(([, file = '']) => file),
    gitlab: (text) => [...text.matchAll(/"path": "(.*?)"/g)].map(([, file = '']) => file),
    json: (text) => [...text.matchAll(/"file": "(.*?)"/g)].map(([, file = '']) => file),
  };
  const files = {
    'packages/api/src/a.ts': CALL,
    'packages/lib/b.ts': CALL,
    'packages/api/src/broken.ts': "const model = 'claude-opus-4-6' = ;\n",
  };

  test.each([
    ['github', 'packages/'],
    ['sarif', 'packages/'],
    ['gitlab', 'packages/'],
    ['json', ''],
  ])('%s names files relative to the root, the report of the run to the directory', async (format, root) => {
    const top = repository(files);
    const at = path.join(top, 'packages/api');
    const { stdout } = await command(at, ['src', '../lib', '--check', '--types', 'off', '--format', format]);
    const found = [...new Set(paths[format]?.(stdout))].sort();
    expect(found).toEqual(
      root ? ['packages/api/src/a.ts', 'packages/api/src/broken.ts', 'packages/lib/b.ts'] : ['../lib/b.ts', 'src/a.ts', 'src/broken.ts'],
    );
  });

  test('outside of Git, paths stay', async () => {
    const at = plain({ 'src/a.ts': CALL });
    expect((await command(at, ['--check', '--types', 'off', '--format', 'github'])).stdout).toContain('file=src/a.ts,');
  });
});

test.each(['github', 'rdjson', 'junit', 'gitlab', 'sarif'] as const)(
  '%s names the places elsewhere that matter to a call',
  async (format) => {
    const { render } = await import('../../src/report/formats.js');
    const related = [{ file: 'src/caller.ts', line: 12, message: 'passes Opus 4.6' }];
    const text = await render(report([site({ status: 'review', reason: 'params-unknown', changes: [], related })]), format);
    expect(text).toMatch(/src\/caller\.ts(?:%3A|:)12|src\/caller\.ts"[\s\S]*12/);
  },
);

test('jsonl has the run, then each row on a line of its own, what needs review first', async () => {
  const { renderJsonl } = await import('../../src/report/jsonl.js');
  const all = report([site(), site({ id: 'b', status: 'review', reason: 'model-unknown' })], {
    errors: [{ file: 'x.ts', line: 1, column: 1, message: 'broken\nhere' }],
    unattributed: [{ file: 'y.ts', line: 2, why: 'no call' }],
    alsoCheck: [{ file: '.env', line: 3, kind: 'environment' }],
    warnings: ['w'],
  });
  const rows = renderJsonl(all)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(rows.map(({ type, status }) => [type, status].filter(Boolean).join(' '))).toEqual([
    'run',
    'call review',
    'call migrated',
    'error',
    'unattributed',
    'also-check',
    'warning',
  ]);
  expect(rows[1]).toEqual({ type: 'call', ...all.sites[1] });
});

describe('GitLab', () => {
  const parsed = () => JSON.parse(output.gitlab ?? '') as Record<string, unknown>[];

  test('has the fields of a code quality report, and fingerprints of their own', () => {
    expect(parsed()).toHaveLength(4);
    for (const one of parsed())
      expect(one).toMatchObject({
        description: expect.any(String),
        check_name: expect.any(String),
        fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
        severity: expect.stringMatching(/^(?:info|minor|major|critical|blocker)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
      });
    expect(new Set(parsed().map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  test('keeps its fingerprints when lines move', async () => {
    const root = repository({ 'a.ts': CALL });
    const prints = async () =>
      (JSON.parse((await command(root, ['--check', '--types', 'off', '--format', 'gitlab'])).stdout) as { fingerprint: string }[]).map(
        ({ fingerprint }) => fingerprint,
      );
    const before = await prints();
    write(root, { 'a.ts': `\n\n${CALL}` });
    expect(await prints()).toEqual(before);
  });
});

describe('JUnit', () => {
  test('is XML with a case for each call', () => {
    expect(XMLValidator.validate(output.junit ?? '')).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => name === 'testsuite' || name === 'testcase',
    });
    const { testsuites } = parser.parse(output.junit ?? '') as {
      testsuites: Record<string, string> & { testsuite: (Record<string, string> & { testcase: Record<string, unknown>[] })[] };
    };
    expect(testsuites).toMatchObject({ tests: '5', failures: '3', errors: '1', skipped: '1' });
    const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
    expect(cases.map((one) => ['failure', 'skipped', 'error'].find((key) => key in one)).sort()).toEqual([
      'error',
      'failure',
      'failure',
      'failure',
      'skipped',
    ]);
    expect(testsuites.testsuite.map(({ name }) => name)).toContain(`${HOME}/a.ts`);
  });

  test('takes text that XML cannot hold', async () => {
    const { renderJunit } = await import('../../src/report/junit.js');
    const text = renderJunit(
      report([site({ status: 'review', reason: 'model-unknown', message: '\u0000\u001b[31m]]>&<"\'\ud800\uffff', file: '\u202e<a>' })]),
    );
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).not.toMatch(/[\u0000\u001b\u202e\uffff]/);
  });
});

test('a key in the code is in no format, and no suggestion is made of what is masked', async () => {
  const root = repository({
    'a.ts': CALL.replace('new Anthropic()', `new Anthropic({ apiKey: '${KEY}' })`)
      .replace("'Hi'", `'Hi ${KEY}'`)
      .replace('thinking: {', `system: '${KEY}', thinking: {`),
  });
  for (const format of ['sarif', 'rdjson', 'github', 'gitlab', 'junit', 'json', 'markdown', 'html']) {
    const { stdout } = await command(root, ['--check', '--types', 'off', '--format', format]);
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout, format).not.toContain(KEY);
    if (format === 'rdjson') expect(stdout).not.toContain('sk-ant-…');
  }
});
