/** Other libraries that send requests of the Messages API: the row of a call, and the versions that a rule needs. */
import { IN_JAVASCRIPT } from './libraries-javascript.js';
import { IN_PYTHON } from './libraries-python.js';
import type { Library, Rule } from './library.js';
import { isAtLeast } from './versions.js';

/** The first row that fits a call counts. @public `npm run docs` prints them. */
export const LIBRARIES: readonly Library[] = [...IN_JAVASCRIPT, ...IN_PYTHON];

/** What is rewritten, and from which version on, and what is listed only, in one paragraph. */
export function aboutLibraries(): string {
  const languages = { javascript: 'JavaScript', python: 'Python' } as const;
  const nameOf = ({ name, language }: Library): string => `${name} in ${languages[language]}`;
  const versions = ({ package: of, from }: Rule): string => `\`${of}\` from ${from.join(', ')} on`;
  const ruled = new Map<string, Set<string>>();
  for (const one of LIBRARIES) if (one.rule) ruled.set(nameOf(one), new Set([...(ruled.get(nameOf(one)) ?? []), versions(one.rule)]));
  const written = [...ruled].map(([name, from]) => `${name} (${[...from].join('; ')})`);
  const others = [...new Set(LIBRARIES.map(nameOf).filter((name) => !ruled.has(name)))];
  const listed = ['other calls of these', ...(others.length > 0 ? [`calls of ${others.join('; ')}`] : [])];
  return `Rewritten in the options of the library: ${written.join('; ')}. Listed with what to use: ${listed.join(', and ')}.`;
}

/** The packages whose versions decide. */
export const RULED = LIBRARIES.flatMap(({ language, rule }) =>
  rule ? [rule.package, ...(rule.aliases ?? [])].map((name) => ({ language, name })) : [],
).filter((one, at, all) => all.findIndex(({ language, name }) => name === one.name && language === one.language) === at);

/** True for a package that a row is about. */
export const usesLibrary = (language: Library['language'], specifier: string): boolean =>
  LIBRARIES.some((one) => one.language === language && one.packages.test(specifier));

/** The rows of a call, by what its callee is exported as: those that name it, among which its model decides, or else the first that fits. */
export function librariesFor(language: Library['language'], specifier: string, name: string): readonly Library[] {
  const rows = rowsFor(language, specifier, name).filter(({ methods }) => !methods);
  const named = rows.filter(({ calls }) => calls);
  return named.length > 0 ? named : rows.slice(0, 1);
}

/** The rows of a method of what a call makes, by what the callee of that call is exported as. */
export const methodsFor = (language: Library['language'], specifier: string, name: string, method: string): readonly Library[] =>
  rowsFor(language, specifier, name).filter(({ methods }) => methods?.test(method));

/** The rows of methods of what a call makes. */
export const rowsOnTop = (language: Library['language'], specifier: string, name: string): readonly Library[] =>
  rowsFor(language, specifier, name).filter(({ methods }) => methods);

/** True for a method that a row is about. */
export const isLibraryMethod = (language: Library['language'], method: string): boolean =>
  LIBRARIES.some((one) => one.language === language && one.methods?.test(method));

const rowsFor = (language: Library['language'], specifier: string, name: string): readonly Library[] =>
  LIBRARIES.filter((one) => one.language === language && one.packages.test(specifier) && (one.calls?.test(name) ?? true));

/** True for a version that sends what the rule writes. */
export function isRecentEnough({ from }: Rule, version: string): boolean {
  const major = majorOf(version);
  const own = from.find((first) => majorOf(first) === major);
  if (own !== undefined) return isAtLeast(version, own);
  return from.every((first) => majorOf(first) < major);
}

/** What to install, as package managers write it: within the major version that is there, or else any that will do. */
export function neededRange({ package: name, from }: Rule, version?: string): string {
  const major = version === undefined ? undefined : majorOf(version);
  const own = from.find((first) => majorOf(first) === major);
  const last = from.at(-1);
  return `${name} ${own === undefined ? from.map((first) => `${first === last ? '>=' : '^'}${first}`).join(' || ') : `>=${own}`}`;
}

const majorOf = (version: string): number => Number.parseInt(version, 10);
