/** Statements out of a file: with their line, or out of a line of several. */
import type { TextEdit } from '../../../rewrite/edits.js';
import { startsLine, wholeLines } from '../../layout.js';
import { type Node, parts } from './node.js';

/** What stands between two statements of one line. */
const SEMICOLON = /^(?:[ \t\f]|\\\r?\n)*;(?:[ \t\f]|\\\r?\n)*$/;

interface Removal {
  edit: TextEdit;
  /** What goes with it. */
  statements: Node[];
}

/**
 * Edits that remove statements; a block keeps one.
 * @param isGone true for a statement that another edit removes.
 */
export function withoutStatements(
  statements: readonly Node[],
  text: string,
  isGone: (statement: Node) => boolean = () => false,
): Removal[] {
  const goes = new Set(statements);
  return [...new Set(statements.map(({ parent }) => parent as Node))].flatMap((block) => {
    const all = parts(block);
    const last = all.findLast((one) => goes.has(one)) as Node;
    if (block.type !== 'block' || !all.every((one) => goes.has(one) || isGone(one)))
      return runsOf(all, goes, text).map((run) => withoutRun(run, all, text, isGone));
    const others = new Set([...goes].filter((one) => one !== last));
    return [
      { edit: { start: last.start, end: behindSemicolon(last, text), text: 'pass' }, statements: [last] },
      ...runsOf(all, others, text).map((run) => withoutRun(run, all, text, isGone)),
    ];
  });
}

/** Statements of one line that stand side by side. */
function runsOf(all: readonly Node[], goes: ReadonlySet<Node>, text: string): Node[][] {
  const runs: Node[][] = [];
  all.forEach((one, index) => {
    if (!goes.has(one)) return;
    const run = runs.at(-1);
    if (run && run.at(-1) === all[index - 1] && sharesLine(all[index - 1], one, text)) run.push(one);
    else runs.push([one]);
  });
  return runs;
}

function sharesLine(before: Node | undefined, behind: Node | undefined, text: string): boolean {
  return before !== undefined && behind !== undefined && SEMICOLON.test(text.slice(before.end, behind.start));
}

function withoutRun(run: Node[], all: readonly Node[], text: string, isGone: (statement: Node) => boolean): Removal {
  const [first, last] = [run[0] as Node, run.at(-1) as Node];
  const [previous, next] = [all[all.indexOf(first) - 1], all[all.indexOf(last) + 1]];
  const stays = (beside: Node | undefined): beside is Node => beside !== undefined && !isGone(beside);
  if (sharesLine(last, next, text)) {
    // The one behind takes the semicolon along where it goes, too.
    return { edit: { start: first.start, end: stays(next) ? next.start : last.end, text: '' }, statements: run };
  }
  if (sharesLine(previous, first, text)) {
    return { edit: { start: stays(previous) ? previous.end : first.start, end: last.end, text: '' }, statements: run };
  }
  return { edit: wholeLines(first.start, behindSemicolon(last, text), text), statements: run };
}

/** The end of a statement, with the semicolon behind it. */
const behindSemicolon = ({ end }: Node, text: string): number => end + (/^(?:[ \t\f]|\\\r?\n)*;/.exec(text.slice(end))?.[0].length ?? 0);

/** True for a statement that a new line can follow or precede: nothing but white space stands before it in its line, nor a backslash before that. */
export const hasOwnLine = ({ start }: Node, text: string): boolean =>
  startsLine(text, start) && !/\\\r?\n[ \t\f]*$/.test(text.slice(0, start));
