/** The byte search decides which files are parsed: turned off, so that every file is, the fixtures give the same sites and edits. */
import { expect, test } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { analyse } from '../../src/run/analyse.js';
import type { SourceTree } from '../../src/run/engine.js';
import { withDefaults } from '../../src/run/settings.js';
import { type Case, inputOf, nameOf, topics } from '../support/fixtures.js';
import { memoryTree } from '../support/memory.js';

/** Every file holds everything, as far as the tree says. */
const unscreened = (tree: SourceTree): SourceTree => ({
  ...tree,
  containing: (_, among) => tree.files().filter((file) => !among || among(file)),
});

test.each(topics().map(({ name, cases }): [string, Case[]] => [name, cases]))('screening loses nothing in %s', async (_, cases) => {
  for (const one of cases) {
    const tree = memoryTree(inputOf(one), one.paths);
    const languages = await languagesIn(tree);
    const found = (source: SourceTree) => {
      const { parsed: _, ...analysis } = analyse(source, withDefaults(one.options), new Map(), languages);
      return analysis;
    };
    expect(found(unscreened(tree)), nameOf(one)).toEqual(found(tree));
  }
});
