/** Paths of a report as somebody else reads them. */
import { expect, test } from 'vitest';
import { below } from '../../src/report/repository.js';
import { report, site } from '../support/report.js';

test('every place goes behind the folder, those in sentences too', () => {
  const moved = below(
    report([
      site({
        file: 'src/a.ts',
        kind: 'agentic',
        why: 'It is called in a loop that feeds its response back (src/loop.ts:7).',
        notes: [
          { code: 'id-decides-elsewhere', message: '`MODEL === old` still decides something by the old ID (src/router.ts:4): (x: 1).' },
        ],
      }),
      site({ file: 'src/b.ts', kind: 'agentic', why: 'It is called in a loop that feeds its response back (line 11).' }),
    ]),
    'services/chat',
  );
  expect(moved.sites.map(({ file, why }) => [file, why])).toEqual([
    ['services/chat/src/a.ts', 'It is called in a loop that feeds its response back (services/chat/src/loop.ts:7).'],
    ['services/chat/src/b.ts', 'It is called in a loop that feeds its response back (line 11).'],
  ]);
  expect(moved.sites[0]?.notes[0]?.message).toBe(
    '`MODEL === old` still decides something by the old ID (services/chat/src/router.ts:4): (x: 1).',
  );
});

test('what --edit-also edits, or leaves and why', () => {
  const change = { kind: 'also' as const, file: 'a.ts', line: 1, column: 1, endLine: 1, endColumn: 1, before: '', after: 'x' };
  const { alsoCheck } = below(
    {
      ...report([]),
      alsoCheck: [
        { file: 'a.ts', line: 1, kind: 'gate', changes: [change] },
        { file: '.env', line: 2, kind: 'environment', left: 'not only migrated calls read MODEL (src/b.ts:3)' },
      ],
    },
    'chat',
  );
  expect(alsoCheck.map(({ file, changes, left }) => [file, changes?.[0]?.file, left])).toEqual([
    ['chat/a.ts', 'chat/a.ts', undefined],
    ['chat/.env', undefined, 'not only migrated calls read MODEL (chat/src/b.ts:3)'],
  ]);
});
