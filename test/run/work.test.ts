/** How much work runs do, counted: what is loaded, listed, read, parsed and asked of the disk. Time is for the benchmark. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { Engine } from '../../src/flow/engine.js';
import { Tracer } from '../../src/frontends/javascript/clients/clients.js';
import { findByEngine } from '../../src/frontends/javascript/engine/engine-sites.js';
import { createContext } from '../../src/frontends/javascript/values/create-context.js';
import { javascript } from '../../src/frontends/languages.js';
import { judge } from '../../src/lint/judge.js';
import { Projects } from '../../src/lint/project.js';
import { Git } from '../../src/project/git.js';
import { run } from '../../src/run/run.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';
import { repository } from '../support/project.js';

afterEach(() => void vi.restoreAllMocks());

const src = path.join(import.meta.dirname, '../../src');
const IMPORT = /^(?:import|export) (?!type\b)(?:[^;']*? from )?'(\.[^']*)'/gm;

/** The modules that come with one: what it imports, but for types and what it loads later. */
function loadedWith(name: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(name)) return loaded;
  loaded.add(name);
  for (const [, specifier = ''] of fs.readFileSync(path.join(src, name), 'utf8').matchAll(IMPORT))
    loadedWith(path.posix.join(path.posix.dirname(name), specifier).replace(/\.js$/, '.ts'), loaded);
  return loaded;
}

const CALL = `import Anthropic from '@anthropic-ai/sdk';
export const ask = () =>
  new Anthropic().messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages: [] });
`;
/** Packages side by side, whose files all have the same names and import each other. */
const packages = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, i) => [
      [`packages/p${i}/index.ts`, `export * from './lib/index.js';\n`],
      [`packages/p${i}/lib/index.ts`, `import { value } from './value.js';\nexport const doubled = value * 2;\n`],
      [`packages/p${i}/lib/value.ts`, `export const value = ${i};\n`],
    ]).flat(),
  );
const PACKAGES = packages(60);

/** What is asked of the disk about files of a project, and of Babel. */
function counting(root: string) {
  const own = (calls: readonly unknown[][]) => calls.filter(([file]) => typeof file === 'string' && file.startsWith(`${root}/`));
  const sources = (calls: readonly unknown[][]) => own(calls).filter(([file]) => /\.[jt]s$/.test(String(file)));
  const reads = [vi.spyOn(fs, 'readFileSync'), vi.spyOn(fs, 'openSync')];
  const stats = vi.spyOn(fs, 'statSync');
  const listings = [vi.spyOn(Git.prototype, 'index'), vi.spyOn(Git.prototype, 'others'), vi.spyOn(fs, 'readdirSync')];
  const parses = vi.spyOn(createRequire(import.meta.url)('@babel/parser') as { parse: (text: string) => unknown }, 'parse');
  return {
    read: () => new Set(sources(reads.flatMap(({ mock }): unknown[][] => mock.calls)).map(([file]) => file)).size,
    stats: () => sources(stats.mock.calls).length,
    listings: () => listings.reduce((sum, { mock }) => sum + mock.calls.length, 0),
    parsed: () => parses.mock.calls.length,
  };
}

test('the version is told by four modules', () => {
  expect(loadedWith('cli/main.ts').size).toBeLessThanOrEqual(4);
});

test('what looks at named files comes without a parser, an engine or a language', () => {
  const loaded = [...loadedWith('run/run.ts')];
  expect(loaded.filter((name) => /^(?:flow|types|frontends\/(?:javascript|python))\//.test(name))).toEqual([]);
  expect(loaded.length).toBeLessThanOrEqual(65);
});

test('without an SDK, types are looked at without the compiler', () => {
  const loaded = [...loadedWith('types/unchecked.ts')];
  expect(loaded.length).toBeLessThanOrEqual(10);
  for (const name of loaded) expect(fs.readFileSync(path.join(src, name), 'utf8'), name).not.toContain("from 'ts-morph'");
});

test('JavaScript comes without Python', () => {
  const loaded = ['run/work.ts', 'run/analyse.ts', 'frontends/languages.ts', 'lint/index.ts'].flatMap((name) => [...loadedWith(name)]);
  // How comments begin is asked of every language.
  expect(new Set(loaded.filter((name) => name.startsWith('frontends/python/')))).toEqual(new Set(['frontends/python/syntax/remarks.ts']));
});

test('of a selection, the calls are judged of files that imports connect with it', () => {
  const calls = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`calls/call${index}.ts`, CALL]));
  const both = ['0', '1'].map((index) => `import { ask as ask${index} } from './calls/call${index}.js';\n`).join('');
  const tree = memoryTree({ ...calls, 'use.ts': `${both}export const all = [ask0, ask1];\n` }, ['calls/call0.ts']);
  const { sites } = javascript().create(tree).find();
  expect(new Set(sites.map(({ file }) => file))).toEqual(new Set(['/project/calls/call0.ts', '/project/calls/call1.ts']));
});

test('of a named file that holds nothing, that file is read, and no other is listed', async () => {
  const cwd = repository({ ...PACKAGES, 'src/call.ts': CALL });
  const count = counting(cwd);
  const { report } = await run(['packages/p7/lib/value.ts'], { cwd, mode: 'check' });
  expect(report.summary).toMatchObject({ filesScanned: 1, migrated: 0, review: 0 });
  expect([count.read(), count.listings(), count.parsed()]).toEqual([1, 0, 0]);
});

test('the same where git names the files', async () => {
  const cwd = repository({ ...PACKAGES, 'src/call.ts': CALL });
  fs.writeFileSync(path.join(cwd, 'packages/p7/lib/value.ts'), 'export const value = 70;\n');
  const count = counting(cwd);
  await run([], { cwd, mode: 'check', since: 'HEAD' });
  expect([count.read(), count.parsed()]).toEqual([1, 0]);
});

test('of files that all have one name, those are asked for that an import may mean, and a file is parsed once for all analyses', async () => {
  const cwd = repository({ ...PACKAGES, 'packages/p7/lib/index.ts': CALL });
  const count = counting(cwd);
  const { report } = await run([], { cwd, mode: 'dry-run', types: 'off' });
  expect(report.summary.migrated).toBe(1);
  // The call's file before and after, and the one that exports what it does.
  expect(count.parsed()).toBeLessThanOrEqual(3);
  expect(count.stats()).toBeLessThan(1200);
});

test('a second run in a large tree reads what may hold something, and asks the disk once about the rest', async () => {
  const cwd = repository({ ...packages(700), 'packages/p7/lib/index.ts': CALL });
  const inAnHour = Date.now() + 3_600_000;
  vi.spyOn(Date, 'now').mockImplementation(() => inAnHour);
  const first = await run([], { cwd, mode: 'check', types: 'off' });
  const count = counting(cwd);
  const { report } = await run([], { cwd, mode: 'check', types: 'off' });
  expect(report.sites).toEqual(first.report.sites);
  expect(report.summary.migrated).toBe(1);
  // The call's file, and one in each package that imports a file of such a name.
  expect(count.read()).toBeLessThan(710);
  expect(count.stats()).toBeLessThan(5000);
  const without = counting(cwd);
  await run([], { cwd, mode: 'check', types: 'off', index: false });
  expect(without.read()).toBeGreaterThan(2000);
});

test('a text that is not saved is looked at with what is known of the project', () => {
  const cwd = repository({ ...PACKAGES, 'packages/p7/lib/index.ts': CALL, 'src/other.ts': CALL });
  const file = path.join(cwd, 'src/other.ts');
  const [projects, languages, settings] = [new Projects(), [javascript()], withDefaults({})];
  expect(judge(CALL, file, settings, projects, languages).findings).toHaveLength(1);
  const count = counting(cwd);
  for (const text of [`${CALL}// 1\n`, `${CALL}// 2\n`]) expect(judge(text, file, settings, projects, languages).findings).toHaveLength(1);
  expect(count.listings()).toBe(0);
  // Once for each analysis that the text takes.
  expect(count.parsed()).toBeLessThanOrEqual(8);
});

test('what a client may be is traced once from each place, however often files hand it to each other', () => {
  const holder = `import Anthropic from '@anthropic-ai/sdk';
export class Holder {
  client = new Anthropic();
  ask() {
    return this.client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages: [] });
  }
}
`;
  const relay = `import { Holder } from './holder.js';
export function pass(from: Holder, to: Holder) {
  to.client = from.client;
}
`;
  const tree = memoryTree({ 'holder.ts': holder, ...Object.fromEntries([1, 2].map((index) => [`relay${index}.ts`, relay])) });
  const { trace } = Tracer.prototype;
  let left = 500;
  // Without what is remembered there is no end to it.
  vi.spyOn(Tracer.prototype, 'trace').mockImplementation(function (this: Tracer, ...args) {
    if (left-- <= 0) throw new Error('traced too often');
    return trace.apply(this, args);
  });
  expect(
    javascript()
      .create(tree)
      .find()
      .sites.filter(({ kind }) => kind === 'sdk'),
  ).toHaveLength(1);
  expect(left).toBeGreaterThan(0);
});

test('files in which no request is made are not run', () => {
  const limits = "export const LIMITS = { anthropic: { thinking: { type: 'enabled', budget_tokens: 1024 } } };\n";
  const saving =
    "import { LIMITS } from './limits.js';\nexport const save = (db, messages) => db.chats.create({ messages, limits: LIMITS });\n";
  const load = vi.spyOn(Engine.prototype, 'ensureLoaded');
  javascript()
    .create(memoryTree({ 'limits.ts': limits, 'save.ts': saving }))
    .find();
  expect(load).not.toHaveBeenCalled();
});

test('a function in a function runs once for all calls in it', () => {
  const cases = Array.from({ length: 12 }, (_, index) => `  it('${index}', () => {\n${'    expect(ask()).toBe(1);\n'.repeat(5)}  });\n`);
  const suite = `import { describe, expect, it } from 'vitest';\nimport { ask } from './call.js';\ndescribe('ask', () => {\n${cases.join('')}});\n`;
  const tree = memoryTree({ 'call.ts': CALL, 'call.test.ts': suite });
  const runRoot = vi.spyOn(Engine.prototype, 'runRoot');
  expect(
    javascript()
      .create(tree)
      .find()
      .sites.filter(({ kind }) => kind === 'sdk'),
  ).toHaveLength(1);
  expect(runRoot.mock.calls.length).toBeLessThan(30);
});

test('files are not run once more with one that alone takes too many steps', () => {
  const doubling = Array.from({ length: 12 }, (_, index) => `const f${index + 1} = () => [f${index}(), f${index}(), f${index}()];\n`);
  const tree = memoryTree({ 'call.ts': CALL, 'long.ts': `import './call.js';\nconst f0 = () => 1;\n${doubling.join('')}f12();\n` });
  const { ctx } = createContext(tree);
  const files = ['/project/call.ts', '/project/long.ts'].flatMap((file) => ctx.modules.get(file) ?? []);
  const tooLong = new Set<string>();
  const load = vi.spyOn(Engine.prototype, 'ensureLoaded');
  expect(findByEngine(ctx, files, tree, tooLong)).toBeUndefined();
  expect(tooLong).toEqual(new Set(['/project/long.ts']));
  load.mockClear();
  expect(findByEngine(ctx, files, tree, tooLong)).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
});
