/** The command in this process: what it prints and how it ends, without the start of a process. */
import { Readable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import type { CliResult } from './project.js';

/** A run of the command as a process would make it, and no terminal anywhere. For pipes, signals and what is loaded there is `cli`. */
export async function command(cwd: string, args: readonly string[], env: Record<string, string> = {}, input?: string): Promise<CliResult> {
  const streams = { stdout: process.stdout, stderr: process.stderr };
  const heard = Object.values(streams).map((stream) => ({ stream, listeners: new Set(stream.listeners('error')) }));
  const writers = { stdout: streams.stdout.write, stderr: streams.stderr.write };
  const before = {
    cwd: process.cwd(),
    env: { ...process.env },
    stdin: Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor,
  };
  const printed: Record<keyof typeof streams, Buffer[]> = { stdout: [], stderr: [] };
  const taking = (name: keyof typeof streams) =>
    ((part: string | Uint8Array, ...rest: unknown[]) => {
      printed[name].push(Buffer.from(part as string));
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as typeof process.stdout.write;
  try {
    process.chdir(cwd);
    Object.assign(process.env, { NO_COLOR: '1', ...env });
    if (input !== undefined) Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
    streams.stdout.write = taking('stdout');
    streams.stderr.write = taking('stderr');
    const status = await main(args);
    return { status, stdout: Buffer.concat(printed.stdout).toString(), stderr: Buffer.concat(printed.stderr).toString() };
  } finally {
    streams.stdout.write = writers.stdout;
    streams.stderr.write = writers.stderr;
    for (const { stream, listeners } of heard)
      for (const listener of stream.listeners('error'))
        if (!listeners.has(listener)) stream.removeListener('error', listener as (error: Error) => void);
    for (const name of Object.keys(process.env)) if (!(name in before.env)) delete process.env[name];
    Object.assign(process.env, before.env);
    Object.defineProperty(process, 'stdin', before.stdin);
    process.chdir(before.cwd);
  }
}
