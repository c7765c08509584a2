/** Paths of a report as somebody else reads them: relative to the root of the repository, or below the repository's name. */
import path from 'node:path';
import type { Place, Report, ReportedSite } from './report.js';

/** The report with every path relative to the root of the Git repository; outside of one, as it is. */
export const inRepository = (report: Report): Report => (report.run.folder ? below(report, report.run.folder) : report);

/** A place as a sentence names it: `(src/router.ts:4)`. */
const PLACE = /\(([^\s():]+\.\w+):(\d+)\)/g;

/** The report with every path put behind a folder. The ids of its calls stay. */
export function below(report: Report, folder: string): Report {
  const moved = (file: string) => path.posix.join(folder, file);
  const place = <T extends Place>(row: T): T => ({ ...row, file: moved(row.file) });
  const maybe = (at: Place | null): Place | null => at && place(at);
  const text = (words: string): string => words.replace(PLACE, (_, file: string, line: string) => `(${moved(file)}:${line})`);
  const site = (row: ReportedSite): ReportedSite => ({
    ...place(row),
    message: row.blocker ? row.message.replace(` ${row.blocker.file}:`, ` ${moved(row.blocker.file)}:`) : row.message,
    blocker: maybe(row.blocker),
    model: row.model && {
      ...row.model,
      at: maybe(row.model.at),
      ...(row.model.kept && { kept: { ...row.model.kept, reader: place(row.model.kept.reader) } }),
    },
    budget: row.budget && { ...row.budget, at: maybe(row.budget.at) },
    ...(row.closed && { closed: row.closed.map(place) }),
    changes: row.changes.map(place),
    snippets: row.snippets.map(place),
    notes: row.notes.map(({ suggested, ...note }) => ({
      ...note,
      message: text(note.message),
      ...(suggested && { suggested: suggested.map(place) }),
    })),
    why: row.why && text(row.why),
    related: row.related.map(place),
  });
  return {
    ...report,
    sites: report.sites.map(site),
    unattributed: report.unattributed.map(place),
    alsoCheck: report.alsoCheck.map(({ changes, left, ...row }) => ({
      ...place(row),
      ...(changes && { changes: changes.map(place) }),
      ...(left !== undefined && { left: text(left) }),
    })),
    files: report.files.map((file) => ({ ...file, path: moved(file.path) })),
    errors: report.errors.map((error) => (error.file === null ? error : { ...error, file: moved(error.file) })),
  };
}
