/** What holds for every rewrite, whatever the program around the calls looks like. */
import { parse } from '@babel/parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';
import { applyEdits, ordered } from '../../src/rewrite/edits.js';
import { analyse } from '../../src/run/analyse.js';
import { migrate } from '../../src/run/api.js';
import { withDefaults } from '../../src/run/settings.js';
import { memoryTree } from '../support/memory.js';
import { commented } from './commented.js';
import { programs } from './programs.js';

const FILE = 'src/a.js';
const RUNS = { numRuns: 100 };
const SETTINGS = withDefaults();

/** The properties are tried on the same programs. */
const known = new Map<string, ReturnType<typeof analyse>['edits']>();

/** The edits of a whole project of one file. */
function editsOf(source: string) {
  const edits = known.get(source) ?? analyse(memoryTree({ [FILE]: source }), SETTINGS).edits;
  known.set(source, edits);
  return edits;
}

const rewrite = (source: string): string => applyEdits(source, editsOf(source));

const parsed = (source: string) => parse(source, { sourceType: 'unambiguous', tokens: true, plugins: ['jsx'] });
const LAYOUT = /^(?:start|end|loc|extra|range|.*[cC]omments)$/;
/** A program without layout and comments. */
const codeOf = (source: string): unknown =>
  JSON.parse(JSON.stringify(parsed(source).program, (key, value) => (LAYOUT.test(key) ? undefined : value)));

describe('edits', () => {
  test('lie inside the text and never overlap', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        const edits = ordered(editsOf(source));
        for (const [index, edit] of edits.entries()) {
          expect(edit.start).toBeLessThanOrEqual(edit.end);
          expect(edit.end).toBeLessThanOrEqual(source.length);
          expect(edit.start).toBeGreaterThanOrEqual(edits[index - 1]?.end ?? 0);
        }
      }),
      RUNS,
    );
  });

  test('give code that parses', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(() => parseSource(rewrite(source), FILE)).not.toThrow();
      }),
      RUNS,
    );
  });

  test('leave every statement alone that is no part of a request', () => {
    fc.assert(
      fc.property(programs, ({ source, statements, unrelated }) => {
        const after = rewrite(source);
        let at = 0;
        for (const index of unrelated) {
          const found = after.indexOf(statements[index] as string, at);
          expect(found, statements[index]).toBeGreaterThanOrEqual(at);
          at = found + (statements[index] as string).length;
        }
      }),
      RUNS,
    );
  });

  test('touch nothing in a program whose requests are on another model', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(editsOf(source.replaceAll(/claude-opus-4-[67](?:-\d+)?/g, 'claude-sonnet-4-5'))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a second run', () => {
  test('changes nothing', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(editsOf(rewrite(source))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('changes nothing where one file is all that is seen', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        const { code } = migrate(source, { filename: FILE });
        expect(migrate(code, { filename: FILE }).code).toBe(code);
      }),
      RUNS,
    );
  });
});

describe('the bytes around the code', () => {
  test('CRLF line ends give the same rewrite with CRLF line ends', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(rewrite(source.replaceAll('\n', '\r\n'))).toBe(rewrite(source).replaceAll('\n', '\r\n'));
      }),
      RUNS,
    );
  });

  test('a byte order mark stays where it is', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(rewrite(`\uFEFF${source}`)).toBe(`\uFEFF${rewrite(source)}`);
      }),
      RUNS,
    );
  });

  test('a missing last line end stays missing', () => {
    fc.assert(
      fc.property(programs, ({ source }) => {
        expect(rewrite(source.trimEnd())).toBe(rewrite(source).trimEnd());
      }),
      RUNS,
    );
  });

  test('tabs stay tabs, quotes stay quotes, and no semicolon comes into a file without', () => {
    fc.assert(
      fc.property(programs, ({ source, layout, unrelated, statements }) => {
        let after = rewrite(source);
        for (const index of unrelated) after = after.replace(statements[index] as string, '');
        if (layout.indent === '\t') expect(after).not.toMatch(/^ /m);
        else expect(after).not.toContain('\t');
        expect(after).not.toContain(layout.quote === "'" ? '"' : "'");
        if (!layout.semicolons) expect(after).not.toMatch(/;\s*$/m);
      }),
      RUNS,
    );
  });
});

describe('comments', () => {
  test('survive, each once', () => {
    fc.assert(
      fc.property(commented, ({ source, comments }) => {
        const after = rewrite(source);
        for (const comment of comments) expect(after.split(comment), comment).toHaveLength(2);
      }),
      RUNS,
    );
  });

  test('change nothing in what is written', () => {
    fc.assert(
      fc.property(commented, ({ source, plain }) => {
        expect(codeOf(rewrite(source))).toEqual(codeOf(rewrite(plain)));
      }),
      RUNS,
    );
  });
});
