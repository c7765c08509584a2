import { describe, expect, test } from 'vitest';
import { applyBaseline, parseBaseline, renderBaseline, updateBaseline } from '../../src/run/baseline.js';
import { UserError } from '../../src/run/errors.js';
import { report, site } from '../support/report.js';

const review = (id: string) => site({ id, status: 'review', reason: 'model-unknown' });
const everything = () => true;

describe('a baseline file', () => {
  test('holds what was written to it', () => {
    const text = renderBaseline(new Set(['a.ts#main:1', 'b.ts#x:2']));
    expect(text).toBe('{\n  "version": 1,\n  "accepted": [\n    "a.ts#main:1",\n    "b.ts#x:2"\n  ]\n}\n');
    expect([...parseBaseline(text, 'f')]).toEqual(['a.ts#main:1', 'b.ts#x:2']);
  });

  test.each(['', '{', 'null', '[]', '{}', '{"version":2,"accepted":[]}', '{"version":1,"accepted":[1]}', '{"version":1}'])(
    'is not %j',
    (text) => {
      expect(() => parseBaseline(text, 'known.json')).toThrow(UserError);
      expect(() => parseBaseline(text, 'known.json')).toThrow('known.json: not a baseline of this tool');
    },
  );

  test('that is not there is told, with the way to make one', () => {
    expect(() => parseBaseline(undefined, 'known.json')).toThrow(
      'known.json: no such baseline. Make one with --baseline known.json --update-baseline.',
    );
  });
});

describe('accepting', () => {
  test('marks review sites alone', () => {
    const sites = [review('a'), review('b'), site({ id: 'c' })];
    const { sites: marked, warnings } = applyBaseline(report(sites), new Set(['a', 'c']), everything);
    expect(marked.map(({ id, status, accepted }) => [id, status, accepted])).toEqual([
      ['a', 'review', true],
      ['b', 'review', undefined],
      ['c', 'migrated', undefined],
    ]);
    expect(warnings).toEqual(['The baseline accepts c, which no longer needs review. Remove it with --update-baseline.']);
  });

  test('names unused entries of the files that were looked at', () => {
    const { warnings } = applyBaseline(report([]), new Set(['a.ts#x:1', 'b.ts#x:1']), (id) => id.startsWith('a'));
    expect(warnings).toEqual([expect.stringContaining('a.ts#x:1')]);
  });

  test('anew keeps the entries of files that were not looked at', () => {
    const ids = updateBaseline(report([review('b.ts#y:1'), site()]), new Set(['b.ts#x:1', 'a.ts#x:1']), (id) => id.startsWith('b'));
    expect([...ids]).toEqual(['a.ts#x:1', 'b.ts#y:1']);
  });
});
