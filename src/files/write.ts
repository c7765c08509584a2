/** Writes the edits of whole sites: every file of a site or none, every file old or new, nothing else left behind. */
import { createHash } from 'node:crypto';
import nodeFs from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { applyEdits } from '../edits.js';
import type { SiteEdit } from '../engine.js';
import { Interrupted } from '../errors.js';

/** The calls of node:fs that writing needs; tests put faults in their place. */
export type WritingFs = Pick<
  typeof nodeFs,
  | 'readFileSync'
  | 'lstatSync'
  | 'statSync'
  | 'realpathSync'
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fchownSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'accessSync'
  | 'constants'
>;

export interface WriteRequest {
  root: string;
  edits: readonly SiteEdit[];
  /** The text each file had when it was analysed. */
  texts: ReadonlyMap<string, string>;
  signal?: AbortSignal | undefined;
  fs?: WritingFs;
}

export interface WriteResult {
  written: { file: string; before: string; after: string }[];
  /** Files that could not be written; the edits of their sites were kept out of every file. */
  failed: { file: string; message: string }[];
  /** Ids of the sites whose edits were not written. */
  dropped: Set<string>;
}

/** Sites that share an edit are written together: each site, with all it is tied to. */
export function groupsOf(edits: readonly SiteEdit[]): Map<string, ReadonlySet<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { sites } of edits) {
    const joined = new Set(sites.flatMap((site) => [...(groups.get(site) ?? [site])]));
    for (const site of joined) groups.set(site, joined);
  }
  return groups;
}

/** The text of a file with the edits of all sites but the dropped ones. */
export function textWithout(file: string, before: string, edits: readonly SiteEdit[], dropped: ReadonlySet<string>): string {
  return applyEdits(
    before,
    edits.filter((edit) => edit.file === file && !edit.sites.some((site) => dropped.has(site))),
  );
}

/** @throws Interrupted when the signal came while writing; every file has its old bytes then. */
export async function writeSites({ root, edits, texts, signal, fs = nodeFs }: WriteRequest): Promise<WriteResult> {
  const groups = groupsOf(edits);
  const dropped = new Set<string>();
  const failed: WriteResult['failed'] = [];
  const files = [...new Set(edits.map((edit) => edit.file))].sort();
  const drop = (file: string, message: string) => {
    failed.push({ file, message });
    for (const edit of edits)
      if (edit.file === file) for (const site of edit.sites) for (const tied of groups.get(site) ?? [site]) dropped.add(tied);
  };
  const before = (file: string) => texts.get(file) ?? '';

  for (const file of files) {
    const problem = check(file, before(file), root, fs);
    if (problem) drop(file, problem);
  }

  const written = new Map<string, string>();
  const putBack = (only: (file: string) => boolean) => {
    for (const [file] of written) {
      if (!only(file)) continue;
      const text = textWithout(file, before(file), edits, dropped);
      replace(file, text, fs);
      if (text === before(file)) written.delete(file);
      else written.set(file, text);
    }
  };
  for (const file of files) {
    await setImmediate();
    if (signal?.aborted) {
      for (const [done] of written) replace(done, before(done), fs);
      throw new Interrupted();
    }
    const text = textWithout(file, before(file), edits, dropped);
    if (text === before(file)) continue;
    try {
      const problem = check(file, before(file), root, fs);
      if (problem) throw new Error(problem);
      replace(file, text, fs);
      written.set(file, text);
    } catch (error) {
      drop(file, reasonOf(error));
      putBack((other) => edits.some((edit) => edit.file === other && edit.sites.some((site) => dropped.has(site))));
    }
  }
  return { written: [...written].map(([file, after]) => ({ file, before: before(file), after })), failed, dropped };
}

const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** Why a file cannot be written; undefined where it can. */
function check(file: string, text: string, root: string, fs: WritingFs): string | undefined {
  try {
    const real = fs.realpathSync(file);
    if (real !== file && !real.startsWith(root === '/' ? '/' : `${root}/`)) return `is a symbolic link out of the project, to ${real}`;
    fs.accessSync(real, fs.constants.W_OK);
    fs.accessSync(path.dirname(real), fs.constants.W_OK);
    if (hash(fs.readFileSync(real)) !== hash(text)) return 'has changed since it was read; run again';
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Temporary file in the same folder, synced, renamed over the old one; mode and owner are kept. */
function replace(file: string, text: string, fs: WritingFs): void {
  const real = fs.realpathSync(file);
  const stat = fs.statSync(real);
  const temporary = path.join(path.dirname(real), `.${path.basename(real)}.opus47-${process.pid}.tmp`);
  const handle = fs.openSync(temporary, 'wx', stat.mode);
  let open = true;
  try {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(handle, bytes, at, bytes.length - at);
    fs.fchmodSync(handle, stat.mode);
    if (process.getuid && (stat.uid !== process.getuid() || stat.gid !== process.getgid?.())) fs.fchownSync(handle, stat.uid, stat.gid);
    fs.fsyncSync(handle);
    fs.closeSync(handle);
    open = false;
    fs.renameSync(temporary, real);
  } catch (error) {
    if (open) fs.closeSync(handle);
    fs.unlinkSync(temporary);
    throw error;
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'no permission to write it',
  EPERM: 'no permission to write it',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  ENOENT: 'it is gone',
};
const reasonOf = (error: unknown): string =>
  REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error instanceof Error ? error.message : String(error));
