/** The configuration file: found by itself as data, run as code only when it is named. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { slashed } from '../project/paths.js';
import { exists, readText } from '../project/plain.js';
import { projectRoot } from '../project/root.js';
import { InvalidSetting, NotFound, UserError } from './errors.js';
import type { Chosen } from './settings.js';
import { type Check, isBoolean, isText, isTexts, problemIn, SETTING_CHECKS } from './settings-check.js';

/** What a configuration may say: every setting, and which files. */
export interface Config extends Omit<Chosen, 'to'> {
  /** Globs over paths relative to the configuration that was found, or to the working directory for one that was named. */
  include?: string[];
  exclude?: string[];
  ignore?: boolean;
  docs?: boolean;
  strict?: boolean;
  /** Relative like the globs. */
  baseline?: string;
}

const FILE = 'opus47.config.json';
const FIELD = 'opus47-migrate';

const KEYS: Record<keyof Config | 'to' | '$schema', Check> = {
  ...SETTING_CHECKS,
  include: isTexts,
  exclude: isTexts,
  ignore: isBoolean,
  docs: isBoolean,
  strict: isBoolean,
  baseline: isText,
  $schema: isText,
};

/** @throws InvalidSetting that names the file and the key. */
export function checkConfig(value: unknown, file: string): Config {
  const problem = problemIn(value, KEYS);
  if (problem) throw new InvalidSetting(`${file}: ${problem}.`);
  const { $schema: _, to, ...config } = value as Config & { $schema?: string; to?: string };
  if (to !== undefined && config.targetModel !== undefined && config.targetModel !== to)
    throw new InvalidSetting(`${file}: \`to\` and \`targetModel\` name different models.`);
  return { ...config, ...(to !== undefined && { targetModel: to }) };
}

/**
 * Loads the named configuration, or finds one from `cwd` upwards to the root of the project. Globs and the baseline of one that
 * was found come back relative to `cwd`.
 * @throws NotFound for a named file that is missing; UserError for a file that is no JSON, cannot be loaded, or is wrong.
 */
export async function loadConfig(named: string | undefined, cwd: string): Promise<{ config: Config; file: string | null }> {
  if (named !== undefined) return { config: await loadNamed(path.resolve(cwd, named), named), file: named };
  const start = slashed(cwd);
  const folders = upwards(start);
  const last = folders.find((folder) => exists(path.posix.join(folder, '.git'))) ?? projectRoot([start], start);
  for (const folder of folders.slice(0, folders.indexOf(last) + 1)) {
    const found = foundIn(folder);
    if (found) return { config: relativeTo(cwd, folder, checkConfig(found.value, found.where)), file: found.file };
  }
  return { config: {}, file: null };
}

function upwards(start: string): string[] {
  const folders = [start];
  for (let folder = start; folder !== path.posix.dirname(folder); folder = path.posix.dirname(folder))
    folders.push(path.posix.dirname(folder));
  return folders;
}

function foundIn(folder: string): { value: unknown; where: string; file: string } | undefined {
  const file = path.posix.join(folder, FILE);
  if (exists(file)) return { value: parse(readText(file), file), where: file, file };
  const manifest = path.posix.join(folder, 'package.json');
  const text = readText(manifest);
  // Most manifests have no such field, and one that is no JSON is the package manager's to complain about.
  if (!text?.includes(`"${FIELD}"`)) return undefined;
  const value = fieldOf(parse(text, manifest));
  return value === undefined ? undefined : { value, where: `${manifest}, field ${FIELD}`, file: manifest };
}

function relativeTo(cwd: string, folder: string, config: Config): Config {
  const way = path.posix.relative(slashed(cwd), folder);
  if (way === '') return config;
  // A glob without a slash means a name anywhere, wherever it stands.
  const moved = (globs: string[]) => globs.map((glob) => (/^\/|^[^/]*\/?$/.test(glob) ? glob : `${way}/${glob}`));
  return {
    ...config,
    ...(config.include && { include: moved(config.include) }),
    ...(config.exclude && { exclude: moved(config.exclude) }),
    ...(config.baseline !== undefined && {
      baseline: path.isAbsolute(config.baseline) ? config.baseline : path.posix.join(way, slashed(config.baseline)),
    }),
  };
}

async function loadNamed(file: string, named: string): Promise<Config> {
  if (!exists(file)) throw new NotFound(`--config ${named}: no such file.`);
  if (/\.json$/.test(file)) {
    const data = parse(readText(file), named);
    return checkConfig(path.basename(file) === 'package.json' ? (fieldOf(data) ?? {}) : data, named);
  }
  if (!/\.[cm]?[jt]s$/.test(file)) throw new UserError(`--config ${named}: must be a .json, .jsonc, .toml, .js, .mjs, .cjs or .ts file.`);
  let loaded: { default?: unknown };
  try {
    loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    const hint = /ts$/.test(file) ? ' TypeScript configurations need Node 22.18 or newer; a .js or .json one works everywhere.' : '';
    throw new UserError(`--config ${named}: could not be loaded (${error instanceof Error ? error.message : String(error)}).${hint}`);
  }
  return checkConfig(loaded.default ?? { ...loaded }, named);
}

function parse(text: string | undefined, file: string): unknown {
  if (text === undefined) throw new UserError(`${file}: cannot be read.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file}: is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
}

const fieldOf = (manifest: unknown): unknown => (manifest as Record<string, unknown> | null)?.[FIELD];
