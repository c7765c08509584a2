/** The examples of docs/findings.md: the tool gives the old code its reason, and has nothing to ask about what is to be written instead. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import { examplesOf, LANGUAGES, optionsOf, projectOf } from '../../scripts/docs/examples.mjs';
import { run } from '../../src/run/run.js';
import type { Chosen } from '../../src/run/settings.js';
import { REASONS, type Reason } from '../../src/sites/reasons.js';
import { plain, write } from '../support/project.js';
import { install } from '../support/typed.js';

interface Block {
  language: string;
  file: string;
  code: string;
  instead: string | null;
}
const blocksOf = examplesOf as (reason: string) => Block[];
const settingsOf = optionsOf as (reason: string) => Chosen;
const filesOf = projectOf as (reason: string, language: string, which: 'code' | 'instead') => Record<string, string>;

/** Reasons that only the compiler, or nothing in the code, gives. */
const UNDER_TYPES: readonly Reason[] = ['types-unresolved', 'sdk-too-old'];
const WITHOUT_CODE: readonly Reason[] = ['declined'];

const cases = Object.keys(REASONS).flatMap((reason) =>
  Object.keys(LANGUAGES as object).flatMap((language) =>
    blocksOf(reason).some((block) => block.language === language) ? [[reason as Reason, language] as const] : [],
  ),
);

test('every reason that code can have has an example', () => {
  const shown = new Set(cases.map(([reason]) => reason));
  expect(Object.keys(REASONS).filter((reason) => !shown.has(reason as Reason))).toEqual(WITHOUT_CODE);
});

describe.each(cases)('%s in %s', (reason, language) => {
  const typed = UNDER_TYPES.includes(reason);

  async function sites(which: 'code' | 'instead') {
    const files = filesOf(reason, language, which);
    const cwd = plain(files);
    if (typed && language === 'ts') {
      install(cwd, '@anthropic-ai/sdk');
      if (reason === 'sdk-too-old' && which === 'code') pretend(cwd, files);
    }
    const { report } = await run(['.'], { cwd, mode: 'check', types: typed ? 'auto' : 'off', ...settingsOf(reason) });
    expect(report.errors).toEqual([]);
    return report.sites;
  }

  test('the code has the reason', async () => {
    expect((await sites('code')).map((site) => site.reason)).toContain(reason);
  });

  if (blocksOf(reason).some(({ instead }) => instead !== null))
    test('what to write instead needs no review', async () => {
      expect((await sites('instead')).filter(({ status }) => status === 'review')).toEqual([]);
    });
});

/** Takes the SDK of the example's package.json for the installed one. */
function pretend(cwd: string, files: Record<string, string>): void {
  const { dependencies } = JSON.parse(files['package.json'] ?? '{}') as { dependencies: Record<string, string> };
  const version = dependencies['@anthropic-ai/sdk']?.replace('^', '');
  fs.rmSync(path.join(cwd, 'node_modules/@anthropic-ai/sdk'));
  write(cwd, { 'node_modules/@anthropic-ai/sdk/package.json': JSON.stringify({ name: '@anthropic-ai/sdk', version }) });
}
