/**
 * Every folder `fixtures/cases/<group>/<case>`: `input/` is what a user has, `output/` the files that differ afterwards,
 * `findings.json` the options and what the report says. Expected output has to parse, and a second run changes nothing.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../src/languages/javascript/parse.js';
import { type RunOptions, run } from '../src/run.js';
import type { Settings } from '../src/settings.js';
import { git, repository, snapshot, write } from './support/project.js';

const root = path.join(import.meta.dirname, '../fixtures/cases');

interface Findings {
  options?: Partial<Settings> & RunOptions;
  paths?: string[];
  sites: {
    at: string;
    status: string;
    reason?: string;
    api?: string;
    notes?: string[];
    budget?: Record<string, unknown>;
    model?: string;
  }[];
  unattributed?: string[];
  alsoCheck?: string[];
}

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

  test('a dry run writes nothing', async () => {
    const cwd = repository(input);
    await run(findings.paths ?? ['.'], { cwd, types: 'off', ...options, mode: 'dry-run' });
    expect(snapshot(cwd)).toEqual(snapshotOf(input));
    write(cwd, {});
  });
});

const snapshotOf = (files: Record<string, Buffer>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, bytes.toString('latin1')]));

/** What the findings of a case say about a site, in the same words. */
function summary(site: Awaited<ReturnType<typeof run>>['report']['sites'][number], { sites }: Findings): Findings['sites'][number] {
  const at = `${site.file}:${site.line}`;
  const wanted = sites.find((one) => one.at === at);
  return {
    at,
    status: site.status,
    ...(site.reason !== null && { reason: site.reason }),
    ...(wanted?.api !== undefined && { api: site.api ?? '' }),
    ...(wanted?.notes !== undefined && { notes: site.notes.map(({ code }) => code) }),
    ...(wanted?.budget !== undefined && {
      budget: Object.fromEntries(
        Object.keys(wanted.budget).map((key) => [key, (site.budget as Record<string, unknown> | null)?.[key] ?? null]),
      ),
    }),
    ...(wanted?.model !== undefined && { model: site.model?.to ?? '' }),
  };
}
