/** A call without a word about budgets, in a file that imports its request: every way to write the import leads to it. */
import { expect, test } from 'vitest';
import { run } from '../../src/run/run.js';
import { plain } from '../support/project.js';

const REQUEST = `export const request = { model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 40000 } };\n`;
const caller = (load: string): string => `import Anthropic from '@anthropic-ai/sdk';
${load}
const client = new Anthropic();
export async function ask(prompt) {
  return client.messages.create({ ...request, messages: [{ role: 'user', content: prompt }] });
}
`;

test.each([
  ['a relative path', 'src/request.js', 'src/a.js', `import { request } from './request.js';`],
  ['without an extension', 'src/request.js', 'src/a.js', `import { request } from './request';`],
  ['from another folder, minified', 'src/request.js', 'src/deep/er/a.js', `import{request}from"../../request";`],
  ['require', 'src/request.js', 'src/a.js', `const { request } = require("./request");`],
  ['an index by its folder', 'src/request/index.js', 'src/a.js', `import { request } from './request';`],
  ['an index by its folder and a slash', 'src/request/index.js', 'src/a.js', `import { request } from './request/';`],
  ['an index by its name', 'src/request/index.js', 'src/a.js', `import { request } from './request/index.js';`],
  ['an index from beside it', 'src/request/index.js', 'src/request/a.js', `import { request } from './index.js';`],
  ['an index as the folder', 'src/request/index.js', 'src/request/a.js', `import { request } from '.';`],
  ['an index as the folder above', 'src/request/index.js', 'src/request/deep/a.js', `import { request } from '..';`],
  ['an index as a folder far above', 'src/request/index.js', 'src/request/de/ep/a.js', `import { request } from '../..';`],
  ['an index of the project', 'index.js', 'src/a.js', `import { request } from '../index';`],
  ['an alias of the compiler', 'src/request.ts', 'src/a.ts', `import { request } from 'llm-defaults';`],
  ['a pattern of the compiler', 'src/request.ts', 'src/a.ts', `import { request } from '~/request';`],
  ['the root folder of the compiler', 'src/request.ts', 'src/a.ts', `import { request } from 'src/request';`],
  ['an import of the package', 'src/request.js', 'src/a.js', `import { request } from '#defaults';`],
  ['another package', 'packages/defaults/src/index.js', 'src/a.js', `import { request } from '@acme/defaults';`],
  ['a file of another package', 'packages/defaults/src/opus.js', 'src/a.js', `import { request } from '@acme/defaults/opus';`],
])('%s', async (_, target, importer, load) => {
  const root = plain({
    'package.json': JSON.stringify({ name: 'app', workspaces: ['packages/*'], imports: { '#defaults': './src/request.js' } }),
    'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { 'llm-defaults': ['src/request.ts'], '~/*': ['src/*'] } } }),
    'packages/defaults/package.json': JSON.stringify({ name: '@acme/defaults', main: './dist/index.js' }),
    'src/other.js': `export const other = 'request';\n`,
    [target]: REQUEST,
    [importer]: caller(load),
  });
  const { report } = await run([], { cwd: root, mode: 'dry-run', types: 'off' });
  expect(report.sites).toMatchObject([{ file: importer, status: 'migrated', budget: { from: 40000, to: 22000 } }]);
  expect(report.files.map(({ path }) => path).sort()).toEqual([importer, target].sort());
});
