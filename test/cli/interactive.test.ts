/** `--interactive`, driven through a pseudo-terminal. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { TIED } from '../support/models.js';
import { CALL, cli, plain, read, repository, snapshot, write } from '../support/project.js';
import { hasTerminal, openTerminal } from '../support/terminal.js';

const command = `"${process.execPath}" "${path.join(import.meta.dirname, '../../bin/opus47-migrate.js')}"`;

test('without a terminal it says what to do instead, and does not wait', () => {
  const cwd = repository({ 'a.ts': CALL });
  expect(cli(cwd, ['--interactive'])).toMatchObject({ status: 2, stderr: expect.stringContaining('needs a terminal') });
  expect(cli(cwd, ['--interactive', '--check']).status).toBe(2);
  expect(read(cwd, 'a.ts')).toBe(CALL);
});

describe.skipIf(!hasTerminal)('on a terminal', () => {
  test('apply, another budget, skip', async () => {
    const cwd = repository(TIED);
    const terminal = openTerminal(cwd, `${command} -i`);
    const first = await terminal.until(/apply\n[\s\S]*quit/);
    expect(first).toContain('src/a.ts:7  messages.create  10,000 → 20,000 (minimum)  3 calls left');
    expect(first).toContain("export const MODEL = 'claude-opus-4-7'; // ä 日");
    terminal.press('b');
    expect(await terminal.until(/Task budget in tokens\n.*now 20,000/)).not.toContain('20000_');
    terminal.press('Enter');
    await terminal.until(/at least 20,000/);
    terminal.press('-l', '2000');
    terminal.press('Enter');
    await terminal.until(/2000.*\n.*at least 20,000/);
    terminal.press('BSpace', 'BSpace', 'BSpace', 'BSpace');
    terminal.press('-l', '64_000');
    terminal.press('Enter');
    await terminal.until(/10,000 → 64,000/);
    terminal.press('a');
    await terminal.until(/src\/b\.ts:7.*2 calls left\n[\s\S]*apply\n/);
    terminal.press('a');
    await terminal.until(/src\/own\.ts:6.*1 call left\n[\s\S]*apply\n/);
    terminal.press('s');
    const end = await terminal.until(/ENDED/);
    expect(end).toContain('2 calls migrated in 3 files');
    expect(end).toContain('ENDED 0');
    expect(read(cwd, 'src/a.ts')).toContain('total: 64000');
    expect(read(cwd, 'src/b.ts')).toContain('total: 20000');
    expect(read(cwd, 'src/own.ts')).toBe(CALL);
  });

  test('a call whose model is not known can be guarded, or left', async () => {
    const source = CALL.replace("'claude-opus-4-6'", 'process.argv[2] as string');
    const cwd = repository({ 'a.ts': source, 'b.ts': source, 'c.ts': CALL });
    const terminal = openTerminal(cwd, `${command} -i --types off`);
    const first = await terminal.until(/a\.ts:\d[\s\S]*guard this call[\s\S]*quit/);
    expect(first).toContain('model-guarded');
    expect(first).toContain('and a new file, claude-thinking.ts');
    expect(first).not.toContain('edit the budget');
    terminal.press('s');
    await terminal.until(/b\.ts:\d[\s\S]*guard this call[\s\S]*quit/);
    terminal.press('a');
    await terminal.until(/c\.ts:\d[\s\S]*apply[\s\S]*quit/);
    terminal.press('s');
    const end = await terminal.until(/ENDED/);
    expect(end).toContain('ENDED 0');
    expect(read(cwd, 'a.ts')).toBe(source);
    expect(read(cwd, 'b.ts')).toContain('...thinkingFor(');
    expect(read(cwd, 'c.ts')).toBe(CALL);
    expect(read(cwd, 'claude-thinking.ts')).toContain('export function thinkingFor');
  });

  test('a key that is none does nothing; Ctrl-C leaves everything as it was', async () => {
    const cwd = repository(TIED);
    const before = snapshot(cwd);
    const terminal = openTerminal(cwd, `${command} --interactive`);
    await terminal.until(/src\/a\.ts:7[\s\S]*apply\n/);
    terminal.press('x', 'Enter');
    await terminal.until(/Apply this change\?[\s\S]*Apply this change\?[\s\S]*quit/);
    expect(terminal.screen()).not.toContain('src/b.ts');
    terminal.press('a');
    await terminal.until(/src\/b\.ts:7[\s\S]*apply\n/);
    terminal.press('C-c');
    const end = await terminal.until(/ENDED/);
    expect(end).toContain('interrupted: no file was changed');
    expect(end).toContain('ENDED 130');
    expect(snapshot(cwd)).toEqual(before);
  });

  test('the diff goes to a file while the questions stay on the terminal', async () => {
    const cwd = repository({ 'a.ts': CALL, 'b.ts': CALL });
    const terminal = openTerminal(cwd, `${command} -i --dry-run > .git/out.diff`);
    await terminal.until(/a\.ts:6[\s\S]*apply\n/);
    terminal.press('s');
    await terminal.until(/b\.ts:6[\s\S]*apply\n/);
    terminal.press('a');
    await terminal.until(/ENDED 0/);
    expect(read(cwd, '.git/out.diff')).toMatch(/^--- a\/b\.ts\n\+\+\+ b\/b\.ts\n/);
    expect(read(cwd, '.git/out.diff')).not.toContain('\u001b');
  });

  test('dirty files are refused before the first question', async () => {
    const cwd = repository({ 'a.ts': CALL });
    write(cwd, { 'a.ts': `${CALL}// dirty\n` });
    const terminal = openTerminal(cwd, `${command} -i`);
    const end = await terminal.until(/ENDED/);
    expect(end).toContain('nothing was written');
    expect(end).not.toContain('Apply this change?');
    expect(end).toContain('ENDED 2');
  });

  test('control characters and keys of the code never reach the terminal', async () => {
    const hostile = CALL.replace("content: 'ping'", "content: '\u001b]0;owned\u0007 \u202e sk-ant-api03-secret'").replace(
      'messages: [',
      'messages: /* \u001b[2J */ [',
    );
    const cwd = plain({ 'a.ts': hostile });
    const terminal = openTerminal(cwd, `${command} -i`);
    const shown = await terminal.until(/apply\n/);
    expect(shown).toContain('\\u001b]0;owned\\u0007 \\u202e sk-ant-…');
    expect(shown).toContain('/* \\u001b[2J */');
    terminal.press('q');
    await terminal.until(/ENDED 0/);
    expect(read(cwd, 'a.ts')).toBe(hostile);
  });
});
