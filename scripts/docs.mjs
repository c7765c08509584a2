// Writes what is generated: docs/findings.md, docs/options.md, a section of docs/clients.md and config.schema.json. No text is kept twice; test/docs/docs.test.ts says when this has to run.
import fs from 'node:fs';
import path from 'node:path';
import { findingsPage } from './docs/findings.mjs';
import { withLibraries } from './docs/libraries.mjs';
import { optionsPage } from './docs/options.mjs';

const root = path.dirname(import.meta.dirname);

/** Each generated page, relative to the root, with its text. `load` imports a module of the sources by its path below `src`. */
export async function pages(load) {
  const [{ REASONS, NOTES }, { SPECIAL }, steps, { createProgram }, { FORMAT_NAMES }, { CONFIG_FIELDS, configSchema }, libraries] =
    await Promise.all(
      [
        'sites/reasons.js',
        'sites/special-words.js',
        'rewrite/steps.js',
        'cli/program.js',
        'report/formats.js',
        'run/config-fields.js',
        'sdk/libraries.js',
      ].map(load),
    );
  return {
    'docs/findings.md': findingsPage({ REASONS, NOTES, SPECIAL }, steps),
    'docs/options.md': optionsPage(
      createProgram(FORMAT_NAMES, () => ''),
      CONFIG_FIELDS,
    ),
    'docs/clients.md': withLibraries(fs.readFileSync(path.join(root, 'docs/clients.md'), 'utf8'), libraries),
    'config.schema.json': `${JSON.stringify(configSchema(), null, 2)}\n`,
  };
}

/** Files that name where the project lives, or its version: package.json has both. */
const NAMING = ['docs/ci.md', 'python/README.md', 'python/pyproject.toml', 'pyproject.toml'];

/** A text with the address and the version of package.json. */
export function brought(text) {
  const { repository, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [, owner] = /github\.com\/([\w-]+\/[\w-]+)/.exec(repository.url);
  return text
    .replaceAll(/(github\.com\/|uses: )[\w-]+\/opus47-migrate\b/g, `$1${owner}`)
    .replaceAll(/(rev: v|"opus47-migrate==|^version = ")\d+\.\d+\.\d+/gm, `$1${version}`);
}

/** The named files, as they have to be. */
export const namingFiles = () => NAMING.map((file) => [file, brought(fs.readFileSync(path.join(root, file), 'utf8'))]);

if (process.argv[1] === import.meta.filename) {
  const built = await pages((name) => import(new URL(`../build/src/${name}`, import.meta.url).href));
  for (const [file, text] of Object.entries(built)) fs.writeFileSync(path.join(root, file), text);
  for (const [file, text] of namingFiles()) fs.writeFileSync(path.join(root, file), text);
}
