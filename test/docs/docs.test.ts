/** The documents say what the code does, no more and no less. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { FILE, findingsPage } from '../../scripts/docs.mjs';
import { createProgram } from '../../src/cli/program.js';
import { extensionsOf, FORMAT_NAMES } from '../../src/report/formats.js';
import { aboutStep, STEP_NAMES } from '../../src/rewrite/steps.js';
import { checkConfig } from '../../src/run/config.js';
import { CHOICES } from '../../src/run/settings.js';
import { NOTES, REASONS } from '../../src/sites/reasons.js';
import { STEPS } from '../../transforms/index.js';

const root = path.join(import.meta.dirname, '../..');
const page = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');
const readme = page('README.md');
const manifest = JSON.parse(page('package.json')) as Record<'dependencies' | 'devDependencies' | 'scripts', Record<string, string>>;

describe('README', () => {
  const program = createProgram(FORMAT_NAMES, () => '');
  const options = [...program.options, program.createOption('-h, --help')];
  const section = readme.slice(readme.indexOf('## Options'), readme.indexOf('**Configuration**'));
  const rows = [...section.matchAll(/^\| (`-.*?) \| (.*) \|$/gm)].map(([, flags = '', meaning = '']) => ({
    flags: flags.replaceAll('`', ''),
    meaning,
  }));

  test('has every option of the help, and no other', () => {
    expect(rows.map(({ flags }) => flags).sort()).toEqual(options.map(({ flags }) => flags).sort());
  });

  test('names every choice', () => {
    for (const option of options) {
      const { meaning } = rows.find(({ flags }) => flags === option.flags) ?? { meaning: '' };
      for (const choice of option.argChoices ?? []) expect(`${option.flags}: ${meaning}`).toContain(`\`${choice}\``);
    }
    for (const extension of FORMAT_NAMES.flatMap((name) => extensionsOf(name).slice(0, 1))) expect(section).toContain(`\`${extension}\``);
    expect(Object.keys(CHOICES)).toHaveLength(options.filter(({ argChoices }) => argChoices).length - 1);
  });

  test('names every key of the configuration, and shows one that is right', () => {
    const keys = /^Keys: (.*?)\. In/ms.exec(readme)?.[1]?.match(/\w+/g) ?? [];
    const known = () => checkConfig({ '?': 1 }, 'x');
    expect(known).toThrow(`Known: ${keys.join(', ')}`);
    const [, shown = ''] = /```json\n(\{\n {2}"ratio".*?)```/s.exec(readme) ?? [];
    expect(() => checkConfig(JSON.parse(shown), 'README')).not.toThrow();
  });

  test('has a row for every step, with the page it rests on', () => {
    for (const name of STEP_NAMES.filter((one) => one !== 'type')) expect(readme).toContain(`\n| ${name} |`);
    for (const { name, source } of STEPS) {
      expect(readme.split('\n').find((line) => line.startsWith(`| ${name} |`))).toContain(source);
    }
  });

  test('names scripts and files that are there', () => {
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(manifest.scripts)).toContain(script);
    for (const [, file = ''] of readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)) expect(fs.existsSync(path.join(root, file))).toBe(true);
  });
});

test('docs/findings.md is what src/sites/reasons.ts says (npm run docs)', () => {
  expect(fs.readFileSync(FILE as string, 'utf8')).toBe(findingsPage({ REASONS, NOTES }, { STEP_NAMES, aboutStep }));
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
  for (const name of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/findings.md', 'package.json', '.ci/run']) {
    expect(page(name)).not.toMatch(/\/(?:home|root|Users|work)\/|localhost/);
  }
  expect(page('package-lock.json')).not.toContain('"resolved"');
});
