/** The real ESLint, 9 and 10, over fixtures as projects on the disk: it says what the command line says, and fixes as it does. */
import path from 'node:path';
import tsParser from '@typescript-eslint/parser';
import { ESLint as ESLint9 } from 'eslint';
import { ESLint as ESLint10 } from 'eslint-10';
import { expect, test } from 'vitest';
import plugin from '../../src/lint/index.js';
import { ONE_FILE_FIELDS } from '../../src/run/config-fields.js';
import { run } from '../../src/run/run.js';
import { type Case, inputOf, nameOf, outputOf, TYPED, topics, untypedCases } from '../support/fixtures.js';
import { repository, snapshot } from '../support/project.js';
import { sampleOf } from '../support/sample.js';

/** Cases that a linter can be asked about: it has no say in which files are looked at, reads no Flow and no components here, and takes no guards back. */
const lintable = untypedCases().filter(
  ({ options, paths, files, findings }) =>
    paths.length === 0 &&
    !findings.includes('guard-removed') &&
    Object.keys(options).every((key) => key in ONE_FILE_FIELDS) &&
    files.every((file) => !/\.(?:vue|svelte|astro|mdx?|flow|py|ipynb)$/.test(file.path)),
);

const EXTENSIONS = '**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}';

/** The two are alike for all that is asked of them here: each case goes through one of them. */
const versionOf = (index: number): [string, typeof ESLint9] =>
  index % 2 === 0 ? ['ESLint 9', ESLint9] : ['ESLint 10', ESLint10 as unknown as typeof ESLint9];

const named = (cases: readonly Case[]) => cases.map((one) => [nameOf(one), one] as const);

const sample = sampleOf(lintable, 6).map((one, index) => [nameOf(one), ...versionOf(index), one] as const);

test.each(sample)('%s with %s', async (_, version, ESLint, one) => {
  const { options } = one;
  const cwd = repository(inputOf(one));
  const eslint = (fix: boolean) =>
    new ESLint({
      cwd,
      fix,
      overrideConfigFile: true,
      overrideConfig: [
        { files: [EXTENSIONS], ...plugin.configs.recommended, rules: { 'opus47-migrate/no-thinking-budget': ['error', options] } },
        {
          files: ['**/*.{js,mjs,jsx,ts,mts,cts,tsx}'],
          languageOptions: { parser: tsParser, parserOptions: { ecmaFeatures: { jsx: true } } },
        },
      ] as never,
      errorOnUnmatchedPattern: false,
    });
  const results = await eslint(false).lintFiles([EXTENSIONS]);
  const fixed = await eslint(true).lintFiles([EXTENSIONS]);
  const before = snapshot(cwd);
  const { report } = await run(['.'], { cwd, types: 'off', ...options });
  const after = snapshot(cwd);
  const readable = results.filter(({ fatalErrorCount }) => fatalErrorCount === 0);
  const files = new Set(readable.map(({ filePath }) => path.relative(cwd, filePath)));
  const said = readable.flatMap(({ filePath, messages }) =>
    messages.map(({ line, messageId }) => `${path.relative(cwd, filePath)}:${line} ${messageId === 'review' ? 'review' : 'migrated'}`),
  );
  const expected = report.sites
    .filter(({ status, file }) => status !== 'skipped' && files.has(file))
    .map(({ file, line, status }) => `${file}:${line} ${status}`);
  expect(said.sort(), version).toEqual(expected.sort());
  for (const { messages } of results) for (const { messageId, fix } of messages) if (messageId !== 'fix') expect(fix).toBeUndefined();

  const whole = readable.filter(({ messages }) => messages.length > 0 && messages.every(({ messageId }) => messageId === 'fix'));
  for (const { filePath } of whole) {
    const file = path.relative(cwd, filePath);
    const output = fixed.find((one) => one.filePath === filePath)?.output ?? '';
    expect(withoutMark(Buffer.from(output).toString('latin1')), `${version}, ${file}`).toBe(withoutMark(after[file] ?? ''));
    expect(after[file]).not.toBe(before[file]);
  }
});

const typed = topics().flatMap(({ name, cases }) => (name === TYPED ? cases : []));
test.each(named(typed))('in typed files, fixes only what needs no other type: %s', async (_, one) => {
  const cwd = repository(inputOf(one));
  const eslint = new ESLint10({
    cwd,
    fix: true,
    overrideConfigFile: true,
    overrideConfig: [
      { files: [EXTENSIONS], ...plugin.configs.recommended },
      { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tsParser } },
    ] as never,
    errorOnUnmatchedPattern: false,
  });
  const output = outputOf(one);
  for (const { filePath, output: fixed, messages } of await eslint.lintFiles([EXTENSIONS])) {
    if (fixed !== undefined && messages.length === 0) expect(fixed, filePath).toBe(output[path.relative(cwd, filePath)]);
  }
});

const withoutMark = (bytes: string): string => bytes.replace(/^\u00ef\u00bb\u00bf/, '');
