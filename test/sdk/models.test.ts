/** The table of models: against the installed SDKs, against itself, and how ids are read and written. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
// @ts-expect-error a script without types
import * as script from '../../scripts/check-models.mjs';
import * as models from '../../src/sdk/models.js';

const {
  FAMILIES,
  factsAbout,
  familyNamed,
  isRefusedToday,
  MODELS,
  nameOf,
  OPUS_4_7,
  readModel,
  roleOf,
  SOURCES,
  listedMentionsOf,
  listedSpellingsOf,
  mentionsOf,
  spellingsOf,
  TARGETS,
  twinOf,
  twinOfPart,
  twinOfText,
} = models;

interface SdkModels {
  ids: string[];
  retired: Map<string, string>;
  warnedOfBudgets: string[];
}
const { sdkModels, differencesFrom, differencesFromApi } = script as {
  sdkModels: (folder: string) => SdkModels;
  differencesFrom: (sdk: SdkModels, table: typeof models) => string[];
  differencesFromApi: (info: object, table: typeof models) => string[];
};

const root = path.join(import.meta.dirname, '../..');

describe('the installed SDK', () => {
  test.each(['@anthropic-ai/sdk', 'anthropic-sdk-0'])('%s names no model that the table does not have, nor another date', (name) => {
    const sdk = sdkModels(path.join(root, 'node_modules', name));
    expect(sdk.ids.length).toBeGreaterThan(15);
    expect(sdk.retired.size).toBeGreaterThan(0);
    expect(differencesFrom(sdk, models)).toEqual([]);
  });

  test('with a new id, another date or another model with deprecated budgets is told', () => {
    const sdk = {
      ids: ['claude-opus-4-6', 'claude-opus-6', 'claude-haiku-6-20270101'],
      retired: new Map([['claude-sonnet-4-5', '2026-12-31']]),
      warnedOfBudgets: ['claude-opus-4-6', 'claude-haiku-4-5'],
    };
    expect(differencesFrom(sdk, models)).toEqual([
      'claude-opus-6: the SDK has it, the table has not',
      'claude-haiku-6-20270101: the SDK has it, the table has not',
      'claude-sonnet-4-5: retires 2026-12-31 by the SDK, 2026-11-30 by the table',
      'claude-haiku-4-5: thinking budgets are deprecated by the SDK, accepted by the table',
    ]);
  });
});

describe('the Models API', () => {
  const supported = (yes: boolean) => ({ supported: yes });
  const info = (id: string, over: object = {}) => {
    const facts = factsAbout(familyNamed(id) ?? 'claude-opus-4-7');
    return {
      id,
      type: 'model',
      lifecycle: facts.retires ? 'deprecated' : 'active',
      retires_at: facts.retires && `${facts.retires}T00:00:00Z`,
      capabilities: {
        thinking: {
          types: {
            enabled: supported(facts.thinkingBudget !== 'refused'),
            adaptive: supported(facts.adaptive),
            disabled: supported(facts.disabled !== 'refused'),
            between_tools: supported(facts.betweenTools),
          },
        },
        effort: Object.fromEntries(models.EFFORT_LEVELS.map((level) => [level, supported(facts.effort?.levels.includes(level) ?? false)])),
      },
      ...over,
    };
  };

  test('agrees, or is told by name', () => {
    for (const family of FAMILIES) expect(differencesFromApi(info(family), models)).toEqual([]);
    expect(differencesFromApi(info('claude-opus-9'), models)).toEqual(['claude-opus-9: the API has it, the table has not']);
    expect(differencesFromApi({ ...info('claude-opus-4-6'), capabilities: info('claude-opus-4-7').capabilities }, models)).toEqual([
      'claude-opus-4-6: thinking budgets: false by the API, true by the table',
      'claude-opus-4-6: effort: low medium high xhigh max by the API, low medium high max by the table',
    ]);
    expect(differencesFromApi(info('claude-opus-4-6', { lifecycle: 'deprecated', retires_at: '2027-03-01T00:00:00Z' }), models)).toEqual([
      'claude-opus-4-6: retirement: 2027-03-01 by the API, null by the table',
    ]);
    expect(differencesFromApi(info('claude-opus-4-6', { capabilities: null }), models)).toEqual([]);
  });

  test('is asked by the script with --online', async () => {
    const server = http.createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ data: [info('claude-opus-4-7'), info('claude-opus-9')], has_more: false, first_id: null, last_id: null }),
      );
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const run = (args: string[], env: Record<string, string>) =>
      promisify(execFile)(process.execPath, [path.join(root, 'scripts/check-models.mjs'), ...args], {
        env: { PATH: process.env.PATH, ...env },
      }).catch((error: { stdout: string; stderr: string; code: number }) => error);
    const { port } = server.address() as AddressInfo;
    try {
      expect(await run([], {})).toMatchObject({ stdout: expect.stringContaining('No differences.') });
      const found = await run(['--online'], { ANTHROPIC_API_KEY: 'x', ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}` });
      expect(found).toMatchObject({ code: 1, stderr: 'claude-opus-9: the API has it, the table has not\n' });
      expect(await run(['--online'], {})).toMatchObject({ stderr: expect.stringContaining('--online needs ANTHROPIC_API_KEY') });
    } finally {
      server.close();
    }
  });
});

describe('the table', () => {
  test('holds together', () => {
    for (const family of FAMILIES) {
      const { thinkingBudget, adaptive, sampling, taskBudget, effort, prefill, thinksByDefault, line, retires } = factsAbout(family);
      expect(family).toContain(line);
      // What refuses budgets takes adaptive thinking, and neither sampling nor prefill.
      if (thinkingBudget === 'refused')
        expect({ family, adaptive, sampling, prefill }).toEqual({ family, adaptive: true, sampling: 'refused', prefill: 'refused' });
      else expect({ family, taskBudget, thinksByDefault }).toEqual({ family, taskBudget: null, thinksByDefault: false });
      if (effort) expect(effort.levels).toContain(effort.default);
      if (retires !== null) expect(retires).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
    expect(SOURCES).toContain(OPUS_4_7.from);
    expect(TARGETS).toContain(OPUS_4_7.to);
    expect([...SOURCES, ...TARGETS].sort()).toEqual([...FAMILIES].sort());
  });

  test('says which models take a task budget', () => {
    expect(FAMILIES.filter((family) => MODELS[family].taskBudget === 20_000).sort()).toEqual([
      'claude-fable-5',
      'claude-fable-5-1',
      'claude-fable-5-2',
      'claude-haiku-5-5',
      'claude-mythos-5',
      'claude-mythos-5-1',
      'claude-mythos-5-2',
      'claude-opus-4-7',
      'claude-opus-4-8',
      'claude-opus-5',
      'claude-opus-5-5',
      'claude-sonnet-5-5',
    ]);
  });

  test('is the one place that names a model', () => {
    const named = ['src', 'transforms'].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith(path.join('sdk', 'models.ts')))
        .flatMap((name) => {
          const text = fs.readFileSync(path.join(root, folder, name), 'utf8');
          // Comments and the prose of reasons speak of models; strings that decide something do not.
          const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
          return [...code.matchAll(/(['"`])(?:claude-)?(?:opus|sonnet|haiku|fable|mythos)-\d[\w-]*\1/g)].map(([id]) => `${name}: ${id}`);
        }),
    );
    expect(named).toEqual([]);
  });
});

describe('a text that stands for a model', () => {
  test.each([
    ['claude-opus-4-6', 'claude-opus-4-7'],
    ['claude-opus-4-6-20260205', 'claude-opus-4-7'],
    ['us.anthropic.claude-opus-4-6-v1:0', 'us.anthropic.claude-opus-4-7'],
    ['anthropic/claude-opus-4.6', 'anthropic/claude-opus-4.7'],
    ['opus-4-6', 'opus-4-7'],
    ['opus-4.6', 'opus-4.7'],
    ['-opus-4-6', '-opus-4-7'],
    ['claude-opus-4-6-', 'claude-opus-4-7-'],
    ['claude-opus-4-6-fast', undefined],
    ['claude-opus-4-5', undefined],
    ['ask claude-opus-4-6', undefined],
    ['claude', undefined],
  ])('%s has the twin %s', (text, twin) => expect(twinOfText(text, OPUS_4_7)).toBe(twin));

  test('a pattern keeps its separators', () => {
    expect(twinOfPart('^claude-opus-4[-.]6$|opus-4\\.6', OPUS_4_7)).toBe('^claude-opus-4[-.]7$|opus-4\\.7');
    expect(twinOfPart('opus-4-6', { from: 'claude-opus-4-6', to: 'claude-opus-5' })).toBe('opus-5');
    expect(twinOfPart('opus-4-6', { from: 'claude-opus-4-6', to: 'our-deployment' })).toBeUndefined();
  });
});

describe('an id', () => {
  test.each([
    ['claude-opus-4-6', 'claude-opus-4-6'],
    ['claude-opus-4-6-20260205', 'claude-opus-4-6'],
    ['claude-opus-4-6@20260205', 'claude-opus-4-6'],
    ['claude-opus-4-6@default', 'claude-opus-4-6'],
    ['us.anthropic.claude-opus-4-6-v1:0', 'claude-opus-4-6'],
    ['ap-southeast.anthropic.claude-opus-4-6-v1', 'claude-opus-4-6'],
    ['arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-6-v1', 'claude-opus-4-6'],
    ['anthropic/claude-opus-4.6', 'claude-opus-4-6'],
    ['claude-opus-4.6', 'claude-opus-4-6'],
    ['anthropic/claude-3.7-sonnet', 'claude-3-7-sonnet'],
    ['claude-opus-5', 'claude-opus-5'],
    ['claude-opus-5-5-20261101', 'claude-opus-5-5'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-mythos-preview', 'claude-mythos-preview'],
    ['claude-3-5-sonnet-latest', 'claude-3-5-sonnet'],
  ])('%s is of %s', (id, family) => expect(readModel(id)).toMatchObject({ kind: 'known', family, isVersion: true }));

  test.each(['claude-opus-4-6-fast', 'claude-opus-4-6[1m]', 'anthropic/claude-opus-4.6:thinking', 'claude-opus-4-7-experimental'])(
    '%s has a suffix of its own',
    (id) => expect(readModel(id)).toMatchObject({ kind: 'known', isVersion: false }),
  );

  test.each(['claude-opus-4-9', 'claude-opus-4.9', 'claude-opus-6', 'claude-opus-5-6', 'claude-nova', 'claude-haiku-6-1'])(
    '%s is not known',
    (id) => expect(readModel(id)).toEqual({ kind: 'unknown' }),
  );
  test.each(['gpt-5', 'opus', 'my-claude-opus-4-6', '', 'bedrock/claude-opus-4-6'])('%j is none of ours', (id) =>
    expect(readModel(id)).toEqual({ kind: 'foreign' }),
  );

  test.each([
    ['claude-opus-4-6', 'claude-opus-4-7', 'claude-opus-4-7'],
    ['eu.anthropic.claude-opus-4-6-v1', 'claude-opus-4-7', 'eu.anthropic.claude-opus-4-7'],
    ['anthropic/claude-opus-4.6', 'claude-opus-4-7', 'anthropic/claude-opus-4.7'],
    ['anthropic/claude-opus-4.6', 'claude-opus-5', 'anthropic/claude-opus-5'],
    ['claude-sonnet-4.5', 'claude-sonnet-5-5', 'claude-sonnet-5.5'],
    ['anthropic/claude-opus-4-6', 'claude-opus-4-7', 'anthropic/claude-opus-4-7'],
    ['claude-opus-4-6', 'my-deployment', 'my-deployment'],
  ])('%s becomes, for %s, %s', (id, target, twin) => expect(twinOf(id, target)).toBe(twin));

  test.each<[Parameters<typeof mentionsOf>[0], string, boolean]>([
    ['claude-opus-4-6', 'claude-opus-4-6', true],
    ['claude-opus-4-6', 'us.anthropic.claude-opus-4-6-v1:0', true],
    ['claude-opus-4-6', 'anthropic/claude-opus-4.6', true],
    ['claude-opus-4-6', 'claude-opus-4-6-20260205', true],
    ['claude-opus-4-6', 'claude-opus-4-6@20260205', true],
    ['claude-opus-4-6', 'We used claude-opus-4-6.', true],
    ['claude-opus-4-6', '/opus-4[-.]6/', true],
    ['claude-opus-4-6', '/opus-4\\.6/', true],
    ['claude-opus-4-6', 'claude-opus-4-61', false],
    ['claude-opus-4-6', 'claude-opus-4-6-5', false],
    ['claude-opus-4-6', 'magnumopus-4-6', false],
    ['claude-opus-4-6', 'claude-opus-4-7', false],
    ['claude-opus-4', 'claude-opus-4', true],
    ['claude-opus-4', 'claude-opus-4-20250514', true],
    ['claude-opus-4', 'claude-opus-4-6', false],
    ['claude-opus-4', 'claude-opus-4.6', false],
    ['claude-opus-4', '/opus-4[-.]6/', false],
    ['claude-3-5-sonnet', 'claude-3.5-sonnet', true],
  ])('%s is found in a text: %s, %s', (family, text, found) => expect(text.search(mentionsOf(family)) >= 0).toBe(found));

  test.each<[string, string, boolean]>([
    ['claude-(opus|sonnet)-4-6', 'claude-opus-4-7', true],
    ['claude-(?:sonnet|opus)-4\\.6', 'claude-opus-4-7', true],
    ['opus-4-[56]', 'claude-opus-4-7', true],
    ['opus-4[-.](5|6)', 'claude-opus-4-7', true],
    ['opus-4-[5-9]', 'claude-opus-5', true],
    ['opus-4-[5-9]', 'claude-opus-4-7', false],
    ['opus-4-[67]', 'claude-opus-4-7', false],
    ['(opus|sonnet)-4-(6|7)', 'claude-opus-4-7', false],
    ['(opus|sonnet)-4-61', 'claude-opus-4-7', false],
    ['(haiku|sonnet)-4-6', 'claude-opus-4-7', false],
    ['(magnumopus|sonnet)-4-6', 'claude-opus-4-7', false],
    ['opus-4-[0-5]', 'claude-opus-4-7', false],
  ])('a pattern, %s, is listed on the way to %s: %s', (text, to, listed) => {
    const from = 'claude-opus-4-6';
    expect(text.search(listedMentionsOf({ from, to })) >= 0).toBe(listed);
    if (listed) expect(listedSpellingsOf(from).some((part) => text.includes(part))).toBe(true);
  });

  test('has a name, spellings, and is found by what users call it', () => {
    expect(
      ['claude-opus-4-6', 'claude-sonnet-5', 'claude-3-7-sonnet', 'claude-mythos-preview', 'claude-fable-5-2', 'x'].map(nameOf),
    ).toEqual(['Opus 4.6', 'Sonnet 5', 'Sonnet 3.7', 'Mythos Preview', 'Fable 5.2', 'x']);
    expect(spellingsOf('claude-opus-4-6').slice(0, 4)).toEqual(['opus-4-6', 'opus-4.6', 'opus-4\\.6', 'opus-4\\-6']);
    expect(spellingsOf('claude-opus-4-6').slice(4)).toEqual(['opus-4\\\\.6', 'opus-4[-.]6', 'opus-4[.-]6']);
    expect(spellingsOf('claude-opus-5')).toEqual(['opus-5']);
    for (const name of ['opus-4-6', 'opus-4.6', 'claude-opus-4-6', 'anthropic/claude-opus-4.6', 'claude-opus-4-6-20260205'])
      expect(familyNamed(name)).toBe('claude-opus-4-6');
    for (const name of ['opus', 'opus-4-9', 'gpt-5', 'opus-4-6-fast', '']) expect(familyNamed(name)).toBeUndefined();
  });
});

describe('what a model means for a migration', () => {
  const role = (id: string, from = OPUS_4_7.from, to: string = OPUS_4_7.to) => roleOf(readModel(id), { from, to });

  test('of Opus 4.6 to 4.7', () => {
    expect(
      Object.fromEntries(
        [
          'claude-opus-4-6',
          'claude-opus-4-6-fast',
          'claude-opus-4-5',
          'claude-opus-4-7',
          'claude-sonnet-5',
          'claude-sonnet-5-5',
          'claude-opus-4-7-x',
          'claude-opus-6',
          'gpt-5',
        ].map((id) => [id, role(id)]),
      ),
    ).toEqual({
      'claude-opus-4-6': 'moves',
      'claude-opus-4-6-fast': 'variant',
      'claude-opus-4-5': 'stays',
      'claude-opus-4-7': 'takes-new-form',
      // It takes no task budget.
      'claude-sonnet-5': 'stays',
      'claude-sonnet-5-5': 'takes-new-form',
      'claude-opus-4-7-x': 'unknown',
      'claude-opus-6': 'unknown',
      'gpt-5': 'stays',
    });
  });

  test('of others, from and to any that are known', () => {
    for (const from of SOURCES)
      for (const to of TARGETS) {
        expect(role(from, from, to)).toBe('moves');
        expect(role(to, from, to)).toBe('takes-new-form');
        for (const other of SOURCES) if (other !== from) expect(role(other, from, to)).toBe('stays');
      }
    expect(role('claude-sonnet-5', 'claude-sonnet-4-5', 'claude-sonnet-5')).toBe('takes-new-form');
    expect(role('claude-opus-4-7', 'claude-sonnet-4-5', 'claude-sonnet-5')).toBe('takes-new-form');
  });

  test('a budget that is refused today is a matter of the target’s line', () => {
    const refused = (id: string, to: string) => isRefusedToday(readModel(id), { from: 'claude-opus-4-6', to });
    expect(refused('claude-opus-5', 'claude-opus-4-7')).toBe(true);
    expect(refused('claude-sonnet-5-5', 'claude-opus-4-7')).toBe(false);
    expect(refused('claude-opus-4-6', 'claude-opus-4-7')).toBe(false);
    expect(refused('claude-sonnet-5-5', 'claude-sonnet-5-5')).toBe(true);
    expect(refused('claude-sonnet-5', 'claude-sonnet-5-5')).toBe(false);
    expect(refused('claude-opus-4-8', 'my-deployment')).toBe(true);
  });
});
