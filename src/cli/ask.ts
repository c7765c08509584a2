/** The questions of `--interactive`, on a terminal. The prompts are loaded with this file, when somebody is asked. */
import fs from 'node:fs';
import { selectKey, text } from '@clack/prompts';
import { below, slashed } from '../project/paths.js';
import { renderDiff } from '../report/diff.js';
import { maskKeys } from '../report/mask.js';
import { type Pen, penOf } from '../report/pen.js';
import { budgetText, SAID_ONCE, tokens, visible } from '../report/text.js';
import type { Answer, Ask, Question } from '../run/choose.js';
import { takesColour } from './colour.js';
import { paintDiff } from './diff-lines.js';
import { answered, terminalFor } from './prompts.js';

/**
 * Asks on stderr, which is not redirected with the diff or the report, and reads the keyboard.
 * @param clear called before anything is shown.
 * @param least the smallest task budget that is taken, in tokens.
 * @throws UserError without a terminal: nobody could answer.
 */
export function createAsk(clear: () => void, least: number): Ask {
  const { input, output } = terminalFor('--interactive', 'Without one, use --plan, review the plan, and apply it.');
  const cwd = slashed(fs.realpathSync(process.cwd()));
  const { paint } = penOf({ colour: takesColour(output) });
  return async (question) => {
    clear();
    output.write(`\n${present(question, cwd, paint)}`);
    const answer = await keyFor(question);
    return answer === 'b' ? { total: await askForBudget(question) } : ANSWERS[answer];
  };

  async function keyFor(question: Question): Promise<Key> {
    const options = optionsFor(question);
    for (;;) {
      // Enter chooses nothing, whatever the prompt's type says.
      const key: Key | undefined = answered(await selectKey<Key>({ message: 'Apply this change?', options, input, output }));
      if (key !== undefined) return key;
    }
  }

  async function askForBudget({ site: { budget } }: Question): Promise<number> {
    const answer = await text({
      message: 'Task budget in tokens',
      ...(budget?.to != null && { placeholder: `now ${tokens(budget.to)}` }),
      validate: (value) => (countOf(value ?? '') >= least ? undefined : `Enter a whole number of at least ${tokens(least)}.`),
      input,
      output,
    });
    return countOf(answered(answer));
  }
}

const ANSWERS = { a: 'apply', s: 'skip', f: 'file', q: 'quit' } as const satisfies Record<string, Answer>;
type Key = keyof typeof ANSWERS | 'b';

function optionsFor({ site, leftInFile }: Question): { value: Key; label: string }[] {
  return [
    { value: 'a', label: isGuarded(site) ? 'guard this call: it chooses by its model at run time' : 'apply' },
    { value: 's', label: 'skip' },
    // A number of its own says nothing of what other models get.
    ...(site.budget && !isGuarded(site) ? [{ value: 'b' as const, label: 'edit the budget' }] : []),
    ...(leftInFile > 1 ? [{ value: 'f' as const, label: `apply all ${leftInFile} in this file` }] : []),
    { value: 'q', label: 'quit: skip this call and the rest' },
  ];
}

const isThere = ({ before }: Question['changed'][number]): boolean => before !== '';
const isGuarded = ({ notes }: Question['site']): boolean => notes.some(({ code }) => code === 'model-guarded');

const countOf = (value: string): number => (/^\d[\d_,]*$/.test(value.trim()) ? Number(value.replace(/[_,\s]/g, '')) : Number.NaN);

/** The call, its notes and its diff; control characters of the user's are shown, never sent. */
function present({ site, changed, left, again }: Question, cwd: string, paint: Pen['paint']): string {
  const place = `${visible(site.file)}:${site.line}`;
  const head = `${paint('bold', place)}  ${visible(site.api ?? '')}  ${visible(budgetText(site.budget))}`.trimEnd();
  const count = paint('dim', `${tokens(left)} call${left === 1 ? '' : 's'} left`);
  const lines = [
    `${head}  ${count}`,
    ...(again ? [paint('yellow', 'Another call was left, and this one changes with it:')] : []),
    ...site.notes.filter(({ code }) => !SAID_ONCE.has(code)).map(({ code, message }) => paint('dim', `${code}: ${visible(message)}`)),
    '',
    ...paintDiff(maskKeys(renderDiff(changed.filter(isThere), cwd)), paint),
    // A module that is made would push the call off the screen.
    ...changed.filter((one) => !isThere(one)).map(({ file }) => paint('dim', `and a new file, ${visible(below(cwd, file))}`)),
    '',
  ];
  return `${lines.join('\n')}\n`;
}
