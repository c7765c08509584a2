/** The configuration file: found by itself as data, run as code only when it is named. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { slashed } from '../project/paths.js';
import { exists, readText } from '../project/plain.js';
import { projectRoot } from '../project/root.js';
import { problemsIn, told } from './checks.js';
import { CONFIG_FIELDS, checksOf } from './config-fields.js';
import { InvalidSetting, NotFound, UserError } from './errors.js';
import { parseJsonc } from './jsonc.js';
import type { Chosen } from './settings.js';

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

/** The first that is there counts. */
const FILES = ['opus47.config.json', 'opus47.config.jsonc'] as const;
const FIELD = 'opus47-migrate';

const CHECKS = checksOf(CONFIG_FIELDS);

/** @throws InvalidSetting that names the file and the key. */
export function checkConfig(value: unknown, file: string): Config {
  const problems = problemsIn(value, CHECKS);
  if (problems.length > 0) throw new InvalidSetting(told(file, problems));
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
    const found = await foundIn(folder);
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

interface Candidate {
  value: unknown;
  where: string;
  file: string;
}

async function foundIn(folder: string): Promise<Candidate | undefined> {
  const own = FILES.map((name) => path.posix.join(folder, name)).find(exists);
  if (own !== undefined) return { value: parse(readText(own), own), where: own, file: own };
  return inManifest(path.posix.join(folder, 'package.json')) ?? (await inPyproject(path.posix.join(folder, PYPROJECT)));
}

function inManifest(manifest: string): Candidate | undefined {
  const text = readText(manifest);
  // Most manifests have no such field, and one that is no JSON is the package manager's to complain about.
  if (!text?.includes(`"${FIELD}"`)) return undefined;
  const value = fieldOf(parse(text, manifest));
  return value === undefined ? undefined : { value, where: `${manifest}, field ${FIELD}`, file: manifest };
}

const PYPROJECT = 'pyproject.toml';

async function inPyproject(file: string): Promise<Candidate | undefined> {
  const text = readText(file);
  if (!text?.includes(FIELD)) return undefined;
  const tools = ((await parseToml(text, file)) as { tool?: Record<string, unknown> }).tool;
  const value = tools?.[FIELD];
  return value === undefined ? undefined : { value, where: `${file}, [tool.${FIELD}]`, file };
}

async function parseToml(text: string, file: string): Promise<unknown> {
  const { parse: read, TomlError } = await import('smol-toml');
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new UserError(`${file}: invalid TOML (line ${error.line}: ${error.message.split('\n')[0]}).`);
  }
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
  if (/\.toml$/.test(file)) return checkConfig(tableOf(await parseToml(readText(file) ?? '', named), path.basename(file)), named);
  if (/\.jsonc?$/.test(file)) {
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
    return parseJsonc(text);
  } catch (error) {
    throw new UserError(`${file}: invalid JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
}

/** A file of its own is the configuration; pyproject.toml has it in a table. */
function tableOf(data: unknown, name: string): unknown {
  return name === PYPROJECT ? ((data as { tool?: Record<string, unknown> }).tool?.[FIELD] ?? {}) : data;
}

const fieldOf = (manifest: unknown): unknown => (manifest as Record<string, unknown> | null)?.[FIELD];
