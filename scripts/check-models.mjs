// Compares the table of models with the installed SDK and, with --online, with what the Models API says.
//   node scripts/check-models.mjs [--online]      (after npm run build; --online needs ANTHROPIC_API_KEY)
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.dirname(import.meta.dirname);

/** The ids of the `Model` type, and those that the SDK warns of, with the dates that it names. */
export function sdkModels(folder) {
  const read = (name) => fs.readFileSync(path.join(folder, 'resources/messages', name), 'utf8');
  const union = /export type Model = ([^;]*);/.exec(read('messages.d.ts'))?.[1];
  if (union === undefined) throw new Error(`${folder}: its declarations have no type Model`);
  const source = read('messages.js');
  const table = /DEPRECATED_MODELS = \{([^}]*)\}/.exec(source)?.[1] ?? '';
  const warned = /MODELS_TO_WARN_WITH_THINKING_ENABLED = \[([^\]]*)\]/.exec(source)?.[1] ?? '';
  const texts = (text) => [...text.matchAll(/'([^']+)'/g)].map(([, id]) => id);
  return {
    ids: texts(union),
    retired: new Map([...table.matchAll(/'([^']+)': '([^']+)'/g)].map(([, id, date]) => [id, isoDate(date)])),
    warnedOfBudgets: texts(warned),
  };
}

/** `November 30th, 2026` */
function isoDate(text) {
  const time = Date.parse(`${text.replace(/(\d)(?:st|nd|rd|th)/, '$1')} UTC`);
  return Number.isNaN(time) ? text : new Date(time).toISOString().slice(0, 10);
}

/** What the table says otherwise than the SDK, one sentence each. `models` is the table's module. */
export function differencesFrom(sdk, { readModel, MODELS }) {
  const factsOf = (id) => MODELS[readModel(id).family];
  return [
    ...sdk.ids.filter((id) => readModel(id).kind !== 'known').map((id) => `${id}: the SDK has it, the table has not`),
    ...[...sdk.retired].flatMap(([id, date]) =>
      factsOf(id)?.retires === date ? [] : [`${id}: retires ${date} by the SDK, ${factsOf(id)?.retires ?? 'never'} by the table`],
    ),
    ...sdk.warnedOfBudgets.flatMap((id) =>
      factsOf(id)?.thinkingBudget === 'deprecated'
        ? []
        : [`${id}: thinking budgets are deprecated by the SDK, ${factsOf(id)?.thinkingBudget ?? 'unknown'} by the table`],
    ),
  ];
}

/** What the table says otherwise than one entry of the Models API. */
export function differencesFromApi({ id, lifecycle, retires_at: retires, capabilities }, { readModel, MODELS, EFFORT_LEVELS }) {
  const facts = MODELS[readModel(id).family];
  if (!facts) return [`${id}: the API has it, the table has not`];
  const { types } = capabilities?.thinking ?? {};
  const levels = EFFORT_LEVELS.filter((level) => capabilities?.effort?.[level]?.supported);
  const answers = [
    ['thinking budgets', types?.enabled.supported, facts.thinkingBudget !== 'refused'],
    ['adaptive thinking', types?.adaptive.supported, facts.adaptive],
    ['disabled thinking', types?.disabled.supported, facts.disabled !== 'refused'],
    ['between_tools', types?.between_tools.supported, facts.betweenTools],
    ['effort', capabilities && levels.join(' '), (facts.effort?.levels ?? []).join(' ')],
    ['retirement', lifecycle === 'active' ? undefined : retires?.slice(0, 10), facts.retires],
  ];
  return answers.flatMap(([name, api, table]) =>
    api === undefined || api === null || api === table ? [] : [`${id}: ${name}: ${api} by the API, ${table} by the table`],
  );
}

function printTable({ MODELS, FAMILIES }) {
  const columns = [
    'thinkingBudget',
    'adaptive',
    'disabled',
    'betweenTools',
    'sampling',
    'taskBudget',
    'forcedTool',
    'prefill',
    'speed',
    'retires',
  ];
  console.table(
    Object.fromEntries(
      FAMILIES.map((family) => [
        family,
        { ...Object.fromEntries(columns.map((name) => [name, MODELS[family][name]])), effort: MODELS[family].effort?.default ?? null },
      ]),
    ),
  );
}

async function online(models) {
  if (!process.env.ANTHROPIC_API_KEY) throw new Error('--online needs ANTHROPIC_API_KEY');
  const { default: Anthropic } = await import('@anthropic-ai/sdk');
  const found = [];
  let count = 0;
  for await (const info of new Anthropic().models.list({ lifecycle: ['active', 'deprecated', 'retired'] })) {
    count++;
    found.push(...differencesFromApi(info, models));
  }
  console.log(`The Models API lists ${count} models.`);
  return found;
}

async function main(args) {
  const models = await import(pathToFileURL(path.join(root, 'build/src/sdk/models.js')).href);
  const folder = path.join(root, 'node_modules/@anthropic-ai/sdk');
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const sdk = sdkModels(folder);
  printTable(models);
  console.log(
    `@anthropic-ai/sdk ${version} names ${sdk.ids.length} models. The table was compared with the documentation on ${models.CHECKED}.`,
  );
  const found = [...differencesFrom(sdk, models), ...(args.includes('--online') ? await online(models) : [])];
  for (const difference of found) console.error(difference);
  console.log(found.length === 0 ? 'No differences.' : `${found.length} differences.`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename)
  await main(process.argv.slice(2)).catch(({ message }) => {
    console.error(message);
    process.exitCode = 2;
  });
