/** The entry for the jscodeshift runner, under the real runner with each of its parsers, over the fixtures. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/index.js';
import { folder } from '../support/project.js';

const root = path.join(import.meta.dirname, '../..');
const cases = path.join(root, 'fixtures/cases');
const SOURCE = /\.[cm]?[jt]sx?$/;

/** The fixtures that need no option and stand in one source file, with the path of that file under `fixtures/cases`. */
const single = fs.readdirSync(cases).flatMap((group) =>
  fs.readdirSync(path.join(cases, group)).flatMap((name) => {
    const at = path.join(group, name);
    const { options, paths } = JSON.parse(fs.readFileSync(path.join(cases, at, 'findings.json'), 'utf8')) as Record<string, unknown>;
    const input = path.join(cases, at, 'input');
    const files = fs.readdirSync(input, { recursive: true, encoding: 'utf8' }).filter((file) => SOURCE.test(file));
    return options || paths || files.length !== 1 ? [] : [{ at, file: path.join(at, 'input', files[0] as string) }];
  }),
);

async function runner(parser: string): Promise<{ work: string; said: string }> {
  const work = fs.realpathSync(folder({ keep: true }));
  for (const { file } of single) {
    fs.mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    fs.copyFileSync(path.join(cases, file), path.join(work, file));
  }
  const entry = path.join(root, 'dist/transforms/jscodeshift.cjs');
  const args = ['-t', entry, `--parser=${parser}`, '--extensions=ts,tsx,mts,cts,js,jsx,mjs,cjs', '--run-in-band', '.'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'node_modules/jscodeshift/bin/jscodeshift.js'), ...args],
    {
      cwd: work,
      env: { ...process.env, NO_COLOR: '1' },
      maxBuffer: 1 << 24,
    },
  );
  return { work, said: stdout };
}

const PARSERS = ['babel', 'tsx', 'ts', 'flow'];
const runs = new Map<string, { work: string; said: string }>();
beforeAll(async () => {
  for (const [index, run] of (await Promise.all(PARSERS.map(runner))).entries()) runs.set(PARSERS[index] as string, run);
  return () => {
    for (const { work } of runs.values()) fs.rmSync(work, { recursive: true });
  };
}, 60_000);

describe.each(PARSERS)('under the parser %s', (parser) => {
  test('the runner ends without errors', () => {
    expect(runs.get(parser)?.said).toMatch(/^0 errors$/m);
  });

  test('a file gets what the command line gives, or is reported', () => {
    const { work, said } = runs.get(parser) as { work: string; said: string };
    let same = 0;
    for (const { at, file } of single) {
      const given = fs.readFileSync(path.join(work, file), 'utf8');
      const before = fs.readFileSync(path.join(cases, file), 'utf8');
      expect(given, file).toBe(migrate(before, { filename: file }).code);
      if (said.includes(`${file}:`)) continue;
      const output = path.join(cases, at, 'output', path.relative(path.join(at, 'input'), file));
      expect(given, file).toBe(fs.readFileSync(fs.existsSync(output) ? output : path.join(cases, file), 'utf8'));
      same++;
    }
    expect(same).toBeGreaterThan(single.length / 2);
  });
});
