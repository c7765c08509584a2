/** The thread that draws the line of progress. */
import fs from 'node:fs';
import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';
import { type Drawing, PEN, SHARED } from './progress.js';
import { progressLine } from './progress-line.js';

const STDERR = 2;
const EVERY = 100;

const { shared, began } = workerData as Drawing;

setInterval(() => {
  if (Atomics.compareExchange(shared, SHARED.pen, PEN.free, PEN.drawing) !== PEN.free) return;
  const seconds = (Date.now() - began - Atomics.load(shared, SHARED.since)) / 1000;
  const line = progressLine(Atomics.load(shared, SHARED.stage), Atomics.load(shared, SHARED.files), seconds);
  try {
    fs.writeSync(STDERR, `\r\u001b[2K${line}`);
    Atomics.store(shared, SHARED.drawn, 1);
  } catch {
    // A terminal that takes nothing at the moment gets the next one.
  }
  Atomics.store(shared, SHARED.pen, PEN.free);
  Atomics.notify(shared, SHARED.pen);
}, EVERY);
