/** The Python of the machine, for what CPython itself has to say; undefined where there is none. */
import { spawnSync } from 'node:child_process';

export const PYTHON = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import ast, json']).status === 0);
