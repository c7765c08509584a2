/** The other thread of a search. */
import { parentPort } from 'node:worker_threads';
import { createScreen } from './screen.js';
import { type Errand, searchShares } from './search.js';

const screen = createScreen();
parentPort?.on('message', ({ files, needles, ...state }: Errand) => searchShares(files.split('\0').slice(0, -1), needles, state, screen));
