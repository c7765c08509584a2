/** The programs of a run: those that take an edited file in, and those that can see what has changed in one. */
import type { SourceTree } from '../run/engine.js';
import type { Configs, ProgramConfig } from './configs.js';
import { CompilerFiles } from './host.js';
import { Importers } from './importers.js';
import type { Sdks } from './installed.js';
import { WorkspaceOutputs } from './outputs.js';
import { CheckedProgram } from './program.js';

export class Programs {
  private readonly loaded = new Map<string, CheckedProgram>();
  private readonly outputs: WorkspaceOutputs;
  private readonly files: CompilerFiles;
  private importers: Importers | undefined;

  /** @param made files that the edits make, with their text. */
  constructor(
    private readonly tree: SourceTree,
    private readonly configs: Configs,
    private readonly sdks: Sdks,
    textOf: (file: string) => string | undefined,
    private readonly made: ReadonlyMap<string, string>,
  ) {
    this.outputs = new WorkspaceOutputs(configs, tree);
    this.files = new CompilerFiles(this.outputs, (file) => made.get(file) ?? textOf(file));
  }

  get all(): readonly CheckedProgram[] {
    return [...this.loaded.values()];
  }

  /** Loads every program that takes one of these files in. */
  hold(files: Iterable<string>): void {
    const own = new Set<ProgramConfig>();
    const others = new Set<ProgramConfig>();
    for (const file of files) {
      if (this.made.has(file)) continue;
      own.add(this.configs.of(file));
      for (const config of this.configs.all()) if (config.files.has(file)) others.add(config);
    }
    this.load([...own, ...bySize(others)]);
  }

  /**
   * Loads every program that takes one of the moved files in, or imports what is another thing after the edits.
   * @returns true where there is one more.
   */
  follow(moved: Iterable<string>): boolean {
    const before = this.loaded.size;
    this.hold(moved);
    this.loadImporters();
    return this.loaded.size > before;
  }

  private loadImporters(): void {
    if (this.configs.all().every(({ name }) => this.loaded.has(name))) return;
    const changed = new Set(this.all.flatMap((program) => [...program.changedShapes()]));
    if (changed.size === 0) return;
    this.importers ??= new Importers(this.configs, this.outputs, this.tree);
    const seeing = this.importers.of(changed);
    this.load(bySize(this.configs.all().filter(({ files }) => [...files].some((file) => seeing.has(file)))));
  }

  private load(configs: readonly ProgramConfig[]): void {
    for (const config of configs) {
      if (this.loaded.has(config.name) || this.all.some((other) => isPartOf(config, other.config))) continue;
      this.sdks.of(config.name);
      this.loaded.set(config.name, new CheckedProgram(config, this.files, this.sdks.roots(), [...this.made.keys()]));
    }
  }
}

const bySize = (configs: Iterable<ProgramConfig>): ProgramConfig[] => [...configs].sort((a, b) => b.files.size - a.files.size);

/** True where all that one configuration checks is checked by another one, in the same way. */
function isPartOf(config: ProgramConfig, other: ProgramConfig): boolean {
  return [...config.files].every((file) => other.files.has(file)) && checkingOf(config) === checkingOf(other);
}

/** The options that decide what the compiler says, as text. */
const checkingOf = ({ options }: ProgramConfig): string =>
  JSON.stringify(
    Object.entries(options)
      .filter(([name]) => !OUTPUT.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const OUTPUT =
  /^(?:configFilePath|outDir|rootDir|declarationDir|tsBuildInfoFile|sourceRoot|mapRoot|declarationMap|sourceMap|incremental|noEmit|emitDeclarationOnly|removeComments)$/;
