// Builds what is packed, also where npm packs a git address to install it: `npm install -g` of one runs this without the development
// dependencies, since npm passes `global` on to the install in the checkout, which then leaves them out.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const isThere = (name) => {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
};

if (!isThere('typescript/package.json')) {
  const env = { ...process.env, npm_config_global: 'false', npm_config_prefix: undefined };
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
await import('./build.mjs');
