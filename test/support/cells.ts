/** Python fixtures as notebooks: code that is cut into cells becomes the same. */
import { expect, test } from 'vitest';
import { afterOf, inputOf, isNotebook, isPython, nameOf, untypedCases } from './fixtures.js';
import { runInMemory } from './golden.js';

/** @param step takes every so many fixtures. */
export function testCells(step: number): void {
  const GAP = '\n\n\n';
  // A notebook has no place for the module that guards ask.
  const all = untypedCases().filter((one) => isPython(one) && !isNotebook(one) && one.options.guard !== true);
  const some = all.filter((_, index) => index % step === 0);
  const split = (code: string): string =>
    `${JSON.stringify({ cells: code.split(GAP).map((cell) => ({ cell_type: 'code', source: cell.split(/(?<=\n)/) })) }, null, 1)}\n`;
  const joined = (text: string): string =>
    (JSON.parse(text) as { cells: { source: string[] }[] }).cells.map(({ source }) => source.join('')).join(GAP);

  test.each(some.map((one) => [nameOf(one), one] as const))('%s becomes the same', async (_, one) => {
    const { 'a.py': code, ...others } = inputOf(one);
    const importable = Object.values(others).some((text) => /\b(?:from|import) \.?a\b/.test(text));
    if (!code || importable || code.includes('\r')) return;
    const notebook = split(code);
    const { report, changed } = await runInMemory({ ...others, 'a.ipynb': notebook }, one.options);
    expect(report.errors).toEqual([]);
    const after = changed.find(({ file }) => file.endsWith('/a.ipynb'))?.after ?? notebook;
    expect(joined(after)).toBe(afterOf(one)['a.py']);
  });
}
