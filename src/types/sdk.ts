/** The beta twins of the SDK's types, read off its declarations. */
import { ts } from 'ts-morph';
import { pairsByPlace } from './pairs.js';

export interface Twin {
  symbol: ts.Symbol;
  /** From the outermost namespace inwards: `['BatchCreateParams', 'Request']`. */
  path: string[];
  /** What an import names: the module that declares it, relative to the package and without an extension. */
  module: string;
}

/** A type of the SDK, as a symbol: its own path and where it is declared. */
export interface SdkType {
  symbol: ts.Symbol;
  path: string[];
  module: string;
  beta: boolean;
}

/** The names of twins that are not named alike, read once for all programs with the same SDK. */
export type Pairs = Map<string, ReadonlyMap<string, string>>;

/** Knows the SDK's types in one program. */
export class SdkTypes {
  private betaExports: Map<string, SdkType> | undefined;

  constructor(
    private readonly program: ts.Program,
    private readonly checker: ts.TypeChecker,
    private readonly roots: readonly string[],
    private readonly pairs: Pairs = new Map(),
  ) {}

  /** The SDK type that a symbol stands for; undefined for any other symbol. */
  typeOf(symbol: ts.Symbol | undefined): SdkType | undefined {
    if (!symbol) return undefined;
    const resolved = this.resolve(symbol);
    const declaration = resolved.declarations?.find((one) => this.moduleOf(one.getSourceFile()) !== undefined);
    const module = declaration && this.moduleOf(declaration.getSourceFile());
    if (!declaration || module === undefined) return undefined;
    const names = [resolved.name];
    for (let outer = namespaceOf(declaration); outer; outer = namespaceOf(outer)) names.unshift(outer.name.text);
    return { symbol: resolved, path: names, module, beta: isBeta(module) };
  }

  /** The beta twin of a type of the SDK; undefined where it has none, or is one. */
  twinOf(type: SdkType): Twin | undefined {
    if (type.beta) return undefined;
    const [outer, ...inner] = type.path as [string, ...string[]];
    const twin = namesOfTwin(outer)
      .map((name) => this.beta().get(name))
      .find((found) => found !== undefined);
    if (!twin) return this.twinByPlace(type) ?? this.twinOfAliased(type);
    const names = [...twin.path];
    let { symbol } = twin;
    for (const name of inner) {
      const member = this.exportsOf(symbol).find((one) => one.name === name || one.name === `Beta${name}`);
      if (!member) return undefined;
      symbol = this.resolve(member);
      names.push(member.name);
    }
    return { symbol, path: names, module: twin.module };
  }

  /** A twin of another name: `DocumentBlockParam` is `BetaRequestDocumentBlock`. */
  private twinByPlace({ path: [name, ...inner], module, symbol }: SdkType): Twin | undefined {
    if (inner.length > 0 || name === undefined || !MESSAGES.test(module)) return undefined;
    const root = this.rootOf(symbol.declarations?.[0]?.getSourceFile().fileName ?? '') ?? '';
    let names = this.pairs.get(root);
    if (!names) {
      const files = this.program.getSourceFiles().filter((file) => this.rootOf(file.fileName) === root);
      const those = (test: RegExp) => files.filter((file) => test.test(this.moduleOf(file) ?? ''));
      names = pairsByPlace(those(MESSAGES), those(BETA_MESSAGES), namesOfTwin);
      this.pairs.set(root, names);
    }
    const twin = this.beta().get(names.get(name) ?? '');
    return twin && { symbol: twin.symbol, path: twin.path, module: twin.module };
  }

  private rootOf(file: string): string | undefined {
    return this.roots.find((root) => file.startsWith(`${root}/`));
  }

  /** What describes adaptive thinking where a type describes enabled thinking; undefined for any other type. */
  adaptiveOf({ path, symbol, module }: SdkType): Twin | undefined {
    const name = path.at(-1)?.replace('ThinkingConfigEnabled', 'ThinkingConfigAdaptive');
    const source = symbol.declarations?.[0]?.getSourceFile();
    const exported = source && this.checker.getSymbolAtLocation(source);
    const found = exported && name !== path.at(-1) && this.checker.getExportsOfModule(exported).find((one) => one.name === name);
    return found ? { symbol: this.resolve(found), path: [found.name], module } : undefined;
  }

  /** An older name for a type that has a twin: `MessageStreamEvent` is `RawMessageStreamEvent`. */
  private twinOfAliased(type: SdkType): Twin | undefined {
    const declaration = type.symbol.declarations?.find(ts.isTypeAliasDeclaration);
    if (!declaration || !ts.isTypeReferenceNode(declaration.type) || declaration.type.typeArguments) return undefined;
    const aliased = this.typeOf(this.checker.getSymbolAtLocation(declaration.type.typeName));
    return aliased && this.twinOf(aliased);
  }

  resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  exportsOf(symbol: ts.Symbol): ts.Symbol[] {
    return symbol.flags & (ts.SymbolFlags.Module | ts.SymbolFlags.Alias) ? this.checker.getExportsOfModule(this.resolve(symbol)) : [];
  }

  /** The path of a file of the package, without its extension; undefined for another file. */
  moduleOf({ fileName }: ts.SourceFile): string | undefined {
    const root = this.rootOf(fileName);
    return root === undefined ? undefined : fileName.slice(root.length + 1).replace(/\.d\.[cm]?ts$/, '');
  }

  private beta(): Map<string, SdkType> {
    if (this.betaExports) return this.betaExports;
    const found = new Map<string, SdkType>();
    for (const file of this.program.getSourceFiles()) {
      const module = this.moduleOf(file);
      const symbol = module !== undefined && isBetaMessages(module) && this.checker.getSymbolAtLocation(file);
      if (!symbol || module === undefined) continue;
      for (const one of this.checker.getExportsOfModule(symbol)) {
        const type = this.typeOf(one);
        if (type && type.module === module && !found.has(one.name)) found.set(one.name, type);
      }
    }
    this.betaExports = found;
    return found;
  }
}

const MESSAGES = /^resources\/messages\//;
const BETA_MESSAGES = /^resources\/beta\/messages\//;

const isBeta = (module: string): boolean => /(?:^|\/)(?:beta\/|beta$|[Bb]eta[A-Z-])/.test(module);

/** The beta modules that speak of messages: the rest of the beta API has twins of nothing. */
const isBetaMessages = (module: string): boolean =>
  isBeta(module) && (/^resources\/beta\/messages(?:\/|$)/.test(module) || module.startsWith('lib/'));

/** A beta type that may be the twin of another. */
export const isOfMessages = ({ module }: SdkType): boolean => isBetaMessages(module);

/** `Message` is `BetaMessage`, `ParsedMessage` is `ParsedBetaMessage`, `MessageCreateParams` keeps its name. */
const namesOfTwin = (name: string): string[] => [
  `Beta${name}`,
  ...[...name.matchAll(/(?<=[a-z])[A-Z]/g)].map(({ index }) => `${name.slice(0, index)}Beta${name.slice(index)}`),
  name,
];

const namespaceOf = (node: ts.Node): ts.ModuleDeclaration | undefined => {
  const outer = node.parent?.parent;
  return outer && ts.isModuleDeclaration(outer) ? outer : undefined;
};
