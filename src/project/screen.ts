/** A byte search over files: nothing is decoded, and one buffer serves all of them. */
import nodeFs from 'node:fs';
import { mayHoldCode } from './exclusions.js';
import { holdsOne, type Needles } from './needles.js';

/** The calls of node:fs that reading needs; tests put faults in their place. */
export type ReadingFs = Pick<typeof nodeFs, 'openSync' | 'readSync' | 'closeSync' | 'statSync' | 'readFileSync' | 'realpathSync'>;

const BLOCK = 1 << 20;
/** Files larger than this are no hand-written text. In bytes. */
export const MOST_BYTES = 5 << 20;
/** Where git looks for a NUL. */
const HEAD = 8000;

/**
 * Answers whether a file holds at least one of the needles. What is not source is not read beyond `MOST_BYTES`, nor where it is binary: of
 * source, which is too large, the user is told. Throws what node:fs throws.
 */
export type Screen = (file: string, needles: Needles) => boolean;

export function createScreen(fs: ReadingFs = nodeFs): Screen {
  const buffer = Buffer.allocUnsafe(BLOCK);
  return (file, needles) => {
    // What is cut in two by the end of a block is found in the next one.
    const overlap = Math.max(1, needles.longest) - 1;
    const handle = fs.openSync(file, 'r');
    try {
      let kept = 0;
      const isSource = mayHoldCode(file);
      for (let read = 0; ; ) {
        const length = kept + fs.readSync(handle, buffer, kept, BLOCK - kept, null);
        if (!isSource && read === 0 && !isWide(buffer) && buffer.subarray(0, Math.min(length, HEAD)).includes(0)) return false;
        read += length - kept;
        if (holds(buffer, length, needles)) return true;
        // A regular file gives less than was asked for only at its end.
        if (length < BLOCK || (!isSource && read > MOST_BYTES)) return false;
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
  if (length < 2 || !isWide(bytes)) return false;
  const narrow = bytes.subarray(0, length).filter((byte) => byte !== 0);
  return holdsOne(narrow, narrow.length, needles);
}

/** True for UTF-16 by its byte order mark. */
const isWide = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The text of bytes in UTF-8, or in UTF-16 by its byte order mark; what is in neither is replaced. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(isWide(bytes) ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);

/** Errors that say: there is no such file (any more), or it is none. */
export const isNoFile = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Why a file cannot be read, for the user. */
export function whyUnreadable(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  return `cannot be read (${code ?? String(error)})`;
}
