/** A module that a run writes into the project, for its calls to import. */

/** `System` is how modules of the files load each other, in the language's own words: all that import this one in the same way. */
export interface GeneratedModule<System = unknown> {
  /** Absolute path, with `/`. */
  file: string;
  system: System;
}
