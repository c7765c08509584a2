/** The questions of `--interactive`, on a terminal. The prompts are loaded with this file, when somebody is asked. */
import fs from 'node:fs';
import { styleText } from 'node:util';
import { selectKey, text } from '@clack/prompts';
import { slashed } from '../project/paths.js';
import { renderDiff } from '../report/diff.js';
import { maskKeys } from '../report/mask.js';
import { budgetText, tokens, visible } from '../report/text.js';
import type { Answer, Ask, Question } from '../run/choose.js';
import { Interrupted, UserError } from '../run/errors.js';
import { takesColour } from './colour.js';

/**
 * Asks on stderr, which is not redirected with the diff or the report, and reads the keyboard.
 * @param clear called before anything is shown.
 * @param least the smallest task budget that is taken, in tokens.
 * @throws UserError where there is no terminal: nobody could answer.
 */
export function createAsk(clear: () => void, least: number): Ask {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new UserError('--interactive needs a terminal. Without one, make a plan with --plan, and apply it after a review.');
  const cwd = slashed(fs.realpathSync(process.cwd()));
  const colour = takesColour(output);
  const paint: Paint = (style, line) => (colour ? styleText(style, line, { validateStream: false }) : line);
  return async (question) => {
    clear();
    output.write(`\n${present(question, cwd, paint)}`);
    const answer = checked<Key>(await selectKey<Key>({ message: 'What about this call?', options: optionsFor(question), input, output }));
    return answer === 'b' ? { total: await askForBudget(question) } : ANSWERS[answer];
  };

  async function askForBudget({ site: { budget } }: Question): Promise<number> {
    const answer = await text({
      message: 'Task budget in tokens',
      initialValue: String(budget?.to ?? least),
      validate: (value) => (countOf(value ?? '') >= least ? undefined : `A whole number, at least ${tokens(least)}.`),
      input,
      output,
    });
    return countOf(checked(answer));
  }
}

type Paint = (style: Parameters<typeof styleText>[0], line: string) => string;

const ANSWERS = { a: 'apply', s: 'skip', f: 'file', q: 'quit' } as const satisfies Record<string, Answer>;
type Key = keyof typeof ANSWERS | 'b';

function optionsFor({ site, leftInFile }: Question): { value: Key; label: string }[] {
  return [
    { value: 'a', label: 'apply' },
    { value: 's', label: 'skip' },
    ...(site.budget ? [{ value: 'b' as const, label: 'edit the budget' }] : []),
    ...(leftInFile > 1 ? [{ value: 'f' as const, label: `apply all ${leftInFile} in this file` }] : []),
    { value: 'q', label: 'quit: leave this one and the rest' },
  ];
}

/** @throws Interrupted for Ctrl-C and Escape: nothing is written then. */
function checked<T extends string>(answer: T | symbol): T {
  if (typeof answer === 'symbol') throw new Interrupted();
  return answer;
}

const countOf = (value: string): number => (/^\d[\d_,]*$/.test(value.trim()) ? Number(value.replace(/[_,\s]/g, '')) : Number.NaN);

/** Notes that the budget says already, or that hold for the whole run. */
const SAID_ELSEWHERE = new Set<string>(['floored', 'types-not-checked', 'announced-form']);

/** The call, its notes and its diff; control characters of the user's are shown, never sent. */
function present({ site, changed, left, again }: Question, cwd: string, paint: Paint): string {
  const place = `${visible(site.file)}:${site.line}`;
  const head = `${paint('bold', place)}  ${visible(site.api ?? '')}  ${visible(budgetText(site.budget))}`.trimEnd();
  const count = paint('dim', `${tokens(left)} call${left === 1 ? '' : 's'} left`);
  const lines = [
    `${head}  ${count}`,
    ...(again ? [paint('yellow', 'Another call was left, and this one changes with it:')] : []),
    ...site.notes.filter(({ code }) => !SAID_ELSEWHERE.has(code)).map(({ code, message }) => paint('dim', `${code}: ${visible(message)}`)),
    '',
    ...diffLines(renderDiff(changed, cwd), paint),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function diffLines(diff: string, paint: Paint): string[] {
  return maskKeys(diff)
    .trimEnd()
    .split('\n')
    .map((line) => {
      const shown = line.replace(/\r$/, '').split('\t').map(visible).join('\t');
      if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', shown);
      if (line.startsWith('@@')) return paint('cyan', shown);
      if (line.startsWith('+')) return paint('green', shown);
      return line.startsWith('-') ? paint('red', shown) : shown;
    });
}
