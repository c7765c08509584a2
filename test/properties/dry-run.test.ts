/** What a dry run prints is a patch, and applying it gives the bytes of a write. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDiff } from '../../src/report/diff.js';
import { run } from '../../src/run/run.js';
import { repository, snapshot } from '../support/project.js';
import { programs } from './programs.js';

/** Line ends, marks and last lines that a patch has to carry. */
const dressed = fc.tuple(programs, fc.boolean(), fc.boolean(), fc.boolean()).map(([{ source }, crlf, mark, open]) => {
  const ended = open ? source.trimEnd() : source;
  return (mark ? '\uFEFF' : '') + (crlf ? ended.replaceAll('\n', '\r\n') : ended);
});

test('git apply gives the bytes of a write', async () => {
  await fc.assert(
    fc.asyncProperty(dressed, dressed, async (a, b) => {
      const files = { 'src/a.js': a, 'src/deep er/b.mjs': b };
      const [dry, written] = [repository(files), repository(files)];
      const { changed } = await run(['.'], { cwd: dry, types: 'off', mode: 'dry-run' });
      expect(snapshot(dry)).toEqual(snapshot(repository(files)));
      await run(['.'], { cwd: written, types: 'off' });
      if (changed.length > 0) {
        const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: dry, input: renderDiff(changed, dry) });
        expect(applied.stderr.toString()).toBe('');
      }
      expect(snapshot(dry)).toEqual(snapshot(written));
    }),
    { numRuns: 12 },
  );
});
