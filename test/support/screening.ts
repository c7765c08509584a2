import { expect } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { analyse } from '../../src/run/analyse.js';
import type { SourceTree } from '../../src/run/engine.js';
import { withDefaults } from '../../src/run/settings.js';
import { type Case, inputOf, nameOf } from './fixtures.js';
import { memoryTree } from './memory.js';

/** Every file holds everything, as far as the tree says. */
const unscreened = (tree: SourceTree): SourceTree => ({
  ...tree,
  containing: (_, among) => tree.files().filter((file) => !among || among(file)),
});

/** Expects the same sites and edits where the byte search, which decides which files are parsed, is turned off. */
export async function expectNothingLost(one: Case): Promise<void> {
  const tree = memoryTree(inputOf(one), one.paths);
  const languages = await languagesIn(tree);
  const found = (source: SourceTree) => {
    const { parsed: _, ...analysis } = analyse(source, withDefaults(one.options), new Map(), languages);
    return analysis;
  };
  expect(found(unscreened(tree)), nameOf(one)).toEqual(found(tree));
}
