/** Reports for renderer tests: every list filled, with the texts that a test gives. */
import type { Report, ReportedRun, ReportedSite } from '../../src/report/report.js';

export function site(over: Partial<ReportedSite> = {}): ReportedSite {
  return {
    id: 'src/a.ts#main:1',
    file: 'src/a.ts',
    line: 7,
    column: 10,
    endLine: 12,
    endColumn: 5,
    api: 'messages.create',
    status: 'migrated',
    reason: null,
    message: 'The thinking budget of 10,000 tokens becomes a task budget of 20,000 tokens.',
    blocker: null,
    kind: 'single',
    why: 'It has no tools, and no loop feeds its response back.',
    model: { from: 'claude-opus-4-6', to: 'claude-opus-4-7', at: { file: 'src/models.ts', line: 3 } },
    budget: { from: 10_000, ratio: 0.55, computed: 5500, to: 20_000, floored: true, expression: null, at: { file: 'src/a.ts', line: 10 } },
    changes: [
      { kind: 'endpoint', file: 'src/a.ts', line: 7, column: 17, endLine: 7, endColumn: 17, before: '', after: 'beta.' },
      {
        kind: 'model',
        file: 'src/models.ts',
        line: 3,
        column: 20,
        endLine: 3,
        endColumn: 37,
        before: "'claude-opus-4-6'",
        after: "'claude-opus-4-7'",
      },
    ],
    snippets: [
      { file: 'src/a.ts', line: 7, before: 'return client.messages.create({', after: 'return client.beta.messages.create({' },
      {
        file: 'src/models.ts',
        line: 3,
        before: "export const MODEL = 'claude-opus-4-6';",
        after: "export const MODEL = 'claude-opus-4-7';",
      },
    ],
    notes: [{ code: 'floored', message: 'The budget is the floor.' }],
    related: [],
    ...over,
  };
}

export const runOf = (over: Partial<ReportedRun> = {}): ReportedRun => ({
  mode: 'write',
  paths: ['.'],
  options: {},
  durationMs: 12,
  startedAt: '2026-11-28T12:30:00.000Z',
  project: 'shop',
  commit: '0123456789abcdef0123456789abcdef01234567',
  folder: '',
  ...over,
});

export function report(sites: ReportedSite[] = [site()], over: Partial<Report> = {}): Report {
  const count = (status: ReportedSite['status']) => sites.filter((one) => one.status === status).length;
  return {
    schemaVersion: 1,
    tool: { name: 'opus47-migrate', version: '1.2.3' },
    run: runOf(),
    summary: {
      filesScanned: 3,
      filesChanged: 2,
      migrated: count('migrated'),
      review: count('review'),
      skipped: count('skipped'),
      errors: over.errors?.length ?? 0,
      floored: 1,
      budgetBefore: 10_000,
      budgetAfter: 20_000,
    },
    sites,
    unattributed: [],
    alsoCheck: [],
    files: [{ path: 'src/a.ts', written: true }],
    warnings: [],
    errors: [],
    ...over,
  };
}

/** A report in which every text of the user's is this one. */
export function reportOf(text: string): Report {
  const related = [{ file: text, line: 1, message: text }];
  const snippets = [{ file: text, line: 1, before: text, after: `${text} ${text}` }];
  const code = [{ file: text, line: 1, before: text, after: null }];
  const budget = { from: null, ratio: 0.55, computed: null, to: null, floored: false, expression: text, at: { file: text, line: 1 } };
  return report(
    [
      site({
        file: text,
        api: text,
        message: text,
        model: { from: text, to: text, at: null },
        budget,
        snippets,
        notes: [{ code: 'sampling-removed', message: text }],
      }),
      site({ file: text, status: 'review', reason: 'model-unknown', message: text, related, snippets: code }),
      site({ file: text, status: 'review', reason: 'model-mixed', message: text, accepted: true, snippets: code }),
      site({ file: text, status: 'skipped', reason: 'ignored', message: text }),
    ],
    {
      unattributed: [{ file: text, line: 1, why: text }],
      alsoCheck: [{ file: text, line: 1, kind: 'gate' }],
      warnings: [text],
      errors: [
        { file: text, line: 1, column: 1, message: text },
        { file: text, line: null, column: null, message: text },
        { file: null, line: null, column: null, message: text },
      ],
    },
  );
}
