/** Errors that are the user's to mend: the message says what is wrong and what to do. Anything else keeps its stack. */

export class UserError extends Error {
  override name = 'UserError';
}

/** A path, glob or reference that is not there. */
export class NotFound extends UserError {
  override name = 'NotFound';
}

/** A setting that has no such value, or does not exist. */
export class InvalidSetting extends UserError {
  override name = 'InvalidSetting';
}

/** git is there and refuses to work, so nobody can tell what is dirty. */
export class GitFailed extends UserError {
  override name = 'GitFailed';
}

const list = (files: readonly string[]): string => files.map((file) => `  ${file}`).join('\n');

/** Files that must not be written because git could not bring them back. */
export class DirtyFiles extends UserError {
  override name = 'DirtyFiles';
  /** @param files relative to the working directory. */
  constructor(readonly files: readonly string[]) {
    super(
      `${files.length === 1 ? 'This file has' : 'These files have'} uncommitted changes; nothing was written:\n${list(files)}\nCommit or stage them, or use --allow-dirty.`,
    );
  }
}

/** Files that would be judged as they are staged, but written as they are not. */
export class PartlyStaged extends UserError {
  override name = 'PartlyStaged';
  /** @param files relative to the working directory. */
  constructor(readonly files: readonly string[]) {
    super(
      `${files.length === 1 ? 'This file is' : 'These files are'} partially staged, and writing would mix staged and unstaged changes; nothing was written:\n${list(files)}\nStage them completely, or stash the rest. --check and --dry-run read the index without writing.`,
    );
  }
}

/** The run was interrupted before everything was written. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  /** @param stuck files that could not be put back, with the place of their old bytes. */
  constructor(stuck: readonly string[] = []) {
    super(stuck.length ? `interrupted; these files could not be restored:\n${list(stuck)}` : 'interrupted: no file was changed');
  }
}
