/** What to do after a run: where the reports are, how to undo it, how to format what it wrote. */
import path from 'node:path';
import { exists, readText } from '../project/plain.js';
import { visible } from '../report/text.js';
import type { RunResult } from '../run/run.js';

interface Closing {
  /** Files that were written because an option named them. */
  reports: readonly string[];
  plan: string | undefined;
  cwd: string;
  /** The paths of changed files went to stdout. */
  listed: boolean;
}

export function closingLines({ report, changed, root }: RunResult, { reports, plan, cwd, listed }: Closing): string[] {
  const command = typedCommand();
  const written = report.run.mode === 'write' && changed.length > 0;
  return [
    ...(reports.length ? [`Report: ${reports.map(visible).join(', ')}`] : []),
    ...(plan === undefined ? [] : [`Plan: ${visible(plan)} (apply it with ${command} apply ${shown(plan)})`]),
    ...(written
      ? [
          `Undo: ${command} undo`,
          ...formatLines(
            changed.filter(({ after }) => after !== '').map(({ file }) => file),
            root,
            { cwd, inGit: report.run.folder !== null, listed },
          ),
        ]
      : []),
  ];
}

/** The command as the user types it: the launcher of the package for Python knows, npx leaves its trace. */
export function typedCommand(): string {
  const { OPUS47_MIGRATE_COMMAND: launched, npm_command } = process.env;
  return launched ? visible(launched) : npm_command === undefined ? 'opus47-migrate' : 'npx opus47-migrate';
}

interface Formatter {
  command: string;
  files: RegExp;
  /** Globs of the same files, as git takes them. */
  globs: string;
  isUsed: (root: string) => boolean;
}

const SCRIPTS = { files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx?)$/, globs: "'*.[jt]s' '*.[jt]sx' '*.[cm][jt]s' '*.vue' '*.svelte'" };
const PYTHON = { files: /\.py$/, globs: "'*.py'" };
const PYTHON_AND_NOTEBOOKS = { files: /\.(?:py|ipynb)$/, globs: "'*.py' '*.ipynb'" };

const holds = (root: string, name: string, text: RegExp): boolean => text.test(readText(path.posix.join(root, name)) ?? '');
const has = (root: string, ...names: string[]): boolean => names.some((name) => exists(path.posix.join(root, name)));

/** The first that a project uses formats its files of that kind. */
const FORMATTERS: readonly Formatter[] = [
  {
    ...SCRIPTS,
    command: 'npx biome format --write',
    isUsed: (root) => has(root, 'biome.json', 'biome.jsonc') || holds(root, 'package.json', /"@biomejs\/biome"\s*:/),
  },
  {
    ...SCRIPTS,
    command: 'npx prettier --write',
    isUsed: (root) =>
      has(root, ...['', '.json', '.yaml', '.yml', '.toml', '.js', '.cjs', '.mjs', '.ts'].map((end) => `.prettierrc${end}`)) ||
      has(root, ...['js', 'cjs', 'mjs', 'ts'].map((end) => `prettier.config.${end}`)) ||
      holds(root, 'package.json', /"prettier"\s*:/),
  },
  {
    ...PYTHON_AND_NOTEBOOKS,
    command: 'ruff format',
    isUsed: (root) => has(root, 'ruff.toml', '.ruff.toml') || holds(root, 'pyproject.toml', /^\[tool\.ruff\b/m),
  },
  { ...PYTHON, command: 'black', isUsed: (root) => holds(root, 'pyproject.toml', /^\[tool\.black\b/m) },
];

/** More files than this are not named in a command. */
const MOST_NAMED = 4;

function formatLines(
  files: readonly string[],
  root: string,
  { cwd, inGit, listed }: { cwd: string; inGit: boolean; listed: boolean },
): string[] {
  const left = new Set(files);
  return FORMATTERS.flatMap(({ command, files: fits, globs, isUsed }) => {
    const own = [...left].filter((file) => fits.test(file));
    if (own.length === 0 || !isUsed(root)) return [];
    for (const file of own) left.delete(file);
    if (listed && own.length === files.length) return [`Format: pipe the list into xargs ${command}`];
    if (own.length <= MOST_NAMED) return [`Format: ${command} ${own.map((file) => shown(path.posix.relative(cwd, file))).join(' ')}`];
    if (!inGit) return [`Format: ${command} on the ${own.length} files above`];
    return [`Format: git diff -z --name-only --relative -- ${globs} | xargs -0 ${command}`];
  });
}

/** A path as a shell takes it. */
const shown = (file: string): string => (/^[\w./@+-]+$/.test(file) ? file : `'${visible(file).replaceAll("'", "'\\''")}'`);
