/** A real terminal: colours, width, links and the line of progress; and what a pipe gets. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress-line.js';
import { takesLinks } from '../../src/cli/screen.js';
import { CALL, repository } from '../support/project.js';
import { hasTerminal, openTerminal } from '../support/terminal.js';

const command = `"${process.execPath}" "${path.join(import.meta.dirname, '../../bin/opus47-migrate.js')}"`;
const UNKNOWN = CALL.replace('main()', 'main(model: string)').replace("'claude-opus-4-6'", 'model');

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('the diff is coloured, long lines are wrapped', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': UNKNOWN });
    const terminal = openTerminal(cwd, `unset NO_COLOR; ${command} --dry-run`);
    await terminal.until(/ENDED 0/);
    const shown = terminal.screen({ colour: true });
    expect(shown).toContain('\u001b[32m+  return client.beta.messages.create({');
    expect(shown).toContain('\u001b[31m-  return client.messages.create({');
    const lines = terminal.screen().split('\n');
    expect(lines).toContain('  ? b.ts:6  model-unknown');
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
    const message = lines.findIndex((line) => line.startsWith('      The model cannot be determined'));
    expect(lines[message + 1]).toMatch(/^ {6}\S/);
  });

  test('what is piped is plain and exact, whatever FORCE_COLOR says', async () => {
    const cwd = repository({ 'a.ts': CALL });
    const terminal = openTerminal(cwd, `unset NO_COLOR; FORCE_COLOR=1 ${command} --dry-run -q | git apply --check && echo APPLIES`);
    await terminal.until(/APPLIES\n[\s\S]*ENDED 0/);
  });

  test('the line of progress is wiped at the end', async () => {
    const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`src/${index}.ts`, CALL]));
    const terminal = openTerminal(repository(files), `unset CI; ${command} --check --types off > .git/list`);
    await terminal.until(/Analysing 400 files … \d+ s/);
    expect(await terminal.until(/ENDED 1/)).not.toContain('…');
  });
});

test('the line of progress has the stage, the count and the seconds', () => {
  expect(progressLine(0, 0, 0.4)).toBe('Looking for files … 0 s');
  expect(progressLine(1, 3412, 4.9)).toBe('Analysing 3,412 files … 4 s');
  expect(progressLine(4, 1, 61)).toBe('Writing 1 file … 61 s');
});

test.each([
  [{ TERM_PROGRAM: 'vscode' }, true],
  [{ TERM_PROGRAM: 'Apple_Terminal' }, false],
  [{ TERM: 'xterm-kitty' }, true],
  [{ VTE_VERSION: '7003' }, true],
  [{ VTE_VERSION: '4999' }, false],
  [{ WT_SESSION: 'x' }, true],
  [{ WT_SESSION: 'x', TMUX: 'y' }, false],
  [{ WT_SESSION: 'x', CI: 'true' }, false],
  [{ WT_SESSION: 'x', FORCE_HYPERLINK: '0' }, false],
  [{ FORCE_HYPERLINK: '1' }, true],
  [{}, false],
])('links for %j: %s', (env, expected) => {
  expect(takesLinks({ isTTY: true }, env)).toBe(expected);
  if (!('FORCE_HYPERLINK' in env)) expect(takesLinks({ isTTY: false }, env)).toBe(false);
});
