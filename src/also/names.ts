/** What the name of a file says about the lines in it. Paths are relative to the project root, with `/`. */
import { isSource } from '../project/exclusions.js';
import type { AlsoKind } from './kinds.js';

/** JavaScript, TypeScript, Python, components and notebooks, whether or not the tool rewrites them. */
export const isCode = (file: string): boolean => isSource(file) || file.endsWith('.pyi');

/** Configuration and data, with names for what they hold. */
export const isData = (file: string): boolean =>
  /\.(?:ya?ml|json|jsonc|json5|toml|tf|tfvars|hcl|ini|cfg|conf|properties|xml|plist|editorconfig|service)$|(?:^|\/)(?:(?:[^/]*\.)?Dockerfile[^/]*|docker-compose[^/]*|Containerfile|Procfile|\.[^/.]+rc)$/.test(
    file,
  );

/** Text for people, or for models. */
export const isProse = (file: string): boolean =>
  /\.(?:md|mdx|mdc|markdown|rst|adoc|txt|prompt|prompty|j2|jinja2?|hbs|mustache|liquid|tmpl)$|(?:^|\/)(?:\.cursorrules|\.windsurfrules|readme)$/i.test(
    file,
  );

/** Tests, and what they read and put in place of something. */
export const isTest = (file: string): boolean =>
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|mocks?|fixtures)\/|[._-](?:test|spec|e2e)\.[^/]+$|(?:^|\/)(?:test_[^/]+|conftest)\.py$/i.test(
    file,
  );

/** The kind of every line of a file, where its name alone says so. */
export function kindOfFile(file: string): AlsoKind | undefined {
  if (/(?:^|\/)(?:\.env(?:\.(?!d\.)[^/]*)?|\.envrc|[^/]+\.env)$/.test(file) && !isCode(file)) return 'environment';
  if (/\.(?:snap|ambr|shot|golden|approved\.[^/]+)$/.test(file)) return 'snapshot';
  if (isCode(file)) return undefined;
  if (/(?:^|\/)(?:__snapshots__|snapshots|goldens?)\//i.test(file)) return 'snapshot';
  if (/(?:^|\/)(?:[^/]*cassettes?[^/]*|vcr|__recordings__|recordings?|nocks?|__nock-fixtures__|tapes)\//i.test(file)) return 'cassette';
  // What programs have written down.
  return /\.(?:har|jsonl|ndjson|log|csv|tsv|vcr|tape)$/i.test(file) ? 'cassette' : undefined;
}
