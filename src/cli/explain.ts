/** `opus47-migrate explain [name]`: the entries of docs/findings.md. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { styleText } from 'node:util';
import { UserError } from '../run/errors.js';
import { takesColour } from './colour.js';
import type { Action } from './commands.js';
import { nearestName } from './nearest.js';
import { print } from './output.js';

interface Entry {
  name: string;
  /** `Reasons`, `Notes` or `Steps`. */
  kind: string;
  /** Its paragraphs and code in Markdown. */
  text: string;
}

/** @throws UserError for a name that nothing has. */
export const explain: Action = async ([name]) => {
  const entries = entriesOf(page());
  await print(name === undefined ? listing(entries) : explanation(name, entries, takesColour(process.stdout)));
  return 0;
};

function page(): string {
  const root = path.dirname(createRequire(import.meta.url).resolve('opus47-migrate/package.json'));
  return fs.readFileSync(path.join(root, 'docs/findings.md'), 'utf8');
}

const entriesOf = (markdown: string): Entry[] =>
  markdown.split(/^## /m).flatMap((section) => {
    const [kind = ''] = section.split('\n', 1);
    return [...section.matchAll(/^### `(.+?)`\n\n([\s\S]*?)\n*(?=^### |$(?![\s\S]))/gm)].map(([, name = '', text = '']) => ({
      name,
      kind,
      text,
    }));
  });

function listing(entries: readonly Entry[]): string {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  return kinds.map((kind) => `${kind}:\n${entries.flatMap((one) => (one.kind === kind ? [`  ${one.name}\n`] : [])).join('')}`).join('\n');
}

function explanation(name: string, entries: readonly Entry[], colour: boolean): string {
  const found = entries.filter((one) => one.name === name);
  if (found.length > 0)
    return found.map(({ kind, text }) => `${name} (${kind.slice(0, -1).toLowerCase()})\n\n${rendered(text, colour)}\n`).join('\n');
  const near = nearestName(
    name,
    entries.map((one) => one.name),
  );
  throw new UserError(
    `explain ${name}: no such reason, note or step.${near ? ` Did you mean ${near}?` : ' `opus47-migrate explain` lists them.'}`,
  );
}

/** Code is indented, and a diff gets its colours; the rest reads as it is. */
function rendered(markdown: string, colour: boolean): string {
  const block = /^```(\w*)\n([\s\S]*?)^```$/gm;
  return markdown.replace(block, (_, language: string, code: string) =>
    code
      .trimEnd()
      .split('\n')
      .map((line) => `    ${colour && language === 'diff' ? painted(line) : line}`.trimEnd())
      .join('\n'),
  );
}

function painted(line: string): string {
  const style = { '+': 'green', '-': 'red' }[line[0] ?? ''] as 'green' | 'red' | undefined;
  return style ? styleText(style, line, { validateStream: false }) : line;
}
