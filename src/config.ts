/** The configuration file: found by itself as data, run as code only when it is named. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from './errors.js';
import { nearestName } from './nearest.js';
import { type BudgetRule, CHOICES, type Settings } from './settings.js';

/** What a configuration may say: every setting, and which files. */
export interface Config extends Partial<Settings> {
  include?: string[];
  exclude?: string[];
  ignore?: boolean;
  strict?: boolean;
  baseline?: string;
}

const FILE = 'opus47.config.json';
const FIELD = 'opus47-migrate';

type Check = (value: unknown) => string | undefined;
const isBoolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'has to be true or false');
const isText: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'has to be a text');
const isTexts: Check = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? undefined : 'has to be a list of texts';
const isTokens: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'has to be a whole number of tokens, 0 or more';
const oneOf =
  (choices: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && choices.includes(value) ? undefined : `has to be one of ${choices.join(', ')}`;

/** 0 < ratio <= 1. */
export const checkRatio: Check = (value) =>
  typeof value === 'number' && value > 0 && value <= 1 ? undefined : 'has to be a number above 0 and at most 1';

const RULE: Record<keyof BudgetRule, Check> = { files: isText, site: isText, ratio: checkRatio, minBudget: isTokens, total: isTokens };

const KEYS: Record<keyof Config, Check> = {
  preset: oneOf(CHOICES.preset),
  ratio: checkRatio,
  minBudget: isTokens,
  targetModel: isText,
  thinking: oneOf(CHOICES.thinking),
  display: oneOf(CHOICES.display),
  effort: oneOf(CHOICES.effort),
  taskBudget: isBoolean,
  assumeModel: (value) => (value === null ? undefined : oneOf(CHOICES.assumeModel)(value)),
  allCalls: isBoolean,
  types: oneOf(CHOICES.types),
  budgets: (value) =>
    Array.isArray(value)
      ? value.map((rule, index) => checkKeys(rule, RULE, `entry ${index + 1}: `)).find((problem) => problem !== undefined)
      : 'has to be a list of rules',
  include: isTexts,
  exclude: isTexts,
  ignore: isBoolean,
  strict: isBoolean,
  baseline: isText,
};

function checkKeys(value: unknown, keys: Record<string, Check>, where = ''): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${where}has to be an object`;
  for (const [key, given] of Object.entries(value)) {
    if (key === '$schema') continue;
    const check = keys[key];
    if (!check) {
      const near = nearestName(key, Object.keys(keys));
      return `${where}\`${key}\` is not known${near ? `; did you mean \`${near}\`?` : `. Known: ${Object.keys(keys).join(', ')}`}`;
    }
    const problem = check(given);
    if (problem) return `${where}\`${key}\` ${problem}`;
  }
  return undefined;
}

/** @throws UserError that names the file and the key. */
export function checkConfig(value: unknown, file: string): Config {
  const problem = checkKeys(value, KEYS);
  if (problem) throw new UserError(`${file}: ${problem}.`);
  return value as Config;
}

/**
 * Loads the named configuration, or finds one from `cwd` upwards to the folder that holds `.git`.
 * @throws UserError for a file that is missing, no JSON, or wrong.
 */
export async function loadConfig(named: string | undefined, cwd: string): Promise<{ config: Config; file: string | null }> {
  if (named !== undefined) return { config: await loadNamed(path.resolve(cwd, named), named), file: named };
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const file = path.join(folder, FILE);
    if (fs.existsSync(file)) return { config: checkConfig(parse(fs.readFileSync(file, 'utf8'), file), file), file };
    const manifest = path.join(folder, 'package.json');
    if (fs.existsSync(manifest)) {
      const field = fieldOf(manifest);
      if (field !== undefined) return { config: checkConfig(field, `${manifest}, field ${FIELD}`), file: manifest };
    }
    if (fs.existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return { config: {}, file: null };
  }
}

async function loadNamed(file: string, named: string): Promise<Config> {
  if (!fs.existsSync(file)) throw new UserError(`--config ${named}: no such file.`);
  if (file.endsWith('.json')) {
    const data = parse(fs.readFileSync(file, 'utf8'), named);
    return checkConfig(path.basename(file) === 'package.json' ? ((data as Record<string, unknown>)[FIELD] ?? {}) : data, named);
  }
  let loaded: { default?: unknown };
  try {
    loaded = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    const hint = /\.[cm]?ts$/.test(file) ? ' TypeScript configurations need Node 22.18 or newer; a .js or .json one works everywhere.' : '';
    throw new UserError(`--config ${named}: could not be loaded (${error instanceof Error ? error.message : String(error)}).${hint}`);
  }
  return checkConfig(loaded.default ?? loaded, named);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UserError(`${file}: is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function fieldOf(manifest: string): unknown {
  try {
    return (JSON.parse(fs.readFileSync(manifest, 'utf8')) as Record<string, unknown>)[FIELD];
  } catch {
    // A package.json that is no JSON is the package manager's to complain about.
    return undefined;
  }
}
