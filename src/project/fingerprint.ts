/** What the answer of a run depends on, as one hash: the names of all files, and the bytes of those that can matter. */
import { createHash, type Hash } from 'node:crypto';
import nodeFs from 'node:fs';
import path from 'node:path';
import { isSideFile, mayHoldCode } from './exclusions.js';
import { below } from './paths.js';

/** What package managers write when the installed packages change, and the packages whose types count. */
const INSTALLED = [
  '.package-lock.json',
  '.modules.yaml',
  '.yarn-state.yml',
  '@anthropic-ai/sdk/package.json',
  '@types/node/package.json',
  'typescript/package.json',
];
const LOCK_FILE = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|\.pnp\.c?js)$/;

export interface Fingerprinted {
  root: string;
  /** Every file, whatever its kind. */
  listed: readonly string[];
  manifests: readonly string[];
  side: readonly string[];
  /** Bytes that stand in for those on the disk. */
  index?: ReadonlyMap<string, Buffer> | undefined;
}

/**
 * SHA-256 in lower-case hex; undefined where a file cannot be read: such a run must be made.
 * @param rest what else the answer depends on, as text.
 */
export const fingerprint = (project: Fingerprinted, rest: string): string | undefined => hashOf(project, rest, addBytes);

/** The same by what the disk says of each file, without its bytes: for a process that asks again. */
export function stampOf(project: Fingerprinted): string | undefined {
  const now = Date.now();
  return hashOf(project, '', (hash, file) => addStats(hash, file, now));
}

type Add = (hash: Hash, file: string, staged?: Buffer) => void;

function hashOf({ root, listed, manifests, side, index }: Fingerprinted, rest: string, add: Add): string | undefined {
  const hash = createHash('sha256').update(rest);
  const folders = new Set([root, ...manifests.map((file) => path.posix.dirname(file))]);
  const installed = [...folders].flatMap((folder) => INSTALLED.map((name) => path.posix.join(folder, 'node_modules', name)));
  try {
    for (const file of listed) {
      const relative = below(root, file);
      if (mayHoldCode(file) || isSideFile(relative) || LOCK_FILE.test(relative)) add(hash, file, index?.get(file));
      else hash.update(`${file}\0`);
    }
    for (const file of [...side, ...installed]) add(hash, file);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** Lengths stand before bytes, so that no two lists of files read the same. */
function addBytes(hash: Hash, file: string, staged?: Buffer): void {
  const bytes = staged ?? read(file);
  hash.update(`${file}\0${bytes?.length ?? 'none'}\0`);
  if (bytes) hash.update(bytes);
}

/** In milliseconds: a file that has changed so shortly before may change once more and look the same. */
const RESOLUTION = 2_000;

/** A file that is written, moved or given another date has another time of change, which nobody sets. */
function addStats(hash: Hash, file: string, now: number): void {
  const stats = nodeFs.statSync(file, { throwIfNoEntry: false, bigint: true });
  hash.update(`${file}\0${stats ? [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join() : 'none'}\0`);
  if (stats && Number(stats.ctimeMs) > now - RESOLUTION) addBytes(hash, file);
}

/** Undefined where there is no such file; throws where it is there and cannot be read. */
const read = (file: string): Buffer | undefined =>
  nodeFs.statSync(file, { throwIfNoEntry: false })?.isFile() ? nodeFs.readFileSync(file) : undefined;
