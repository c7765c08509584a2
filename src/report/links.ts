/** Where the documents are to be read. */
import { createRequire } from 'node:module';

export const HOME = 'https://www.npmjs.com/package/opus47-migrate';

/** A page of `docs`, as this version has it. */
export function pageLink(page: string): string {
  const { version, repository } = createRequire(import.meta.url)('opus47-migrate/package.json') as {
    version: string;
    repository: { url: string };
  };
  return `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/v${version}/docs/${page}`;
}
