/** Searches that are large enough for a worker, with the compiled worker: whatever becomes of it, no file is left without an answer. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createSearch as compiledSearch } from '../../build/src/project/search.js';
import { createScreen } from '../../src/project/screen.js';
import { createSearch } from '../../src/project/search.js';

const COUNT = 9000;

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'opus47-search-'));
const files = Array.from({ length: COUNT }, (_, index) => path.join(root, `${index}.ts`));
for (const [index, file] of files.entries()) fs.writeFileSync(file, index % 100 === 7 ? 'const budget_tokens = 1;' : 'export {};');
const holding = files.filter((_, index) => index % 100 === 7);
afterAll(() => fs.rmSync(root, { recursive: true }));
const never = (file: string, error: unknown) => {
  throw new Error(file, { cause: error });
};

afterEach(() => void vi.restoreAllMocks());

test('a worker helps, and the answers are the same', async () => {
  using search = compiledSearch();
  expect(search.find(files, ['budget_tokens'], never)).toEqual(holding);
  // By now the worker runs.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(search.find(files, ['budget_tokens', 'nothing'], never)).toEqual(holding);
  expect(search.find(files, ['nothing'], never)).toEqual([]);
});

test('what was begun narrows later searches for its needles, and no others', () => {
  using search = compiledSearch();
  const [first, ...rest] = files as [string, ...string[]];
  search.begin(rest, ['budget_tokens', 'opus-4-6']);
  const possible = search.possible(files, ['opus-4-6', 'budget_tokens']) ?? [];
  expect(possible).toEqual(expect.arrayContaining([first, ...holding]));
  // Beside them only what the worker had not answered when it was asked.
  expect(possible.length).toBeLessThan(1000);
  expect(search.possible(files, ['export'])).toBeUndefined();
  expect(search.find([first, ...holding], ['budget_tokens'], never)).toEqual(holding);
});

test('a worker that cannot start, or dies in the middle, leaves no gap', async () => {
  // Beside the source there is no compiled worker to load.
  using broken = createSearch();
  expect(broken.find(files, ['budget_tokens'], never)).toEqual(holding);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(broken.find(files, ['budget_tokens'], never)).toEqual(holding);

  const post = vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker) {
    void this.terminate();
  });
  using killed = compiledSearch();
  expect(killed.find(files, ['budget_tokens'], never)).toEqual(holding);
  expect(post).toHaveBeenCalledOnce();
});

test('a share that the worker took and never answered is searched here', () => {
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(
    (errand: { next: Int32Array }) => void Atomics.add(errand.next, 0, COUNT / 2),
  );
  using search = compiledSearch();
  expect(search.find(files, ['budget_tokens'], never)).toEqual(holding);
});

test('files that cannot be searched are named, whichever thread found them', () => {
  const gone = files.map((file, index) => (index % 1000 === 0 ? `${file}.gone` : file));
  using search = compiledSearch();
  const failed: string[] = [];
  const found = search.find(gone, ['budget_tokens'], (file, error) => failed.push(`${file} ${(error as NodeJS.ErrnoException).code}`));
  expect(found).toEqual(holding);
  expect(failed).toEqual(gone.filter((file) => file.endsWith('.gone')).map((file) => `${file} ENOENT`));
});

test('few files are searched without a worker', () => {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  using search = createSearch(createScreen());
  expect(search.find(files.slice(0, 100), ['budget_tokens'], never)).toEqual([files[7]]);
  search.begin(files.slice(0, 100), ['budget_tokens']);
  expect(search.possible(files.slice(0, 100), ['budget_tokens'])).toBeUndefined();
  expect(post).not.toHaveBeenCalled();
});

test('one thread is this one alone; more are as many as there are processors', async () => {
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  using alone = compiledSearch(createScreen(), 1);
  expect(alone.find(files, ['budget_tokens'], never)).toEqual(holding);
  expect(post).not.toHaveBeenCalled();
  using many = compiledSearch(createScreen(), 64);
  expect(many.find(files, ['budget_tokens'], never)).toEqual(holding);
  expect(post.mock.calls.length).toBe(Math.max(2, os.availableParallelism()) - 1);
});
