/** `--guard` through the real command: types, a second run, plans, undo, and options that do not go with it. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../support/command.js';
import { git, read, repository, snapshot } from '../support/project.js';
import { install, typeErrors } from '../support/typed.js';

const ASK = `import Anthropic from '@anthropic-ai/sdk';
import { log } from '../log';

const client = new Anthropic();

export async function ask(model: string, question: string): Promise<Anthropic.Message> {
  const message = await client.messages.create({
    model,
    max_tokens: 16_000,
    thinking: { type: 'enabled', budget_tokens: 10_000 },
    messages: [{ role: 'user', content: question }],
  });
  log(message);
  return message;
}
`;
const LOG = `import type Anthropic from '@anthropic-ai/sdk';
export const log = (message: Anthropic.Message): void => console.log(message.id, message.content.length);
`;
const STREAM = `import Anthropic from '@anthropic-ai/sdk';
import { ask } from './agents/ask';

export async function stream(model: Anthropic.Model): Promise<string> {
  const answer = await ask(model, 'What is left?');
  const stream = new Anthropic().messages.stream({
    model,
    max_tokens: 16_000,
    thinking: { type: 'enabled', budget_tokens: 10_000 },
    messages: [{ role: 'user', content: answer.id }],
  });
  return (await stream.finalMessage()).id;
}
`;

const ASK_PY = `import anthropic

client = anthropic.Anthropic()


def ask(model: str) -> str:
    return client.messages.create(
        model=model, max_tokens=16_000, thinking={"type": "enabled", "budget_tokens": 10_000}, messages=[{"role": "user", "content": "Hi"}]
    ).id
`;

function shop(): string {
  const cwd = repository({
    '.gitignore': 'node_modules\ntsconfig.json\n',
    'package.json': '{ "name": "shop" }\n',
    'src/agents/ask.ts': ASK,
    'src/log.ts': LOG,
    'src/stream.ts': STREAM,
  });
  install(cwd, '@anthropic-ai/sdk');
  return cwd;
}

const sources = (cwd: string) => snapshot(path.join(cwd, 'src'));

test('a guarded project compiles, is done after one run, and comes back', async () => {
  const cwd = shop();
  const before = sources(cwd);
  expect(typeErrors(cwd)).toEqual([]);
  expect((await command(cwd, ['--check', '--guard'])).status).toBe(1);
  const { status, stderr } = await command(cwd, ['--guard']);
  expect(status, stderr).toBe(0);
  expect(read(cwd, 'src/agents/ask.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
  expect(read(cwd, 'src/agents/ask.ts')).toContain("import { thinkingFor } from '../claude-thinking';");
  expect(read(cwd, 'src/claude-thinking.ts')).toContain('export function thinkingFor');
  expect(typeErrors(cwd)).toEqual([]);

  const after = sources(cwd);
  git(cwd, 'add', '-A');
  const again = await command(cwd, ['--guard', '--format', 'json', '--report', 'report.json']);
  expect(again.status, again.stderr).toBe(0);
  fs.rmSync(path.join(cwd, 'report.json'));
  expect(sources(cwd)).toEqual(after);
  // Nothing is left to say of guarded calls, with the option or without it.
  const { sites, unattributed, alsoCheck } = JSON.parse((await command(cwd, ['--check', '--format', 'json'])).stdout) as Record<
    string,
    unknown[]
  >;
  expect({ sites, unattributed, alsoCheck }).toEqual({ sites: [], unattributed: [], alsoCheck: [] });

  expect((await command(cwd, ['undo'])).status).toBe(0);
  expect(sources(cwd)).toEqual(before);
});

test('a later run uses the module of an earlier one', async () => {
  const cwd = shop();
  expect((await command(cwd, ['--guard', '--types', 'off', 'src/agents'])).status).toBe(0);
  const module = path.join(cwd, 'src/agents/claude-thinking.ts');
  fs.appendFileSync(module, '// Ours.\n');
  git(cwd, 'add', '-A');
  expect((await command(cwd, ['--guard', '--types', 'off'])).status).toBe(0);
  expect(read(cwd, 'src/stream.ts')).toContain("import { thinkingFor } from './agents/claude-thinking';");
  expect(fs.readFileSync(module, 'utf8')).toMatch(/\/\/ Ours\.\n$/);
  expect(fs.existsSync(path.join(cwd, 'src/claude-thinking.ts'))).toBe(false);
});

test('a plan holds the module, and apply writes it', async () => {
  const cwd = shop();
  expect((await command(cwd, ['--guard', '--plan', 'plan.json'])).status).toBe(0);
  expect(sources(cwd)['claude-thinking.ts']).toBeUndefined();
  const { status, stderr } = await command(cwd, ['apply', 'plan.json']);
  expect(status, stderr).toBe(0);
  expect(read(cwd, 'src/stream.ts')).toContain('...thinkingFor(model, 10_000)');
  expect(typeErrors(cwd)).toEqual([]);
});

test('--unguard leaves the plain form, which compiles, and no module; undo brings the guards back', async () => {
  const cwd = shop();
  fs.writeFileSync(path.join(cwd, 'ask.py'), ASK_PY);
  git(cwd, 'add', '-A');
  expect((await command(cwd, ['--guard'])).status).toBe(0);
  expect(fs.existsSync(path.join(cwd, 'claude_thinking.py'))).toBe(true);
  git(cwd, 'add', '-A');
  const guarded = snapshot(cwd);
  expect((await command(cwd, ['--check'])).status).toBe(0);
  expect((await command(cwd, ['--check', '--unguard'])).status).toBe(1);
  expect((await command(cwd, ['--unguard', '--plan', 'plan.json'])).status).toBe(0);
  fs.rmSync(path.join(cwd, 'plan.json'));

  const { status, stderr } = await command(cwd, ['--unguard']);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('3 calls migrated in 5 files, 0 need review');
  expect(read(cwd, 'src/stream.ts')).toContain("thinking: { type: 'adaptive' },");
  expect(read(cwd, 'ask.py')).toContain('thinking={"type": "adaptive"}');
  for (const module of ['src/claude-thinking.ts', 'claude_thinking.py']) expect(fs.existsSync(path.join(cwd, module))).toBe(false);
  for (const file of ['src/stream.ts', 'src/agents/ask.ts', 'ask.py']) expect(read(cwd, file)).not.toMatch(/thinking_?for/i);
  expect(typeErrors(cwd)).toEqual([]);
  git(cwd, 'add', '-A');
  expect((await command(cwd, ['--check', '--strict', '--unguard'])).status).toBe(0);

  expect((await command(cwd, ['undo'])).status).toBe(0);
  expect(snapshot(cwd)).toEqual(guarded);
});

test('--unguard leaves the module to the calls of files that were not chosen', async () => {
  const cwd = shop();
  expect((await command(cwd, ['--guard', '--types', 'off'])).status).toBe(0);
  git(cwd, 'add', '-A');
  const { status, stderr } = await command(cwd, ['--unguard', '--types', 'off', 'src/agents']);
  expect(status, stderr).toBe(0);
  expect(read(cwd, 'src/agents/ask.ts')).not.toContain('thinkingFor');
  expect(read(cwd, 'src/stream.ts')).toContain("import { thinkingFor } from './claude-thinking';");
  expect(fs.existsSync(path.join(cwd, 'src/claude-thinking.ts'))).toBe(true);
});

test.each([
  [['--guard'], 'one writes what the other removes'],
  [['--shard', '1/2'], 'the calls of a package share a module'],
])('--unguard does not go with %s', async (args, why) => {
  const cwd = repository({ 'a.ts': ASK });
  const { status, stderr } = await command(cwd, ['--unguard', ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(why);
});

test.each([
  [['--thinking', 'remove'], 'writes what each model takes'],
  [['--effort', 'shift'], 'writes what each model takes'],
  [['--experiment', '0.5,0.6'], 'writes what each model takes'],
  [['--preset', 'announced'], 'writes what each model takes'],
  [['--to', 'our-deployment'], 'is not a known one'],
  [['--assume-model', 'opus-4-6'], "option '--guard' cannot be used with option '--assume-model"],
])('%s does not go with it', async (args, why) => {
  const cwd = repository({ 'a.ts': ASK });
  const { status, stderr } = await command(cwd, ['--guard', ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(why);
  expect(read(cwd, 'a.ts')).toBe(ASK);
});

test('--no-task-budget goes with it: the call keeps its endpoint', async () => {
  const cwd = repository({ 'a.ts': ASK });
  const { status } = await command(cwd, ['--guard', '--no-task-budget']);
  expect(status).toBe(0);
  expect(read(cwd, 'a.ts')).toMatch(/requestFor\([\s\S]*, \{ taskBudget: false \}\)/);
  expect(read(cwd, 'a.ts')).not.toContain('beta.messages');
});
