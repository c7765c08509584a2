/** Sources that people wrote, with a call put between two of their statements. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseSource } from '../../src/frontends/javascript/syntax/parse.js';

const modules = path.join(import.meta.dirname, '../../node_modules');
/** Every form of the language, and packages as they are published. */
const FOLDERS = [
  'test262-parser-tests/pass',
  'fast-check/lib',
  'micromark/lib',
  'yaml/dist',
  'commander/lib',
  'picomatch/lib',
  '@anthropic-ai/sdk/src',
  'svelte/src',
];
const MOST_CHARACTERS = 60_000;

export const CALL =
  "async function zqAsk(zqClient) { return zqClient.messages.create({ model: 'claude-opus-4-6', max_tokens: 64000, thinking: { type: 'enabled', budget_tokens: 50000 }, messages: [] }) }";
export const MIGRATED =
  "async function zqAsk(zqClient) { return zqClient.beta.messages.create({ model: 'claude-opus-4-7', max_tokens: 64000, thinking: { type: 'adaptive' }, betas: ['task-budgets-2026-03-13'], output_config: { task_budget: { type: 'tokens', total: 27500 } }, messages: [] }) }";

const files = FOLDERS.flatMap((folder) =>
  fs
    .readdirSync(path.join(modules, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => path.join(modules, folder, name)),
);

export interface Injected {
  file: string;
  before: string;
  after: string;
}

/** A file, the place of the call in it, and a change elsewhere that may well break it. Undefined for a file that is too large. */
export const injected: fc.Arbitrary<Injected | undefined> = fc
  .tuple(
    fc.nat({ max: files.length - 1 }),
    fc.nat(),
    fc.option(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom('', '/*', '}', '`', '\n', '\u2028', '(', '//'))),
  )
  .map(([index, place, change]) => {
    const file = files[index] as string;
    const text = fs.readFileSync(file, 'utf8');
    if (text.length > MOST_CHARACTERS || text.includes('budget_tokens') || text.includes('opus-4-6')) return undefined;
    const ends = boundaries(text, file);
    const at = ends[place % ends.length] ?? 0;
    let [before, after] = [text.slice(0, at), text.slice(at)];
    if (change) {
      const [where, length, insert] = change;
      const start = where % (text.length + 1);
      if (start < before.length) before = before.slice(0, start) + insert + before.slice(Math.min(before.length, start + length));
      else after = after.slice(0, start - at) + insert + after.slice(start - at + length);
    }
    return { file: path.basename(file), before: `${before}\n`, after: `\n${after}` };
  });

/** Offsets between top-level statements; none where the file does not parse. */
function boundaries(text: string, file: string): number[] {
  try {
    return [0, ...parseSource(text, file).program.body.map(({ end }) => end as number)];
  } catch {
    return [];
  }
}
