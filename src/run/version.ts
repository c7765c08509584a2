/** The version of this package, read off its package.json. */
import { createRequire } from 'node:module';

export function version(): string {
  return (createRequire(import.meta.url)('opus47-migrate/package.json') as { version: string }).version;
}
