import { describe, expect, test } from 'vitest';
import { readingsIn, settingAt } from '../../src/also/environment.js';

const ID = 'claude-opus-4-6';
const settingIn = (text: string) => {
  const start = text.indexOf('opus-4-6');
  const found = settingAt(text, { start, end: start + 'opus-4-6'.length });
  return found && `${found.name} ${found.id}`;
};

describe('a variable that is set', () => {
  test.each([
    `MODEL=${ID}`,
    `A=1\nMODEL='${ID}'\nB=2`,
    `export MODEL="${ID}"`,
    `  MODEL: ${ID} # deep`,
    `    - MODEL=${ID}`,
    `ENV MODEL=${ID}`,
    `ENV MODEL ${ID}`,
    `  "MODEL": "${ID}",`,
    `  - name: MODEL\n    value: ${ID}`,
    `MODEL = "${ID}"\r\n`,
  ])('%j', (text) => expect(settingIn(text)).toBe(`MODEL ${ID}`));

  test('has all of its id', () => expect(settingIn(`MODEL=us.anthropic.${ID}-v1:0\n`)).toBe(`MODEL us.anthropic.${ID}-v1:0`));

  test.each([`model: ${ID}`, `MODELS=${ID},other`, `MODEL=${ID} other`, `# see ${ID}`, `{ "MODEL": "${ID}" }`, `TEXT=use ${ID}`])(
    'not %j',
    (text) => expect(settingIn(text)).toBeUndefined(),
  );
});

describe('a variable that is read', () => {
  const readings = (text: string, file = 'src/a.ts') => {
    const start = text.indexOf(ID);
    const edits = start < 0 ? [] : [{ start, end: start + ID.length, text: 'claude-opus-4-7' }];
    return readingsIn(text, file, 'MODEL', edits).map(({ migrates }) => migrates);
  };

  test.each([
    `process.env.MODEL ?? '${ID}'`,
    `process.env['MODEL'] || "${ID}"`,
    `import.meta.env.MODEL ?? '${ID}'`,
    `os.environ.get("MODEL", "${ID}")`,
    `os.getenv(\n    "MODEL",\n    "${ID}",\n)`,
    `os.getenv("MODEL") or "${ID}"`,
  ])('with a default that migrates: %j', (text) => expect(readings(text)).toEqual([true]));

  test.each([
    `process.env.MODEL`,
    `process.env.MODEL ?? fallback('${ID}')`,
    `{ MODEL: '${ID}' }`,
    `config.MODEL ?? '${ID}'`,
    `os.environ["MODEL"]`,
  ])('in another way: %j', (text) => expect(readings(text)).toEqual([false]));

  test('each reading counts', () => expect(readings(`log(process.env.MODEL); process.env.MODEL ?? '${ID}'`)).toEqual([false, true]));

  test('documents, declarations and configuration read nothing; other programs may', () => {
    expect(readings('MODEL', 'README.md')).toEqual([]);
    expect(readings('MODEL', 'env.d.ts')).toEqual([]);
    expect(readings('X: ${MODEL}', 'docker-compose.yml')).toEqual([]);
    expect(readings('echo $MODEL', 'scripts/ask.sh')).toEqual([false]);
  });
});
