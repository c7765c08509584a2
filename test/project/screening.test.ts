/** The byte search decides which files are parsed: turned off, so that every file is, the fixtures give the same sites and edits. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { analyse } from '../../src/run/analyse.js';
import type { SourceTree } from '../../src/run/engine.js';
import type { RunOptions } from '../../src/run/run.js';
import { type Settings, withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';

const root = path.join(import.meta.dirname, '../../fixtures/cases');

function textsIn(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const full = path.join(parentPath, name);
      return [path.relative(folder, full), fs.readFileSync(full, 'utf8')];
    }),
  );
}

/** Every file holds everything, as far as the tree says. */
const unscreened = (tree: SourceTree): SourceTree => ({
  ...tree,
  containing: (_, among) => tree.files().filter((file) => !among || among(file)),
});

test.each(fs.readdirSync(root))('screening loses nothing in %s', async (group) => {
  for (const name of fs.readdirSync(path.join(root, group))) {
    const folder = path.join(root, group, name);
    const { options = {}, paths } = JSON.parse(fs.readFileSync(path.join(folder, 'findings.json'), 'utf8')) as {
      options?: Partial<Settings> & RunOptions;
      paths?: string[];
    };
    const tree = memoryTree(textsIn(path.join(folder, 'input')), paths);
    const languages = await languagesIn(tree);
    const known = Object.keys(withDefaults());
    const settings = withDefaults(Object.fromEntries(Object.entries(options).filter(([key]) => known.includes(key))));
    const found = (source: SourceTree) => {
      const { parsed: _, ...analysis } = analyse(source, settings, new Map(), languages);
      return analysis;
    };
    expect(found(unscreened(tree)), name).toEqual(found(tree));
  }
});
