/** A sample of the cases with the byte search turned off; `screening.long.test.ts` takes them all. */
import { test } from 'vitest';
import { type Case, topics } from '../support/fixtures.js';
import { expectNothingLost } from '../support/screening.js';

/** One of so many cases of a topic. */
const EVERY = 8;

test.each(topics().map(({ name, cases }): [string, Case[]] => [name, cases]))('screening loses nothing in %s', async (_, cases) => {
  for (const one of cases.filter((_, index) => index % EVERY === 0)) await expectNothingLost(one);
});
