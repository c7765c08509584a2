/** How much work the engine does before it gives up, which answers the careful way. */

/** A run is given up behind so much work, in expressions that are evaluated and values that are brought together. */
export const MOST_STEPS = 20_000;
/** All runs are given up behind so much, which grows with the files that are run. */
export const mostStepsIn = (files: number): number => 40_000 + 1_000 * files;
/** A test is decided in so many steps, or may hold or not. */
export const MOST_STEPS_OF_TEST = 500;
/** A function or class that is made again and again is run as it was made at first. */
export const MOST_CLOSURES = 6;
/** A value is followed to so many things that it can be, where each of them is called or written to. */
export const MOST_ALTERNATIVES = 12;
