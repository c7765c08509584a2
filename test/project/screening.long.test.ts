/** The byte search decides which files are parsed: turned off, so that every file is, all fixtures give the same sites and edits. */
import { test } from 'vitest';
import { type Case, topics } from '../support/fixtures.js';
import { expectNothingLost } from '../support/screening.js';

test.each(topics().map(({ name, cases }): [string, Case[]] => [name, cases]))('screening loses nothing in %s', async (_, cases) => {
  for (const one of cases) await expectNothingLost(one);
});
