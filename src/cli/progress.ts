/** One line of progress on a terminal, wiped when the run ends. */
import type { Progress } from '../run/run.js';

/** While somebody is asked, the line is theirs. */
const WORDS: Record<Exclude<Progress['stage'], 'ask'>, string> = {
  discover: 'Looking for files',
  analyse: 'Reading',
  types: 'Checking types',
  verify: 'Verifying',
  write: 'Writing',
};

export function createProgress(stream: NodeJS.WriteStream, shown: boolean): { tell: (progress: Progress) => void; end: () => void } {
  const wipe = () => stream.write('\r\u001b[2K');
  return {
    tell: ({ stage, files }) => {
      if (!shown) return;
      wipe();
      if (stage !== 'ask') stream.write(`${WORDS[stage]}${files ? ` (${files} files)` : ''} …`);
    },
    end: () => {
      if (shown) wipe();
    },
  };
}
