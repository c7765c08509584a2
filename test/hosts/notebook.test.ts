/** From the JSON of a notebook to the code of its cells, and back with edits. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SyntaxProblem } from '../../src/frontends/syntax-problem.js';
import { decodeJson, encodeJson, type Json, parseJson } from '../../src/hosts/json.js';
import { withoutMagics } from '../../src/hosts/magics.js';
import { readNotebook } from '../../src/hosts/notebook.js';
import type { Encoded } from '../../src/hosts/units.js';
import { applyEdits, type TextEdit } from '../../src/rewrite/edits.js';
import { PYTHON } from '../support/cpython.js';

type Source = string | string[];

const notebookOf = (sources: readonly Source[], metadata: object = {}) => ({
  cells: sources.map((source, index) => ({
    cell_type: 'code',
    id: `c${index}`,
    metadata: {},
    outputs: [{ text: ['"source": "é\\n"'] }],
    source,
  })),
  metadata,
  nbformat: 4,
  nbformat_minor: 5,
});
const write = (sources: readonly Source[], indent: number | string = 1): string => `${JSON.stringify(notebookOf(sources), null, indent)}\n`;
const encodedOf = (text: string): Encoded => readNotebook(text)?.encoded as Encoded;
const codeOf = (...sources: Source[]): string => encodedOf(write(sources)).code;
const sourcesIn = (text: string): string[] =>
  (JSON.parse(text) as ReturnType<typeof notebookOf>).cells.map(({ source }) => [source].flat().join(''));

describe('JSON', () => {
  /** The value that the places of strings stand for; what is no string is left out. */
  const stringsIn = (node: Json, text: string): unknown => {
    if (node.kind === 'string') return decodeJson(text, node.start, node.end).value;
    if (node.kind === 'array') return node.items.map((item) => stringsIn(item, text));
    return node.kind === 'object' ? Object.fromEntries([...node.members].map(([key, value]) => [key, stringsIn(value, text)])) : null;
  };
  const stringsOnly = (value: unknown): unknown => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map(stringsOnly);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, stringsOnly(inner)]));
  };

  test('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'));
        const text = JSON.stringify(value, null, indent);
        expect(stringsIn(parseJson(text), text)).toEqual(stringsOnly(JSON.parse(text)));
      }),
    );
  });

  test('and refused where JSON.parse refuses it, with the place', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '"\\x"',
      '1',
      '-0.5e3',
      '01',
      'true',
      ' ',
      '\n',
      '"',
      '\u0001',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        const isJson = () => {
          try {
            return JSON.parse(text) !== undefined;
          } catch {
            return false;
          }
        };
        if (isJson()) expect(() => parseJson(text)).not.toThrow();
        else expect(() => parseJson(text)).toThrow(SyntaxProblem);
      }),
      { numRuns: 2000 },
    );
    const placeOf = (text: string): number | null => {
      try {
        parseJson(text);
      } catch (error) {
        return (error as SyntaxProblem).start;
      }
      return null;
    };
    expect(placeOf('{"a": 1,\n<<<<<<< HEAD\n"b": 2}')).toBe(9);
    expect(placeOf('{"a": [1, 2}')).toBe(11);
    expect(placeOf('"open')).toBe(5);
    expect(placeOf('[NaN, -Infinity]')).toBe(null);
    expect(placeOf('['.repeat(100_000))).toBeGreaterThan(100);
  });

  test('strings keep their characters, and each has its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (value, ascii) => {
        const text = `"${encodeJson(value, ascii)}"`;
        expect(JSON.parse(text)).toBe(value);
        if (ascii) expect(text).toMatch(/^[ -~]*$/);
        const decoded = decodeJson(text, 1, text.length - 1);
        expect(decoded.value).toBe(value);
        expect(decoded.offsets).toHaveLength(value.length);
        expect(decoded.offsets.every((offset, index) => index === 0 || offset > (decoded.offsets[index - 1] as number))).toBe(true);
      }),
    );
    expect(decodeJson('"a\\n\\ud83d\\ude00\\"b"', 1, 19)).toEqual({ value: 'a\n😀"b', offsets: [1, 2, 4, 10, 16, 18] });
  });
});

describe('magics', () => {
  const python = (cell: string): string => applyEdits(cell, withoutMagics(cell));
  test.each([
    ['%matplotlib inline\nx = 1', 'pass\nx = 1'],
    ['x = 1\n% cd ..', 'x = 1\npass'],
    ['!pip install a \\\n  b\nx = 1', 'pass\nx = 1'],
    ['!!ls\n??x\nx?\nx.y??', 'pass\npass\npass\npass'],
    ['if x:\n    !ls\n    %cd a\nelse:\n    y = 1', 'if x:\n    pass\n    pass\nelse:\n    y = 1'],
    ['x = !ls -l\ny = %env A\na, b = ! x \\\n y\nz = 1', 'x = get_ipython()\ny = get_ipython()\na, b = get_ipython()\nz = 1'],
    ['%time x = f()\n  ', 'x = f()\n  '],
    ['%timeit -n 10 -r3 f(a)', 'f(a)'],
    ['%prun -s cumulative f(a)', 'f(a)'],
    ['r = %time f()', 'r = f()'],
    ['%time', 'pass'],
    ['%%time\nx = 1', 'x = 1'],
    ['\n%%capture out\n%%time\nx = 1', '\nx = 1'],
    ['%%bash\nls\n', ''],
    ['%%writefile a.py\nx = 1', ''],
    ['%md\n# Title\ntext', ''],
    ['%sql\nselect 1', ''],
    ['%sql select 1\nx = 1', 'pass\nx = 1'],
    ['%run a/b.py\n%run ./c.py\n%run d.ipynb', 'from a.b import *\nfrom c import *\npass'],
    ['pip install a\nls x\ncd ..', 'pass\npass\npass'],
    ['pip = 1\nls in x\nls == 2\ncat(x)\nls - x', 'pip = 1\nls in x\nls == 2\ncat(x)\nls - x'],
    ['  x = 1\n  if x:\n    y = 2', 'x = 1\nif x:\n  y = 2'],
    ['  !ls \\\n  b\n  x = 1', 'pass\nx = 1'],
    ['%time f(a?)\nx', 'pass\nx'],
    ['f(a,\n  b?)\nx', 'pass\nx'],
    ['/f 1\n,f a\n;f a', 'pass\npass\npass'],
  ])('%j', (cell, expected) => expect(python(cell)).toBe(expected));

  test.each([
    'x = (a\n  % b)',
    'x = a \\\n  % b',
    'x = """\n%no\n!no\nno?\n"""',
    "x = 'a?' # why?",
    "x = '''it's\n!no'''",
    'x != y\nx %= 2\nz = a % b',
    'f"{x!r:%Y}"',
    '# %%time\nx = 1',
    '@decorated\ndef f(): ...',
    '',
  ])('%j is Python', (cell) => expect(withoutMagics(cell)).toEqual([]));

  test('whatever stands in a cell, the edits are in order and inside of it', () => {
    const piece = fc.constantFrom(
      '%',
      '%%time',
      '!ls',
      '?',
      '=',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\\',
      '"',
      "'''",
      '(',
      ')',
      '#',
      'x',
      'pip install',
      '%time ',
      'f',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        expect(() => python(pieces.join(''))).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a notebook', () => {
  test('is its code cells in order, each with a line of its own', () => {
    expect(codeOf(['a = 1\n', 'b = 2'], 'c = "\\u00e9"\n', [], '', ['d'])).toBe('a = 1\nb = 2\nc = "\\u00e9"\n\n\nd');
    const page = { cells: [{ cell_type: 'code', input: ['x = 1'], language: 'python' }] };
    expect(encodedOf(JSON.stringify({ worksheets: [page], nbformat: 3 })).code).toBe('x = 1');
  });

  test('of another language has none', () => {
    const inLanguage = (metadata: object): unknown => readNotebook(JSON.stringify(notebookOf(['x = 1'], metadata)))?.encoded?.code;
    expect(inLanguage({ kernelspec: { language: 'R' } })).toBeUndefined();
    expect(inLanguage({ kernelspec: { name: 'x' }, language_info: { name: 'julia' } })).toBeUndefined();
    for (const name of ['python', 'Python', 'python3', 'ipython', '']) expect(inLanguage({ language_info: { name } })).toBe('x = 1');
    const mixed = notebookOf(['x = 1', 'let y']);
    Object.assign(mixed.cells[1] as object, { metadata: { vscode: { languageId: 'javascript' } } });
    expect(encodedOf(JSON.stringify(mixed)).code).toBe('x = 1');
  });

  test.each(['null', '[]', '{}', '{"cells": 1}', '{"cells": [1, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}]}'])(
    'that is none has no code: %s',
    (text) => expect(encodedOf(text).code).toBe(''),
  );

  test('says where its code stands', () => {
    const text = write([['a = "\\n"\n', 'é = "😀"'], 'b']);
    const { code, hostStart, hostEnd, offsetOf } = encodedOf(text);
    for (let offset = 0; offset < code.length; offset++) {
      if (offset === code.lastIndexOf('\n')) continue;
      expect(JSON.parse(`"${text.slice(hostStart(offset), hostEnd(offset + 1))}"`)).toBe(code[offset]);
      expect(offsetOf(hostStart(offset))).toBe(offset);
    }
  });

  test('says where budgets stand that it does not read', () => {
    const text = write(['x = 1', ['%%writefile a.py\n', 'budget_tokens']]);
    expect(readNotebook(text)?.hidden).toEqual([text.indexOf('budget_tokens')]);
  });
});

describe('edits', () => {
  /** The notebook after edits of the one place where each text stands in the code. */
  const edited = (text: string, ...changes: [string, string][]): string => {
    const { code, encode } = encodedOf(text);
    const edits = changes.map(([from, to]): TextEdit => ({ start: code.indexOf(from), end: code.indexOf(from) + from.length, text: to }));
    return applyEdits(text, encode(edits) as TextEdit[]);
  };
  const cell = (text: string): unknown => (JSON.parse(text) as ReturnType<typeof notebookOf>).cells[0]?.source;

  test('a new line is a new string, in the style of the list', () => {
    expect(edited(write([['a\n', 'b']]), ['a', 'x\ny'])).toBe(write([['x\n', 'y\n', 'b']]));
    expect(edited(write([['a']], '\t'), ['a', 'x\ny'])).toBe(write([['x\n', 'y']], '\t'));
    expect(edited(JSON.stringify(notebookOf([['a']])), ['a', 'x\ny'])).toBe(JSON.stringify(notebookOf([['x\n', 'y']])));
    expect(edited('{"cells": [{"cell_type": "code", "source": ["a"]}]}', ['a', 'x\ny'])).toContain('["x\\n", "y"]');
    expect(edited(write([['a\r\n', 'b']]).replaceAll('\n', '\r\n'), ['a', 'x\r\ny'])).toBe(
      write([['x\r\n', 'y\r\n', 'b']]).replaceAll('\n', '\r\n'),
    );
    expect(edited(write(['a\nb']), ['a', 'x\ny'])).toBe(write(['x\ny\nb']));
  });

  test('a line that goes takes its string along', () => {
    expect(edited(write([['a\n', 'b\n', 'c']]), ['b\n', ''])).toBe(write([['a\n', 'c']]));
    expect(edited(write([['a\n', 'b\n', 'c']]), ['c', ''])).toBe(write([['a\n', 'b']]));
    expect(edited(write([['a\n', '\n', ' \n', 'b']]), ['b', ''])).toBe(write([['a']]));
    expect(edited(write([['a\n', 'b\n']]), ['b\n', ''])).toBe(write([['a\n']]));
    expect(edited(write([['%%time\n', 'b']]), ['b', ''])).toBe(write([['%%time\n']]));
    expect(sourcesIn(edited(write(['a\r\nb']), ['b', '']))).toEqual(['a']);
    expect(edited(write([['a\n', 'b'], ['c']]), ['b\n', ''])).toBe(write([['a'], ['c']]));
    expect(cell(edited(write([['a']]), ['a', '']))).toEqual(['']);
  });

  test('at the end of a cell', () => {
    const text = write([['a\n'], ['b']]);
    const { encode } = encodedOf(text);
    const [edit] = encode([{ start: 2, end: 2, text: 'x\n' }]);
    expect(applyEdits(text, [edit as TextEdit])).toBe(write([['a\n', 'x\n'], ['b']]));
  });

  test('of two cells at once are none', () => {
    const { code, encode } = encodedOf(write(['ab', 'cd']));
    expect(code).toBe('ab\ncd');
    for (const [start, end, text] of [
      [1, 4, ''],
      [2, 3, 'x'],
      [3, 9, ''],
    ] as const)
      expect(encode([{ start, end, text }])).toEqual([undefined]);
  });

  test('stay behind and in front of magics', () => {
    expect(sourcesIn(edited(write(['%%time\nf(a)']), ['f(a)', 'g(b)']))).toEqual(['%%time\ng(b)']);
    expect(sourcesIn(edited(write(['%time f(a)\nx']), ['f(a)', 'g(b)']))).toEqual(['%time g(b)\nx']);
    expect(sourcesIn(edited(write(['y\n%time f(a)\nx']), ['f(a)\n', '']))).toEqual(['y\nx']);
    expect(sourcesIn(edited(write(['y\n%time f(a)\nx']), ['y\n', '']))).toEqual(['%time f(a)\nx']);
    const line = write([['y\n', '%time f(a)']]);
    const { code, encode } = encodedOf(line);
    const [todo] = encode([{ start: code.indexOf('f'), end: code.indexOf('f'), text: '# todo\n' }]);
    expect(applyEdits(line, [todo as TextEdit])).toBe(write([['y\n', '# todo\n', '%time f(a)']]));
  });

  test('keep the indentation of a whole cell', () => {
    expect(sourcesIn(edited(write(['  def f():\n    a\n  b']), ['  a\n', '  x\n  y\n'], ['b', 'c\nd']))).toEqual([
      '  def f():\n    x\n    y\n  c\n  d',
    ]);
  });

  test('are written as the file writes other characters', () => {
    const ascii = (text: string): string => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    expect(edited(ascii(write(['a = "ü"'])), ['a', 'é😀'])).toContain('\\u00e9\\ud83d\\ude00');
    expect(edited(write(['a = "ü"']), ['a', 'é😀'])).toContain('é😀 = \\"ü\\"');
  });

  const line = fc.constantFrom('a = 1', '', '    f("x")', "y = 'ü😀'", '"\\\\n"', '# end', 'z\t= "\u2028"');
  const cellText = fc
    .tuple(fc.array(line, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    // Indentation of the first line would be taken from all.
    .map(([all, eol, ends]) => all.join(eol).trimStart() + (ends ? eol : ''));
  /** As one string, as a list of lines, and as a list that somebody else has split. */
  const styled = fc.tuple(cellText, fc.constantFrom('text', 'lines', 'odd')).map(([text, style]): Source => {
    if (style === 'text') return text;
    return style === 'lines' ? text.split(/(?<=\n)/) : [...(text.match(/[\s\S]{1,3}/g) ?? []), ''];
  });
  const document = fc
    .tuple(fc.array(styled, { minLength: 1, maxLength: 4 }), fc.constantFrom(undefined, 1, 2, '\t'), fc.boolean(), fc.boolean())
    .map(([sources, indent, ascii, crlf]) => {
      const text = JSON.stringify(notebookOf(sources), null, indent);
      const escaped = ascii ? text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`) : text;
      return { sources, text: crlf ? escaped.replaceAll('\n', '\r\n') : escaped };
    });
  const inserted = fc.constantFrom('', 'new', 'two\nlines', 'whole\n', '\nbefore', '"é😀\\"', 'a\r\nb\r\n');
  /** By the cell, and by where in it. */
  const change = fc.tuple(fc.nat(), fc.nat(), fc.nat(), inserted);

  /** The document, changes without overlaps, and what each does to the source of its cell. */
  const planned = ({ sources, text }: { sources: Source[]; text: string }, changes: [number, number, number, string][]) => {
    const { code, encode } = encodedOf(text);
    const joined = sources.map((source) => [source].flat().join(''));
    expect(code).toBe(joined.join('\n'));
    const edits: (TextEdit & { cell: number; own: TextEdit })[] = [];
    for (const [at, from, length, replacement] of changes) {
      const index = at % joined.length;
      const source = joined[index] as string;
      const start = from % (source.length + 1);
      const end = start + (length % (source.length - start + 1));
      if (edits.some(({ cell, own }) => cell === index && start < own.end && own.start < end)) continue;
      const offset = joined.slice(0, index).reduce((sum, { length: size }) => sum + size + 1, 0);
      edits.push({ start: offset + start, end: offset + end, text: replacement, cell: index, own: { start, end, text: replacement } });
    }
    return { joined, edits, encoded: encode(edits) };
  };

  test('whatever they are, the sources become what they make of the code, and all else stays', () => {
    fc.assert(
      fc.property(document, fc.array(change, { maxLength: 6 }), fc.nat(), (given, changes, without) => {
        const { joined, edits, encoded } = planned(given, changes);
        expect(encoded).not.toContain(undefined);
        // Each can be left out.
        for (const kept of [edits.map((_, index) => index), edits.map((_, index) => index).filter((index) => index !== without % 6)]) {
          const result = applyEdits(
            given.text,
            kept.map((index) => encoded[index] as TextEdit),
          );
          const expected = joined.map((source, cell) =>
            applyEdits(
              source,
              kept.flatMap((index) => (edits[index]?.cell === cell ? [(edits[index] as { own: TextEdit }).own] : [])),
            ),
          );
          // Where the last lines of a cell go, what ends the line before them goes, too.
          const isCut = (cell: number) =>
            kept.some((index) => edits[index]?.cell === cell && edits[index].text === '' && edits[index].own.end === joined[cell]?.length);
          const ended = (source: string, cell: number) => (isCut(cell) ? source.replace(/(?:\r?\n[ \t]*)+$/, '') : source);
          expect(sourcesIn(result).map(ended)).toEqual(expected.map(ended));
          expect(outside(result)).toBe(outside(given.text));
        }
      }),
      { numRuns: 3000 },
    );
  });

  /** The text of a notebook without its sources. */
  const outside = (text: string): string => {
    const ranges = readNotebook(text)?.ranges ?? [];
    return applyEdits(
      text,
      ranges.map(({ start, end }) => ({ start, end, text: '' })),
    );
  };

  test.skipIf(!PYTHON)('and Python reads the same', () => {
    const results = fc
      .sample(fc.tuple(document, fc.array(change, { maxLength: 6 })), 200)
      .map(([given, changes]) => applyEdits(given.text, planned(given, changes).encoded as TextEdit[]));
    const script =
      'import json, sys\nprint(json.dumps([["".join(cell["source"]) for cell in json.loads(text)["cells"]] for text in json.load(sys.stdin)]))';
    const { stdout } = spawnSync(PYTHON as string, ['-c', script], { input: JSON.stringify(results), encoding: 'utf8' });
    expect(JSON.parse(stdout)).toEqual(results.map(sourcesIn));
  });
});
