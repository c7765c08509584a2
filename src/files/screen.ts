/** A byte search over files: nothing is decoded, and one buffer serves all of them. */
import nodeFs from 'node:fs';

/** The calls of node:fs that reading needs; tests put faults in their place. */
export type ReadingFs = Pick<typeof nodeFs, 'openSync' | 'readSync' | 'closeSync' | 'statSync' | 'readFileSync' | 'realpathSync'>;

const BLOCK = 1 << 20;

/** Answers whether a file holds at least one of the needles. Throws what node:fs throws. */
export type Screen = (file: string, needles: readonly Buffer[]) => boolean;

export function createScreen(fs: ReadingFs = nodeFs): Screen {
  const buffer = Buffer.allocUnsafe(BLOCK);
  return (file, needles) => {
    // What is cut in two by the end of a block is found in the next one.
    const overlap = Math.max(1, ...needles.map(({ length }) => length)) - 1;
    const handle = fs.openSync(file, 'r');
    try {
      let kept = 0;
      for (;;) {
        const read = fs.readSync(handle, buffer, kept, BLOCK - kept, null);
        const length = kept + read;
        if (holds(buffer.subarray(0, length), needles)) return true;
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

/** True where the bytes hold one of the needles. UTF-16 with its byte order mark counts too: it is reported, not missed. */
export function holds(bytes: Buffer, needles: readonly Buffer[]): boolean {
  for (const needle of needles) if (bytes.includes(needle)) return true;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return wide && needles.some((needle) => Buffer.from(bytes.filter((byte) => byte !== 0)).includes(needle));
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
