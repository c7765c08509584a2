/** Which of several budgets a task gets: the same one in all its requests, whoever asks. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const running = /* @__PURE__ */ new AsyncLocalStorage<string>();

/** The id of the task that this code runs in; undefined outside `asTask`. */
export const currentTask = (): string | undefined => running.getStore();

/** Runs work in which `currentTask` is this id. */
export const inTask = <T>(id: string, work: () => T): T => running.run(id, work);

/**
 * One of several budgets, by a stable hash of the task and the site: a task that asks again gets the same one, and tasks spread evenly.
 * Outside a task every question is a task of its own.
 * @param arms budgets in tokens, at least one.
 * @param task the task's id; the current task's where it is left out.
 */
export function pickArm(arms: readonly number[], site: string, task: string = currentTask() ?? randomUUID()): number {
  const arm = arms[hash(`${site}\n${task}`) % arms.length];
  if (arm === undefined) throw new RangeError(`No budgets to choose from for ${site}.`);
  return arm;
}

/** FNV-1a over UTF-16 units, mixed at the end so that low bits are as good as high ones (the finaliser of MurmurHash3). 32 bits, unsigned. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
