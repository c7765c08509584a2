/**
 * Every folder `fixtures/cases/<group>/<case>`: `input/` is what a user has, `output/` the files that differ afterwards,
 * `findings.json` the options and what the report says. Expected output has to parse, and a second run changes nothing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../src/frontends/javascript/parse.js';
import { STEP_NAMES } from '../src/rewrite/steps.js';
import { analyse } from '../src/run/analyse.js';
import { run } from '../src/run/run.js';
import { PRESETS, type Settings, withDefaults } from '../src/run/settings.js';
import { NOTES, REASONS } from '../src/sites/reasons.js';
import { type Findings, summary } from './support/findings.js';
import { memoryTree } from './support/memory.js';
import { git, repository, snapshot, write } from './support/project.js';

const root = path.join(import.meta.dirname, '../fixtures/cases');

function filesIn(folder: string): Record<string, Buffer> {
  if (!fs.existsSync(folder)) return {};
  const found: Record<string, Buffer> = {};
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.relative(folder, full)] = fs.readFileSync(full);
  }
  return found;
}

const cases = fs.readdirSync(root).flatMap((group) => fs.readdirSync(path.join(root, group)).map((name) => path.join(group, name)));

describe.each(cases)('%s', (name) => {
  const folder = path.join(root, name);
  const findings = JSON.parse(fs.readFileSync(path.join(folder, 'findings.json'), 'utf8')) as Findings;
  const input = filesIn(path.join(folder, 'input'));
  const output = filesIn(path.join(folder, 'output'));
  const options = { ...findings.options };

  test('gives the expected files and findings, once', async () => {
    const cwd = repository(input);
    const { report } = await run(findings.paths ?? ['.'], { cwd, types: 'off', ...options });
    const expected = { ...snapshotOf(input), ...snapshotOf(output) };
    expect(snapshot(cwd)).toEqual(expected);
    expect(report.errors).toEqual([]);
    expect(report.sites.map((site) => summary(site, findings))).toEqual(findings.sites);
    expect(report.unattributed.map(({ file, line }) => `${file}:${line}`)).toEqual(findings.unattributed ?? []);
    if (findings.alsoCheck) expect(report.alsoCheck.map(({ file, line }) => `${file}:${line}`)).toEqual(findings.alsoCheck);
    for (const [file, bytes] of Object.entries(output))
      if (/\.[cm]?[jt]sx?$/.test(file)) expect(() => parseSource(bytes.toString(), file)).not.toThrow();
    git(cwd, 'add', '-A');
    const again = await run(findings.paths ?? ['.'], { cwd, types: 'off', ...options, mode: 'check' });
    expect(again.report.sites.filter(({ status }) => status === 'migrated')).toEqual([]);
  });

  test('nothing changes where the model is one that stays', () => {
    const other = Object.fromEntries(Object.entries(input).map(([file, bytes]) => [file, onSonnet(bytes.toString())]));
    expect(analyse(memoryTree(other, findings.paths), withDefaults({ ...settingsOf(options), assumeModel: null })).edits).toEqual([]);
  });

  test('a dry run writes nothing', async () => {
    const cwd = repository(input);
    await run(findings.paths ?? ['.'], { cwd, types: 'off', ...options, mode: 'dry-run' });
    expect(snapshot(cwd)).toEqual(snapshotOf(input));
    write(cwd, {});
  });
});

/** What a case cannot show, for it takes a user, another SDK or an option of its own, and the tests that show it. */
const ELSEWHERE: Record<string, string> = {
  declined: 'run/choose.test.ts',
  'sdk-too-old': 'types/stage.test.ts',
  'types-not-checked': 'types/stage.test.ts',
  todo: 'run/todo.test.ts',
  type: 'types/fixtures.test.ts',
  'annotation-stays': 'frontends/python-sdk.test.ts',
};
const isElsewhere = (code: string): boolean =>
  code in ELSEWHERE && fs.readFileSync(path.join(import.meta.dirname, ELSEWHERE[code] as string), 'utf8').includes(code);

describe('the cases together', () => {
  const all = cases.map((name) => ({
    findings: JSON.parse(fs.readFileSync(path.join(root, name, 'findings.json'), 'utf8')) as Findings,
    changes: fs.existsSync(path.join(root, name, 'output')),
  }));
  const types = path.join(root, '../types');
  const typed = fs
    .readdirSync(types)
    .map((name) => JSON.parse(fs.readFileSync(path.join(types, name, 'findings.json'), 'utf8')) as Findings);
  const sites = [...all.map(({ findings }) => findings), ...typed].flatMap((findings) => findings.sites);

  test('have every reason', () => {
    const found = new Set(sites.map(({ reason }) => reason));
    expect(Object.keys(REASONS).filter((reason) => !found.has(reason) && !isElsewhere(reason))).toEqual([]);
  });

  test('have every note', () => {
    const found = new Set(sites.flatMap(({ notes }) => notes ?? []));
    expect(Object.keys(NOTES).filter((note) => !found.has(note) && !isElsewhere(note))).toEqual([]);
  });

  test('have every step', () => {
    const found = new Set(sites.flatMap(({ steps }) => steps ?? []));
    expect(STEP_NAMES.filter((step) => !found.has(step) && !isElsewhere(step))).toEqual([]);
  });

  test('hold as many calls that stay as calls that move', () => {
    const stays = all.filter(({ findings, changes }) => {
      const moved = findings.sites.filter(({ status }) => status === 'migrated').length;
      return !changes || findings.sites.length - moved >= moved;
    });
    expect(stays.length).toBeGreaterThanOrEqual(Math.floor(all.length / 4));
  });
});

/** The same code, with every model that migrates replaced by one that does not. */
const onSonnet = (text: string): string => text.replaceAll(/opus-(?:4-[678]|9)(?:[-@[][\w\]:]*)?/g, 'sonnet-4-5');

/** The settings among the options of a case. */
const settingsOf = (options: Findings['options'] = {}): Partial<Settings> =>
  Object.fromEntries(Object.entries(options).filter(([name]) => name in PRESETS.published));

const snapshotOf = (files: Record<string, Buffer>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('latin1')]));
