/** Files that a text names otherwise than in an import: a worker's script, an entry of a bundler, a handler in a configuration. */
import path from 'node:path';
import { readable } from '../../../project/readable.js';
import type { SourceTree } from '../../../run/engine.js';
import { NEEDLES } from '../../needles.js';
import { lazily } from '../../once.js';
import { packageAround } from '../modules/resolve.js';
import type { Context } from '../values/context.js';

/** Configurations that name handlers and entries, beside the manifest or at the root. */
const CONFIGS = [
  ...['serverless.yml', 'serverless.yaml', 'serverless.json', 'template.yaml', 'template.yml', 'wrangler.toml', 'wrangler.json'],
  ...['wrangler.jsonc', 'vercel.json', 'netlify.toml', 'firebase.json', 'host.json', 'samconfig.toml', 'main.tf', 'lambda.tf'],
  ...['promptfooconfig.yaml', 'promptfooconfig.yml', 'ecosystem.config.json', 'nx.json', 'project.json', 'app.yaml', 'vite.config.json'],
];
const STRING = /(['"`])((?:(?!\1)[^\\\n])*)\1/g;
const IMPORTING = /(?:\bfrom|\bimport|\brequire)\s*(?:\(\s*)?(?:\/\*[\s\S]*?\*\/\s*)?$/;

/** True for a file that something may load by a text which holds its name; an import that resolves to no file counts, too. */
export function namedInText(tree: SourceTree, ctx: Pick<Context, 'modules' | 'isTest'>): (file: string) => boolean {
  const known = new Map<string, boolean>();
  // Nearly all that is asked about are files with a call: one search serves them all.
  const together = lazily(() => {
    const files = new Set(tree.containing(NEEDLES).filter((file) => packageAround(tree, file)?.json.private === true));
    return { files, readers: tree.containing([...new Set([...files].flatMap(needlesFor))]) };
  });
  const readersOf = (file: string): readonly string[] => {
    const needles = needlesFor(file);
    if (!together().files.has(file)) return tree.containing(needles);
    return together().readers.filter((reader) => {
      const text = readable(tree, reader) ?? '';
      return needles.some((needle) => text.includes(needle));
    });
  };
  return (file) => {
    let found = known.get(file);
    if (found === undefined) {
      found = isNamedInConfig(file, tree) || isNamedInCode(file, readersOf(file), tree, ctx);
      known.set(file, found);
    }
    return found;
  };
}

/** The name that texts have for a file: an index is called by its folder. */
function nameOf(file: string): string {
  const base = path.posix.basename(file).replace(/\.[cm]?[jt]sx?$/, '');
  return base === 'index' ? path.posix.basename(path.posix.dirname(file)) : base;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isNamedInConfig(file: string, tree: SourceTree): boolean {
  const folder = path.posix.dirname(file);
  const own = packageAround(tree, file)?.folder ?? tree.root;
  const places = [...new Set([own, tree.root])].flatMap((one) => CONFIGS.map((name) => path.posix.join(one, name)));
  places.push(path.posix.join(folder, 'function.json'), path.posix.join(path.posix.dirname(folder), 'function.json'));
  const named = new RegExp(`/${escaped(nameOf(file))}(?:[.'"\\s#:]|$)|/${escaped(path.posix.basename(folder))}/\\*`, 'm');
  return places.some((place) => named.test(readable(tree, place) ?? ''));
}

const folderOf = (file: string): string => path.posix.basename(path.posix.dirname(file));
/** Every text that names a file has one of these. */
const needlesFor = (file: string): string[] => [nameOf(file), `${folderOf(file)}/*`];

function isNamedInCode(
  file: string,
  readers: readonly string[],
  tree: SourceTree,
  { modules, isTest }: Pick<Context, 'modules' | 'isTest'>,
): boolean {
  const name = nameOf(file);
  const folder = folderOf(file);
  const bySuffix = new RegExp(`(?:^|/)${escaped(name)}(\\.[cm]?[jt]sx?)?(?:[.:#]\\w+)?$`);
  const byPattern = new RegExp(`(?:^|/)${escaped(folder)}/[^/]*\\*`);
  return readers.some((reader) => {
    if (reader === file || isTest({ file: reader })) return false;
    const text = readable(tree, reader) ?? '';
    return [...text.matchAll(STRING)].some(({ 2: said = '', index }) => {
      if (byPattern.test(said)) return true;
      const match = bySuffix.exec(said);
      if (!match) return false;
      const isPath = said.includes('/');
      if (!IMPORTING.test(text.slice(Math.max(0, index - 80), index))) return isPath || match[1] !== undefined;
      const resolved = modules.resolve(said, reader);
      // What a file that does not parse passes is out of sight.
      return isPath && (resolved === undefined || (resolved === file && modules.get(reader) === undefined));
    });
  });
}
