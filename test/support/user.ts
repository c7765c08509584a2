/** Permission tests that hold for the superuser too, whom no permission stops. */
import fs from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { folder } from './project.js';

const NOBODY = 65_534;

/** Gives a folder and all in it to an ordinary user, and runs the work with that user's rights where the process is the superuser. */
export async function asOrdinaryUser<T>(root: string, work: () => T | Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  fs.chownSync(root, NOBODY, NOBODY);
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true }))
    fs.lchownSync(path.join(entry.parentPath, entry.name), NOBODY, NOBODY);
  const state = folder();
  fs.chownSync(state, NOBODY, NOBODY);
  vi.stubEnv('XDG_STATE_HOME', state);
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
    vi.unstubAllEnvs();
  }
}
