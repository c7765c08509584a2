/** The entry for the jscodeshift runner: under the real runner over a part of the fixtures, and what takes more than one file. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import transform from '../../transforms/jscodeshift.js';
import { describeRunner } from '../support/jscodeshift.js';
import { CALL, repository } from '../support/project.js';

describe('the runner', () => describeRunner(8, ['babel', 'tsx']));

/** The transform over one file of a project, with what it reports. */
function transformed(files: Record<string, string>, name: string, options: Record<string, unknown> = {}) {
  const cwd = repository(files);
  const said: string[] = [];
  const code = transform(
    { path: path.join(cwd, name), source: files[name] as string },
    { report: (message) => said.push(message) },
    options,
  );
  return { code, said: said.map((message) => message.replaceAll(`${cwd}/`, '')) };
}

describe('what takes more than one file', () => {
  const TYPED = CALL.replace('main()', 'main(): Promise<Anthropic.Message>');
  const shared = `import { MODEL } from './models.js';\n${CALL.replace("'claude-opus-4-6'", 'MODEL').replace('return client', 'await client')}`;

  test('types that may have to move are left, and reported with the command', () => {
    const { code, said } = transformed({ 'src/a.ts': TYPED }, 'src/a.ts');
    expect(code).toBeUndefined();
    expect(said).toEqual([
      'src/a.ts:6: this call would migrate, but types around it may have to change, which needs the compiler: run npx opus47-migrate .',
    ]);
  });

  test('so are those of a result that other files take', () => {
    const files = { 'src/a.ts': CALL, 'src/b.ts': "import { main } from './a.js';\nexport const answer: { id: string } = await main();\n" };
    expect(transformed(files, 'src/a.ts').code).toBeUndefined();
  });

  test('a call whose result meets no type is written', () => {
    const { code, said } = transformed({ 'src/a.ts': CALL.replace('return client', 'await client') }, 'src/a.ts');
    expect(code).toContain('client.beta.messages.create');
    expect(said).toEqual([]);
  });

  test('with --types=off all is written', () => {
    expect(transformed({ 'src/a.ts': TYPED }, 'src/a.ts', { types: 'off' }).code).toContain('client.beta.messages.create');
  });

  test('what is defined in another file is said to be, with the command', () => {
    const { code, said } = transformed({ 'src/a.ts': shared, 'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n" }, 'src/a.ts');
    expect(code).toBeUndefined();
    expect(said).toEqual([
      'src/a.ts:7: this call would migrate, but what must change with it is defined in src/models.ts: run npx opus47-migrate src/a.ts src/models.ts',
    ]);
  });

  test('another model that is defined in another file is none of its business', () => {
    const files = { 'src/a.ts': shared, 'src/models.ts': "export const MODEL = 'claude-haiku-4-5';\n" };
    expect(transformed(files, 'src/a.ts')).toEqual({ code: undefined, said: [] });
  });

  test('a file that is not in the project is looked at on its own', () => {
    const cwd = repository({ 'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n" });
    const said: string[] = [];
    const file = path.join(cwd, 'src/new.ts');
    expect(transform({ path: file, source: shared }, { report: (message) => said.push(message) })).toBeUndefined();
    expect(said).toEqual([
      `${file}:7: model-unknown: \`MODEL\` is defined in another file, ./models.js, which is not analysed here. Run npx opus47-migrate ${file}.`,
    ]);
  });

  test('a file that is named is looked at wherever it lies', () => {
    const source = CALL.replace('return client', 'await client');
    expect(transformed({ 'dist/a.js': source }, 'dist/a.js').code).toContain('client.beta.messages.create');
  });
});
