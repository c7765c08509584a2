/** Where lines go. A sink that fails is reported once and not asked again: no log is worth a broken call. */
import type { QualityRecord, UsageRecord } from './record.js';

/** Takes a line. What it throws, or rejects with, ends it. */
export type Sink = (line: UsageRecord | QualityRecord) => void | Promise<void>;

export interface UsageLog {
  /** Never throws and never waits. */
  write(line: UsageRecord | QualityRecord): void;
  /** Settles when every line so far is written or given up: before `process.exit()`. */
  flush(): Promise<void>;
}

const warn = (problem: string): void => console.warn(`opus47-migrate/usage: ${problem}`);

/**
 * A usage log: a file that gets one JSON line for each task, or a function that takes the lines.
 * @param to path of the file, relative to the working directory of the process; several processes may share one.
 * @param report gets the one message of a log that failed; the console where it is left out.
 */
export function usageLog(to: string | Sink, report: (problem: string) => void = warn): UsageLog {
  const sink = typeof to === 'string' ? appendTo(to) : to;
  let failed = false;
  let last: Promise<void> = Promise.resolve();
  const fail = (error: unknown): void => {
    if (failed) return;
    failed = true;
    try {
      report(`the usage log failed and is given up: ${error instanceof Error ? error.message : String(error)}`);
    } catch {
      // Nobody is left to tell.
    }
  };
  const take = async (line: UsageRecord | QualityRecord): Promise<void> => {
    if (failed) return;
    try {
      await sink(line);
    } catch (error) {
      fail(error);
    }
  };
  return {
    write(line) {
      last = last.then(() => take(line));
    },
    flush: () => last,
  };
}

/** One write for each line, at the end of the file whatever others have put there meanwhile. */
function appendTo(file: string): Sink {
  return async (line) => {
    const { appendFile } = await import('node:fs/promises');
    await appendFile(file, `${JSON.stringify(line)}\n`);
  };
}
