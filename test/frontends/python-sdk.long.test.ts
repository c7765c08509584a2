/**
 * The migrated fixtures, executed with the real `anthropic` package against a server with the API's rules. `OPUS47_PYTHONS` names the
 * interpreters to use, each of an environment with a version of the package; `.ci/run` makes them.
 */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allTwins } from '../../src/frontends/python/types/twins.js';
import { TARGETS } from '../../src/sdk/models.js';
import { parseFindings } from '../support/findings.js';
import { afterOf, type Case, inputOf, isNotebook, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { isOfAnyModel, migratedTo, samplesOfPairs, writtenFor } from '../support/pairs.js';
import { plain, write } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';

/** The Python that migrates and whose requests the API takes; it refuses the form of the announcement. */
const cases = untypedCases().filter((one) => isPython(one) && !isNotebook(one) && one.diff !== '' && one.options.preset !== 'announced');
/** Each folder is a package of its own to mypy. */
const packageOf = (one: Case): string => folderOf(one).replaceAll('-', '_');
const folderOf = (one: Case): string => nameOf(one).replace('/', '-');
const driver = path.join(import.meta.dirname, '../support/call-everything.py');
const pythons = (process.env.OPUS47_PYTHONS ?? '').split(path.delimiter).filter(Boolean);
if (pythons.length === 0) console.warn('skipped: the migrated Python is executed with the real SDK (OPUS47_PYTHONS names no interpreter)');

type Projects = Record<string, Record<string, string>>;

const projectsOf = (migrated: boolean, nameIt: (one: Case) => string = folderOf): Projects =>
  Object.fromEntries(cases.map((one) => [nameIt(one), migrated ? afterOf(one) : inputOf(one)]));

/** A folder with one for each project. */
function copied(projects: Projects): { home: string; folders: string[] } {
  const home = plain({});
  const folders = Object.entries(projects).map(([name, files]) => {
    const folder = path.join(home, name);
    write(folder, files);
    return folder;
  });
  return { home, folders };
}

/**
 * How often mypy gives each kind of error in each file of the fixtures.
 * @param cache a folder for what it finds in the libraries, which is the same before and after.
 */
function typeErrors(python: string, migrated: boolean, cache: string): Map<string, number> {
  const { home } = copied(projectsOf(migrated, packageOf));
  const args = ['--namespace-packages', '--explicit-package-bases', '--ignore-missing-imports', '--check-untyped-defs'];
  const { stdout, stderr, status } = spawnSync(python, ['-m', 'mypy', '--cache-dir', cache, ...args, '.'], {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1 || !/^(?:Found|Success)/m.test(stdout))
    throw new Error(`mypy did not run: ${stdout.slice(0, 500)}${stderr}`);
  const counts = new Map<string, number>();
  for (const [, file, code] of stdout.matchAll(/^(\S+?):\d+: error: .*\[([\w-]+)\]$/gm)) {
    const key = `${file} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Everything that the projects send, and what went wrong. */
async function sent(python: string, projects: Projects): Promise<{ requests: Request[]; failures: Record<string, string> }> {
  const { folders } = copied(projects);
  const server = await startRulesServer();
  try {
    const env = {
      ...process.env,
      ANTHROPIC_BASE_URL: server.url,
      ANTHROPIC_API_KEY: 'key',
      PYTHONDONTWRITEBYTECODE: '1',
      SETTINGS_MODEL: 'claude-opus-4-6',
    };
    const child = spawn(python, ['-W', 'ignore', driver], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.end(JSON.stringify(folders));
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    const failures = JSON.parse(output) as Record<string, string>;
    const named = Object.fromEntries(Object.entries(failures).map(([folder, why]) => [path.basename(folder), why]));
    return { requests: server.requests, failures: named };
  } finally {
    await server.close();
  }
}

/** What mypy says of code that runs as before. */
const KNOWN_TO_MYPY = [
  // It takes the type of an empty dictionary from what is put in first.
  'betas_options_that_begin_empty/a.py assignment',
  'betas_options_that_begin_empty/a.py dict-item',
  // What one block of a response lacks is told once for each class that it may have, and the beta endpoint has more of them.
  'notes_blocks_by_position_python/ask.py union-attr',
  'notes_blocks_by_type_python/ask.py union-attr',
];

describe.skipIf(pythons.length === 0).each(pythons.length ? pythons : ['no interpreter'])('with %s', (python) => {
  test('every request is accepted after the migration, and none is lost', async () => {
    const before = await sent(python, projectsOf(false));
    const after = await sent(python, projectsOf(true));
    // Newer versions of the package do not take sampling parameters at all; what was migrated by half never ran.
    for (const why of Object.values(before.failures))
      expect(why).toMatch(
        /enabled is not supported|task_budget: not supported on this model|unexpected keyword argument '(?:temperature|top_p)'/,
      );
    expect(before.failures).toHaveProperty('notes-refused-today-python');
    expect(after.failures).toEqual({});
    expect(after.requests.filter(({ refused }) => refused !== null)).toEqual([]);
    expect(after.requests.length).toBeGreaterThanOrEqual(before.requests.length);
    expect(after.requests.filter(({ body }) => body.output_config?.task_budget).length).toBeGreaterThan(15);
  });

  test('a sample of them is accepted from every source to every target', async () => {
    const jobs = samplesOfPairs(cases.filter(isOfAnyModel), 1);
    const before: Projects = {};
    const after: Projects = {};
    for (const [index, job] of jobs.entries()) {
      const name = `${index}-${job.from}-${job.to}-${folderOf(job.one)}`;
      before[name] = writtenFor(job.one, job.from);
      after[name] = await migratedTo(job.one, job);
    }
    const [old, now] = [await sent(python, before), await sent(python, after)];
    const news = Object.entries(now.failures).filter(([name, why]) => old.failures[name] !== why);
    expect(news).toEqual([]);
    expect(now.requests.length).toBeGreaterThanOrEqual(old.requests.length);
    const reached = new Set(now.requests.map(({ body }) => body.model));
    expect(TARGETS.filter((to) => !reached.has(to))).toEqual([]);
  });

  test('mypy finds nothing that it did not find before', () => {
    const cache = plain({});
    const before = typeErrors(python, false, cache);
    const after = typeErrors(python, true, cache);
    // A class in another file that `a` imports is out of mypy's sight.
    const isSeen = (one: Case) => /\banthropic\.types\b/.test(inputOf(one)['a.py'] ?? '');
    const stays = (one: Case) =>
      parseFindings(one.findings).sites.flatMap(({ notes }) => notes.filter(({ code }) => code === 'annotation-stays'));
    const noted = cases.filter((one) => stays(one).length > 0 && isSeen(one));
    // What describes params is found by the call that takes them, what describes responses where they are returned.
    const kindOf = (one: Case) => (stays(one).some(({ detail }) => detail?.endsWith('Param')) ? 'call-overload' : 'return-value');
    const news = [...after].flatMap(([key, count]) => (count > (before.get(key) ?? 0) ? [key] : []));
    // Where classes stay, the report says so.
    expect(news.sort()).toEqual([...KNOWN_TO_MYPY, ...noted.map((one) => `${packageOf(one)}/a.py ${kindOf(one)}`)].sort());
    expect(noted.length).toBeGreaterThan(0);
  });

  test('has every class that names move to', () => {
    const lines = allTwins().map(
      ({ from, to }) => `import ${from.module}, ${to.module}; ${from.module}.${from.name}; ${to.module}.${to.name}`,
    );
    const { status, stderr } = spawnSync(python, ['-W', 'ignore', '-'], { input: lines.join('\n'), encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
