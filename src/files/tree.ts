/** The source tree over the disk: a byte search that decodes nothing, and texts that are read once. */
import fs from 'node:fs';
import type { SourceTree } from '../engine.js';

/** Candidates larger than this are no hand-written source. In bytes. */
export const MOST_BYTES = 5 << 20;

/** A candidate that cannot be looked into; the message names the reason, the caller the file. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
}

export interface DiskTree extends SourceTree {
  /** Text of a file as it was read, for every file that was. */
  texts(): ReadonlyMap<string, string>;
  /** The same tree with other texts for some files. */
  over(texts: ReadonlyMap<string, string>): SourceTree;
  /** Files that could not be opened while searching. */
  unreadable(): { file: string; message: string }[];
}

export function createTree(options: {
  root: string;
  project: readonly string[];
  selected: ReadonlySet<string>;
  index?: ReadonlyMap<string, Buffer>;
}): DiskTree {
  const { root, project, selected, index } = options;
  const texts = new Map<string, string | undefined>();
  const isFile = new Map<string, boolean>();
  const unreadable = new Map<string, string>();
  let buffer = Buffer.allocUnsafe(1 << 20);

  const bytesOf = (file: string): Buffer | undefined => {
    const staged = index?.get(file);
    if (staged) return staged;
    let handle: number | undefined;
    try {
      handle = fs.openSync(file, 'r');
      const stat = fs.fstatSync(handle);
      if (!stat.isFile()) return undefined;
      if (stat.size > buffer.length) buffer = Buffer.allocUnsafe(Math.min(stat.size, 64 << 20));
      let length = 0;
      for (let read = 1; read > 0 && length < buffer.length; length += read)
        read = fs.readSync(handle, buffer, length, buffer.length - length, null);
      return buffer.subarray(0, length);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A file that git lists and that is gone is no file any more.
      if (code !== 'ENOENT' && code !== 'ENOTDIR')
        unreadable.set(
          file,
          code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : `cannot be read (${code ?? String(error)})`,
        );
      return undefined;
    } finally {
      if (handle !== undefined) fs.closeSync(handle);
    }
  };
  const tree: DiskTree = {
    root,
    selected,
    alone: false,
    files: () => project,
    containing(needles) {
      const searched = needles.map((needle) => Buffer.from(needle));
      return project.filter((file) => {
        const bytes = bytesOf(file);
        return bytes !== undefined && searched.some((needle) => bytes.includes(needle));
      });
    },
    read(file) {
      if (texts.has(file)) return texts.get(file);
      const bytes = bytesOf(file);
      if (bytes === undefined && unreadable.has(file)) throw new UnreadableFile(unreadable.get(file));
      const text = bytes && decode(bytes);
      texts.set(file, text);
      return text;
    },
    isFile(file) {
      let known = isFile.get(file);
      if (known === undefined) {
        known = fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
        isFile.set(file, known);
      }
      return known;
    },
    texts: () => new Map([...texts].flatMap(([file, text]) => (text === undefined ? [] : [[file, text] as const]))),
    unreadable: () => [...unreadable].map(([file, message]) => ({ file, message })),
    over: (changed) => ({
      ...tree,
      // What was changed is looked at again, whatever it holds now.
      containing: (needles) => {
        const found = new Set(tree.containing(needles));
        return project.filter((file) => found.has(file) || changed.has(file));
      },
      read: (file) => changed.get(file) ?? tree.read(file),
    }),
  };
  return tree;
}

function decode(bytes: Buffer): string {
  if (bytes.length > MOST_BYTES)
    throw new UnreadableFile(`is larger than ${MOST_BYTES >> 20} MB, too large for hand-written source; exclude it, or split it`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('is not valid UTF-8; convert it first');
  }
}
