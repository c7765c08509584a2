/** An exception while one call is looked at is an error of that call, whatever part of the analysis throws it. */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/frontends/language.js';
import type { LanguageOf } from '../../src/frontends/language-of.js';
import { JAVASCRIPT, languagesIn } from '../../src/frontends/languages.js';
import { analyse } from '../../src/run/analyse.js';
import { NotFound } from '../../src/run/errors.js';
import { type Chosen, withDefaults } from '../../src/run/settings.js';
import { samplingInterests } from '../../src/sites/sampling-refused.js';
import type { Expr } from '../../src/values/values.js';
import { memoryTree } from '../support/memory.js';

const call = (name: string) => `import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const ${name} = () =>
  client.messages.create({
    model: 'claude-opus-4-6',
    max_tokens: 9000,
    temperature: Number(process.env.TEMPERATURE),
    thinking: { type: 'enabled', budget_tokens: 4096 },
    messages,
  });
`;
const FILES = { 'src/a.ts': call('a'), 'src/b.ts': call('b') };

/** A language of which one answer about a place in `src/b` throws. */
function throwing(
  broken: (language: Language) => Partial<Language>,
  error: Error = new RangeError('too deep'),
  languageOf: LanguageOf = JAVASCRIPT,
) {
  const create = (...given: Parameters<LanguageOf['create']>): Language => {
    const language = languageOf.create(...given);
    return { ...language, ...broken(language) };
  };
  return {
    languages: [{ ...languageOf, create }],
    fail: (at: Pick<Expr, 'file'>) => {
      if (/\/src\/b\.\w+$/.test(at.file)) throw error;
    },
  };
}

function analysed(part: 'isDroppable' | 'isWritten' | 'text', error?: Error, settings: Chosen = {}, files: Record<string, string> = FILES) {
  const { languages, fail } = throwing((language) => {
    const answer = language[part] as (expr: Expr) => string & boolean;
    return {
      [part]: (expr: Expr) => {
        fail(expr);
        return answer(expr);
      },
    };
  }, error);
  const sdk = { language: 'javascript', version: '1.0.0', exact: true, folder: '/project' } as const;
  const tree = { ...memoryTree(files), interests: samplingInterests([sdk]).interests, sdkOf: () => sdk };
  return analyse(tree, withDefaults(settings), new Map(), languages);
}

describe('a call that cannot be looked at', () => {
  test.each(['isDroppable', 'isWritten', 'text'] as const)('is an error with its place, and the others migrate (%s)', (part) => {
    const { sites, edits, errors } = analysed(part);
    expect(sites.map(({ id, status }) => `${id} ${status}`)).toEqual(['src/a.ts#a:1 migrated']);
    expect(new Set(edits.map(({ file }) => file))).toEqual(new Set(['/project/src/a.ts']));
    expect(errors).toEqual([
      {
        file: '/project/src/b.ts',
        start: FILES['src/b.ts'].indexOf('client.messages'),
        message: 'This call was skipped because of an internal error (too deep). Please report this.',
      },
    ]);
  });

  test('is one too where only its sampling parameters would go', () => {
    const warm = (name: string) =>
      call(name)
        .replace('opus-4-6', 'sonnet-4-6')
        .replace(/ *thinking:.*\n/, '');
    const { sites, errors } = analysed('isDroppable', undefined, { fixSampling: true }, { 'src/a.ts': warm('a'), 'src/b.ts': warm('b') });
    expect(sites.map(({ id, status }) => `${id} ${status}`)).toEqual(['src/a.ts#a:1 migrated']);
    expect(errors).toHaveLength(1);
  });

  test('takes along nothing that it shares with another one', () => {
    const shared = `import Anthropic from '@anthropic-ai/sdk';
import { MODEL } from './models';
const client = new Anthropic();
export const a = () => client.messages.create({ model: MODEL, max_tokens: 9000, thinking: { type: 'enabled', budget_tokens: 4096 }, messages });
`;
    const files = { 'src/models.ts': "export const MODEL = 'claude-opus-4-6';\n", 'src/a.ts': shared, 'src/b.ts': shared };
    const { languages, fail } = throwing((language) => ({
      text: (expr) => {
        fail(expr);
        return language.text(expr);
      },
      print: (operations) => {
        for (const { sites } of operations) if (sites.some((id) => id.startsWith('src/b.ts'))) throw new TypeError('no such node');
        return language.print(operations);
      },
    }));
    const { edits, errors } = analyse(memoryTree(files), withDefaults(), new Map(), languages);
    expect(errors.map(({ file }) => file)).toEqual(['/project/src/b.ts']);
    expect(edits.filter(({ file }) => file !== '/project/src/a.ts')).toEqual([]);
    expect(edits.some(({ text }) => text === "'claude-opus-4-7'")).toBe(true);
  });

  test('is no excuse for what a user has to mend', () => {
    expect(() => analysed('isDroppable', new NotFound('gone'))).toThrow(NotFound);
  });

  test.each(['isDroppable', 'isWritten', 'text'] as const)('is one in Python too (%s)', async (part) => {
    const python = `import anthropic

client = anthropic.Anthropic()
answer = client.messages.create(
    model="claude-opus-4-6",
    max_tokens=9000,
    temperature=float("1"),
    thinking={"type": "enabled", "budget_tokens": 4096},
    messages=[],
)
`;
    const tree = memoryTree({ 'src/a.py': python, 'src/b.py': python });
    const languageOf = (await languagesIn(tree)).find(({ handles }) => handles('a.py'));
    const { languages, fail } = throwing(
      (language) => {
        const answer = language[part] as (expr: Expr) => string & boolean;
        return {
          [part]: (expr: Expr) => {
            fail(expr);
            return answer(expr);
          },
        };
      },
      undefined,
      languageOf,
    );
    const { sites, edits, errors } = analyse(tree, withDefaults(), new Map(), languages);
    expect(sites.map(({ id, status }) => `${id} ${status}`)).toEqual(['src/a.py#top-level:1 migrated']);
    expect(new Set(edits.map(({ file }) => file))).toEqual(new Set(['/project/src/a.py']));
    expect(errors.map(({ file, start }) => `${file}:${start}`)).toEqual([`/project/src/b.py:${python.indexOf('client.messages')}`]);
  });

  test('is one where its request is read, in either language', async () => {
    const files = {
      'src/a.py':
        'import anthropic\nanthropic.Anthropic().messages.create(model="claude-opus-4-6", max_tokens=9000, thinking={"type": "enabled", "budget_tokens": 4096}, messages=[])\n',
      'src/a.ts': call('a'),
    };
    const all = { ...files, 'src/b.py': files['src/a.py'], 'src/b.ts': files['src/a.ts'] };
    const tree = memoryTree(all);
    // The version of the SDK is asked for where a call is judged.
    const sdkOf: typeof tree.sdkOf = (file, ...rest) => {
      if (/\/src\/b\.\w+$/.test(file)) throw new RangeError('too deep');
      return tree.sdkOf?.(file, ...rest);
    };
    const { sites, errors } = analyse({ ...tree, sdkOf }, withDefaults(), new Map(), await languagesIn(tree));
    expect(sites.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(['src/a.py#top-level:1 migrated', 'src/a.ts#a:1 migrated']);
    expect(errors.map(({ file }) => file).sort()).toEqual(['/project/src/b.py', '/project/src/b.ts']);
  });
});
