/** The entry for the jscodeshift runner, under the real runner with each of its parsers, over the fixtures. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import transform from '../../transforms/jscodeshift.js';
import { afterOf, inputOf, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { CALL, folder, repository, write } from '../support/project.js';

const root = path.join(import.meta.dirname, '../..');
const SOURCE = /\.[cm]?[jt]sx?$/;
const COMPONENT = /\.(?:vue|svelte|astro)$/;

/** The fixtures that need no option and stand in one source file: the path of that file in a folder of all, as it is and as it becomes. */
const single = untypedCases().flatMap((one) => {
  const input = inputOf(one);
  const sources = Object.entries(input).filter(([file]) => SOURCE.test(file));
  const [[file, before] = ['', '']] = sources;
  // The runner hands over no component that may call what is in the file.
  const isAlone = sources.length === 1 && !Object.keys(input).some((file) => COMPONENT.test(file));
  const isSimple = !isPython(one) && isAlone && Object.keys(one.options).length === 0 && one.paths.length === 0;
  return isSimple ? [{ file: path.join(nameOf(one), file), before, after: afterOf(one)[file] }] : [];
});

async function runner(parser: string): Promise<{ work: string; said: string }> {
  const work = fs.realpathSync(folder({ keep: true }));
  write(work, Object.fromEntries(filesFor(parser).map(({ file, before }) => [file, before])));
  const entry = path.join(root, 'dist/transforms/jscodeshift.cjs');
  const args = ['-t', entry, `--parser=${parser}`, '--extensions=ts,tsx,mts,cts,js,jsx,mjs,cjs', '--run-in-band', '.'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'node_modules/jscodeshift/bin/jscodeshift.js'), ...args],
    {
      cwd: work,
      env: { ...process.env, NO_COLOR: '1' },
      maxBuffer: 1 << 24,
    },
  );
  return { work, said: stdout };
}

/** What the runner parses does not matter to the edits: all files under one parser, and a part of them under the others. */
const filesFor = (parser: string) => (parser === 'tsx' ? single : single.filter((_, index) => index % 4 === 0));

const PARSERS = ['babel', 'tsx', 'ts', 'flow'];
const runs = new Map<string, { work: string; said: string }>();
beforeAll(async () => {
  for (const [index, run] of (await Promise.all(PARSERS.map(runner))).entries()) runs.set(PARSERS[index] as string, run);
  return () => {
    for (const { work } of runs.values()) fs.rmSync(work, { recursive: true });
  };
});

describe.each(PARSERS)('under the parser %s', (parser) => {
  test('the runner ends without errors', () => {
    expect(runs.get(parser)?.said).toMatch(/^0 errors$/m);
  });

  test('a file gets what the command line gives, or is reported', () => {
    const { work, said } = runs.get(parser) as { work: string; said: string };
    const same: string[] = [];
    const files = filesFor(parser);
    for (const { file, after } of files) {
      const given = fs.readFileSync(path.join(work, file), 'utf8');
      if (said.includes(`${file}:`)) continue;
      expect(given, file).toBe(after);
      same.push(file);
    }
    if (parser === 'tsx') {
      const changed = files.flatMap(({ file, before, after }) => (before === after ? [] : [file]));
      expect(changed.filter((file) => same.includes(file)).length).toBeGreaterThan(changed.length / 2);
    }
    // What is left under another parser is left under this one.
    else expect(same).toEqual(files.map(({ file }) => file).filter((file) => !runs.get('tsx')?.said.includes(`${file}:`)));
  });
});

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
