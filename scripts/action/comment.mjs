// Prints the text of a pull request comment: node comment.mjs report.md changes.diff
import fs from 'node:fs';

/** GitHub refuses longer comments. In characters. */
const MOST = 65_536;
/** How GitHub knows the comment again: a comment of HTML is not shown. */
const MARK = '<!-- opus47-migrate -->';
const CUT = 'The diff is cut here: run `npx opus47-migrate --dry-run` to see it whole.';

/**
 * The report, and the diff folded below it. Nothing in the diff can end its fence; control characters that would turn the direction of the text
 * are shown as escapes.
 */
export function comment(report, diff) {
  const head = `${MARK}\n${report.trimEnd()}\n`;
  if (diff === '' && head.length <= MOST) return head;
  const shown = diff.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) =>
    char === '\r' ? '' : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const fence = '`'.repeat(Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const around = (text, after) => `\n<details>\n<summary>Diff</summary>\n\n${fence}diff\n${text}${fence}\n${after}\n</details>\n`;
  const room = MOST - head.length - around('', `\n${CUT}\n`).length;
  if (room <= 0) return `${MARK}\nThe report is too long for a comment: see the summary of the job.\n`;
  if (shown.length <= room) return head + around(shown, '');
  return head + around(shown.slice(0, shown.lastIndexOf('\n', room - 1) + 1), `\n${CUT}\n`);
}

if (process.argv[1] === import.meta.filename) {
  const [report = '', diff = ''] = process.argv.slice(2).map((file) => fs.readFileSync(file, 'utf8'));
  process.stdout.write(comment(report, diff));
}
