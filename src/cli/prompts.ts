/** Questions on a terminal. The library that draws them is loaded with this file, when somebody is asked. */
import { confirm, multiselect, select, text } from '@clack/prompts';
import { Interrupted, UserError } from '../run/errors.js';
import type { Choice, Prompts } from './init-questions.js';

/**
 * Questions go to stderr, which is not redirected with a diff or a report, and answers come from the keyboard.
 * @param without what to do without a terminal, as a sentence.
 * @throws UserError without a terminal: nobody could answer.
 */
export function terminalFor(what: string, without: string): { input: NodeJS.ReadStream; output: NodeJS.WriteStream } {
  const { stdin: input, stderr: output } = process;
  if (!input.isTTY || !output.isTTY) throw new UserError(`${what} needs a terminal. ${without}`);
  return { input, output };
}

/** @throws Interrupted for Ctrl-C and Escape: nothing is written then. */
export function answered<T>(answer: T): Exclude<T, symbol> {
  if (typeof answer === 'symbol') throw new Interrupted();
  return answer as Exclude<T, symbol>;
}

export const promptsOn = (terminal: ReturnType<typeof terminalFor>): Prompts => ({
  async choose(message, options, initialValue) {
    const values = options.map(({ value }) => value);
    const index = answered(await select({ message, options: numbered(options), initialValue: values.indexOf(initialValue), ...terminal }));
    return at(values, index);
  },
  async chooseSome(message, options, initial) {
    const values = options.map(({ value }) => value);
    const initialValues = initial.map((one) => values.indexOf(one)).filter((index) => index >= 0);
    const chosen = answered(await multiselect({ message, options: numbered(options), initialValues, required: false, ...terminal }));
    return chosen.map((index) => at(values, index));
  },
  enter: async (message, placeholder, problem) =>
    answered(await text({ message, placeholder, validate: (answer) => problem(answer ?? ''), ...terminal })),
  agree: async (message) => answered(await confirm({ message, initialValue: false, ...terminal })),
});

/** The library's type of an option takes no type parameter for its value. */
const numbered = (options: readonly Choice<string>[]) => options.map(({ value: _, ...option }, value) => ({ value, ...option }));

function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`The prompt gave option ${index} of ${values.length}.`);
  return value;
}
