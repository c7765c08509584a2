import nodeFs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileNeedles } from '../../src/project/needles.js';
import { createScreen, MOST_BYTES, type ReadingFs } from '../../src/project/screen.js';
import { createSearch } from '../../src/project/search.js';
import { firstLinesHolding, textsHolding } from '../../src/project/side-files.js';
import { createTree, type TreeOptions, UnreadableFile } from '../../src/project/tree.js';
import { type Files, folder, plain, write } from '../support/project.js';
import { asOrdinaryUser } from '../support/user.js';

function treeOf(files: Files, over: Partial<TreeOptions> = {}) {
  const root = plain(files);
  const project = Object.keys(files).map((name) => path.join(root, name));
  const tree = createTree({ root, project, selected: new Set(project), ...over });
  return { root, tree, at: (name: string) => path.join(root, name) };
}

/** node:fs with one call replaced. */
const faulty = (over: Partial<ReadingFs>): ReadingFs => ({ ...nodeFs, ...over });
const fault = (code: string) => Object.assign(new Error(`${code}: on purpose`), { code });

describe('the byte search', () => {
  const holds = (bytes: Buffer | string, ...needles: string[]) => {
    const file = path.join(folder(), 'f');
    nodeFs.writeFileSync(file, bytes);
    return createScreen()(file, compileNeedles(needles));
  };

  test('finds any of the needles, in files of any size', () => {
    expect(holds('', 'x')).toBe(false);
    expect(holds('abc', 'x', 'c')).toBe(true);
    expect(holds('ä日本', '日')).toBe(true);
    const block = 1 << 20;
    for (const before of [block - 6, block - 5, block - 1, block, block + 1, 2 * block - 9, 3 * block + 7]) {
      const bytes = Buffer.alloc(before + 20, 'a');
      expect(holds(bytes, 'needle')).toBe(false);
      bytes.write('needle', before);
      expect(holds(bytes, 'needle', 'x')).toBe(true);
    }
  });

  test('agrees with a search over the whole, wherever blocks end', () => {
    const file = path.join(folder(), 'f');
    const screen = createScreen();
    fc.assert(
      fc.property(
        fc.integer({ min: (1 << 20) - 12, max: (1 << 20) + 12 }),
        fc.stringMatching(/^[ab]{1,12}$/),
        fc.stringMatching(/^[ab]{1,5}$/),
        (at, text, needle) => {
          const bytes = Buffer.alloc(at + 16, '-');
          bytes.write(text, at);
          nodeFs.writeFileSync(file, bytes);
          expect(screen(file, compileNeedles([needle]))).toBe(bytes.includes(needle));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('one buffer for many files holds nothing of the file before', () => {
    const root = plain({ a: 'needle', b: 'need' });
    const screen = createScreen();
    expect(['a', 'b', 'a'].map((name) => screen(path.join(root, name), compileNeedles(['needle'])))).toEqual([true, false, true]);
  });

  test('a UTF-16 file is not missed', () => {
    expect(holds(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('budget_tokens', 'utf16le')]), 'budget_tokens')).toBe(true);
    expect(holds(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('budget', 'utf16le')]), 'budget_tokens')).toBe(false);
  });
});

describe('the tree', () => {
  test('gives the files that hold a needle, and their texts with the byte order mark', () => {
    const { tree, at } = treeOf({ 'a.ts': '\uFEFFone\r\n', 'b.ts': 'two', 'c.ts': 'one two' });
    expect(tree.containing(['one'])).toEqual([at('a.ts'), at('c.ts')]);
    expect(tree.containing(['one', 'two'])).toEqual([at('a.ts'), at('b.ts'), at('c.ts')]);
    expect(tree.containing(['three'])).toEqual([]);
    expect(tree.containing([])).toEqual([]);
    expect(tree.read(at('a.ts'))).toBe('\uFEFFone\r\n');
    expect(tree.read(at('nope.ts'))).toBeUndefined();
    expect(tree.isFile(at('a.ts'))).toBe(true);
    expect(tree.isFile(at('nope.ts'))).toBe(false);
    expect(tree.isFile(at('a.ts/x'))).toBe(false);
  });

  test('reads a file once', () => {
    const { tree, at, root } = treeOf({ 'a.ts': 'one' });
    expect(tree.read(at('a.ts'))).toBe('one');
    write(root, { 'a.ts': 'two' });
    expect(tree.read(at('a.ts'))).toBe('one');
    expect(tree.textOf(at('a.ts'))).toBe('one');
  });

  test('files that git lists and that are gone, and folders with such a name, are no files', () => {
    const { tree, at, root } = treeOf({ 'a.ts': 'one', 'b.ts': 'one' });
    nodeFs.rmSync(at('a.ts'));
    nodeFs.rmSync(at('b.ts'));
    nodeFs.mkdirSync(path.join(root, 'b.ts'));
    expect(tree.containing(['one'])).toEqual([]);
    expect(tree.read(at('a.ts'))).toBeUndefined();
    expect(tree.read(at('b.ts'))).toBeUndefined();
    expect(tree.unreadable()).toEqual([]);
  });

  test('the overlay replaces texts, and looks again at every file that was changed', () => {
    const { tree, at } = treeOf({ 'a.ts': 'old', 'b.ts': 'old', 'c.ts': 'none' });
    const over = tree.over(new Map([[at('b.ts'), '']]));
    expect(over.read(at('b.ts'))).toBe('');
    expect(over.read(at('a.ts'))).toBe('old');
    expect(over.containing(['old'])).toEqual([at('a.ts'), at('b.ts')]);
    expect(over.selected).toBe(tree.selected);
    expect(tree.read(at('b.ts'))).toBe('old');
  });

  test('the index stands in for the disk', () => {
    const { tree, at } = treeOf({ 'a.ts': 'on disk' });
    const staged = createTree({ ...tree, project: tree.files(), index: new Map([[at('a.ts'), Buffer.from('in index')]]) });
    expect(staged.containing(['index'])).toEqual([at('a.ts')]);
    expect(staged.containing(['disk'])).toEqual([]);
    expect(staged.read(at('a.ts'))).toBe('in index');
    nodeFs.rmSync(at('a.ts'));
    expect(createTree({ ...tree, project: tree.files(), index: new Map([[at('a.ts'), Buffer.from('x')]]) }).containing(['x'])).toEqual([
      at('a.ts'),
    ]);
  });

  test('links: the file counts once, and only inside the project', () => {
    const outside = plain({ 'far.ts': 'needle' });
    const root = plain({ 'a.ts': 'needle', 'data.txt': 'needle' });
    nodeFs.symlinkSync('a.ts', path.join(root, 'b.ts'));
    nodeFs.symlinkSync('data.txt', path.join(root, 'c.ts'));
    nodeFs.symlinkSync('data.txt', path.join(root, 'd.ts'));
    nodeFs.symlinkSync(path.join(outside, 'far.ts'), path.join(root, 'e.ts'));
    nodeFs.symlinkSync('f.ts', path.join(root, 'f.ts'));
    const project = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts'].map((name) => path.join(root, name));
    const tree = createTree({ root, project, selected: new Set(project) });
    expect(tree.containing(['needle']).map((file) => path.basename(file))).toEqual(['a.ts', 'c.ts']);
    expect(tree.unreadable()).toEqual([]);
    expect(tree.isFile(path.join(root, 'f.ts'))).toBe(false);
  });
});

describe('files that cannot be read', () => {
  test('invalid UTF-8', () => {
    const { tree, at } = treeOf({ 'a.ts': Buffer.from([0x61, 0xff, 0x62]), 'b.ts': Buffer.from([0xc3]) });
    for (const name of ['a.ts', 'b.ts']) {
      expect(() => tree.read(at(name))).toThrow(UnreadableFile);
      expect(() => tree.read(at(name))).toThrow('is not valid UTF-8');
    }
  });

  test('too large a file is searched, but not read', () => {
    const large = Buffer.alloc(50 << 20, ' ');
    large.write('needle', large.length - 6);
    const { tree, at } = treeOf({ 'large.ts': large, 'fits.ts': Buffer.alloc(MOST_BYTES, ' ') });
    expect(tree.containing(['needle'])).toEqual([at('large.ts')]);
    expect(() => tree.read(at('large.ts'))).toThrow('is larger than 5 MB');
    expect(tree.read(at('fits.ts'))).toHaveLength(MOST_BYTES);
  });

  test('no permission', async () => {
    const { tree, at, root } = treeOf({ 'a.ts': 'needle', 'b.ts': 'needle' });
    nodeFs.chmodSync(at('a.ts'), 0o000);
    await asOrdinaryUser(root, () => {
      expect(tree.containing(['needle'])).toEqual([at('b.ts')]);
      expect(tree.unreadable()).toEqual([{ file: at('a.ts'), message: 'no permission to read it' }]);
      expect(() => tree.read(at('a.ts'))).toThrow('no permission to read it');
    });
  });

  test('a broken disk', () => {
    const broken = faulty({
      readSync: () => {
        throw fault('EIO');
      },
    });
    const { tree, at } = treeOf({ 'a.ts': 'needle' }, { fs: broken });
    expect(tree.containing(['needle'])).toEqual([]);
    expect(tree.unreadable()).toEqual([{ file: at('a.ts'), message: 'cannot be read (EIO)' }]);
  });

  test('handles are closed, whatever happens', () => {
    let open = 0;
    const counted = faulty({
      openSync: ((...args: Parameters<typeof nodeFs.openSync>) => {
        open++;
        return nodeFs.openSync(...args);
      }) as typeof nodeFs.openSync,
      closeSync: (handle) => {
        open--;
        nodeFs.closeSync(handle);
      },
      readSync: () => {
        throw fault('EIO');
      },
    });
    const { tree } = treeOf({ 'a.ts': '', 'b.ts': '' }, { fs: counted });
    tree.containing(['needle']);
    expect(open).toBe(0);
  });

  test('data that cannot be read is as good as absent', () => {
    const { tree, at } = treeOf({ 'package.json': Buffer.from([0xff]), 'large.json': Buffer.alloc(MOST_BYTES + 1, ' ') });
    expect(tree.read(at('package.json'))).toBeUndefined();
    expect(tree.read(at('large.json'))).toBeUndefined();
  });
});

describe('files that are only searched', () => {
  const FILES = {
    '.env': 'A=1\nMODEL=claude-opus-4-6\r\n# claude-opus-4-6 again',
    'a.yaml': 'none',
    'bad.json': Buffer.from([0xff, 0x0a, ...Buffer.from('opus-4-6')]),
    'large.json': Buffer.alloc(MOST_BYTES + 1, 'opus-4-6 '),
    'wide.ps1': Buffer.from('\ufeffa\n$model = "claude-opus-4-6"', 'utf16le'),
    'binary.blob': Buffer.from('\0opus-4-6'),
    'binary.py': Buffer.from('\0opus-4-6'),
  };
  const project = () => {
    const root = plain(FILES);
    nodeFs.mkdirSync(path.join(root, '.envs'));
    nodeFs.symlinkSync('.env', path.join(root, '.env.link'));
    const names = ['.env', '.env.link', '.envs', 'a.yaml', 'bad.json', 'binary.blob', 'gone.yml', 'large.json', 'wide.ps1'];
    return { root, files: names.map((name) => path.join(root, name)) };
  };

  test('the first line of each', () => {
    const lines = firstLinesHolding(project().files, 'opus-4-6').map(({ file, line }) => `${path.basename(file)}:${line}`);
    expect(lines).toEqual(['.env:2', '.env.link:2', 'bad.json:2', 'wide.ps1:2']);
  });

  test('texts, once each, and none that is binary or too large', () => {
    using search = createSearch(undefined, 1);
    const texts = textsHolding(project().files, ['opus-4-6'], search);
    expect(texts.map(({ file }) => path.basename(file))).toEqual(['.env', 'bad.json', 'wide.ps1']);
    expect(texts[0]?.text).toBe('A=1\nMODEL=claude-opus-4-6\r\n# claude-opus-4-6 again');
  });

  test('source is searched whatever is in it', () => {
    const { root } = project();
    const screen = createScreen();
    expect(screen(path.join(root, 'binary.py'), compileNeedles(['opus-4-6']))).toBe(true);
    expect(screen(path.join(root, 'binary.blob'), compileNeedles(['opus-4-6']))).toBe(false);
  });

  test('what is no source is not read to its end', () => {
    const text = Buffer.concat([Buffer.alloc(MOST_BYTES + (2 << 20), ' '), Buffer.from('opus-4-6')]);
    const large = plain({ 'a.txt': text, 'a.ts': text });
    const holds = (name: string) => createScreen()(path.join(large, name), compileNeedles(['opus-4-6']));
    expect([holds('a.txt'), holds('a.ts')]).toEqual([false, true]);
  });
});
