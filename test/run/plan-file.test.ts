import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../src/rewrite/edits.js';
import { sha256 } from '../../src/run/hash.js';
import { createPlan, parsePlan, problemWith, renderPlan } from '../../src/run/plan-file.js';
import { run } from '../../src/run/run.js';
import { TIED } from '../support/models.js';
import { CALL, repository } from '../support/project.js';

const planOf = async (files: Record<string, string | Buffer>) => createPlan(await run(['.'], { cwd: repository(files), mode: 'dry-run' }));

test('holds ranges, new text and hashes, and nothing of the old text', async () => {
  const keyed = CALL.replace('new Anthropic()', "new Anthropic({ apiKey: 'sk-ant-api03-abcdef' })");
  const text = renderPlan(await planOf({ 'src/a.ts': keyed }));
  const plan = parsePlan(text, 'plan.json');
  expect(plan.files).toHaveLength(1);
  expect(plan.files[0]).toMatchObject({ path: 'src/a.ts', before: sha256(keyed) });
  expect(plan.files[0]?.edits.every(({ sites }) => sites.includes('src/a.ts#main:1'))).toBe(true);
  expect(text).not.toMatch(/sk-ant|claude-opus-4-6|budget_tokens/);
});

test('its edits give the text that it promises', async () => {
  for (const file of (await planOf(TIED)).files) expect(problemWith(file, String(TIED[file.path]))).toBeUndefined();
});

test('comes back from its text as it was', () => {
  const edit = fc.record({
    start: fc.nat(),
    end: fc.nat(),
    text: fc.string({ unit: 'binary' }),
    kind: fc.constantFrom('model' as const, 'type' as const),
    sites: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
  });
  const file = fc.record({ path: fc.string(), before: fc.string(), after: fc.string(), edits: fc.array(edit, { maxLength: 4 }) });
  fc.assert(
    fc.property(fc.uniqueArray(file, { selector: ({ path }) => path, maxLength: 4 }), (files) => {
      const plan = { planVersion: 1 as const, tool: { name: 'opus47-migrate' as const, version: '1.0.0' }, files };
      expect(parsePlan(renderPlan(plan), 'p')).toEqual(plan);
    }),
  );
});

test.each([
  ['no file', undefined, 'no such plan'],
  ['no JSON', '{', 'invalid JSON'],
  ['a report', '{"schemaVersion":1,"files":[]}', 'not a plan of this version'],
  ['null', 'null', 'not a plan of this version'],
  ['a later version', '{"planVersion":2,"files":[]}', 'not a plan of this version'],
  ['a file twice', `{"planVersion":1,"files":[${Array(2).fill('{"path":"a","before":"","after":"","edits":[]}').join()}]}`, 'damaged'],
  [
    'an edit without a site',
    '{"planVersion":1,"files":[{"path":"a","before":"","after":"","edits":[{"start":0,"end":0,"text":"","kind":"model","sites":[]}]}]}',
    'damaged',
  ],
  [
    'an offset that is none',
    '{"planVersion":1,"files":[{"path":"a","before":"","after":"","edits":[{"start":-1,"end":0,"text":"","kind":"model","sites":["s"]}]}]}',
    'damaged',
  ],
  [
    'a kind that is none',
    '{"planVersion":1,"files":[{"path":"a","before":"","after":"","edits":[{"start":0,"end":0,"text":"","kind":"x","sites":["s"]}]}]}',
    'damaged',
  ],
])('%s is refused, with what to do', (_, text, words) => {
  expect(() => parsePlan(text, 'plan.json')).toThrow(words);
  expect(() => parsePlan(text, 'plan.json')).toThrow(/plan\.json: .*--plan/);
});

test('edits that do not fit the file, or that were changed, are found out', () => {
  const edit = { start: 0, end: 1, text: 'b', kind: 'model' as const, sites: ['s'] };
  const file = { path: 'a.ts', before: sha256('a'), after: sha256(applyEdits('a', [edit])), edits: [edit] };
  expect(problemWith(file, 'a')).toBeUndefined();
  expect(problemWith({ ...file, edits: [{ ...edit, text: 'c' }] }, 'a')).toContain('promises');
  expect(problemWith({ ...file, edits: [{ ...edit, end: 9 }] }, 'a')).toContain('fit');
  expect(problemWith({ ...file, edits: [edit, edit] }, 'a')).toContain('fit');
});
