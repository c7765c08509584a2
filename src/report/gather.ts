/** Reports of several working directories or repositories, brought to paths that mean the same in all of them. */
import path from 'node:path';
import { UserError } from '../run/errors.js';
import type { Named } from './merge.js';
import type { Report, ReportedRun } from './report.js';
import { below, inRepository } from './repository.js';
import { grouped } from './text.js';

/** Reports of one working directory of one repository: parts of one run. */
export interface Runs {
  given: Named[];
  /** What tells the warnings of these runs from those of others; empty where there are no others. */
  label: string;
}

export interface Gathered {
  runs: Runs[];
  /** What the merged report says of its run where the reports come from several places; undefined where they come from one. */
  about: Partial<ReportedRun> | undefined;
}

/**
 * Paths of several repositories begin with the name of each, those of several working directories are relative to the root of their repository.
 * @throws UserError for reports of one repository at different commits.
 */
export function gather(given: readonly Named[]): Gathered {
  const repositories = grouped(given, ({ report }) => report.run.project);
  for (const own of repositories.values()) refuseCommits(own);
  const places = [...grouped(given, ({ report: { run } }) => JSON.stringify([run.project, run.folder])).values()];
  if (places.length === 1) return { runs: places.map((own) => ({ given: own, label: '' })), about: undefined };
  const names = [...repositories.keys()].sort();
  const isMany = names.length > 1;
  const runs = places.map((own) => {
    const [first] = own as [Named, ...Named[]];
    const { project, folder } = first.report.run;
    const way = path.posix.join(isMany ? project : '', folder ?? '');
    return {
      given: own.map(({ name, report }) => ({ name, report: moved(report, isMany ? project : '') })),
      label: way === '.' ? project : way,
    };
  });
  const paths = [...new Set(runs.flatMap((one) => one.given.flatMap(({ report }) => report.run.paths)))].sort();
  return {
    runs,
    about: {
      paths,
      folder: isMany ? null : '',
      ...(isMany && { project: `${names.length} repositories`, commit: null, repositories: names }),
    },
  };
}

/** @param repository the name that paths and ids begin with; empty for none. */
function moved(given: Report, repository: string): Report {
  const report = inRepository(given);
  const { paths, folder } = given.run;
  const run = { ...given.run, paths: paths.map((one) => path.posix.join(repository, folder ?? '', one)) };
  if (repository === '') return { ...report, run };
  const named = below(report, repository);
  return { ...named, run, sites: named.sites.map((site) => ({ ...site, id: `${repository}/${site.id}` })) };
}

function refuseCommits([first, ...others]: readonly Named[]): void {
  const other = others.find(({ report }) => report.run.commit !== first?.report.run.commit);
  if (!first || !other) return;
  throw new UserError(
    `${first.name} and ${other.name} come from different commits of ${first.report.run.project}. Make both at one commit; if they are of different repositories, give these different names (in package.json, or of their folders).`,
  );
}
