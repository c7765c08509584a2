/** `opus47-migrate explain [name]`: the same words as the docs. */

import { aboutStep, STEP_NAMES } from '../rewrite/steps.js';
import { UserError } from '../run/errors.js';
import { NOTES, type Prose, REASONS } from '../sites/reasons.js';
import type { Action } from './commands.js';
import { nearestName } from './nearest.js';
import { print } from './output.js';

/** @throws UserError for a name that nothing has. */
export const explain: Action = async ([name]) => {
  await print(name === undefined ? listing() : paragraph(name));
  return 0;
};

function listing(): string {
  const list = (title: string, names: readonly string[]) => `${title}:\n${names.map((name) => `  ${name}\n`).join('')}`;
  return [list('Reasons', Object.keys(REASONS)), list('Notes', Object.keys(NOTES)), list('Steps', STEP_NAMES)].join('\n');
}

function paragraph(name: string): string {
  const texts = new Map<string, string>();
  const add = (code: string, kind: string, text: string) =>
    texts.set(code, [texts.get(code), `${code} (${kind})\n\n${text}\n`].filter(Boolean).join('\n'));
  for (const [kind, table] of Object.entries({ reason: REASONS, note: NOTES }))
    for (const [code, { about, todo }] of Object.entries(table as Record<string, Prose>))
      add(code, kind, `${about}\n\nWhat to do: ${todo}`);
  for (const step of STEP_NAMES) add(step, 'step', aboutStep(step));
  const found = texts.get(name);
  if (found !== undefined) return found;
  const near = nearestName(name, [...texts.keys()]);
  throw new UserError(
    `explain ${name}: no reason, note or step has this name${near ? `; did you mean ${near}?` : '. `opus47-migrate explain` lists them.'}`,
  );
}
