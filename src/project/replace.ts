/** One file's replacement, in steps that can fail and be taken back: stage, swap, restore, clean up. */
import { randomBytes } from 'node:crypto';
import type nodeFs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../run/hash.js';
import { isInside } from './paths.js';

/** The calls of node:fs that writing needs; tests put faults in their place. */
export type WritingFs = Pick<
  typeof nodeFs,
  | 'readFileSync'
  | 'statSync'
  | 'lstatSync'
  | 'realpathSync'
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'linkSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'accessSync'
  | 'constants'
>;

/** Why a file cannot be written; undefined where it can. `text` is what it held when it was read: nothing where there was no such file. */
export function problemOf(file: string, text: string, root: string, fs: WritingFs): string | undefined {
  try {
    const real = text === '' ? futurePath(file, fs) : fs.realpathSync(file);
    if (!isInside(root, real)) return `it is a symbolic link out of the project, to ${real}`;
    if (text === '') {
      fs.accessSync(path.dirname(real), fs.constants.W_OK);
      return exists(real, fs) ? 'there is a file of that name by now; run again' : undefined;
    }
    fs.accessSync(real, fs.constants.W_OK);
    fs.accessSync(path.dirname(real), fs.constants.W_OK);
    if (sha256(fs.readFileSync(real)) !== sha256(text)) return 'it has changed since it was read; run again';
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Where a file will be that is not there yet. */
const futurePath = (file: string, fs: WritingFs): string => path.join(fs.realpathSync(path.dirname(file)), path.basename(file));

function exists(file: string, fs: WritingFs): boolean {
  try {
    fs.lstatSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * The new bytes of a file and a second name for its old ones, both beside it. No source file with a call is empty, so the empty text stands
 * for no file: it is made, or removed.
 */
export class Replacement {
  private readonly real: string;
  private fresh: string | undefined;
  private old: string | undefined;
  private removes = false;
  private swapped = false;

  constructor(
    file: string,
    private readonly before: string,
    private readonly fs: WritingFs,
  ) {
    this.real = before === '' ? futurePath(file, fs) : fs.realpathSync(file);
  }

  /** Writes the new bytes, synced, with the mode and owner of the file. Nothing changes for anybody yet. */
  stage(text: string): void {
    this.discard();
    this.removes = text === '';
    if (!this.removes) this.fresh = this.temporary(text);
    if (this.before !== '') this.old ??= this.secondName();
  }

  /** Puts the staged bytes in the file's place. */
  swap(): void {
    if (this.removes) this.fs.unlinkSync(this.real);
    else if (this.fresh === undefined) throw new Error(`${this.real} was not staged`);
    else this.fs.renameSync(this.fresh, this.real);
    this.fresh = undefined;
    this.swapped = true;
  }

  get isSwapped(): boolean {
    return this.swapped;
  }

  /** Puts the old bytes back, which takes no space on the disk. @throws Error that names where they lie otherwise. */
  restore(): void {
    this.discard();
    if (!this.swapped) return;
    if (this.before === '') {
      this.fs.unlinkSync(this.real);
      this.swapped = false;
      return;
    }
    if (this.old === undefined) return;
    try {
      this.fs.renameSync(this.old, this.real);
    } catch (error) {
      const kept = this.old;
      // Not to be cleaned up: it is all there is.
      this.old = undefined;
      throw new Error(`it could not be restored (${reasonOf(error)}); its old content is in ${kept}`);
    }
    this.old = undefined;
    this.swapped = false;
  }

  /** Removes what lies beside the file. */
  cleanUp(): void {
    this.discard();
    if (this.old !== undefined) this.remove(this.old);
    this.old = undefined;
  }

  private discard(): void {
    if (this.fresh !== undefined) this.remove(this.fresh);
    this.fresh = undefined;
  }

  /** A hard link where the file system has them, else a copy. */
  private secondName(): string {
    const name = temporaryName(this.real);
    try {
      this.fs.linkSync(this.real, name);
      return name;
    } catch {
      return this.temporary(this.before);
    }
  }

  private temporary(text: string): string {
    const { fs } = this;
    const stat = this.before === '' ? undefined : fs.statSync(this.real);
    const name = temporaryName(this.real);
    // A new file is what the user's mask makes of it.
    const handle = fs.openSync(name, 'wx', stat?.mode ?? 0o666);
    let open = true;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at);
      if (stat) {
        const own = fs.statSync(name);
        if (own.uid !== stat.uid || own.gid !== stat.gid) fs.fchownSync(handle, stat.uid, stat.gid);
        // After the owner, whose change clears the set-id bits.
        fs.fchmodSync(handle, stat.mode);
      }
      fs.fsyncSync(handle);
      open = false;
      fs.closeSync(handle);
      return name;
    } catch (error) {
      if (open) fs.closeSync(handle);
      this.remove(name);
      throw error;
    }
  }

  private remove(name: string): void {
    try {
      this.fs.unlinkSync(name);
    } catch {
      // What cannot be removed now could not be removed by trying again; the file itself is as it should be.
    }
  }
}

/** Short, so that a file with the longest possible name has room for it. */
const temporaryName = (real: string): string =>
  path.join(path.dirname(real), `.opus47-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);

const REASONS: Record<string, string> = {
  EACCES: 'no permission to write it',
  EPERM: 'no permission to write it, or to keep its owner',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENOENT: 'it is gone',
};

/** A file system's error, for the user. */
export const reasonOf = (error: unknown): string =>
  REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error instanceof Error ? error.message : String(error));
