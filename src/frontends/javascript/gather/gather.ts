/** Which files have to be parsed: those that name what matters, what they import, and whoever imports them. */
import path from 'node:path';
import { holdsWord, readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import { ANY_MODEL } from '../../../sdk/models.js';
import { NEEDLES } from '../../needles.js';
import type { Module, Modules } from '../modules/modules.js';
import { packageAround } from '../modules/resolve.js';
import { SHARED_NAMES, sharesWithAll } from './givers.js';
import { SPECIFIER } from './text-tests.js';

/** How far imports are followed from a file that matters: a request may pass through wrappers before it is sent. */
const MOST_HOPS = 3;
const QUOTES = ["'", '"', '`'] as const;

/** Parses every file that can take part, and gives the ones that were asked for by their content. */
export function gather(tree: SourceTree, modules: Modules): void {
  const named = new Set([...tree.containing(NEEDLES), ...(tree.seeds?.() ?? [])]);
  const seeds = [...named].filter((file) => modules.get(file));
  followImports(seeds, modules);
  followImporters(seeds, tree, modules);
  // Where callers in sight are all that there are, each of them counts.
  const sent = modules.parsed().filter(({ file, text }) => !named.has(file) && SENDS.test(text) && isClosed(file, tree));
  followImporters(
    sent.map(({ file }) => file),
    tree,
    modules,
  );
  readSharers(seeds, tree, modules);
  readGlobals(tree, modules);
}

/** Parses the files that share the global object with one that is parsed, and make requests or name a model. */
function readGlobals(tree: SourceTree, modules: Modules): void {
  if (!modules.parsed().some(sharesWithAll)) return;
  const found = tree.containing(SHARED_NAMES).filter((file) => {
    const text = readable(tree, file) ?? '';
    return sharesWithAll({ text }) && (SENDS.test(text) || holdsWord(tree, file, ANY_MODEL));
  });
  if (found.length <= MOST_SHARERS) for (const file of found) modules.get(file);
}

/** A file that hears, or finds, what others leave with an object of another file. */
const HEARS = /\.on\w*\s*\(|\b(?:add\w*Listener|subscribe|getStore)\s*\(/;
/** What leaves something with such an object. */
const LEAVES = /\.(?:next|run)\s*\(|\b(?:emit\w*|dispatch\w*|publish|trigger|fire|notify|broadcast|enterWith)\s*\(/;
/** A file that keeps things for others, and what reads a response in them. */
const KEEPS = /\bnew (?:(?:Weak)?Map|Set)\b|=\s*(?:\[\]|\{\})|\[[\w.]+\]\s*=(?!=)/;
const READS = /\.content\b|\bthinking\b/;

/** A file that keeps things shares them with so many files that each of them is looked at; of more, those that show what they do. */
const MOST_SHARERS = 40;

/** Parses the files that tell something to, put something into, read a response in, or call what is kept in, what seeds import as well. */
function readSharers(seeds: readonly string[], tree: SourceTree, modules: Modules): void {
  const heard = new Set<string>();
  const keeping = new Set<string>();
  for (const seed of seeds.flatMap((file) => modules.get(file) ?? []))
    for (const { file, text } of importsOf(seed, modules)) {
      if (HEARS.test(seed.text)) heard.add(file);
      if (KEEPS.test(text)) keeping.add(file);
    }
  const sharersOf = (shared: ReadonlySet<string>): string[] => {
    if (shared.size === 0) return [];
    const needles = needlesOf(shared, tree);
    return importersAmong(tree.containing(needles), shared, needles, tree, modules);
  };
  const isSharer = (file: string): boolean => [LEAVES, READS].some((pattern) => pattern.test(readable(tree, file) ?? ''));
  const ofKept = sharersOf(keeping);
  const some = [...sharersOf(heard), ...(ofKept.length > MOST_SHARERS ? ofKept : [])].filter(isSharer);
  for (const file of [...some, ...(ofKept.length > MOST_SHARERS ? [] : ofKept)]) modules.get(file);
}

const SENDS = /\bmessages\b/;

const isClosed = (file: string, tree: SourceTree): boolean => tree.closedWorld === true || packageAround(tree, file)?.json.private === true;

function followImports(seeds: readonly string[], modules: Modules): void {
  let wave = seeds.flatMap((file) => modules.get(file) ?? []);
  const seen = new Set(wave);
  for (let hop = 0; hop < MOST_HOPS && wave.length; hop++) {
    wave = wave.flatMap((module) => importsOf(module, modules).filter((next) => !seen.has(next) && seen.add(next)));
  }
}

function importsOf(module: Module, modules: Modules): Module[] {
  return [...module.specifiers].flatMap((specifier) => {
    const file = modules.resolve(specifier, module.file);
    return (file ? modules.get(file) : undefined) ?? [];
  });
}

function followImporters(seeds: readonly string[], tree: SourceTree, modules: Modules): void {
  const done = new Set<string>();
  let wave = [...seeds];
  while (wave.length) {
    const targets = new Set(
      wave.filter((file) => !done.has(file) && (modules.get(file)?.exports.named.size || modules.get(file)?.exports.stars.length)),
    );
    for (const file of wave) done.add(file);
    if (targets.size === 0) return;
    const isFirst = wave.length === seeds.length && done.size === seeds.length;
    const needles = needlesOf(targets, tree);
    const candidates = tree.containing(isFirst ? [...needles, ANY_MODEL] : needles);
    // A file that names a model may call what another one defines.
    if (isFirst) for (const file of candidates) if (holdsWord(tree, file, ANY_MODEL)) modules.get(file);
    wave = importersAmong(candidates, targets, needles, tree, modules).filter((file) => modules.get(file) && !done.has(file));
  }
}

const needlesOf = (files: ReadonlySet<string>, tree: SourceTree): string[] => [
  ...new Set([...files].flatMap((file) => specifiersOf(file, tree))),
];

/** The files that import one of the targets. */
function importersAmong(
  holding: readonly string[],
  targets: ReadonlySet<string>,
  needles: readonly string[],
  tree: SourceTree,
  modules: Modules,
): string[] {
  const candidates = new Set(holding);
  const folders = new Set([...targets].filter(isIndex).map((file) => path.posix.dirname(file)));
  const isWithin = below(folders, tree.root);
  if (folders.size > 0) for (const file of tree.containing(FROM_WITHIN, (one) => isWithin(path.posix.dirname(one)))) candidates.add(file);
  const mayMean = specifiersMeaning(needles);
  return [...candidates].filter((file) => !targets.has(file) && imports(file, targets, mayMean, tree, modules));
}

const nameOf = (file: string): string => path.posix.basename(file).replace(/\.[^.]+$/, '');
const isIndex = (file: string): boolean => nameOf(file) === 'index';

/** The ends of specifiers by which files below its folder mean an index: `'..'`, `'../'`, `'../index'`. */
const FROM_WITHIN = ['.', './', './index'].flatMap((end) => QUOTES.map((quote) => `${end}${quote}`)).concat('./index.');

/** True for one of the folders, and for what lies below it. */
function below(folders: ReadonlySet<string>, root: string): (folder: string) => boolean {
  const known = new Map([...folders].map((folder) => [folder, true]));
  const isBelow = (folder: string): boolean => {
    let is = known.get(folder);
    if (is === undefined) {
      const parent = path.posix.dirname(folder);
      is = parent.length >= root.length && parent !== folder && isBelow(parent);
      known.set(folder, is);
    }
    return is;
  };
  return isBelow;
}

/** Strings of which every specifier that means the file has one, but for those from within an index's folder. */
function specifiersOf(file: string, tree: SourceTree): string[] {
  const folder = path.posix.dirname(file);
  const names = isIndex(file) ? ['', '/', '/index'].map((end) => `${path.posix.basename(folder)}${end}`) : [nameOf(file)];
  const ends = names.flatMap((name) =>
    QUOTES.flatMap((quote) => ['/', quote].flatMap((start) => [`${start}${name}${quote}`, `${start}${name}.`])),
  );
  return [
    ...ends,
    ...aliasesAround(folder, tree).flatMap((alias) => QUOTES.flatMap((quote) => [`${quote}${alias}${quote}`, `${quote}${alias}/`])),
  ];
}

/** The names of the packages around a folder, and the specifiers that their configuration gives a meaning. */
function aliasesAround(start: string, tree: SourceTree): string[] {
  const aliases: string[] = [];
  for (let folder = start; folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
    const manifest = tree.read(path.posix.join(folder, 'package.json')) ?? '';
    aliases.push(...[...manifest.matchAll(/"name"\s*:\s*"([^"]+)"|"(#[^"*]+)"\s*:/g)].map(([, name, imported]) => name ?? imported ?? ''));
    for (const config of ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json']) {
      const paths = /"paths"\s*:\s*\{([^}]*)\}/.exec(tree.read(path.posix.join(folder, config)) ?? '')?.[1] ?? '';
      aliases.push(...[...paths.matchAll(/"([^"*]+)"\s*:/g)].map(([, alias = '']) => alias));
    }
    if (folder === path.posix.dirname(folder)) break;
  }
  return [...new Set(aliases)];
}

/** A look at a specifier, before it is resolved: a path that has none of the strings, and ends in no folder above, means none of their files. */
function specifiersMeaning(needles: readonly string[]): (specifier: string) => boolean {
  const known = new Map<string, boolean>();
  // Needles differ in their quotes alone.
  const plain = [...new Set(needles.map((needle) => needle.replace(/["`]/g, "'")))];
  return (specifier) => {
    let may = known.get(specifier);
    if (may === undefined) {
      const quoted = `'${specifier}'`;
      may = !specifier.startsWith('.') || WITHIN.test(specifier) || plain.some((needle) => quoted.includes(needle));
      known.set(specifier, may);
    }
    return may;
  };
}

const WITHIN = /(?:^|\/)\.{0,2}(?:\/|\/index(?:\.\w+)?)?$/;

function imports(
  file: string,
  targets: ReadonlySet<string>,
  mayMean: (specifier: string) => boolean,
  tree: SourceTree,
  modules: Modules,
): boolean {
  for (const [, specifier = ''] of (readable(tree, file) ?? '').matchAll(SPECIFIER)) {
    const target = mayMean(specifier) ? modules.resolve(specifier, file) : undefined;
    if (target && targets.has(target)) return true;
  }
  return false;
}
