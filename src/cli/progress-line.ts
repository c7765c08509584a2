/** The words of the line of progress. */
import { count } from '../report/text.js';
import { STAGES } from './progress.js';

const WORDS: Record<(typeof STAGES)[number], string> = {
  discover: 'Looking for files',
  analyse: 'Analysing',
  types: 'Checking types',
  verify: 'Verifying',
  write: 'Writing',
};

/** `Analysing 3,412 files … 4 s`. */
export function progressLine(stage: number, files: number, seconds: number): string {
  const words = WORDS[STAGES[stage] ?? 'discover'];
  return `${words}${files ? ` ${count(files, 'file')}` : ''} … ${Math.floor(seconds)} s`;
}
