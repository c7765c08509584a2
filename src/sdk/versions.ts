/** Which version of the SDK a file gets, and what follows from it. */

/** The SDK that a file's imports mean. */
export interface Sdk {
  language: 'javascript' | 'python';
  version: string;
  /** False for the oldest that a manifest allows, where nothing is installed and nothing locked. */
  exact: boolean;
  /** The folder that says so. Absolute. */
  folder: string;
}

export const PACKAGES = { javascript: '@anthropic-ai/sdk', python: 'anthropic' } as const satisfies Record<Sdk['language'], string>;

/** The API version that takes no sampling parameters, whatever the model. */
export const WITHOUT_SAMPLING = '2026-10-21';

/** The first versions of the packages. Sources: their changelogs, and their code. */
const FIRST = {
  javascript: {
    /** In the types; what runs sends whatever it is given. */
    taskBudgets: '0.90.0',
    sendsWithoutSampling: '1.0.0',
    withoutSamplingArguments: '1.0.0',
  },
  python: {
    /** The beta endpoint takes `output_config`: an older one raises a TypeError. */
    taskBudgets: '0.75.0',
    sendsWithoutSampling: '2.0.0',
    withoutSamplingArguments: '1.0.0',
  },
} as const satisfies Record<Sdk['language'], Record<string, string>>;

const is = (sdk: Omit<Sdk, 'folder'>, what: keyof (typeof FIRST)['python']): boolean => isAtLeast(sdk.version, FIRST[sdk.language][what]);

/** True where requests carry the API version that refuses sampling parameters. */
export const sendsWithoutSampling = (sdk: Sdk): boolean => is(sdk, 'sendsWithoutSampling');
/** True where the SDK's methods do not take them: what is given to them all the same never arrives, or is refused. */
export const takesNoSampling = (sdk: Sdk): boolean => is(sdk, 'withoutSamplingArguments');
/** True where a task budget cannot be sent; a range that a manifest allows says nothing about that. */
export const isTooOldForTaskBudgets = (sdk: Omit<Sdk, 'folder'>): boolean => sdk.exact && !is(sdk, 'taskBudgets');

/** Versions by their numbers; what stands behind them (`-beta.1`, `rc1`) does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const [a = [], b = []] = [version, least].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (const [index, part] of b.entries()) if ((a[index] ?? 0) !== part) return (a[index] ?? 0) > part;
  return true;
}

/** The oldest version that takes task budgets, with the newest one that still takes sampling parameters as its limit. */
const neededFor = (language: Sdk['language']): string => `>=${FIRST[language].taskBudgets}${language === 'python' ? ',' : ' '}<1`;

/** How each package manager installs a range. */
const INSTALL: Record<Manager, (requirement: string) => string> = {
  npm: (spec) => `npm install "${spec}"`,
  pnpm: (spec) => `pnpm add "${spec}"`,
  yarn: (spec) => `yarn add "${spec}"`,
  bun: (spec) => `bun add "${spec}"`,
  pip: (spec) => `pip install "${spec}"`,
  uv: (spec) => `uv add "${spec}"`,
  poetry: (spec) => `poetry add "${spec}"`,
  pdm: (spec) => `pdm add "${spec}"`,
  pipenv: (spec) => `pipenv install "${spec}"`,
};

export type Manager = 'npm' | 'pnpm' | 'yarn' | 'bun' | 'pip' | 'uv' | 'poetry' | 'pdm' | 'pipenv';

/** By the files that they leave, the first that is there. */
export const LOCK_FILES: Record<Sdk['language'], readonly (readonly [file: string, Manager])[]> = {
  javascript: [
    ['pnpm-lock.yaml', 'pnpm'],
    ['yarn.lock', 'yarn'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
    ['package-lock.json', 'npm'],
    ['npm-shrinkwrap.json', 'npm'],
  ],
  python: [
    ['uv.lock', 'uv'],
    ['poetry.lock', 'poetry'],
    ['pdm.lock', 'pdm'],
    ['Pipfile.lock', 'pipenv'],
  ],
};

/** The command that installs what task budgets need. */
export function installCommand(language: Sdk['language'], manager: Manager): string {
  const separator = language === 'javascript' ? '@' : '';
  return INSTALL[manager](`${PACKAGES[language]}${separator}${neededFor(language)}`);
}
