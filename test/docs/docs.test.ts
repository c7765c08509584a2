/** The documents say what the code does, no more and no less. */
import fs from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error a script without types
import { OPTION_DETAILS } from '../../scripts/docs/option-details.mjs';
// @ts-expect-error a script without types
import { brought, namingFiles, pages } from '../../scripts/docs.mjs';
import { createProgram } from '../../src/cli/program.js';
import { extensionsOf, FORMAT_NAMES } from '../../src/report/formats.js';
import { STEP_NAMES } from '../../src/rewrite/steps.js';
import { checkConfig } from '../../src/run/config.js';
import { CONFIG_FIELDS } from '../../src/run/config-fields.js';
import { parseJsonc } from '../../src/run/jsonc.js';
import { STEPS } from '../../transforms/index.js';

const root = path.join(import.meta.dirname, '../..');
const page = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');
const readme = page('README.md');
/** Every page that is published, by its path. */
const PAGES = [
  ...fs.readdirSync(root).filter((name) => name.endsWith('.md')),
  ...fs
    .readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const manifest = JSON.parse(page('package.json')) as Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>> & {
  files: string[];
};

/** True for a file that npm publishes. */
const published = (file: string): boolean =>
  /^(?:README\.md|LICENSE)$/.test(file) || manifest.files.some((glob) => picomatch(glob)(file) || file.startsWith(`${glob}/`));

/** The anchor that GitHub and npmjs.com give a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[(.*?)\]\(.*?\)/g, '$1')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

/** The anchors of a page; a heading that comes twice is numbered. */
function headingsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return [...text.replaceAll(/^```.*?^```$/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const anchor = anchorOf(heading);
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
}

const program = createProgram(FORMAT_NAMES, () => '');
const options = program.createHelp().visibleOptions(program);

describe('README', () => {
  test('is a front page: at most 8 kB, and its table of contents names every section', () => {
    expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(8192);
    const contents = readme.slice(0, readme.indexOf('```'));
    for (const [, heading = ''] of readme.matchAll(/^## (.*)$/gm)) expect(contents).toContain(`](#${anchorOf(heading)})`);
  });

  test('shows options that the program has', () => {
    const rows = [...readme.matchAll(/^\| (`-.*?) \| .* \|$/gm)].map(([, flags = '']) => flags.match(/--[\w-]+/g) ?? []);
    expect(rows.length).toBeGreaterThan(10);
    for (const flag of rows.flat()) expect(options.map(({ long }) => long)).toContain(flag);
  });
});

describe('docs/options.md', () => {
  const options = page('docs/options.md');

  test('names every key of the configuration, and shows one that is right', () => {
    const [, table = ''] = /^\| key \| meaning \|\n(.*?)\n\n/ms.exec(options) ?? [];
    expect([...table.matchAll(/^\| `(.*?)`/gm)].map(([, key]) => key)).toEqual(Object.keys(CONFIG_FIELDS));
    const [, shown = ''] = /```jsonc\n(.*?)```/s.exec(options) ?? [];
    expect(() => checkConfig(parseJsonc(shown), 'docs/options.md')).not.toThrow();
    const [, toml = ''] = /```toml\n(.*?)```/s.exec(options) ?? [];
    const { tool } = parseToml(toml) as { tool: Record<string, unknown> };
    expect(() => checkConfig(tool['opus47-migrate'], 'docs/options.md')).not.toThrow();
  });

  test('has details for options that are there', () => {
    const long = program.options.map((option) => option.long);
    for (const flag of Object.keys(OPTION_DETAILS as object)) expect(long).toContain(flag);
  });
});

test('docs/reports.md has a row for every format, with its extension', () => {
  const rows = page('docs/reports.md').split('\n');
  for (const name of FORMAT_NAMES) {
    const row = rows.find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${name}\``));
    expect(row, name).toContain(extensionsOf(name)[0] ?? '');
  }
});

test('docs/rewrite.md has a row for every step, with the page it rests on', () => {
  const rows = page('docs/rewrite.md').split('\n');
  for (const name of STEP_NAMES.filter((one) => one !== 'type')) expect(rows.some((row) => row.startsWith(`| ${name} |`))).toBe(true);
  for (const { name, source } of STEPS) expect(rows.find((row) => row.startsWith(`| ${name} |`))).toContain(source);
});

test('the generated pages are up to date (npm run docs)', async () => {
  const built = (await pages((name: string) => import(path.join(root, 'src', name.replace(/js$/, 'ts'))))) as Record<string, string>;
  for (const [name, text] of Object.entries(built)) expect(page(name), name).toBe(text);
});

describe.each(PAGES)('%s', (name) => {
  const text = page(name);
  const links = [...text.replaceAll(/^```.*?^```$/gms, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  const local = links.filter((link) => !/^https?:/.test(link));

  test('links to files and headings that are there, and that npm publishes', () => {
    for (const link of local) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file);
      expect(fs.existsSync(path.join(root, target)), link).toBe(true);
      if (!target.startsWith('docs/images/')) expect(published(target), link).toBe(true);
      if (anchor !== undefined) expect(headingsOf(page(target)), link).toContain(anchor);
    }
  });

  test('names scripts and commands that are there', () => {
    for (const [, script = ''] of text.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(manifest.scripts)).toContain(script);
    for (const [, command = ''] of text.matchAll(/opus47-migrate (\w[\w-]+) (?:plan|usage|part|<reason>|<name>|bash|model)/g))
      expect(program.commands.map((one) => one.name())).toContain(command);
  });
});

test('package.json has the address, which resolves the links of npmjs.com, and the version; every other file has the same (npm run docs)', () => {
  const { repository, bugs } = JSON.parse(page('package.json')) as { repository: { url: string }; bugs: { url: string } };
  const [, address = '', owner = ''] = /^git\+(https:\/\/github\.com\/([\w-]+\/[\w-]+))\.git$/.exec(repository.url) ?? [];
  expect(bugs.url).toBe(`${address}/issues`);
  for (const [name, text] of (namingFiles as () => [string, string][])()) expect(page(name), name).toBe(text);
  for (const name of [...PAGES, 'action.yml', '.pre-commit-hooks.yaml'])
    for (const [, found] of page(name).matchAll(/(?:github\.com\/|uses: )([\w-]+\/opus47-migrate)\b/g)) expect(found, name).toBe(owner);
});

test('the tables of the action in docs/ci.md are those of action.yml', () => {
  const { inputs, outputs } = parse(page('action.yml')) as Record<
    'inputs' | 'outputs',
    Record<string, { description: string; default?: string }>
  >;
  const rows = [
    ...Object.entries(inputs).map(([name, one]) => `| \`${name}\` | ${one.default ? `\`${one.default}\`` : ''} | ${one.description} |`),
    ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${description} |`),
  ];
  const section = page('docs/ci.md').split('### Inputs and outputs of the action')[1]?.split('\n### ')[0] ?? '';
  expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});

test('a new version reaches the hook and the recipes', () => {
  const { version } = JSON.parse(page('package.json')) as { version: string };
  const bring = brought as (text: string) => string;
  expect(bring('rev: v0.0.1\ndependencies = ["opus47-migrate==0.0.1"]\nversion = "0.0.1"\nhatchling==1.2.3')).toBe(
    `rev: v${version}\ndependencies = ["opus47-migrate==${version}"]\nversion = "${version}"\nhatchling==1.2.3`,
  );
});

describe('python/README.md', () => {
  test('links to pages that are there', () => {
    const links = [...page('python/README.md').matchAll(/blob\/HEAD\/([\w./-]+)\)/g)].map(([, file = '']) => file);
    expect(links.length).toBeGreaterThan(5);
    for (const file of links) expect(fs.existsSync(path.join(root, file)), file).toBe(true);
  });

  test('is about the package that pyproject.toml describes', () => {
    const python = page('python/pyproject.toml');
    expect(python).toContain('readme = "README.md"');
    // What is staged there has the version of package.json.
    expect(python).toContain('path = "src/opus47_migrate/tool/package.json"');
  });
});

describe('CONTRIBUTING', () => {
  const rows = [...page('CONTRIBUTING.md').matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \| [^|]+ \|$/gm)].map(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );

  test('says why each dependency is there, and names no other', () => {
    const { dependencies, devDependencies } = manifest;
    const [first = '', last = ''] = ['@clack/prompts', '@types/picomatch'];
    const listed = rows
      .slice(
        rows.findIndex((names) => names.includes(first)),
        rows.findIndex((names) => names.includes(last)) + 1,
      )
      .flat();
    expect(listed.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
  });

  test('tells how many packages a user installs; none runs a script then', () => {
    const { packages } = JSON.parse(page('package-lock.json')) as {
      packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
    };
    const installed = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);
    expect(page('CONTRIBUTING.md')).toContain(`a user installs ${installed.length} packages`);
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    for (const script of ['preinstall', 'install', 'postinstall']) expect(Object.keys(manifest.scripts)).not.toContain(script);
  });
});

test('nothing that is published names a machine', () => {
  for (const name of [...PAGES, 'package.json', '.ci/run']) {
    expect(page(name)).not.toMatch(/\/(?:home|root|Users|work)\/|localhost/);
  }
  expect(page('package-lock.json')).not.toContain('"resolved"');
});
