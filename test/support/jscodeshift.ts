/** The entry for the jscodeshift runner, under the real runner with each of its parsers, over the fixtures. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { afterOf, inputOf, isPython, nameOf, untypedCases } from './fixtures.js';
import { folder, write } from './project.js';

const root = path.join(import.meta.dirname, '../..');
const SOURCE = /\.[cm]?[jt]sx?$/;
const COMPONENT = /\.(?:vue|svelte|astro)$/;

/** The fixtures that need no option and stand in one source file: the path of that file in a folder of all, as it is and as it becomes. */
const single = untypedCases().flatMap((one) => {
  const input = inputOf(one);
  const sources = Object.entries(input).filter(([file]) => SOURCE.test(file));
  const [[file, before] = ['', '']] = sources;
  // The runner hands over no component that may call what is in the file.
  const isAlone = sources.length === 1 && !Object.keys(input).some((file) => COMPONENT.test(file));
  const isSimple = !isPython(one) && isAlone && Object.keys(one.options).length === 0 && one.paths.length === 0;
  return isSimple ? [{ file: path.join(nameOf(one), file), before, after: afterOf(one)[file] }] : [];
});

interface Ran {
  work: string;
  said: string;
}

async function runner(parser: string, files: typeof single): Promise<Ran> {
  const work = fs.realpathSync(folder({ keep: true }));
  write(work, Object.fromEntries(files.map(({ file, before }) => [file, before])));
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

/**
 * What the runner parses does not matter to the edits: more files under one parser, and a quarter of them under the others.
 * @param step takes every so many files.
 */
export function describeRunner(step: number, parsers: readonly string[] = PARSERS): void {
  const most = single.filter((_, index) => index % step === 0);
  const filesFor = (parser: string) => (parser === 'tsx' ? most : most.filter((_, index) => index % 4 === 0));
  const runs = new Map<string, Ran>();
  beforeAll(async () => {
    const made = await Promise.all(parsers.map((parser) => runner(parser, filesFor(parser))));
    for (const [index, run] of made.entries()) runs.set(parsers[index] as string, run);
    return () => {
      for (const { work } of runs.values()) fs.rmSync(work, { recursive: true });
    };
  });

  describe.each(parsers)('under the parser %s', (parser) => {
    test('the runner ends without errors', () => {
      expect(runs.get(parser)?.said).toMatch(/^0 errors$/m);
    });

    test('a file gets what the command line gives, or is reported', () => {
      const { work, said } = runs.get(parser) as { work: string; said: string };
      const same: string[] = [];
      const files = filesFor(parser);
      for (const { file, after } of files) {
        const given = fs.readFileSync(path.join(work, file), 'utf8');
        if (said.includes(`${file}:`)) continue;
        expect(given, file).toBe(after);
        same.push(file);
      }
      if (parser === 'tsx') {
        const changed = files.flatMap(({ file, before, after }) => (before === after ? [] : [file]));
        expect(changed.filter((file) => same.includes(file)).length).toBeGreaterThan(changed.length / 2);
      }
      // What is left under another parser is left under this one.
      else expect(same).toEqual(files.map(({ file }) => file).filter((file) => !runs.get('tsx')?.said.includes(`${file}:`)));
    });
  });
}
