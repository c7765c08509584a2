/**
 * `--from` and `--to` over all pairs: the fixtures, written for the source and migrated to the target, are executed with the real SDK against a
 * server that knows of each model what the table says. All of them go through the pair that the tool is named for, a sample through each other one.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { type Family, factsAbout, OPUS_4_7, TARGETS } from '../../src/sdk/models.js';
import { type Case, isPython, nameOf, untypedCases } from '../support/fixtures.js';
import { allOfPairs, isOfAnyModel, migratedTo, type Pair, samplesOfPairs, writtenFor } from '../support/pairs.js';
import { folder } from '../support/project.js';
import { type Request, startRulesServer } from '../support/rules-server.js';

const root = path.join(import.meta.dirname, '../..');
const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Here all that is exported is called, from out of sight, with models of all kinds. */
const TAKES_CALLERS_TO_BE_IN_SIGHT = /^closed\//;

const cases = untypedCases().filter(
  (one) =>
    !isPython(one) &&
    !TAKES_CALLERS_TO_BE_IN_SIGHT.test(nameOf(one)) &&
    one.files.every(({ path: name }) => SCRIPT.test(name) || name.endsWith('.json')) &&
    isOfAnyModel(one),
);

interface Sent {
  requests: Request[];
  failures: string[];
}

/** Executes projects, and gives what each of them sent, in their order. */
async function execute(projects: readonly Record<string, string>[]): Promise<Sent[]> {
  const home = folder();
  fs.mkdirSync(path.join(home, 'node_modules/@anthropic-ai'), { recursive: true });
  fs.symlinkSync(path.join(root, 'node_modules/@anthropic-ai/sdk'), path.join(home, 'node_modules/@anthropic-ai/sdk'));
  fs.writeFileSync(path.join(home, 'package.json'), '{"type":"module"}');
  const jobs = projects.map((files, index) => {
    const own = path.join(home, `case-${index}`);
    const scripts = Object.entries(files).flatMap(([name, text]) => (SCRIPT.test(name) ? [[scriptName(name), text] as const] : []));
    for (const [name, text] of Object.entries(files)) if (name.endsWith('.json')) put(own, name, text);
    for (const [name, text] of scripts) put(own, name, compiled(text));
    return { folder: own, files: scripts.map(([name]) => name) };
  });
  const server = await startRulesServer();
  try {
    const env = { PATH: process.env.PATH, ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'key' };
    const child = spawn(process.execPath, [path.join(root, 'test/support/call-everything.mjs')], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.stdin.end(JSON.stringify(jobs));
    let output = '';
    for await (const chunk of child.stdout) output += chunk;
    const failures = JSON.parse(output) as Record<string, string[]>;
    return jobs.map((_, index) => ({
      requests: server.requests.filter(({ path: url }) => url.startsWith(`/case-${index}/`)),
      failures: failures[`case-${index}`] ?? [],
    }));
  } finally {
    await server.close();
  }
}

const scriptName = (name: string): string => name.replace(/\.(?:tsx?|jsx)$/, '.js').replace(/\.([cm])ts$/, '.$1js');

function put(home: string, name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  fs.writeFileSync(path.join(home, name), text);
}

/** Bundlers find `./models` without its extension; Node does not. */
const compiled = (text: string): string =>
  ts
    .transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.React } })
    .outputText.replace(/(\bfrom\s+|\bimport\s+|\bimport\()(['"])(\.\.?\/[^'"]*?)(?:\.tsx?)?\2/g, (whole, before, quote, file) =>
      /\.(?:[cm]?js|json)$/.test(file) ? whole : `${before}${quote}${file}.js${quote}`,
    );

/** Why requests were refused; those that are computed from an argument that this test does not have say nothing. */
const refusals = ({ requests }: Sent): string[] =>
  requests.flatMap(({ refused, body }) => {
    const { task_budget: budget } = body.output_config ?? {};
    return refused === null || (budget as { total?: unknown } | undefined)?.total === null ? [] : [refused];
  });

const modelsIn = ({ requests }: Sent): (string | undefined)[] =>
  requests.flatMap(({ body }) => (Array.isArray(body.requests) ? body.requests.map(({ params }) => params.model) : [body.model]));

/** What is in a list more often than in another. */
function more<T>(after: readonly T[], before: readonly T[]): T[] {
  const left = [...before];
  return after.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/**
 * What each case sends before and after it migrates. What is refused afterwards was refused before, and as many requests are sent.
 * @returns what was sent afterwards.
 */
async function compare(jobs: readonly (Pair & { one: Case })[]): Promise<Sent[]> {
  const before = await execute(jobs.map(({ one, from }) => writtenFor(one, from)));
  const projects: Record<string, string>[] = [];
  for (const job of jobs) projects.push(await migratedTo(job.one, job));
  const after = await execute(projects);
  const wrong = jobs.flatMap(({ one, from, to }, index) => {
    const [old, now] = [before[index], after[index]];
    if (!old || !now) throw new Error(`${nameOf(one)} was not executed`);
    const news = more(refusals(now), refusals(old));
    const lost = old.requests.length - now.requests.length;
    return news.length > 0 || lost > 0 ? [{ name: nameOf(one), from, to, news, lost, failures: more(now.failures, old.failures) }] : [];
  });
  expect(wrong).toEqual([]);
  return after;
}

test('every case, from and to the models that the tool is named for', async () => {
  const to = TARGETS.find((family) => family === OPUS_4_7.to) as Family;
  const sent = await compare(cases.map((one) => ({ one, from: OPUS_4_7.from, to })));
  const toTarget = sent.flatMap(({ requests }) => requests.filter(({ body, refused }) => body.model === to && refused === null));
  expect(sent.filter(({ requests }) => requests.length > 0).length).toBeGreaterThan(200);
  expect(toTarget.filter(({ body }) => body.output_config?.task_budget).length).toBeGreaterThan(300);
});

/**
 * So many cases stand for each pair. `OPUS47_PAIR_CASES` takes more of them, or `all`, for each pair of those whose models take the same;
 * `OPUS47_PAIR_ROUND` draws others.
 */
const asked = process.env.OPUS47_PAIR_CASES;

// More than the sample takes as long as it takes.
const timeout = asked === undefined ? undefined : 0;

test('a sample of the cases, from every source to every target', { timeout }, async () => {
  const changing = cases.filter(({ diff }) => diff !== '');
  const jobs = asked === 'all' ? allOfPairs(changing) : samplesOfPairs(changing, Number(asked ?? 2));
  const sent = await compare(jobs);
  const reached = new Set(jobs.flatMap(({ to }, index) => (sent[index] && modelsIn(sent[index]).includes(to) ? [to] : [])));
  // Of those that take the same, all cases go to one.
  const targets = asked === 'all' ? new Set(jobs.map(({ to }) => to)) : TARGETS;
  expect([...targets].filter((to) => !reached.has(to))).toEqual([]);
  // Only what takes task budgets gets one.
  const budgets = sent.flatMap(({ requests }) => requests.filter(({ body }) => body.output_config?.task_budget));
  expect(budgets.length).toBeGreaterThan(100);
  const refusing = new Set(TARGETS.filter((to) => factsAbout(to).taskBudget === null));
  expect(jobs.some(({ to }) => refusing.has(to))).toBe(true);
});
