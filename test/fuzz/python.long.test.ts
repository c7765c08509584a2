/** What holds for every Python program, many of them; CPython runs each before and after. `npm run fuzz` draws more. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languagesIn } from '../../src/frontends/languages.js';
import { applyEdits } from '../../src/rewrite/edits.js';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { PYTHON } from '../support/cpython.js';
import { memoryTree } from '../support/memory.js';
import { pythonPrograms } from './python-programs.js';
import { comparable, lacksBeta, migratedRequest, type Sent } from './requests.js';

const COUNT = Number(process.env.FUZZ_COUNT ?? 400);
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 30);
const AT_ONCE = 400;
const HOUR = 3_600_000;
const SETTINGS = withDefaults();

if (!PYTHON) console.warn('skipped: random Python programs are run before and after (there is no Python here)');

/** What each program sends, for each way its arguments can be. */
function requestsOf(sources: readonly string[]): Record<string, Sent>[] {
  const driver = path.join(import.meta.dirname, '../support/python-requests.py');
  const { stdout, stderr, status } = spawnSync(PYTHON as string, [driver], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Record<string, Sent>[];
}

test.skipIf(!PYTHON)(
  'random programs send the requests that the specification says, keep their comments, and are done after one run',
  async () => {
    const languages = await languagesIn(memoryTree({ 'a.py': '"claude-opus-4-6"' }));
    const judge = (source: string) => {
      const { sites, edits, errors } = analyse(memoryTree({ 'a.py': source }), SETTINGS, new Map(), languages);
      expect(errors, source).toEqual([]);
      return { sites, edits, after: applyEdits(source, edits) };
    };
    const started = Date.now();
    const seed = Number(process.env.SEED ?? 4747);
    let migrations = 0;
    for (let done = 0; done < COUNT && Date.now() - started < SECONDS * 1000; done += AT_ONCE) {
      const programs = fc.sample(pythonPrograms, { numRuns: Math.min(AT_ONCE, COUNT - done), seed: seed + done });
      const judged = programs.map(({ source, comments }) => {
        const { sites, after } = judge(source);
        expect(judge(after).edits, after).toEqual([]);
        for (const comment of comments) expect(after.split(comment), after).toHaveLength(source.split(comment).length);
        return {
          source,
          after,
          migrated: new Set(sites.filter(({ status }) => status === 'migrated').map(({ id }) => id.replace(/^.*#|:\d+$/g, ''))),
        };
      });
      const [wanted, sent] = [requestsOf(judged.map(({ source }) => source)), requestsOf(judged.map(({ after }) => after))];
      for (const [index, { source, after, migrated }] of judged.entries()) {
        for (const [key, before] of Object.entries(wanted[index] ?? {})) {
          const now = sent[index]?.[key] as Sent;
          const moves = migrated.has(key.split(' ')[0] ?? '');
          const about = `${key}\n${source}\n${after}`;
          expect(comparable(now), about).toEqual(comparable(moves ? migratedRequest(before) : before));
          expect(lacksBeta(now), about).toBe(false);
          migrations += moves ? 1 : 0;
        }
      }
    }
    expect(migrations).toBeGreaterThan(COUNT / 2);
  },
  HOUR,
);
