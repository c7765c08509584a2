/** A real pseudo-terminal, where tmux is installed: keys go in, and the screen is read. */
import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { afterEach } from 'vitest';

export const hasTerminal = spawnSync('tmux', ['-V']).status === 0;
if (!hasTerminal) process.stderr.write('Skipped: no tmux is installed to drive the terminal with.\n');

const opened: string[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) spawnSync('tmux', ['-L', server, 'kill-server']);
});

export interface Terminal {
  /** Keys by tmux's names: `a`, `Enter`, `BSpace`, `C-c`, or a text. */
  press(...keys: string[]): void;
  /** What is shown, without trailing blanks; with its colours as escape sequences if asked for. */
  screen(options?: { colour?: boolean }): string;
  /** Waits until the screen fits. @throws Error with the screen after half a minute. */
  until(pattern: RegExp): Promise<string>;
}

/** Runs a shell command line in a terminal of 120 columns; `ENDED <code>` stands on the screen when it is done. */
export function openTerminal(cwd: string, command: string): Terminal {
  const server = `opus47-${process.pid}-${Date.now()}-${opened.length}`;
  opened.push(server);
  const tmux = (...args: string[]): string => execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8', cwd });
  tmux('new-session', '-d', '-x', '120', '-y', '100', `${command}; echo ENDED $?; exec cat`);
  const screen = ({ colour = false } = {}): string =>
    tmux('capture-pane', '-p', '-J', ...(colour ? ['-e'] : []))
      .replace(/[ \t]+$/gm, '')
      .trimEnd();
  return {
    press: (...keys) => void tmux('send-keys', ...keys),
    screen,
    async until(pattern) {
      for (let tries = 0; tries < 300; tries++) {
        const shown = screen();
        if (pattern.test(shown)) return shown;
        await setTimeout(100);
      }
      throw new Error(`${pattern} never came; the screen shows:\n${screen()}`);
    },
  };
}
