/** `--guard`: a call whose model is chosen at run time chooses its thinking by the model, through one generated module for each package. */
import { askedOfModule } from '../../transforms/guard.js';
import type { Language } from '../frontends/language.js';
import type { Operation } from '../rewrite/operations.js';
import type { Plan } from '../rewrite/plan.js';
import { SAMPLING } from '../sdk/models.js';
import type { CallSite } from '../sites/sites.js';
import type { Expr, Value } from '../values/values.js';
import type { SiteEdit, SourceTree } from './engine.js';
import type { GeneratedModule } from './generated-module.js';
import type { Settings } from './settings.js';

/** The name of the generated module, without its extension. */
export const GUARD_MODULE = 'claude-thinking';

/** What the first comment of the module says, by which a later run knows it. */
export const WRITTEN_BY_GUARD = 'Written by `opus47-migrate --guard`';

/** True for a module that `--guard` wrote, whatever was changed in it later; a file of the user's may have the same name. */
export const isWrittenByGuard = (file: string, tree: Pick<SourceTree, 'read'>): boolean =>
  tree.read(file)?.includes(WRITTEN_BY_GUARD) ?? false;

/** True for the file of such a module, whose answers are not followed. */
export const isGuardModule = (file: string, tree: Pick<SourceTree, 'read'>): boolean =>
  /(?:^|\/)claude[-_]thinking\.(?:[cm]?[jt]s|py)$/.test(file) && isWrittenByGuard(file, tree);

/** Why a file of the user's must not be taken for the module. */
export const notOurs = (name: string): string => `${name} is not a module that the tool wrote`;

/** What a call asks the module for: what depends on its model, or a whole request. */
export type Asks = 'thinking' | 'request';

/** A call that asks the module. */
export interface AskingCall {
  site: CallSite;
  asks: Asks;
}

/** What a language gives to guards. */
export interface Guards<System = unknown> {
  /** The folder whose files share a module. */
  packageOf(file: string): string;
  /** The module of a package for calls in these files: the one that is there, or a new one in the folder around them. */
  moduleFor(files: readonly string[], folder: string): GeneratedModule<System>;
  /** Why code in a file cannot call into the module; undefined where it can. */
  problemWith(file: string, module: GeneratedModule<System>, asks: Asks): string | undefined;
  /** The call of the module that gives a request its thinking, and what else depends on its model: an object to spread into the request. */
  ask(model: string, budget: string, rest: readonly (readonly [string, string])[]): string;
  /** The params of a call, as one expression or list that can be handed to the module; undefined where there is no such place. */
  paramsOf(call: Expr): Expr | undefined;
  /** What stands in front of params and behind them that are handed to the module. @param display the text of a value. @param taskBudget false for params that take none. */
  around(display: string | undefined, taskBudget: boolean): readonly [string, string];
  /** Imports in the files of the calls, and the module where it is not there yet. */
  edits(module: GeneratedModule<System>, calls: readonly AskingCall[], numbers: Pick<Settings, 'ratio' | 'minBudget'>): SiteEdit[];
  /** True for a file that is such a module. */
  isModule(file: string): boolean;
  /** What a file that imports such a module has in its text. */
  readonly name: string;
  /** Every use of the functions of such modules. */
  uses(): GuardUse[];
  /** The module whose function a file imports by its own name. */
  importedBy(file: string): string | undefined;
  /** The numbers that a module reckons with; undefined for one whose code was edited, or that gives the model no task budget. */
  numbersOf(module: string, model: string): GuardNumbers | undefined;
}

export type GuardNumbers = Pick<Settings, 'ratio' | 'minBudget'>;

/** A place that names the function of a module. */
export interface GuardUse {
  /** The call; the name, where it is not called. */
  expr: Expr;
  /** The file of the module. */
  module: string;
  /** The function around it, as ids of sites name it. */
  within: string;
  /** True where a whole request is handed to it. */
  whole: boolean;
  /** What it is asked, where it is called and its answer used as the tool writes it. */
  asked?: GuardAsked | undefined;
}

export interface GuardAsked {
  model: Expr;
  /** What the model can be. */
  models: Value;
  budget: Expr;
  /** What else the request holds that depends on its model; `written` for the literal of a list or an object. */
  rest: readonly { key: string; expr: Expr; written: boolean }[];
  /** A text at its literal type, where nothing else gives it that. */
  pinned(text: string): string;
  /** The properties in place of the answer. */
  instead(properties: readonly (readonly [string, string])[]): Operation;
}

/** What an answer can hold. */
export const ANSWERED: ReadonlySet<string> = new Set(['thinking', 'betas', 'output_config']);
/** What may be handed to the function beside the model and the budget. */
export const HANDED: ReadonlySet<string> = new Set(['betas', 'output_config', 'display', ...SAMPLING]);

/** The names that a file takes from the module and does not have yet, by what its calls ask for. */
export const namesAsked = (
  calls: readonly AskingCall[],
  nameOf: Readonly<Record<Asks, string>>,
  has: (name: string) => boolean,
): string[] => [...new Set(calls.map(({ asks }) => nameOf[asks]))].filter((name) => !has(name)).sort();

/** The modules for calls that are to be guarded, by call. */
export function guardModules(sites: readonly CallSite[], { guards }: Language): Map<CallSite, GeneratedModule> {
  const modules = new Map<CallSite, GeneratedModule>();
  for (const folder of new Set(sites.map(({ file }) => guards.packageOf(file)))) {
    const own = sites.filter(({ file }) => guards.packageOf(file) === folder);
    const files = [...new Set(own.map(({ file }) => file))];
    const module = guards.moduleFor(files, folder);
    for (const site of own) modules.set(site, module);
  }
  return modules;
}

/** The imports and the modules that the sites of a plan need. */
export function guardEdits({ sites }: Plan, settings: Settings, { guards }: Language): SiteEdit[] {
  const byFile = new Map<string, { module: GeneratedModule; calls: AskingCall[] }>();
  for (const [site, migrating] of sites) {
    const module = migrating.guard;
    const asks = askedOfModule(migrating);
    if (!module || !asks) continue;
    const found = byFile.get(module.file) ?? { module, calls: [] };
    found.calls.push({ site, asks });
    byFile.set(module.file, found);
  }
  return [...byFile.values()].flatMap(({ module, calls }) => guards.edits(module, calls, settings));
}
