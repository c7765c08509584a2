/** How much is parsed: files that take part by their imports alone, and hold nothing that is asked for, are read and no more. */
import { expect, test } from 'vitest';
import { languagesIn } from '../../../src/frontends/languages.js';
import { analyse } from '../../../src/run/analyse.js';
import { withDefaults } from '../../../src/run/settings.js';
import { memoryTree } from '../../support/memory.js';

const parsed = async (files: Record<string, string>): Promise<{ parsed: number; statuses: string[] }> => {
  const tree = memoryTree(files);
  const found = analyse(tree, withDefaults({}), new Map(), await languagesIn(tree));
  expect(found.errors).toEqual([]);
  return { parsed: found.parsed, statuses: found.sites.map(({ status }) => status) };
};

/** Files that import each other, down to the first one, and do nothing. */
const importers = (first: string): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `app/part_${i}.py`,
      `from app.${i === 0 ? first : `part_${i - 1}`} import something\n\n\ndef part_${i}(value):\n    return something(value)\n`,
    ]),
  );

test('a name of a model that no call takes leads to no other file', async () => {
  const files = { 'app/models.py': 'MODELS = ["claude-opus-4-6"]\n', ...importers('models') };
  expect(await parsed(files)).toEqual({ parsed: 1, statuses: [] });
});

test('files that call other APIs are not looked into for a request', async () => {
  const other = Array.from({ length: 20 }, (_, i) => [
    `app/other_${i}.py`,
    'from app.models import MODELS\n\n\nclass Other:\n    def ask(self, prompt):\n        return prompt.upper()\n',
  ]);
  const files = { 'app/models.py': 'MODELS = ["claude-opus-4-6"]\n', ...Object.fromEntries(other) };
  expect(await parsed(files)).toEqual({ parsed: 1, statuses: [] });
});
