/**
 * What holds for every program, many of them: `npm run fuzz -- --count 100000 --seconds 3600 --seed 7`. In the test suite, a short run.
 * A failure prints the seed and the smallest program that shows it.
 */
import { parse } from '@babel/parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { applyEdits } from '../../src/rewrite/edits.js';
import { analyse } from '../../src/run/analyse.js';
import { withDefaults } from '../../src/run/settings.js';
import { commented, tokensOf } from '../properties/commented.js';
import { memoryTree } from '../support/memory.js';
import { hold } from './hold.js';
import { comparable, lacksBeta, migratedRequest, requestsOf } from './requests.js';
import { CALL, injected, MIGRATED } from './sources.js';

const SETTINGS = withDefaults();
const HOUR = 3_600_000;

const judge = (source: string, file = 'a.js') => {
  const { sites, edits, errors } = analyse(memoryTree({ [file]: source }), SETTINGS);
  return { sites, edits, errors, after: applyEdits(source, edits) };
};

/** White space between the tokens: line ends only where they mean nothing. */
const spaced = fc
  .tuple(commented, fc.array(fc.tuple(fc.nat(), fc.constantFrom('  ', '\t', '\n', '\r\n', '\u00a0', '\u3000')), { maxLength: 8 }))
  .map(([program, places]) => {
    const tokens = tokensOf(program.source);
    const inside = [...program.source.matchAll(/`[^`]*`/g)].map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
    const gaps = new Map<number, string>();
    for (const [place, space] of places) {
      const { start, end } = tokens[place % tokens.length] as (typeof tokens)[number];
      if (inside.some((template) => end > template.start && end < template.end)) continue;
      const open = /^[{([,;]$/.test(program.source.slice(start, end));
      gaps.set(end, /\n/.test(space) && !open ? ' ' : space);
    }
    let source = '';
    let at = 0;
    for (const [offset, space] of [...gaps].sort(([a], [b]) => a - b)) {
      source += program.source.slice(at, offset) + space;
      at = offset;
    }
    return { source: source + program.source.slice(at), comments: program.comments };
  });

test(
  'random programs send the requests that the specification says, keep their comments, and are done after one run',
  () =>
    hold('random programs', 0.7, spaced, async ({ source, comments }) => {
      const { sites, errors, after } = judge(source);
      expect(errors).toEqual([]);
      expect(() => parse(after, { sourceType: 'module' })).not.toThrow();
      expect(judge(after).edits).toEqual([]);
      for (const comment of comments) expect(after.split(comment), comment).toHaveLength(2);
      const [sent, wanted] = [await requestsOf(after), await requestsOf(source)];
      if (!wanted) return;
      const migrated = new Set(sites.filter(({ status }) => status === 'migrated').map(({ id }) => id.replace(/^.*#|:\d+$/g, '')));
      for (const [key, before] of Object.entries(wanted)) {
        const now = sent?.[key] as NonNullable<typeof sent>[string];
        const expected = migrated.has(key.split(' ')[0] ?? '') ? migratedRequest(before) : before;
        expect(comparable(now), key).toEqual(comparable(expected));
        expect(lacksBeta(now), key).toBe(false);
      }
    }),
  HOUR,
);

test(
  'in sources that people wrote, the call changes and not a character beside it',
  () =>
    hold('real sources', 0.3, injected, (program) => {
      if (!program) return;
      const { file, before, after } = program;
      const source = before + CALL + after;
      const { edits, errors, after: result } = judge(source, file);
      if (edits.length === 0) return;
      expect(errors).toEqual([]);
      expect(result).toBe(before + MIGRATED + after);
      expect(() => parseSource(result, file)).not.toThrow();
      expect(judge(result, file).edits).toEqual([]);
    }),
  HOUR,
);
