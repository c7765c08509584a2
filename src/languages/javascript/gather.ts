/** Which files have to be parsed: those that name what matters, what they import, and whoever imports them. */
import path from 'node:path';
import type { SourceTree } from '../../engine.js';
import type { Module, Modules } from './modules.js';

/** A file without one of these writes no thinking budget and names no model that migrates. */
export const NEEDLES = ['budget_tokens', 'budgetTokens', 'maxThinkingTokens', 'opus-4-6'] as const;

/** How far imports are followed from a file that matters: a request may pass through wrappers before it is sent. */
const MOST_HOPS = 3;
const SPECIFIER = /(?:from|import|require\s*\()\s*\(?\s*['"`]([^'"`\n]+)['"`]/g;

/** Parses every file that can take part, and gives the ones that were asked for by their content. */
export function gather(tree: SourceTree, modules: Modules): void {
  const seeds = tree.containing(NEEDLES).filter((file) => modules.get(file));
  followImports(seeds, modules);
  followImporters(seeds, tree, modules);
}

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
    const needles = [...new Set([...targets].flatMap((file) => namesInSpecifiers(file, tree)))];
    wave = tree.containing(needles).filter((file) => !targets.has(file) && imports(file, targets, tree, modules) && modules.get(file));
    wave = wave.filter((file) => !done.has(file));
  }
}

/** What a specifier that means the file has to contain: its name, its folder's for an index, its package's. */
function namesInSpecifiers(file: string, tree: SourceTree): string[] {
  const base = path.posix.basename(file).replace(/\.[^.]+$/, '');
  const names = [base === 'index' ? path.posix.basename(path.posix.dirname(file)) : base];
  for (let folder = path.posix.dirname(file); folder.startsWith(tree.root); folder = path.posix.dirname(folder)) {
    const manifest = tree.read(path.posix.join(folder, 'package.json'));
    const name = manifest && /"name"\s*:\s*"([^"]+)"/.exec(manifest)?.[1];
    if (name) names.push(name);
    if (manifest !== undefined || folder === path.posix.dirname(folder)) break;
  }
  if (base === 'index') names.push("'..'", '".."', "'.'", '"."', './index', "'../'", "'./'");
  return names;
}

function imports(file: string, targets: ReadonlySet<string>, tree: SourceTree, modules: Modules): boolean {
  let text: string | undefined;
  try {
    text = tree.read(file);
  } catch {
    // An unreadable file that names nothing of interest itself is no candidate.
    return false;
  }
  for (const [, specifier] of text?.matchAll(SPECIFIER) ?? []) {
    const target = modules.resolve(specifier as string, file);
    if (target && targets.has(target)) return true;
  }
  return false;
}
