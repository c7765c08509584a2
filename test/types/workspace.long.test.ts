/** Packages that are not edited keep compiling, however a workspace is laid out: judged by the real compiler, after its build. */
import { describe, expect, test, vi } from 'vitest';
import { run } from '../../src/run/run.js';
import { compile } from '../support/compiler.js';
import { type Files, read, snapshot } from '../support/project.js';
import { config, manifest, workspace } from '../support/workspace.js';

const LLM = `import Anthropic from '@anthropic-ai/sdk';

export const client = new Anthropic();

export async function ponder(question: string): Promise<Anthropic.Message> {
  return client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 64_000,
    thinking: { type: 'enabled', budget_tokens: 40_000 },
    messages: [{ role: 'user', content: question }],
  });
}

export function textOf(message: Anthropic.Message): string {
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}
`;

const WEB = `import type Anthropic from '@anthropic-ai/sdk';
import { client, ponder, textOf } from '@shop/llm';

const history: Anthropic.Message[] = [];

export async function main(question: string): Promise<string> {
  const message = await ponder(question);
  history.push(message);
  const fast = await client.messages.create({ model: 'claude-haiku-4-5', max_tokens: 1000, messages: [] });
  history.push(fast);
  return textOf(message) + textOf(fast);
}
`;

const loaded = vi.hoisted(() => ({ names: [] as string[] }));
vi.mock('../../src/types/program.js', async (original) => {
  const real = await original<typeof import('../../src/types/program.js')>();
  class CheckedProgram extends real.CheckedProgram {
    constructor(...given: ConstructorParameters<typeof real.CheckedProgram>) {
      super(...given);
      loaded.names.push(given[0].name);
    }
  }
  return { ...real, CheckedProgram };
});

interface Layout {
  files: Files;
  packages?: string[];
  /** Configurations that are built before the migration, too. */
  built?: string[];
  /** Configurations in the order of a build. */
  all: string[];
}

const NO_EMIT = { noEmit: true, declaration: false };
const COMPOSITE = { composite: true, rootDir: 'src', outDir: 'lib' };
const sources = { 'packages/llm/src/index.ts': LLM, 'packages/web/src/index.ts': WEB };
const web = {
  'packages/web/package.json': manifest('web', './src/index.ts', { dependencies: { '@shop/llm': '*' } }),
  'packages/web/tsconfig.json': config(NO_EMIT),
};
const both = ['packages/llm/tsconfig.json', 'packages/web/tsconfig.json'];
const referring: Files = {
  ...sources,
  'packages/llm/package.json': manifest('llm', './lib/index.d.ts'),
  'packages/llm/tsconfig.json': config(COMPOSITE),
  'packages/web/package.json': manifest('web', './lib/index.d.ts'),
  'packages/web/tsconfig.json': config(COMPOSITE, { references: [{ path: '../llm' }] }),
  'tsconfig.json': JSON.stringify({ files: [], references: [{ path: 'packages/llm' }, { path: 'packages/web' }] }),
};
const toOutput: Files = {
  ...sources,
  ...web,
  'packages/llm/package.json': manifest('llm', './lib/index.d.ts'),
  'packages/llm/tsconfig.json': config({ rootDir: 'src', outDir: 'lib' }),
};

const LAYOUTS: Record<string, Layout> = {
  'exports of the source': {
    files: {
      ...sources,
      ...web,
      'packages/llm/package.json': manifest('llm', './src/index.ts'),
      'packages/llm/tsconfig.json': config(NO_EMIT),
    },
    all: both,
  },
  'exports of built output': { files: toOutput, built: ['packages/llm/tsconfig.json'], all: both },
  'exports of output that is not built yet': { files: toOutput, all: both },
  'output of a component': {
    files: {
      'packages/web/src/index.ts': WEB,
      ...web,
      'packages/llm/src/index.tsx': LLM,
      'packages/llm/package.json': manifest('llm', './lib/index.d.ts'),
      'packages/llm/tsconfig.json': config({ rootDir: 'src', outDir: 'lib', jsx: 'preserve' }),
    },
    all: both,
  },
  'declarations in a folder of their own': {
    files: {
      ...toOutput,
      'packages/llm/package.json': manifest('llm', './types/index.d.ts'),
      'packages/llm/tsconfig.json': config({ rootDir: 'src', outDir: 'lib', declarationDir: 'types' }),
    },
    built: ['packages/llm/tsconfig.json'],
    all: both,
  },
  'output that no configuration describes, with declaration maps': {
    files: {
      ...toOutput,
      'packages/llm/package.json': manifest('llm', './generated/api.d.ts'),
      'packages/llm/tsconfig.json': config(NO_EMIT),
      'packages/llm/generated/api.d.ts': `import Anthropic from '@anthropic-ai/sdk';
export declare const client: Anthropic;
export declare function ponder(question: string): Promise<Anthropic.Message>;
export declare function textOf(message: Anthropic.Message): string;
`,
      'packages/llm/generated/api.d.ts.map': JSON.stringify({ version: 3, sources: ['../src/index.ts'], mappings: '' }),
    },
    all: ['packages/llm/tsconfig.json'],
  },
  'output of a bundler that is not built yet': {
    files: {
      ...toOutput,
      'packages/llm/package.json': manifest('llm', './dist/index.d.ts'),
      'packages/llm/tsconfig.json': config(NO_EMIT),
      'packages/llm/tsconfig.build.json': config({ rootDir: 'src', outDir: 'dist' }),
    },
    all: ['packages/llm/tsconfig.build.json', 'packages/web/tsconfig.json'],
  },
  'project references': { files: referring, built: both, all: both },
  'project references that are not built yet': { files: referring, all: both },
  'project references with imports of the source': {
    files: { ...referring, 'packages/web/src/index.ts': WEB.replace('@shop/llm', '../../llm/src/index.js') },
    built: both,
    all: both,
  },
  'tsconfig paths': {
    files: {
      ...sources,
      'packages/llm/tsconfig.json': config(NO_EMIT),
      'packages/web/tsconfig.json': config({ ...NO_EMIT, paths: { '@shop/*': ['../*/src/index.ts'] } }),
    },
    packages: [],
    all: both,
  },
  'a configuration for the tests': {
    files: {
      'packages/llm/package.json': manifest('llm', './src/index.ts'),
      'packages/llm/src/index.ts': LLM,
      'packages/llm/test/history.ts': WEB.replace('@shop/llm', '../src/index.js'),
      'packages/llm/tsconfig.json': config(NO_EMIT),
      'packages/llm/tsconfig.test.json': config(NO_EMIT, { include: ['src', 'test'] }),
    },
    all: ['packages/llm/tsconfig.json', 'packages/llm/tsconfig.test.json'],
  },
  'a configuration that leaves the work to others': {
    files: {
      'packages/llm/package.json': manifest('llm', './src/index.ts'),
      'packages/llm/src/index.ts': LLM,
      'packages/llm/test/history.ts': WEB.replace('@shop/llm', '../src/index.js'),
      'packages/llm/tsconfig.json': JSON.stringify({
        files: [],
        references: [{ path: './tsconfig.lib.json' }, { path: './tsconfig.spec.json' }],
      }),
      'packages/llm/tsconfig.lib.json': config({ composite: true, outDir: 'out/lib' }),
      'packages/llm/tsconfig.spec.json': config(
        { composite: true, outDir: 'out/spec' },
        { include: ['test'], references: [{ path: './tsconfig.lib.json' }] },
      ),
    },
    all: ['packages/llm/tsconfig.lib.json', 'packages/llm/tsconfig.spec.json'],
  },
};

describe('annotations of other packages move along', () => {
  test.each(Object.entries(LAYOUTS))(
    '%s',
    async (_, { files, packages = ['llm', 'web'], built = [], all }) => {
      const cwd = workspace(files, packages);
      expect(compile(cwd, built, { emit: true })).toEqual([]);
      const { report } = await run(['.'], { cwd });
      expect(report.sites.map(({ file, status, message }) => [file, status, message])).toEqual([
        [expect.stringMatching(/^packages\/llm\/src\/index\.tsx?$/), 'migrated', expect.anything()],
      ]);
      expect(compile(cwd, all, { emit: true })).toEqual([]);
      const taker = Object.keys(files).find((name) => /web\/src|history/.test(name)) as string;
      expect(read(cwd, taker)).toContain('(Anthropic.Message | Anthropic.Beta.BetaMessage)[]');
      const maker = Object.keys(files).find((name) => name.startsWith('packages/llm/src/')) as string;
      expect(read(cwd, maker)).toContain('Promise<Anthropic.Beta.BetaMessage>');
    },
    120_000,
  );
});

describe('a package two steps away', () => {
  const files: Files = {
    ...toOutput,
    'packages/mid/package.json': manifest('mid', './lib/index.d.ts', { dependencies: { '@shop/llm': '*' } }),
    'packages/mid/tsconfig.json': config({ rootDir: 'src', outDir: 'lib' }),
    'packages/mid/src/index.ts': `import { ponder } from '@shop/llm';\nexport const advise = (topic: string) => ponder(\`Advise on \${topic}\`);\n`,
    'packages/web/src/index.ts': `import type Anthropic from '@anthropic-ai/sdk';
import { advise } from '@shop/mid';
export const last: { message?: Anthropic.Message } = {};
export const main = async () => {
  last.message = await advise('books');
};
`,
  };
  const all = ['llm', 'mid', 'web'].map((name) => `packages/${name}/tsconfig.json`);

  test('moves along with what the package between infers', async () => {
    const cwd = workspace(files, ['llm', 'mid', 'web']);
    expect(compile(cwd, all.slice(0, 2), { emit: true })).toEqual([]);
    const { report } = await run(['.'], { cwd });
    expect(report.sites.map(({ status }) => status)).toEqual(['migrated']);
    expect(compile(cwd, all, { emit: true })).toEqual([]);
    expect(read(cwd, 'packages/web/src/index.ts')).toContain('message?: Anthropic.Beta.BetaMessage');
    expect(read(cwd, 'packages/mid/src/index.ts')).toBe(files['packages/mid/src/index.ts']);
  }, 120_000);

  test('stays where nothing may be written, and stops the call with its own error', async () => {
    const cwd = workspace(files, ['llm', 'mid', 'web']);
    const before = snapshot(cwd);
    const { report } = await run(['packages/llm'], { cwd });
    expect(report.sites.map(({ status, reason, related }) => [status, reason, related])).toEqual([['review', 'types-unresolved', []]]);
    expect(report.sites[0]?.message).toContain(`Type 'BetaMessage' is not assignable to type 'Message'`);
    expect(report.sites[0]?.message).toContain('packages/web/src/index.ts:5');
    expect(snapshot(cwd)).toEqual(before);
  }, 120_000);
});

test('JavaScript that TypeScript sees', async () => {
  const files: Files = {
    'src/llm.js': `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ponder = () =>
  client.messages.create({ model: 'claude-opus-4-6', max_tokens: 64_000, thinking: { type: 'enabled', budget_tokens: 40_000 }, messages: [] });
`,
    'src/main.ts': `import type Anthropic from '@anthropic-ai/sdk';
import { ponder } from './llm.js';
export const main = (): Promise<Anthropic.Message> => ponder();
`,
    'tsconfig.json': JSON.stringify({
      extends: './tsconfig.base.json',
      compilerOptions: { allowJs: true, noEmit: true },
      include: ['src'],
    }),
  };
  const cwd = workspace(files, []);
  expect(compile(cwd, ['tsconfig.json'])).toEqual([]);
  const { report } = await run(['.'], { cwd });
  expect(report.sites.map(({ status }) => status)).toEqual(['migrated']);
  expect(compile(cwd, ['tsconfig.json'])).toEqual([]);
  expect(read(cwd, 'src/main.ts')).toContain('Promise<Anthropic.Beta.BetaMessage>');
}, 120_000);

describe('which programs are loaded', () => {
  const plan = async (files: Files, packages: string[]) => {
    const cwd = workspace(files, packages);
    loaded.names = [];
    await run(['.'], { cwd, mode: 'check' });
    return loaded.names.map((name) => name.slice(cwd.length + 1)).sort();
  };
  const other = {
    'packages/other/package.json': manifest('other', './src/index.ts'),
    'packages/other/tsconfig.json': config(NO_EMIT),
    'packages/other/src/index.ts': `export const other = 'llm';\n`,
  };
  const base = LAYOUTS['exports of the source']?.files ?? {};

  test('those that import what has changed', async () => {
    expect(await plan({ ...base, ...other }, ['llm', 'web', 'other'])).toEqual([
      'packages/llm/tsconfig.json',
      'packages/web/tsconfig.json',
    ]);
  });

  test('none beside the own where nothing that others see has changed', async () => {
    const quiet = LLM.replace('Promise<Anthropic.Message>', 'Promise<string>')
      .replace('return client', 'return textOf(await client')
      .replace('  });\n', '  }));\n');
    expect(quiet).toContain('return textOf(await client');
    const files = { ...base, 'packages/llm/src/index.ts': quiet.replace(/export function textOf/, 'function textOf') };
    expect(await plan({ ...files, 'packages/web/src/index.ts': `export { ponder } from '@shop/llm';\n` }, ['llm', 'web'])).toEqual([
      'packages/llm/tsconfig.json',
    ]);
  });

  test('a configuration is not read twice for another folder of output', async () => {
    const files = { ...base, 'packages/llm/tsconfig.build.json': config({ declaration: false, outDir: 'lib' }) };
    expect(await plan(files, ['llm', 'web'])).toEqual(['packages/llm/tsconfig.json', 'packages/web/tsconfig.json']);
  });
});
