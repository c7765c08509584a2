/** One line of progress on a terminal, wiped when the run ends. A thread of its own draws it: the stages of a run do not pause. */
import { Worker } from 'node:worker_threads';
import type { Progress } from '../run/run.js';

/** What both threads see, by the index into the shared numbers. */
export const SHARED = { pen: 0, stage: 1, files: 2, since: 3, drawn: 4 } as const;
/** Who has the pen: nobody, the thread that draws, or this one, which keeps it while something else is on the screen. */
export const PEN = { free: 0, drawing: 1, kept: 2 } as const;

export const STAGES = ['discover', 'analyse', 'types', 'verify', 'write'] as const satisfies readonly Progress['stage'][];

export interface Drawing {
  shared: Int32Array;
  /** When the run began, in milliseconds; `since` counts from here. */
  began: number;
}

export interface ProgressLine {
  tell: (progress: Progress) => void;
  /** Wipes the line until the next stage is told. */
  pause: () => void;
  end: () => void;
}

const NO_LINE: ProgressLine = { tell: () => {}, pause: () => {}, end: () => {} };

/** A thread that does not answer for so long has died with the pen. */
const MOST_WAITS = 20;

export function createProgress(stream: NodeJS.WriteStream, shown: boolean): ProgressLine {
  if (!shown) return NO_LINE;
  const drawing: Drawing = { shared: new Int32Array(new SharedArrayBuffer(5 * 4)), began: Date.now() };
  const { shared } = drawing;
  Atomics.store(shared, SHARED.pen, PEN.kept);
  const worker = new Worker(new URL('./progress-worker.js', import.meta.url), { workerData: drawing });
  // Without a line of progress, the run goes on all the same.
  worker.on('error', () => {}).unref();

  const pause = () => {
    for (let waits = 0; Atomics.compareExchange(shared, SHARED.pen, PEN.free, PEN.kept) === PEN.drawing && waits < MOST_WAITS; waits++)
      Atomics.wait(shared, SHARED.pen, PEN.drawing, 10);
    if (Atomics.exchange(shared, SHARED.drawn, 0)) stream.write('\r\u001b[2K');
  };
  return {
    tell({ stage, files }) {
      pause();
      // While somebody is asked, the screen is theirs.
      if (stage === 'ask') return;
      Atomics.store(shared, SHARED.stage, STAGES.indexOf(stage));
      Atomics.store(shared, SHARED.files, files);
      Atomics.store(shared, SHARED.since, Date.now() - drawing.began);
      Atomics.store(shared, SHARED.pen, PEN.free);
    },
    pause,
    end() {
      pause();
      void worker.terminate();
    },
  };
}
