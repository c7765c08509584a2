/** What ends a run that takes too much work. */

/** The code takes more steps than a run has: what it does is not known to its end. */
export class OutOfSteps extends Error {
  override name = 'OutOfSteps';
  /** The file that cannot be loaded, where that alone is too much. */
  file?: string;

  /** @param isOwn one run takes more than its share, whatever else is run. */
  constructor(readonly isOwn: boolean) {
    super();
  }
}
