/**
 * All that the tool says, in one file for a reviewer: messages.txt. `npx vitest run test/docs/messages.test.ts -u` writes it. Of the sources
 * it has what goes into errors, warnings and lines on stderr, and whatever else reads like a sentence; `…` stands for what is filled in.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';
import { FORMAT_NAMES } from '../../src/report/formats.js';
import { aboutStep, STEP_NAMES } from '../../src/rewrite/steps.js';
import { NOTES, REASONS } from '../../src/sites/reasons.js';
import { SPECIAL } from '../../src/sites/special-words.js';
import { inOne } from '../../src/sites/wording.js';

const root = path.join(import.meta.dirname, '../..');
/** Their texts are the first parts. */
const SHOWN_ABOVE = new Set(['sites/reasons.ts', 'sites/special-words.ts', 'rewrite/steps.ts', 'cli/program.ts', 'cli/commands.ts']);
const sources = fs
  .readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !SHOWN_ABOVE.has(file))
  .sort();

/** What takes a sentence for the user as its first argument. */
const ERRORS = /^(?:UserError|NotFound|InvalidSetting|InvalidArgumentError|GitFailed)$/;
const CALLS = /^(?:warn|super|process\.stderr\.write|(?:warnings|doubts|errors)\.push|program\.error)$/;

/** What reads like a sentence wherever it is written. */
const SENTENCE = /[a-z]{2} \S+ .*\.$/;
const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** The texts that an expression can be. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  return [];
}

/** What a row of the decision table says in its reason, which ends the sentence. */
const detailIn = (node: ts.Expression): ts.Node => (ts.isArrowFunction(node) ? node.body : node);

function messagesIn(file: string): string[] {
  const source = ts.createSourceFile(file, fs.readFileSync(path.join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const told =
      (ts.isNewExpression(node) && ERRORS.test(node.expression.getText())) ||
      (ts.isCallExpression(node) && CALLS.test(node.expression.getText()));
    if (told) found.push(...(node.arguments ?? []).slice(0, 1).flatMap(textsOf));
    else if (ts.isPropertyAssignment(node) && node.name.getText() === 'detail') found.push(...textsOf(detailIn(node.initializer)));
    else if (isText(node)) found.push(...textsOf(node).filter((text) => SENTENCE.test(text)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...new Set(found)].filter((text) => /[a-z] [a-z]/i.test(text));
}

function helpText(): string {
  const program = createProgram(FORMAT_NAMES, () => '1.2.3').configureOutput({ getOutHelpWidth: () => 1000 });
  return [program, ...program.commands].map((command) => command.helpInformation()).join('\n');
}

const proses = (table: typeof REASONS | typeof NOTES): string =>
  Object.entries(table)
    .map(
      ([code, { says, todo, about }]) =>
        `${code}\n  ${inOne({ says: says('DETAIL'), todo })}\n  ${inOne({ says: says(''), todo })}\n  ${about}\n`,
    )
    .join('');

function allMessages(): string {
  const errors = sources.flatMap((file) => {
    const messages = messagesIn(file);
    return messages.length ? [`${file}\n${messages.map((text) => `  ${text.trim().replaceAll('\n', '\\n')}\n`).join('')}`] : [];
  });
  return [
    '# Reasons\n',
    proses(REASONS),
    ...Object.entries(SPECIAL).map(([name, { says, todo }]) => `${name}\n  ${inOne({ says: says('DETAIL'), todo })}\n`),
    '# Notes\n',
    proses(NOTES),
    '# Steps\n',
    ...STEP_NAMES.map((name) => `${name}: ${aboutStep(name)}\n`),
    '# Help\n',
    helpText(),
    '# Errors and warnings\n',
    ...errors,
  ].join('\n');
}

describe('messages', () => {
  const all = allMessages();

  test('are those of messages.txt', async () => {
    await expect(all).toMatchFileSnapshot('messages.txt');
  });

  test('use one vocabulary', () => {
    for (const word of [
      'a person',
      'left alone',
      'put back',
      'stands in',
      'looked at',
      'Nothing to do.',
      'has to be',
      'cannot be told',
      'git repository',
    ])
      expect(all).not.toContain(word);
    expect(all).not.toMatch(/\bmodel id\b|\bids\b|\bwhoever\b|\ball the same\b|\btwins?\b/);
  });

  test('end as sentences do, and have no doubled blank or full stop', () => {
    for (const table of [REASONS, NOTES])
      for (const prose of Object.values(table))
        for (const text of [prose.says(''), prose.says('x'), prose.todo, prose.about].filter(Boolean)) {
          expect(text).toMatch(/^\S.*[.:]$|^\S.*: $/);
          expect(text).not.toMatch(/ {2}|\.\./);
        }
  });
});
