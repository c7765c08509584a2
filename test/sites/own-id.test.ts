/** Which declaration keeps the old ID while calls get their own, and what still reads it. */
import { expect, test } from 'vitest';
import { ownIdTexts } from '../../src/report/text.js';
import { runInMemory } from '../support/golden.js';

const told = async (files: Record<string, string>) => ownIdTexts((await runInMemory(files)).report);

const CLIENT = "import Anthropic from '@anthropic-ai/sdk';\nimport { MODELS } from './models.js';\nconst client = new Anthropic();\n";
const ts = (model: string) =>
  `${CLIENT}export const ask = (deep: boolean) => client.messages.create({ model: ${model}, max_tokens: 64000, messages: [], thinking: { type: 'enabled', budget_tokens: 40000 } });\n`;
const models = { 'src/models.ts': "export const MODELS = { deep: 'claude-opus-4-6', fast: 'claude-haiku-4-5' } as const;\n" };

const python = (model: string, more = '') =>
  `import anthropic\n\nfrom models import MODEL\n\nclient = anthropic.Anthropic()\n${more}client.messages.create(model=${model}, max_tokens=64000, messages=[], thinking={"type": "enabled", "budget_tokens": 40000})\n`;

test('a call that stays reads the declaration', async () => {
  const mixed = ts('deep ? MODELS.deep : MODELS.fast');
  expect(await told({ ...models, 'src/a.ts': ts('MODELS.deep'), 'src/b.ts': ts('MODELS.deep'), 'src/router.ts': mixed })).toEqual([
    '2 calls get their own ID because src/router.ts:4 still reads MODELS.',
  ]);
  const other = `MODEL if deep else "claude-haiku-4-5"`;
  expect(await told({ 'models.py': 'MODEL = "claude-opus-4-6"\n', 'a.py': python('MODEL'), 'b.py': python(other) })).toEqual([
    '1 call gets its own ID because b.py:6 still reads MODEL.',
  ]);
});

test('code decides something by the declaration', async () => {
  const gate = "import { MODELS } from './models.js';\nexport const isDeep = () => MODELS.deep === 'claude-opus-4-6';\n";
  expect(await told({ ...models, 'src/a.ts': ts('MODELS.deep'), 'src/gate.ts': gate })).toEqual([
    '1 call gets its own ID because src/gate.ts:2 still reads MODELS.',
  ]);
  const decides = python('MODEL', 'deep = MODEL == "claude-opus-4-6"\n');
  expect(await told({ 'models.py': 'MODEL = "claude-opus-4-6"\n', 'a.py': decides })).toEqual([
    '1 call gets its own ID because a.py:6 still reads MODEL.',
  ]);
});

test('nothing is said where the declaration moves, or there is none', async () => {
  expect(await told({ ...models, 'src/a.ts': ts('MODELS.deep'), 'src/b.ts': ts('MODELS.fast') })).toEqual([]);
  expect(await told({ ...models, 'src/a.ts': ts("'claude-opus-4-6'"), 'src/b.ts': ts('deep ? MODELS.deep : MODELS.fast') })).toEqual([]);
  expect(
    await told({ 'models.py': 'MODEL = "claude-opus-4-6"\n', 'a.py': python('MODEL'), 'b.py': 'import models\n\nprint(models.MODEL)\n' }),
  ).toEqual([]);
});
