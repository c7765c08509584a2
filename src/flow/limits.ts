/** How much work the engine does before it gives up, which answers the careful way. */

/** A run is given up behind so much work, in expressions that are evaluated and values that are brought together. */
export const MOST_STEPS = 60_000;
/** All runs are given up behind so much, which grows with the files that are run. */
export const mostStepsIn = (files: number): number => 120_000 + 1_000 * files;
/** A test is decided in so many steps, or may hold or not. */
export const MOST_STEPS_OF_TEST = 500;
/** A function or class that is made again and again is run as it was made at first. */
export const MOST_CLOSURES = 12;
/** A value is followed to so many things that it can be, where each of them is called or written to. */
export const MOST_ALTERNATIVES = 12;
/** Code may be left by exceptions at so many places that are told apart; what holds at any of the rest is taken together. */
export const MOST_CUTS = 8;
/** So much source text is run at once, in UTF-16 units, and so many files; of more, each call is traced on its own. */
export const MOST_TEXT = 4_000_000;
export const MOST_FILES = 1_000;
/** So many files, and so much text, are run together whether imports connect them or not. */
export const SMALL_TEXT = 150_000;
export const SMALL_FILES = 30;
