/** Fixtures as projects on the disk, in git: runs there say and write what the same runs give in memory, where every case is run. */
import { describe, expect, test } from 'vitest';
import { run } from '../src/run/run.js';
import { undo } from '../src/run/undo.js';
import { expectFindings, projectOf, snapshotsOf } from './support/disk.js';
import { type Case, isNotebook, nameOf, untypedCases } from './support/fixtures.js';
import { cli, git, snapshot, write } from './support/project.js';
import { sampleOf } from './support/sample.js';

const named = (cases: readonly Case[]) => cases.map((one) => [nameOf(one), one] as const);
const cases = untypedCases();

/** Bytes are what the disk is about. */
const ofBytes = cases.filter(({ topic }) => topic === 'bytes');

describe.each(named([...new Set([...ofBytes, ...sampleOf(cases, 3)])]))('%s', (_, one) => {
  const { before, after } = snapshotsOf(one);
  const options = { ...one.options, types: 'off' as const };

  test('gives the expected files and findings, once', async () => {
    const cwd = projectOf(one);
    const { report } = await run(one.paths, { cwd, ...options });
    expect(snapshot(cwd)).toEqual(after);
    expectFindings(one, report, true);
    git(cwd, 'add', '-A');
    const again = await run(one.paths, { cwd, ...options, mode: 'check' });
    expect(again.report.sites.filter(({ status }) => status === 'migrated')).toEqual([]);
  });

  test('a dry run writes nothing', async () => {
    const cwd = projectOf(one);
    const { report } = await run(one.paths, { cwd, ...options, mode: 'dry-run' });
    expect(snapshot(cwd)).toEqual(before);
    expectFindings(one, report, false);
  });
});

const notebooks = cases.filter(isNotebook);

test.each(named(notebooks))('undo brings notebooks back: %s', async (_, one) => {
  const cwd = projectOf(one);
  const { changed } = await run(['.'], { cwd });
  if (changed.length > 0) await undo({ cwd });
  expect(snapshot(cwd)).toEqual(snapshotsOf(one).before);
});

test.each(named(notebooks.filter(({ diff }) => diff !== '')))('the command prints a diff of notebooks that git applies: %s', (_, one) => {
  const cwd = projectOf(one);
  const { stdout } = cli(cwd, ['--dry-run']);
  expect(snapshot(cwd)).toEqual(snapshotsOf(one).before);
  write(cwd, { '.git/changes.diff': stdout });
  git(cwd, 'apply', '.git/changes.diff');
  expect(snapshot(cwd)).toEqual(snapshotsOf(one).after);
});
