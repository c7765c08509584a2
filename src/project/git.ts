/** What git knows: the root, the files, what is dirty, staged or changed. Paths are absolute, with `/`. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { GitFailed, NotFound } from '../run/errors.js';
import { slashed } from './paths.js';

const MOST_OUTPUT = 1 << 30;
/** Names given to one git process: well below what any system takes as arguments. */
const MOST_NAMES = 400;

interface Answer {
  /** Null where there is no git. */
  status: number | null;
  stdout: Buffer;
  stderr: string;
}

function ask(cwd: string, args: readonly string[], input?: string): Answer {
  const { error, status, stdout, stderr } = spawnSync('git', args, {
    cwd,
    input,
    maxBuffer: MOST_OUTPUT,
    // The messages are read, so they have to be in one language.
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return { status: error ? null : status, stdout: stdout ?? Buffer.alloc(0), stderr: String(stderr ?? '').trim() };
}

/** The mode that the index gives to another repository's commit. */
const SUBMODULE = '160000 ';

const split = (output: Buffer): string[] => output.toString('utf8').split('\0').filter(Boolean);

/** Where git says that there is nothing for it here; any other refusal is told. */
const NO_WORK_TREE = /not a git repository|must be run in a work tree/i;

export class Git {
  private constructor(
    /** With symbolic links resolved. */
    readonly root: string,
  ) {}

  /**
   * The repository around a folder; undefined outside of one, or without git.
   * @throws GitFailed where git refuses a repository (its owner is another user, its data are broken).
   */
  static around(folder: string): Git | undefined {
    const { status, stdout, stderr } = ask(folder, ['rev-parse', '--show-toplevel']);
    if (status === 0) return new Git(slashed(fs.realpathSync(stdout.toString('utf8').replace(/\r?\n$/, ''))));
    if (status === null || NO_WORK_TREE.test(stderr)) return undefined;
    throw new GitFailed(`git refuses to work in ${folder}: ${stderr}`);
  }

  /** The folder that git keeps for this working tree. Absolute. */
  folder(): string {
    return slashed(
      this.must(['rev-parse', '--absolute-git-dir'])
        .toString('utf8')
        .replace(/\r?\n$/, ''),
    );
  }

  /** The id of the commit that is checked out; undefined before the first one. */
  commit(): string | undefined {
    const { status, stdout } = ask(this.root, ['rev-parse', '--verify', '-q', 'HEAD']);
    return status === 0 ? stdout.toString('latin1').trim() : undefined;
  }

  /** Files of the index. Some may be deleted from the working tree. */
  tracked(): string[] {
    return this.index().files;
  }

  /** Files that git does not know and does not ignore. */
  untracked(): string[] {
    return this.others().files;
  }

  /** The files of the index, and the folders of submodules. */
  index(): { files: string[]; repositories: string[] } {
    const files: string[] = [];
    const repositories: string[] = [];
    let last: string | undefined;
    for (const entry of split(this.must(['ls-files', '-s', '-z']))) {
      const name = entry.slice(entry.indexOf('\t') + 1);
      // A file with a merge conflict comes once for each side.
      if (name === last) continue;
      last = name;
      (entry.startsWith(SUBMODULE) ? repositories : files).push(this.absolute(name));
    }
    return { files, repositories };
  }

  /** The files that git does not know and does not ignore, and the folders of other repositories among them. */
  others(): { files: string[]; repositories: string[] } {
    const all = this.names(['ls-files', '-o', '--exclude-standard', '-z']);
    return {
      files: all.filter((file) => !file.endsWith('/')),
      repositories: all.filter((file) => file.endsWith('/')).map((folder) => folder.slice(0, -1)),
    };
  }

  /** True where an ignore rule leaves the path out. */
  ignores(file: string): boolean {
    return ask(this.root, ['check-ignore', '-q', '--', this.relative(file)]).status === 0;
  }

  /** Those of the files that the index does not hold as the working tree has them: changed, gone, untracked or in conflict. */
  differing(files: readonly string[]): string[] {
    const held = this.blobs(files);
    const others = (asked: readonly string[], option: readonly string[]): string[] => {
      const ids = this.hashes(asked, option);
      return asked.filter((file, i) => ids[i] !== held.get(file));
    };
    // Git may convert line ends on the way in, or may not where the index has them unconverted: either way it can bring the bytes back.
    const readable = files.filter(isReadable);
    const known = new Set(readable);
    const changed = new Set(others(others(readable, []), ['--no-filters']));
    return files.filter((file) => changed.has(file) || !known.has(file));
  }

  /** Files that differ between the index and the last commit; deleted ones are left out. */
  staged(): string[] {
    return this.commit() !== undefined
      ? this.names(['diff', '--cached', '--name-only', '-z', '--diff-filter=d', '--no-renames'])
      : this.tracked();
  }

  /**
   * Files changed since the working tree's branch left a reference, untracked ones included; deleted ones are left out.
   * @throws NotFound for a reference that is not there.
   */
  changedSince(reference: string): string[] {
    const commit = reference.startsWith('-') ? undefined : ask(this.root, ['rev-parse', '--verify', '-q', `${reference}^{commit}`]);
    if (commit?.status !== 0) throw new NotFound(`--since ${reference}: no such commit, branch or tag. Fetch it first, or name another.`);
    const id = commit.stdout.toString('utf8').trim();
    // What happened on the other branch meanwhile is not this one's change. A shallow clone may not know where they parted.
    const fork = ask(this.root, ['merge-base', id, 'HEAD']);
    const base = fork.status === 0 ? fork.stdout.toString('utf8').trim() : id;
    return [
      ...new Set([
        ...this.names(['diff', '--name-only', '-z', '--diff-filter=d', '--no-renames', '--no-ext-diff', base]),
        ...this.untracked(),
      ]),
    ];
  }

  /** The bytes of files as the index holds them; files it does not hold are left out. */
  indexed(files: readonly string[]): Map<string, Buffer> {
    const blobs = [...this.blobs(files)];
    const output = this.must(['cat-file', '--batch'], blobs.map(([, id]) => `${id}\n`).join(''));
    const found = new Map<string, Buffer>();
    let at = 0;
    for (const [file] of blobs) {
      const end = output.indexOf(10, at);
      const size = Number(/ blob (\d+)$/.exec(output.subarray(at, end).toString('latin1'))?.[1]);
      if (Number.isNaN(size)) throw new GitFailed(`git could not read ${file} from the index.`);
      found.set(file, output.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return found;
  }

  /** The id of the blob that the index holds; files in conflict have none. */
  private blobs(files: readonly string[]): Map<string, string> {
    const found = new Map<string, string>();
    for (const some of chunks(files)) {
      const specs = some.map((file) => `:(literal)${this.relative(file)}`);
      for (const entry of split(this.must(['ls-files', '-s', '-z', '--', ...specs]))) {
        const [, id, stage, name] = /^\d+ ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? [];
        if (id !== undefined && name !== undefined && stage === '0') found.set(this.absolute(name), id);
      }
    }
    return found;
  }

  /** The ids that the working tree's bytes would have; in the order of the files. */
  private hashes(files: readonly string[], option: readonly string[]): string[] {
    return chunks(files).flatMap((some) =>
      this.must(['hash-object', ...option, '--', ...some.map((file) => this.relative(file))])
        .toString('latin1')
        .trim()
        .split('\n'),
    );
  }

  /** Git's names are clean: they need no more than to be put behind the root. */
  private readonly absolute = (name: string): string => `${this.root === '/' ? '' : this.root}/${name}`;
  private relative = (file: string): string => path.posix.relative(this.root, file);
  private names = (args: readonly string[]): string[] => split(this.must(args)).map(this.absolute);

  private must(args: readonly string[], input?: string): Buffer {
    const { status, stdout, stderr } = ask(this.root, args, input);
    if (status !== 0) throw new GitFailed(`git ${args[0]} failed in ${this.root}: ${stderr || 'no message'}`);
    return stdout;
  }
}

function isReadable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += MOST_NAMES) parts.push(all.slice(at, at + MOST_NAMES));
  return parts;
}
