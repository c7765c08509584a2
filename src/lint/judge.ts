/** What there is to say of one file: the pipeline of the command line, asked for the calls of this file alone. */
import { importedFrom } from '../frontends/javascript/modules/imported-name.js';
import type { KeepsTypes, LanguageOf } from '../frontends/language-of.js';
import { JAVASCRIPT, languagesIn } from '../frontends/languages.js';
import { ANY_NEEDLES, mayHoldPython } from '../frontends/needles.js';
import { typeStops } from '../hosts/types.js';
import { groupsOf } from '../project/write.js';
import type { AnalysedSite, Analysis, SiteEdit, SourceTree } from '../run/engine.js';
import { analyseWithoutReaders, oneFileTree, refuseModules, type WithoutReaders } from '../run/one-file.js';
import { mayGuard, type Settings } from '../run/settings.js';
import { shortName } from '../sdk/models.js';
import { WITHOUT_SAMPLING } from '../sdk/versions.js';
import { isOfModels } from '../sites/reasons.js';
import { isTypedFile } from '../types/applies.js';
import { type Projects, typesIn } from './project.js';

/** Why the edits of a call are left to the command line. */
export type Left =
  /** What has to change with it is written in other files. */
  | { why: 'elsewhere'; files: readonly string[] }
  /** Types may have to move with it, and no compiler is asked. */
  | { why: 'types' }
  /** Other files may read what it would change. */
  | { why: 'shared' };

export interface Finding {
  site: AnalysedSite;
  /** `fix`: these edits are all that it takes. `project`: the command line does it. `review`: a person does. */
  kind: 'fix' | 'project' | 'review';
  edits: SiteEdit[];
  /** Why the command line is needed, for the kind `project`. */
  left?: Left;
  /** The specifier of another file that stopped it, because only this one is seen. */
  imported?: string | undefined;
  /** Edits that a person may choose: the model is Opus 4.6. */
  assumed: SiteEdit[];
  /** The same: the call chooses by its model at run time. */
  guarded: SiteEdit[];
}

interface Judged {
  analysis: Analysis;
  tree: SourceTree;
  file: string;
  needProject: WithoutReaders['needProject'];
  keepsTypes: KeepsTypes;
  /** True where the project around the file is seen. */
  isWhole: boolean;
}

/** A file that holds a call may have its model and its budget in others. */
const CALLS = /\bmessages\b[\s\S]*?\b(?:create|stream|parse|countTokens|count_tokens|batches|toolRunner|tool_runner)\b/;

export interface Judgement {
  findings: Finding[];
  /** Why the source cannot be read; it has no findings then. */
  error?: { start: number | null; message: string };
}

/** The languages that judging a file takes, its project's included where the file is Python. */
export async function languagesFor(text: string, filename: string, projects: Projects): Promise<readonly LanguageOf[]> {
  if (!mayHoldPython(filename) || !mayMatter(text)) return [JAVASCRIPT];
  const project = projects.projectOf(filename, text);
  const tree = project && project !== 'excluded' ? project.tree : oneFileTree(text, filename, true);
  return languagesIn(tree, ['messages']);
}

const mayMatter = (text: string): boolean => [...ANY_NEEDLES, WITHOUT_SAMPLING].some((needle) => text.includes(needle)) || CALLS.test(text);

/**
 * @param text without a byte order mark; all offsets are UTF-16 units into it.
 * @param languages see `languagesFor`; JavaScript where there are none.
 */
export function judge(
  text: string,
  filename: string,
  settings: Settings,
  projects: Projects,
  languages: readonly LanguageOf[] = [JAVASCRIPT],
): Judgement {
  const look = (chosen: Settings): Judged | undefined => lookAt(text, filename, chosen, projects, languages);
  refuseModules(settings);
  const judged = mayMatter(text) ? look(settings) : undefined;
  if (!judged) return { findings: [] };
  const { analysis, file, needProject } = judged;
  const error = analysis.errors.find((one) => one.file === file);
  if (error) return { findings: [], error };
  const own = analysis.sites.filter((site) => site.file === file && site.status !== 'skipped');
  const findings = [
    ...own.map((site): Finding => {
      const editsUnder = (chosen: Partial<Settings>): SiteEdit[] => {
        const under = { ...settings, ...chosen };
        const other = look(under);
        const migrated = other?.analysis.sites.find(({ id, status }) => id === site.id && status === 'migrated');
        const edits = other && migrated ? editsOf(migrated, other, under) : [];
        return 'why' in edits ? [] : edits;
      };
      if (site.status === 'review')
        return {
          ...{ site, kind: 'review', edits: [], imported: importedBy(site, judged) },
          assumed: site.reason === 'model-unknown' && !settings.assumeModel ? editsUnder({ assumeModel: shortName(settings.from) }) : [],
          // Only a project tells where a module is, or that none is needed.
          guarded: judged.isWhole && isOfModels(site.reason) && mayGuard(settings) ? editsUnder({ guard: true }) : [],
        };
      const found = editsOf(site, judged, settings);
      return 'why' in found
        ? { site, kind: 'project', edits: [], left: found, assumed: [], guarded: [] }
        : { site, kind: 'fix', edits: found, assumed: [], guarded: [] };
    }),
    ...needProject.map(({ site, files }): Finding => {
      const left: Left = files.length > 0 ? { why: 'elsewhere', files } : { why: 'shared' };
      return { site, kind: 'project', edits: [], left, assumed: [], guarded: [] };
    }),
  ];
  return { findings };
}

/** All edits of some findings: calls may share one. */
export const distinctEdits = (findings: readonly Finding[]): SiteEdit[] => [
  ...new Map(findings.flatMap(({ edits }) => edits).map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values(),
];

/** Undefined for a file that the command line does not look at: build output, what is ignored. */
function lookAt(
  text: string,
  filename: string,
  settings: Settings,
  projects: Projects,
  languages: readonly LanguageOf[],
): Judged | undefined {
  const project = projects.projectOf(filename, text);
  if (project === 'excluded') return undefined;
  const tree = project?.tree ?? oneFileTree(text, filename, true);
  const keepsTypes = project?.keepsTypes(languages) ?? typesIn(tree, languages);
  const { analysis, needProject } = project ? project.analyse(settings, languages) : analyseWithoutReaders(tree, settings, languages);
  const file = project?.file ?? tree.files()[0] ?? filename;
  return {
    tree,
    file,
    analysis,
    needProject: needProject.filter(({ site }) => site.file === file),
    keepsTypes,
    isWhole: project !== undefined,
  };
}

/** The edits of a site and of all that it shares edits with; why not, where they are not all here, or a type may have to move. */
function editsOf(site: AnalysedSite, { analysis, tree, file, keepsTypes }: Judged, { types }: Settings): SiteEdit[] | Left {
  const group = groupsOf(analysis.edits).get(site.id) ?? new Set([site.id]);
  const edits = analysis.edits.filter(({ sites }) => sites.some((one) => group.has(one)));
  const files = new Set(edits.map((edit) => edit.file).filter((one) => one !== file));
  if (files.size > 0) return { why: 'elsewhere', files: [...files] };
  const tied = analysis.sites.filter(({ id }) => group.has(id));
  if (tied.some((one) => one.file !== file)) return { why: 'shared' };
  if (types === 'off') return edits;
  if (typeStops({ ...analysis, sites: tied }, tree).size > 0) return { why: 'types' };
  const ownEdits = ({ id }: AnalysedSite) => edits.filter(({ sites }) => sites.includes(id));
  return isTypedFile(file, tree) && !tied.every((one) => keepsTypes(one, ownEdits(one))) ? { why: 'types' } : edits;
}

const importedBy = (site: AnalysedSite, { tree, isWhole }: Judged): string | undefined =>
  isWhole || site.detail === undefined || mayHoldPython(site.file) ? undefined : importedFrom(site.detail, site, tree);
