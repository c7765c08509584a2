/** Files that are said to hold nothing, of every case of `fixtures/*.md`: a run over them alone has nothing to tell. */
import { expect, test } from 'vitest';
import { mayHoldAny } from '../../src/run/candidates.js';
import { withDefaults } from '../../src/run/settings.js';
import { spellingsOf } from '../../src/sdk/models.js';
import { type Case, inputOf, nameOf, untypedCases } from '../support/fixtures.js';
import { runInMemory } from '../support/golden.js';

/** The files of a case that hold nothing by their texts alone. */
async function silentIn(one: Case): Promise<string[]> {
  const index = new Map(Object.entries(inputOf(one)).map(([file, text]) => [file, Buffer.from(text)]));
  const ids = spellingsOf(withDefaults(one.options).from);
  const silent: string[] = [];
  for (const file of index.keys())
    if (/\.(?:[cm]?[jt]sx?|py|vue|svelte|astro)$/.test(file) && !(await mayHoldAny({ selected: [file], texts: [], index }, ids)))
      silent.push(file);
  return silent;
}

test('a file that holds nothing by its text has nothing to tell, whatever stands in others', async () => {
  const told: string[] = [];
  let runs = 0;
  for (const one of untypedCases().filter(({ files, options }) => files.length > 1 && !options.editAlso)) {
    const silent = await silentIn(one);
    if (silent.length === 0) continue;
    runs++;
    const { analysis, report } = await runInMemory(inputOf(one), one.options, silent);
    const { sites, edits, unattributed, unusedIgnores } = analysis;
    const places = [...sites, ...edits, ...unattributed, ...unusedIgnores, ...report.alsoCheck].map(({ file }) => file);
    if (places.length > 0) told.push(`${nameOf(one)}: ${[...new Set(places)].join(', ')}`);
  }
  expect(told).toEqual([]);
  expect(runs).toBeGreaterThan(50);
});
