/** A unified diff for a terminal. */
import type { Pen } from '../report/pen.js';
import { visible } from '../report/text.js';

/** Its lines in the colours of git; control characters are shown, never sent. */
export const paintDiff = (diff: string, paint: Pen['paint']): string[] =>
  diff
    .trimEnd()
    .split('\n')
    .map((line) => {
      const shown = line.replace(/\r$/, '').split('\t').map(visible).join('\t');
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', shown);
      if (line.startsWith('@@')) return paint('cyan', shown);
      if (line.startsWith('+')) return paint('green', shown);
      return line.startsWith('-') ? paint('red', shown) : shown;
    });
