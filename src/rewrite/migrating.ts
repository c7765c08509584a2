/** A site that migrates, as the steps see it: where its values are written, and where new ones go. */
import type { Language, LeadsFound, Syntax } from '../frontends/language.js';
import { isUnit } from '../hosts/names.js';
import type { GeneratedModule } from '../run/generated-module.js';
import type { Settings } from '../run/settings.js';
import type { Part } from '../sdk/library.js';
import { factsOfTarget, SAMPLING, SPEED, twinOf } from '../sdk/models.js';
import type { Facts, Holder, RequestFacts } from '../sites/facts.js';
import type { OpenValues } from '../sites/open-calls.js';
import type { Readers } from '../sites/readers.js';
import type { CallSite } from '../sites/sites.js';
import { outcomes, property } from '../values/outcomes.js';
import { type Declaration, type Expr, exprKey, isWithin, type ObjectValue, type Read, unread, type Value } from '../values/values.js';
import type { BudgetSettings } from './budget.js';
import type { Operation } from './operations.js';
import {
  anchorEntry,
  type Container,
  containersOn,
  hasOneLeaf,
  isConstantInRun,
  isPlaced,
  isPutInLater,
  isRepeatable,
  leadingTo,
  losesChoice,
  mayHave,
  optionsOn,
  plainContainer,
  testsOn,
} from './trails.js';
import { askedTwice, type EditKind, Unexpressible } from './unexpressible.js';

/** Why a text stays as it is, where that is known: a call that reads it and does not migrate, or a place that decides by it. */
export interface Obstacle {
  site?: CallSite;
  at?: Expr;
  /** What stands there decides something by the text. */
  decides?: true;
}

/** What all sites of a run share while the plan is made. */
export interface Ground {
  language: Language;
  settings: Settings;
  readers: Readers;
  /** The sites that migrate as far as is known. */
  active: ReadonlySet<CallSite>;
  /** The sites that lose their sampling parameters, and nothing else. */
  fixing: ReadonlySet<CallSite>;
  /** The sites of which nothing changes but the model's id. */
  renaming: ReadonlySet<CallSite>;
  /** The sites among them that get no task budget, and keep their endpoint. */
  plain: ReadonlySet<CallSite>;
  /** Places that stay, because two sites want different texts there. */
  pinned: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  alone: boolean;
  /** What calls that stay take from where it cannot be seen. */
  open: OpenValues;
  /** Asked once for each declaration and value. */
  leadsOf: (declaration: Declaration, value: Expr) => LeadsFound;
}

const SAMPLING_NAMES = new Set<string>(SAMPLING);
/** What of an object a reader would miss after the rewrite. */
const GONE = new Set<string>(['thinking', 'budget_tokens', 'type', ...SAMPLING, SPEED]);

export class MigratingSite {
  /** Those of the run, with what is chosen for this site alone. */
  readonly settings: Settings;

  constructor(
    readonly facts: Facts,
    readonly ground: Ground,
    /** Ratio and floor, or fixed total, of this site. */
    readonly budgetSettings: BudgetSettings,
    /** The module that it may ask for what depends on its model, where that is chosen at run time. */
    readonly guard?: GeneratedModule,
  ) {
    this.settings = { ...ground.settings, taskBudget: budgetSettings.taskBudget };
  }

  get site(): CallSite {
    return this.facts.site;
  }
  get syntax(): Syntax {
    return this.ground.language.syntax;
  }
  /** What the code calls a part of a request: the API's name, or that of the library that sends it. */
  nameOf(part: Part): string {
    const { row } = this.site.library ?? {};
    return row?.thinking[part] ?? row?.names[part] ?? part;
  }
  /** True where only the sampling parameters go. */
  get samplingOnly(): boolean {
    return this.ground.fixing.has(this.site);
  }
  /** True where only the model's id becomes another. */
  get renamesOnly(): boolean {
    return this.ground.renaming.has(this.site);
  }
  /** True where fast mode goes, which the target refuses. */
  get losesSpeed(): boolean {
    return factsOfTarget(this.settings.targetModel).speed === 'refused' && !this.samplingOnly;
  }
  /** The requests that change; with --all-calls also those without a budget. */
  get requests(): RequestFacts[] {
    const { hasBudget, requests } = this.facts;
    return hasBudget && !this.samplingOnly
      ? requests.filter((facts) => facts.moves || (this.settings.allCalls && movesAlong(facts)))
      : requests;
  }
  /** True where the call gets a task budget, and so the beta endpoint and its header. */
  get getsTaskBudget(): boolean {
    return (
      this.settings.taskBudget && this.facts.hasBudget && this.site.method !== 'countTokens' && !this.samplingOnly && !this.renamesOnly
    );
  }

  /** True where the expression may be given another text: every call that reads it migrates, and nobody else would miss it. */
  canEdit(expr: Expr, kind: EditKind = 'value'): boolean {
    return this.obstacle(expr, kind) === undefined;
  }

  /** What keeps an expression as it is, whichever edit of `kinds` is asked for: a call, if there is one, or a place; undefined where nothing does. */
  obstacleTo(expr: Expr, kinds: readonly EditKind[] = ['value', 'object', 'insert']): Obstacle | undefined {
    const found = kinds.flatMap((kind) => this.obstacle(expr, kind) ?? []);
    return found.find(({ site }) => site) ?? found.find(({ at }) => at) ?? found[0];
  }

  /** The place that decides something by the id that an expression gives, or by a declaration on the way to it. */
  deciderOf(expr: Expr): Expr | undefined {
    const { readers, leadsOf } = this.ground;
    return this.decidedBy(expr) ?? readers.declarationsOf(expr).flatMap((declaration) => leadsOf(declaration, expr).decider ?? [])[0];
  }

  private decidedBy(expr: Expr): Expr | undefined {
    return this.ground.language.deciderOf?.(expr, (id) => twinOf(id, this.settings.targetModel));
  }

  /** What forbids another text for an expression; undefined where it may be edited. */
  obstacle(expr: Expr, kind: EditKind): Obstacle | undefined {
    const { readers, active, fixing, plain, pinned, selected, language } = this.ground;
    if (pinned.has(exprKey(expr)) || !selected.has(expr.file) || expr.file.endsWith('.json')) return {};
    const decider = kind === 'value' ? this.decidedBy(expr) : undefined;
    if (decider) return { at: decider, decides: true };
    if (kind === 'object' && language.isBudgetRead?.(expr)) return {};
    const reading = [...readers.of(expr)];
    const stays = reading.find((site) => !active.has(site) && !(kind === 'sampling' && fixing.has(site)));
    if (stays) return { site: stays };
    const refusing = reading.find((site) => site.method === 'countTokens' || plain.has(site));
    if (refusing && kind === 'insert' && this.settings.taskBudget) return { site: refusing };
    for (const declaration of readers.declarationsOf(expr)) {
      const found = this.obstacleIn(declaration, expr, kind);
      if (found) return found;
    }
    return undefined;
  }

  private obstacleIn(declaration: Declaration, expr: Expr, kind: EditKind): Obstacle | undefined {
    const { readers, alone, language, open } = this.ground;
    const isRead = (use: Expr) => readers.isRead(use);
    // Who reads what a component exports, or shows, cannot be seen.
    if ((alone || isUnit(declaration.file)) && declaration.exported) return {};
    const isText = kind === 'value' || kind === 'header';
    // What else takes a model that a library made of an id would send it on.
    const isTaken = kind === 'header' || (isText && this.site.library?.row?.makesModels === true);
    if (isTaken && language.isReadElsewhere(declaration, isRead)) return {};
    // No model that is not known is a text of a header.
    if (kind === 'header') return undefined;
    const near = (isText ? open.models : open.objects).filter((one) => language.isConnected?.(declaration.file, one.expr.file) ?? true);
    const reaching = this.reaching(declaration, near);
    if (reaching) return { site: reaching.site };
    if (!isText) {
      const gone = [...(kind === 'sampling' ? SAMPLING_NAMES : GONE)];
      const { tokens } = this.site.library ?? {};
      const names = [...gone.flatMap((part) => [part, this.nameOf(part as Part)]), ...(tokens === undefined ? [] : [tokens])];
      const holding = language.heldBy(declaration, new Set(names), isRead);
      if (holding) return { at: holding };
      return language.reflected?.(declaration) === 'known' ? {} : undefined;
    }
    const { leads, decider } = this.ground.leadsOf(declaration, expr);
    // What a table has under an id it has under no other.
    if (leads === 'lookup') return decider ? { at: decider, decides: true } : {};
    const [first] = leads === undefined ? [] : near;
    return first && { site: first.site };
  }

  /** A call that stays, and that may be given what is declared by its name, or with all else that is declared beside it. */
  private reaching(declaration: Declaration, open: OpenValues['models']): OpenValues['models'][number] | undefined {
    const { language } = this.ground;
    const byName = new RegExp(`[."'\`]${declaration.name.replaceAll('$', '\\$')}\\b`);
    const named = language.isReachedByName(declaration) ? open.find(({ expr }) => byName.test(language.text(expr))) : undefined;
    return named ?? (open.length > 0 && language.reflected?.(declaration) !== undefined ? open[0] : undefined);
  }

  /** The place nearest to the leaf of a trail that may be edited; undefined where only the site can say it. */
  place(trail: readonly Value[], kind: EditKind = 'value'): Expr | undefined {
    const { readers } = this.ground;
    const leaf = trail.at(-1) as Value;
    for (let index = trail.length - 1; index >= 0; index--) {
      const step = trail[index] as Value;
      const isLeaf = index === trail.length - 1 && step.kind !== 'open' && !(step.kind === 'literal' && step.part);
      const standsAlone = this.isOwnText(step) && hasOneLeaf(step) && !readers.leadsElsewhere(step.expr, leaf.expr);
      if ((isLeaf || standsAlone) && this.ground.language.isWritten(step.expr) && this.canEdit(step.expr, kind)) return step.expr;
    }
    return undefined;
  }

  /**
   * A read whose expression can be given another text: not the object of a write to one of its properties, no declaration, and no name of a
   * whole that is declared to stand for more than its text.
   */
  private isOwnText(step: Value): step is Read {
    if (step.kind !== 'read' || step.part) return false;
    if (isParameter(step) && !isWithin(step.expr, this.site.expr)) return false;
    const entry = step.holder?.entry;
    if ((entry?.kind === 'write' && entry.nested) || (entry?.kind === 'property' && entry.declared)) return false;
    const { value, expr } = step;
    const isWhole = value.kind === 'read' && value.part === true && exprKey(value.expr) === exprKey(expr);
    return !isWhole || this.ground.readers.declarationsOf(expr).length === 0;
  }

  /** The containers from the request's params to a place of a part in them, outermost first. */
  containers(before: readonly Value[], part: string): Container[] {
    const { row } = this.site.library ?? {};
    // Options of a library stand in each other, and one part goes beside the others of its level only.
    const names = row && [part, ...(part === 'model' ? row.models : [this.nameOf(part as Part), ...(row.tokens ?? [])])];
    return containersOn(before).filter(({ object }) => !names || names.some((name) => mayHave(object, name)));
  }

  /** What no rule says about a call of another library: a person uses the option that it has. @param why what keeps it, behind the name of the library. */
  leftToLibrary(at: Expr, why: string): Unexpressible {
    return new Unexpressible('other-client', at, `${this.site.library?.says}, ${why}`);
  }

  /** Where a new property goes: the innermost literal that takes it, else a spread around the params. */
  insert(
    request: RequestFacts['request'],
    containers: readonly Container[],
    key: string,
    text: (container: Container | null) => string,
  ): Operation {
    const container = this.taking(containers, key);
    const name = this.nameOf(key as Part);
    const named = name === key ? {} : { named: name };
    const given = container?.object.entries.find(
      (entry) => entry.kind === 'property' && entry.key === name && isWithin(entry.expr, container.object.expr),
    );
    // What is there once must not be there twice.
    if (given) throw new Unexpressible('shared-params', given.expr);
    if (container)
      return { op: 'insert', object: container.object.expr, after: anchorEntry(container), key, text: text(container), ...named };
    // The options that hold thinking are no argument of their own where they stand deeper.
    const { row } = this.site.library ?? {};
    const isDeeper = row !== undefined && row.root.length + row.path.length > 0;
    if (isDeeper) throw this.leftToLibrary(request.expr, 'and the options that hold its thinking cannot be edited for it alone');
    // Wrapped where a function makes it, it changes for everybody who has it from there.
    const kinds: EditKind[] = isWithin(request.expr, this.site.expr) ? ['value'] : ['value', 'object', 'insert'];
    if (!kinds.every((kind) => this.canEdit(request.expr, kind))) throw new Unexpressible('shared-params', request.expr);
    return { op: 'wrap', expr: request.expr, key, text: text(null), ...named };
  }

  /** True for a literal of the code's own, which takes new entries: what a call makes has no place for them. */
  isLiteral({ expr }: ObjectValue): boolean {
    const { language } = this.ground;
    return language.isWritten(expr) && language.takesEntries?.(expr) !== false;
  }

  /** The innermost literal that takes a new property; undefined where only a spread at the site can say it. */
  taking(containers: readonly Container[], key?: string): Container | undefined {
    return containers.findLast(
      ({ object, after }) =>
        !object.readonly &&
        !isPutInLater(object, after) &&
        this.isLiteral(object) &&
        this.canEdit(object.expr, 'insert') &&
        !this.ground.language.isUntyped?.(object.expr) &&
        !(key === 'betas' && this.isSentWithoutBetas(object.expr)),
    );
  }

  /** True where another call sends what is written there as a request's body, in which `betas` has no place: in a batch, or by raw HTTP. */
  private isSentWithoutBetas(expr: Expr): boolean {
    return [...this.ground.readers.of(expr)].some(
      (site) => site !== this.site && (site.kind === 'http' || (site.method === 'batches.create' && this.site.method !== 'batches.create')),
    );
  }

  /**
   * Another text for the leaf of a trail: where it is written, else in the expression nearest to it that this site has to itself.
   * A default or choice around a leaf that stays is copied to the site, if its names mean the same there.
   */
  replaceLeaf(trail: readonly Value[], text: string, kind: 'value' | 'object' = 'value'): Operation | undefined {
    const place = this.place(trail, kind);
    if (place) return { op: 'replace', expr: this.droppable(place), text };
    const leaf = trail.at(-1) as Value;
    const { language } = this.ground;
    for (let index = trail.length - 2; index >= 0; index--) {
      const step = trail[index] as Value;
      if (!this.isOwnText(step) || !this.canEdit(step.expr, kind)) continue;
      const { expr } = unread(step.value);
      const holdsLeaf = isWithin(leaf.expr, expr);
      if (
        !holdsLeaf ||
        this.ground.readers.leadsElsewhere(step.expr, leaf.expr) ||
        !language.meansTheSame(expr, step.expr) ||
        losesChoice(trail.slice(index + 1), expr)
      )
        throw new Unexpressible('shared-params', leaf.expr);
      // Copied, it is evaluated once more.
      const isEnvironment = outcomes(step.value).every(
        (one) => isConstantInRun(one) && testsOn(one.trail).every(({ test }) => isRepeatable(test)),
      );
      if (!isEnvironment && !language.isPure(expr)) throw new Unexpressible('condition-has-effects', expr);
      const before = language.text({ ...expr, end: leaf.expr.start });
      const after = language.text({ ...expr, start: leaf.expr.end });
      return { op: 'replace', expr: this.droppable(step.expr), text: before + text + after };
    }
    return undefined;
  }

  /**
   * An expression that goes, or makes room for another.
   * @throws Unexpressible for one that does more than give a value.
   */
  droppable(expr: Expr): Expr {
    if (!this.ground.language.isDroppable(expr)) throw new Unexpressible('condition-has-effects', expr);
    return expr;
  }

  /** The site's own value for a property that comes from an object that stays. */
  override(request: RequestFacts['request'], trail: readonly Value[], key: string, text: string): Operation {
    const own = trail.findIndex(
      (step) => step.kind === 'read' && !step.part && step.holder !== undefined && step.holder.entry.kind !== 'spread',
    );
    const before = own < 0 ? trail : trail.slice(0, own);
    const read = trail[own];
    if (read?.kind === 'read' && isPlaced(read.holder?.entry)) throw new Unexpressible('shared-params', read.expr);
    const leaf = trail.at(-1)?.expr;
    const isAlone = this.facts.requests.every(({ request: other }) =>
      outcomes(property(other.params, key), other.assume).some((one) => leaf && exprKey(one.leaf.expr) === exprKey(leaf)),
    );
    // Code that reads the budget of an object that stays may come to it from the objects around it.
    const isRead = trail.some((step) => this.ground.language.isBudgetRead?.(step.expr));
    if (isRead && !isWithin(request.expr, this.site.expr)) throw new Unexpressible('shared-params', leaf);
    const containers = this.containers(before, key).filter(({ object }) => !isRead || isWithin(object.expr, this.site.expr));
    const taking = this.taking(containers, key);
    const behind = taking
      ? before.slice(before.findLastIndex((step) => step.kind === 'read' && step.holder?.entry === taking.after) + 1)
      : before;
    // One of several values: the text for it would stand for the others, too.
    const isOneOf =
      optionsOn(behind).length > 0 &&
      outcomes(property(request.params, key), request.assume).some((one) => leaf && exprKey(one.leaf.expr) !== exprKey(leaf));
    if (testsOn(trail).length || losesChoice(trail) || !isAlone || isOneOf) throw new Unexpressible('shared-params', leaf);
    return this.insert(request, containers, key, () => text);
  }

  /** `test ? text : nothing` for every test between a container and the place it stands for. */
  underTests(tests: Container['tests'], text: string, at: Expr, nothing = this.syntax.nothing('output_config')): string {
    return tests.reduceRight((inner, { test, holds }) => {
      if (!test.pure) throw askedTwice(test);
      if (test.hidden || !this.ground.language.meansTheSame(test.expr, at)) throw new Unexpressible('shared-params', test.expr);
      const source = this.ground.language.text(test.expr);
      return holds ? this.syntax.conditional(source, inner, nothing) : this.syntax.conditional(source, nothing, inner);
    }, text);
  }

  /** Containers of a holder: what leads to it, then the object that holds `thinking` itself. */
  containersOf(holder: Holder): Container[] {
    const outer = this.containers(leadingTo(holder), 'thinking');
    return [...outer, plainContainer(holder.object, holder.entry)];
  }
}

/** True for the name of a parameter: other calls of its function may give it something else. */
const isParameter = ({ declaration, value, expr }: Read): boolean =>
  declaration?.parameter === true || (value.kind === 'read' && exprKey(value.expr) === exprKey(expr) && isParameter(value));

/** A request without a budget beside one that has it, for Opus 4.6 alone. */
const movesAlong = ({ paths }: RequestFacts): boolean =>
  paths.some((path) => path.group === 'moves') &&
  paths.every((path) => path.state === 'none' && path.group !== 'stays' && path.group !== 'variant');
