/** TODO comments above the review calls of fixtures, written and taken away on the disk. */
import { expect, test } from 'vitest';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { run } from '../../src/run/run.js';
import { type Case, inputOf, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { folder, git, read, snapshot, write } from '../support/project.js';
import { sampleOf } from '../support/sample.js';

const isReviewed = ({ findings }: Case): boolean => findings.includes(': review');
const cases = untypedCases().filter((one) => !isPython(one) && isReviewed(one));

test.each(sampleOf(cases, 8).map((one) => [nameOf(one), one] as const))('%s is put back, byte for byte', async (_, one) => {
  const cwd = folder();
  git(cwd, 'init', '-q');
  write(cwd, inputOf(one));
  git(cwd, 'add', '-A');
  const before = snapshot(cwd);
  const planned = await run(['.'], { cwd, todo: 'write', types: 'off', mode: 'dry-run' });
  if (!planned.edits.some(({ kind }) => kind === 'todo')) return;
  // The comments alone, without the migration.
  const review = new Set(planned.report.sites.flatMap(({ status, file }) => (status === 'review' ? [file] : [])));
  const only = [...review].filter(
    (file) => !planned.report.sites.some((site) => site.status === 'migrated' && site.changes.some((change) => change.file === file)),
  );
  if (only.length === 0) return;
  await run(only, { cwd, todo: 'write', types: 'off' });
  expect(snapshot(cwd)).not.toEqual(before);
  for (const file of only) if (/\.[cm]?[jt]sx?$/.test(file)) expect(() => parseSource(read(cwd, file), file)).not.toThrow();
  await run(only, { cwd, todo: 'remove', allowDirty: true });
  expect(snapshot(cwd)).toEqual(before);
});
