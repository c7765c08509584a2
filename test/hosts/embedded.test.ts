/** Calls in components and documents: edited in place, everything around them byte for byte as it was. */
import { parse as parseVue } from '@vue/compiler-sfc';
import { compile } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { migrate } from '../../src/run/api.js';
import { run } from '../../src/run/run.js';
import { undo } from '../../src/run/undo.js';
import { command } from '../support/command.js';
import { type Files, git, read, repository, snapshot } from '../support/project.js';

/** A call whose lines begin with some blanks. */
const call = (indent = '', model = "'claude-opus-4-6'"): string =>
  `${indent}const message = await client.messages.create({
${indent}  model: ${model},
${indent}  max_tokens: 16000,
${indent}  thinking: { type: 'enabled', budget_tokens: 50000 },
${indent}  messages: [],
${indent}});
`;
const migrated = (text: string): string =>
  text
    .replaceAll('client.messages', 'client.beta.messages')
    .replaceAll("model: 'claude-opus-4-6'", "model: 'claude-opus-4-7'")
    .replace(
      /( *)thinking: \{ type: 'enabled', budget_tokens: 50000 \},\n/g,
      "$1thinking: { type: 'adaptive' },\n$1betas: ['task-budgets-2026-03-13'],\n$1output_config: { task_budget: { type: 'tokens', total: 27500 } },\n",
    );
const HEAD = "import Anthropic from '@anthropic-ai/sdk';\nconst client = new Anthropic();\n";
const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

/** Runs over a project, checks that a second run changes nothing, and gives its files and what the report says. */
async function runOver(files: Files, options: Parameters<typeof run>[1] = {}) {
  const cwd = repository(files);
  const { report, changed } = await run(['.'], { cwd, types: 'off', ...options });
  git(cwd, 'add', '-A');
  expect((await run(['.'], { cwd, types: 'off', ...options })).changed).toEqual([]);
  const sites = report.sites.map(({ id, line, status, reason }) => `${id} ${line} ${reason ?? status}`);
  return { cwd, report, changed, sites, text: (name: string) => read(cwd, name) };
}

describe('a Vue component', () => {
  const setup = (script: string, markup = '<p>{{ message }}</p>'): string =>
    `<script setup lang="ts">\n${script}</script>\n\n<template>\n  ${markup}\n</template>\n\n<style scoped>\np { color: red }\n</style>\n`;

  test('is edited in its script alone, and still compiles', async () => {
    const source = setup(HEAD + call());
    const { text, sites } = await runOver({ 'src/App.vue': source });
    expect(text('src/App.vue')).toBe(migrated(source));
    expect(sites).toEqual(['src/App.vue#top-level:1 4 migrated']);
    expect(parseVue(text('src/App.vue'), { filename: 'App.vue' }).errors).toEqual([]);
  });

  test('reads values of both scripts and of other files, with its line ends', async () => {
    const source =
      `<script lang="ts">\nimport { MODEL } from './models';\nexport default { name: 'x' };\n</script>\n<script setup lang="ts">\n${HEAD}${call('', 'MODEL')}</script>\n`.replaceAll(
        '\n',
        '\r\n',
      );
    const { text } = await runOver({ 'src/App.vue': source, 'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n" });
    expect(text('src/models.ts')).toContain('claude-opus-4-7');
    expect(text('src/App.vue')).toBe(migrated(source.replaceAll('\r\n', '\n')).replaceAll('\n', '\r\n'));
  });

  test('is a reader of what other files declare', async () => {
    const files = {
      'src/App.vue': setup(`${HEAD}import { MODEL } from './models';\n${call('', "cheap ? 'claude-haiku-4-5' : MODEL")}`),
      'src/a.ts': `${HEAD}import { MODEL } from './models.js';\n${call('', 'MODEL')}`,
      'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n",
    };
    const { text, sites } = await runOver(files);
    expect(sites).toEqual(['src/App.vue#top-level:1 5 model-mixed', 'src/a.ts#top-level:1 4 migrated']);
    expect(text('src/models.ts')).toBe(files['src/models.ts']);
    expect(text('src/a.ts')).toContain("model: 'claude-opus-4-7'");
  });

  test('keeps what its template shows', async () => {
    const source = setup(
      `${HEAD}const MODEL = 'claude-opus-4-6';\nconst TEMPERATURE = 1;\n${call('', 'MODEL').replace('  messages', '  temperature: TEMPERATURE,\n  messages')}`,
      '<b>{{ MODEL }} {{ TEMPERATURE }}</b>',
    );
    const { text } = await runOver({ 'a.vue': source });
    expect(text('a.vue')).toContain("const MODEL = 'claude-opus-4-6';\nconst TEMPERATURE = 1;\n");
    expect(text('a.vue')).toContain("  model: 'claude-opus-4-7',");
  });

  test('does not follow what its template can change', async () => {
    for (const [declaration, markup] of [
      ["let model = 'claude-opus-4-6';", '<button @click="model = other">x</button>'],
      ["const form = { model: 'claude-opus-4-6' }; const { model } = form;", '<p />'],
      ["const form = { model: 'claude-opus-4-6' };", '<input v-model="form.model">'],
      ["const form = { model: 'claude-opus-4-6' };", '<button @click="form.model = pick()">x</button>'],
    ]) {
      const isForm = declaration?.endsWith('};') && markup !== '<p />';
      const source = setup(`${HEAD}${declaration}\nasync function ask() {\n${call('', isForm ? 'form.model' : 'model')}}\n`, markup);
      const { sites } = await runOver({ 'a.vue': source });
      expect(sites, markup).toEqual([`a.vue#ask:1 6 ${markup === '<p />' ? 'migrated' : 'model-unknown'}`]);
    }
  });

  test('what runs before its template is there has what the script says', async () => {
    const source = setup(`${HEAD}let model = 'claude-opus-4-6';\n${call('', 'model')}`, '<button @click="model = other">x</button>');
    const { sites, text } = await runOver({ 'a.vue': source });
    expect(sites).toEqual(['a.vue#top-level:1 5 migrated']);
    expect(text('a.vue')).toContain("let model = 'claude-opus-4-6';");
  });

  test('with its code on the lines of its tags', async () => {
    const line = `<script>import Anthropic from '@anthropic-ai/sdk'; const client = new Anthropic(); ${call().trim().replace(/\n */g, ' ')}</script><p/>\n`;
    const { text } = await runOver({ 'a.vue': line });
    expect(text('a.vue')).toMatch(/^<script>import .*client\.beta\.messages.*total: 27500.*<\/script><p\/>\n$/s);
  });

  test('an import that nobody needs any more goes, and nothing around it', async () => {
    const source = `<script setup>import { T } from './t';\n${HEAD}${call().replace('  messages', '  temperature: T,\n  messages')}</script>\n<template><p /></template>\n`;
    const { text } = await runOver({ 'a.vue': source, 't.js': 'export const T = 1;\n' });
    expect(text('a.vue')).toMatch(/^<script setup>\n?import Anthropic/);
    expect(text('a.vue')).not.toContain("'./t'");
  });

  test('a budget in its template is told', async () => {
    const { report } = await runOver({
      'a.vue': setup('', `<button @click="send({ thinking: { type: 'enabled', budget_tokens: 9 } })" />`),
    });
    expect(report.unattributed).toEqual([{ file: 'a.vue', line: 5, why: 'a thinking budget outside of the script blocks' }]);
  });

  test('one that does not parse is an error, with its line', async () => {
    const { report } = await runOver({ 'a.vue': setup(`${HEAD}const = 1;\n${call()}`) });
    expect(report.errors).toMatchObject([{ file: 'a.vue', line: 4 }]);
  });
});

describe('a Svelte component', () => {
  test('is edited in both scripts, and still compiles', async () => {
    const source = `<script module>\n${indented(HEAD, '  ')}  const MODEL = 'claude-opus-4-6';\n</script>\n\n<script>\n  async function ask() {\n${call('    ', 'MODEL')}    return message;\n  }\n</script>\n\n<button onclick={ask}>x</button>\n`;
    const { text, sites } = await runOver({ 'src/App.svelte': source });
    expect(text('src/App.svelte')).toBe(migrated(source).replace("'claude-opus-4-6'", "'claude-opus-4-7'"));
    expect(sites).toEqual(['src/App.svelte#ask:1 9 migrated']);
    expect(() => compile(text('src/App.svelte'), { generate: 'server' })).not.toThrow();
  });

  test('a prop is what the parent says, whatever its default', async () => {
    const source = `<script>\n${HEAD}export let model = 'claude-opus-4-6';\nexport async function ask() {\n${call('  ', 'model')}}\n</script>\n`;
    const { text, sites } = await runOver({ 'a.svelte': source });
    expect(text('a.svelte')).toBe(source);
    expect(sites).toEqual(['a.svelte#ask:1 6 model-unknown']);
  });

  test('two-way bindings can change a constant’s properties', async () => {
    for (const markup of ['<input bind:value={params.model}>', '<Picker bind:params />']) {
      const source = `<script>\n${HEAD}const params = { model: 'claude-opus-4-6', max_tokens: 9, thinking: { type: 'enabled', budget_tokens: 50000 }, messages: [] };\nasync function ask() {\n  await client.messages.create(params);\n}\n</script>\n${markup}\n`;
      const { text } = await runOver({ 'a.svelte': source });
      expect(text('a.svelte')).toBe(source);
    }
  });

  test('what it exports is left as it is', async () => {
    const source = `<script module>\n${HEAD}export const MODEL = 'claude-opus-4-6';\nasync function ask() {\n${call('  ', 'MODEL')}}\n</script>\n`;
    const { text } = await runOver({ 'a.svelte': source, 'b.js': "import { MODEL } from './a.svelte';\nconsole.log(MODEL);\n" });
    expect(text('a.svelte')).toContain("export const MODEL = 'claude-opus-4-6';");
    expect(text('a.svelte')).toContain("model: 'claude-opus-4-7'");
  });
});

describe('an Astro component', () => {
  test('is edited in its frontmatter and its scripts, each for itself', async () => {
    const source = `---\n${HEAD}${call()}---\n<p>{message}</p>\n<script>\n${indented(HEAD + call(), '  ')}</script>\n`;
    const { text, sites } = await runOver({ 'src/index.astro': source });
    expect(text('src/index.astro')).toBe(migrated(source));
    expect(sites).toEqual(['src/index.astro#top-level:1 4 migrated', 'src/index.astro#top-level:2 15 migrated']);
  });
});

describe('a document', () => {
  const DOCUMENT = `# Guide

\`\`\`ts
${HEAD}${call()}\`\`\`

Mentions \`budget_tokens\` and claude-opus-4-6.

1. In a list:

   \`\`\`js title="list.js"
${call('   ')}   \`\`\`

\`\`\`ts
await client.messages.create({ ...more, thinking: { type: 'enabled', budget_tokens: 4000 }
\`\`\`

\`\`\`ts
type X = …
\`\`\`

\`\`\`rust
client.messages.create(model="claude-opus-4-6", thinking={"type": "enabled", "budget_tokens": 50000})
\`\`\`

> \`\`\`ts
${indented(call(), '> ')}> \`\`\`
`;
  const EXPECTED = (() => {
    const left = DOCUMENT.indexOf('```ts\nawait client');
    return migrated(DOCUMENT.slice(0, left)) + DOCUMENT.slice(left);
  })();

  test.each(['README.md', 'docs/page.mdx'])('%s is edited with --docs', async (name) => {
    const { text, sites, report } = await runOver({ [name]: DOCUMENT }, { docs: true });
    expect(text(name)).toBe(EXPECTED);
    expect(sites).toEqual([`${name}#top-level:1 6 migrated`, `${name}#top-level:2 19 migrated`]);
    expect(report.sites[1]?.notes.map(({ code }) => code)).toContain('receiver-untraced');
    expect(report.errors).toEqual([]);
    expect(report.unattributed).toEqual([{ file: name, line: 28, why: 'a thinking budget in a code block that does not parse' }]);
  });

  test('and not without', async () => {
    const { text, report } = await runOver({ 'README.md': DOCUMENT });
    expect(text('README.md')).toBe(DOCUMENT);
    expect(report).toMatchObject({ sites: [], unattributed: [], errors: [] });
    const cwd = repository({ 'README.md': DOCUMENT });
    expect(await command(cwd, ['README.md', '-c'])).toMatchObject({ status: 0, stderr: expect.stringContaining('--docs') });
    expect((await command(cwd, ['-c', '--docs'])).status).toBe(1);
  });

  const PYTHON = (indent: string, model = '"claude-opus-4-6"') =>
    ['import anthropic', 'client = anthropic.Anthropic()', 'message = client.messages.create(', `    model=${model},`]
      .concat(['    max_tokens=90000,', '    thinking={"type": "enabled", "budget_tokens": 64000},', '    messages=[],', ')'])
      .map((line) => `${indent}${line}\n`)
      .join('');

  test('blocks of Python are edited, and read, beside those of JavaScript', async () => {
    const document = `\`\`\`ts\n${HEAD}${call()}\`\`\`\n\n\`\`\`python\n${PYTHON('')}\`\`\`\n\n1. Then:\n\n   \`\`\`py\n${PYTHON('   ')}   \`\`\`\n`;
    const { text, sites, report } = await runOver({ 'README.md': document }, { docs: true });
    expect(sites).toHaveLength(3);
    expect(report.errors).toEqual([]);
    const asPython = (block: string) =>
      block
        .replace('client.messages', 'client.beta.messages')
        .replace('opus-4-6', 'opus-4-7')
        .replace(/^( *) {4}thinking=.*$/m, (_, indent) =>
          [
            '    thinking={"type": "adaptive"},',
            '    betas=["task-budgets-2026-03-13"],',
            '    output_config={"task_budget": {"type": "tokens", "total": 35200}},',
          ]
            .map((line) => indent + line)
            .join('\n'),
        );
    expect(text('README.md')).toBe(
      migrated(document.slice(0, document.indexOf('```python'))) +
        document
          .slice(document.indexOf('```python'))
          .split(/(?=\n1\. )/)
          .map(asPython)
          .join(''),
    );
  });

  test('a block of Python that is no module is an excerpt, and comments of both languages stand where they belong', async () => {
    const document = `\`\`\`python\n>>> ask(thinking={"budget_tokens": 3})\n\`\`\`\n\n\`\`\`python\n${PYTHON('', 'pick()')}\`\`\`\n\n\`\`\`ts\n${HEAD}${call('', 'model')}\`\`\`\n`;
    const cwd = repository({ 'a.md': document });
    const { report } = await run(['.'], { cwd, docs: true, todo: 'write' });
    expect(report.errors).toEqual([]);
    expect(report.unattributed).toEqual([{ file: 'a.md', line: 2, why: 'a thinking budget in a code block that does not parse' }]);
    expect(read(cwd, 'a.md')).toMatch(/\n# TODO\(opus47-migrate\): model-unknown: [\s\S]*?\nmessage = client/);
    expect(read(cwd, 'a.md')).toMatch(/\n\/\/ TODO\(opus47-migrate\): model-unknown: [\s\S]*?\nconst message/);
    git(cwd, 'add', '-A');
    await run(['.'], { cwd, docs: true, todo: 'remove' });
    expect(read(cwd, 'a.md')).toBe(document);
  });

  test('blocks do not see each other', async () => {
    const two =
      "```ts\nconst MODEL = 'claude-opus-4-6';\n```\n\n```ts\nconst MODEL = 'claude-haiku-4-5';\n" +
      call('', 'MODEL') +
      '```\n\n```ts\n' +
      call('', 'MODEL') +
      '```\n';
    const { sites, text } = await runOver({ 'a.md': two }, { docs: true });
    expect(sites).toEqual(['a.md#top-level:1 7 other-model', 'a.md#top-level:2 16 model-unknown']);
    expect(text('a.md')).toBe(two);
  });
});

describe('types in a block, which no compiler sees here', () => {
  test.each([
    ["import Anthropic from '@anthropic-ai/sdk';", 'const m: Anthropic.Message = message;', 'types-unresolved'],
    ["import A, { type MessageParam as P, type Message } from '@anthropic-ai/sdk';", 'const m: Message = message;', 'types-unresolved'],
    [
      "import Anthropic from '@anthropic-ai/sdk';\nimport type { RawMessageStreamEvent } from '@anthropic-ai/sdk/resources/messages';",
      '',
      'types-unresolved',
    ],
    ["import Anthropic from '@anthropic-ai/sdk';", 'const m: Anthropic.MessageParam[] = []; throw new Anthropic.APIError();', 'migrated'],
  ])('%j %j', async (imports, use, expected) => {
    const source = `<script setup lang="ts">\n${imports}\nconst client = new ${imports.includes(' A,') ? 'A' : 'Anthropic'}();\n${call()}${use}\n</script>\n`;
    const status = async (text: string, options: Parameters<typeof run>[1]) =>
      (await run(['.'], { cwd: repository({ 'a.vue': text }), mode: 'check', ...options })).report.sites.map(
        (site) => site.reason ?? site.status,
      );
    expect(await status(source, {})).toEqual([expected]);
    expect(await status(source, { types: 'off' })).toEqual(['migrated']);
    expect(await status(source, { taskBudget: false })).toEqual(['migrated']);
    expect(await status(source.replace(' lang="ts"', ''), {})).toEqual(['migrated']);
  });
});

test('TODO comments go into the code', async () => {
  const vue = `<script setup>\n${HEAD}const props = defineProps(['model']);\n${call('', 'props.model')}</script>\n`;
  const md = `1. Step\n\n   \`\`\`ts\n${call('   ', 'model')}   \`\`\`\n\n\`\`\`js\n…\n\`\`\`\n`;
  const cwd = repository({ 'a.vue': vue, 'b.md': md, 'c.vue': `<script>${call('', 'model').trim()}</script>\n` });
  const before = snapshot(cwd);
  await run(['.'], { cwd, docs: true, todo: 'write' });
  expect(read(cwd, 'a.vue')).toMatch(/\n\/\/ TODO\(opus47-migrate\): model-unknown: [\s\S]*?\nconst message/);
  expect(read(cwd, 'b.md')).toMatch(/```ts\n {3}\/\/ TODO\(opus47-migrate\): model-unknown: [\s\S]*?\n {3}const message/);
  expect(read(cwd, 'c.vue')).toMatch(/^<script>\/\* TODO\(opus47-migrate\): model-unknown: .* \*\/ const message/);
  git(cwd, 'add', '-A');
  expect((await run(['.'], { cwd, docs: true, todo: 'write' })).changed).toEqual([]);
  await run(['.'], { cwd, docs: true, todo: 'remove' });
  expect(snapshot(cwd)).toEqual(before);
});

test('plans, undo and the API know them too', async () => {
  const vue = `<script>\n${HEAD}${call()}</script>\n<template><p /></template>\n`;
  const cwd = repository({ 'a.vue': vue, 'b.md': `\`\`\`ts\n${call()}\`\`\`\n` });
  const before = snapshot(cwd);
  expect((await command(cwd, ['--docs', '--plan', '.git/p.json'])).status).toBe(0);
  expect((await command(cwd, ['apply', '.git/p.json'])).status).toBe(0);
  expect(read(cwd, 'a.vue')).toBe(migrated(vue));
  await undo({ cwd });
  expect(snapshot(cwd)).toEqual(before);
  expect(migrate(vue, { filename: 'a.vue' }).code).toBe(migrated(vue));
  expect(migrate(`\`\`\`ts\n${call()}\`\`\`\n`, { filename: 'x.md' }).code).toContain('client.beta');
  expect(() => parseSource(migrated(HEAD + call()), 'a.ts')).not.toThrow();
});
