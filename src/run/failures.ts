/** What goes wrong while one call is looked at is an error of that call: the others are handled all the same. */
import type { Expr } from '../values/values.js';
import type { Spot } from './engine.js';
import { Interrupted, UserError } from './errors.js';

type Place = Pick<Expr, 'file' | 'start' | 'end'>;

/** Runs a part of the analysis that concerns the place alone; undefined where it throws. */
export type Attempt = <T>(at: Place, look: () => T) => T | undefined;

export class Failures {
  readonly all: (Spot & { message: string })[] = [];
  private readonly places: Place[] = [];

  readonly attempt: Attempt = (at, look) => {
    try {
      return look();
    } catch (error) {
      this.add(at, error);
      return undefined;
    }
  };

  /** True for a place that failed, or that is part of one. */
  has({ file, start, end }: Place): boolean {
    return this.places.some((one) => one.file === file && one.start <= start && end <= one.end);
  }

  /** @throws what is the user's to mend, or an interruption. */
  add(at: Place, error: unknown): void {
    if (error instanceof UserError || error instanceof Interrupted) throw error;
    if (this.has(at)) return;
    this.places.push(at);
    const message = `This call was skipped because of an internal error (${(error as Error).message}). Please report this.`;
    this.all.push({ file: at.file, start: at.start, message });
  }
}
