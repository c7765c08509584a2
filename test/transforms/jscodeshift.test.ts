/** The entry for the jscodeshift runner, under the real runner with each of its parsers, over the fixtures. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/index.js';
import { afterOf, inputOf, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { folder, write } from '../support/project.js';

const root = path.join(import.meta.dirname, '../..');
const SOURCE = /\.[cm]?[jt]sx?$/;

/** The fixtures that need no option and stand in one source file: the path of that file in a folder of all, as it is and as it becomes. */
const single = untypedCases().flatMap((one) => {
  const sources = Object.entries(inputOf(one)).filter(([file]) => SOURCE.test(file));
  const [[file, before] = ['', '']] = sources;
  const isSimple = !isPython(one) && sources.length === 1 && Object.keys(one.options).length === 0 && one.paths.length === 0;
  return isSimple ? [{ file: path.join(nameOf(one), file), before, after: afterOf(one)[file] }] : [];
});

async function runner(parser: string): Promise<{ work: string; said: string }> {
  const work = fs.realpathSync(folder({ keep: true }));
  write(work, Object.fromEntries(single.map(({ file, before }) => [file, before])));
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
});

describe.each(PARSERS)('under the parser %s', (parser) => {
  test('the runner ends without errors', () => {
    expect(runs.get(parser)?.said).toMatch(/^0 errors$/m);
  });

  test('a file gets what the command line gives, or is reported', () => {
    const { work, said } = runs.get(parser) as { work: string; said: string };
    let same = 0;
    for (const { file, before, after } of single) {
      const given = fs.readFileSync(path.join(work, file), 'utf8');
      expect(given, file).toBe(migrate(before, { filename: file }).code);
      if (said.includes(`${file}:`)) continue;
      expect(given, file).toBe(after);
      same++;
    }
    expect(same).toBeGreaterThan(single.length / 2);
  });
});
