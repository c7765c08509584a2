/** What git knows: the root, the files, what is dirty, staged or changed. Paths are absolute, with `/`. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { NotFound, UserError } from '../errors.js';

const MOST_OUTPUT = 1 << 30;

function git(cwd: string, args: readonly string[], input?: string): { status: number | null; stdout: Buffer; stderr: string } {
  const result = spawnSync('git', ['-c', 'core.quotepath=off', ...args], {
    cwd,
    input,
    maxBuffer: MOST_OUTPUT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return { status: result.error ? null : result.status, stdout: result.stdout ?? Buffer.alloc(0), stderr: String(result.stderr ?? '') };
}

const split = (output: Buffer): string[] => output.toString('utf8').split('\0').filter(Boolean);

export class Git {
  private constructor(readonly root: string) {}

  /** The repository around a folder; undefined outside of one, or without git. */
  static around(folder: string): Git | undefined {
    const { status, stdout } = git(folder, ['rev-parse', '--show-toplevel']);
    return status === 0 ? new Git(stdout.toString('utf8').replace(/\r?\n$/, '')) : undefined;
  }

  private absolute = (file: string): string => path.posix.join(this.root, file);

  /** Tracked files and untracked ones that are not ignored. */
  files(): string[] {
    const { status, stdout, stderr } = git(this.root, ['ls-files', '-co', '--exclude-standard', '-z', '--deduplicate']);
    if (status !== 0) throw new UserError(`git could not list the files: ${stderr.trim()}`);
    return split(stdout).map(this.absolute);
  }

  /** Those of the files whose bytes in the working tree differ from the index, or that are untracked. */
  dirty(files: readonly string[]): string[] {
    const list = files.map((file) => path.posix.relative(this.root, file)).join('\0');
    const changed = git(this.root, ['diff-files', '-z', '--name-only', '--ignore-submodules']);
    const refreshed =
      changed.status === 0 ? new Set(split(git(this.root, ['diff', '-z', '--name-only', '--no-ext-diff']).stdout)) : new Set<string>();
    const tracked = new Set(split(git(this.root, ['ls-files', '-z', '--', ...specs(list)]).stdout));
    return files.filter((file) => {
      const relative = path.posix.relative(this.root, file);
      return refreshed.has(relative) || !tracked.has(relative);
    });
  }

  /** Files that differ between the index and the last commit; deleted ones are left out. */
  staged(): string[] {
    const head = git(this.root, ['rev-parse', '--verify', '-q', 'HEAD']).status === 0;
    const args = head ? ['diff', '--cached', '--name-only', '-z', '--diff-filter=d', '--no-renames'] : ['ls-files', '-z'];
    return split(git(this.root, args).stdout).map(this.absolute);
  }

  /** Staged files whose working tree differs from the index. */
  partiallyStaged(files: readonly string[]): string[] {
    const changed = new Set(split(git(this.root, ['diff', '-z', '--name-only', '--no-ext-diff']).stdout).map(this.absolute));
    return files.filter((file) => changed.has(file));
  }

  /** @throws NotFound for a reference that is not there. */
  changedSince(reference: string): string[] {
    const base = git(this.root, ['rev-parse', '--verify', '-q', `${reference}^{commit}`]);
    if (base.status !== 0 || reference.startsWith('-'))
      throw new NotFound(`--since ${reference}: git knows no such commit, branch or tag. Fetch it first, or name another.`);
    const changed = split(git(this.root, ['diff', '--name-only', '-z', '--diff-filter=d', '--no-renames', `${reference}^{commit}`]).stdout);
    const untracked = split(git(this.root, ['ls-files', '-o', '--exclude-standard', '-z']).stdout);
    return [...new Set([...changed, ...untracked])].map(this.absolute);
  }

  /** The bytes of files as the index holds them. */
  indexed(files: readonly string[]): Map<string, Buffer> {
    const found = new Map<string, Buffer>();
    const names = files.map((file) => path.posix.relative(this.root, file)).filter((name) => !name.includes('\n'));
    const { stdout } = git(this.root, ['cat-file', '--batch'], `${names.map((name) => `:${name}`).join('\n')}\n`);
    let at = 0;
    for (const name of names) {
      const end = stdout.indexOf(10, at);
      if (end < 0) break;
      const size = / blob (\d+)$/.exec(stdout.subarray(at, end).toString('utf8'))?.[1];
      at = end + 1;
      if (size === undefined) continue;
      found.set(this.absolute(name), stdout.subarray(at, at + Number(size)));
      at += Number(size) + 1;
    }
    return found;
  }
}

/** Path arguments that mean themselves, whatever characters they hold. */
const specs = (list: string): string[] =>
  list
    .split('\0')
    .filter(Boolean)
    .map((file) => `:(literal)${file}`);
