/** Errors that are the user's to mend: the message says what is wrong and what to do. Anything else keeps its stack. */

export class UserError extends Error {
  override name = 'UserError';
}

/** A path, glob or reference that is not there. */
export class NotFound extends UserError {
  override name = 'NotFound';
}

/** Files that must not be written because git could not bring them back. */
export class DirtyFiles extends UserError {
  override name = 'DirtyFiles';
  constructor(readonly files: readonly string[]) {
    const list = files.map((file) => `  ${file}`).join('\n');
    super(
      `${files.length === 1 ? 'This file has' : 'These files have'} changes that are not in the index; nothing was written:\n${list}\nCommit or stage them, or use --allow-dirty.`,
    );
  }
}

/** The run was interrupted before everything was written. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  constructor() {
    super('interrupted: files written so far were put back');
  }
}
