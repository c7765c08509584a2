/** A case with a model that stays in the place of each that migrates. */
import { expect } from 'vitest';
import { type Case, inputOf } from './fixtures.js';
import { runInMemory } from './golden.js';

/** A run of the case, with every model that migrates replaced by one that does not, changes nothing. */
export async function expectNothingOnOther(one: Case): Promise<void> {
  const other = Object.fromEntries(Object.entries(inputOf(one)).map(([file, text]) => [file, onOther(text, one.options.from)]));
  const options = { ...one.options, assumeModel: null, fixSampling: false, guard: false, unguard: false };
  expect((await runInMemory(other, options, one.paths)).analysis.edits).toEqual([]);
}

const onOther = (text: string, from: string | undefined): string =>
  from === undefined
    ? text.replaceAll(/opus-(?:4[-.][6789]|9)(?:[-@[:][\w\]:]*)?/g, 'sonnet-4-5')
    : text.replaceAll(/claude-[\w.:-]+/g, 'claude-3-5-haiku');
