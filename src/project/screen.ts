/** A byte search over files: nothing is decoded, and one buffer serves all of them. */
import nodeFs from 'node:fs';
import { holdsOne, type Needles } from './needles.js';

/** The calls of node:fs that reading needs; tests put faults in their place. */
export type ReadingFs = Pick<typeof nodeFs, 'openSync' | 'readSync' | 'closeSync' | 'statSync' | 'readFileSync' | 'realpathSync'>;

const BLOCK = 1 << 20;

/** Answers whether a file holds at least one of the needles. Throws what node:fs throws. */
export type Screen = (file: string, needles: Needles) => boolean;

export function createScreen(fs: ReadingFs = nodeFs): Screen {
  const buffer = Buffer.allocUnsafe(BLOCK);
  return (file, needles) => {
    // What is cut in two by the end of a block is found in the next one.
    const overlap = Math.max(1, needles.longest) - 1;
    const handle = fs.openSync(file, 'r');
    try {
      let kept = 0;
      for (;;) {
        const length = kept + fs.readSync(handle, buffer, kept, BLOCK - kept, null);
        if (holds(buffer, length, needles)) return true;
        // A regular file gives less than was asked for only at its end.
        if (length < BLOCK) return false;
        buffer.copyWithin(0, length - overlap, length);
        kept = overlap;
      }
    } finally {
      fs.closeSync(handle);
    }
  };
}

/** True where the first `length` bytes hold one of the needles. UTF-16 with its byte order mark counts too: it is reported, not missed. */
export function holds(bytes: Buffer, length: number, needles: Needles): boolean {
  if (holdsOne(bytes, length, needles)) return true;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!wide || length < 2) return false;
  const narrow = bytes.subarray(0, length).filter((byte) => byte !== 0);
  return holdsOne(narrow, narrow.length, needles);
}

/** Errors that say: there is no such file (any more), or it is none. */
export const isNoFile = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Why a file cannot be read, for the user. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `cannot be read (${code ?? String(error)})`;
}
