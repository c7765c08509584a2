/** How a beta type is named in one file, and what its imports need for that. */
import path from 'node:path';
import { ts } from 'ts-morph';
import { SDK } from './installed.js';
import { type Move, type MoveEdit, Unwritable } from './moves.js';
import type { Reader } from './references.js';
import type { SdkType, Twin } from './sdk.js';

/** Finds the file that an import from a file gets. */
export type ResolveModule = (specifier: string, from: string) => string | undefined;

/** A name that is to be imported. */
interface Wanted {
  /** The import that the moved name came from. */
  from: ts.ImportDeclaration;
  specifier: ts.ImportSpecifier | undefined;
  module: string;
  name: string;
  by: Set<Move>;
}

const identifiersOf = (name: ts.EntityName | ts.Expression): ts.Identifier[] => {
  if (ts.isIdentifier(name)) return [name];
  if (ts.isQualifiedName(name)) return [...identifiersOf(name.left), name.right];
  if (ts.isPropertyAccessExpression(name) && ts.isIdentifier(name.name)) return [...identifiersOf(name.expression), name.name];
  return [];
};

export class Imports {
  private readonly wanted = new Map<string, Wanted>();
  /** Moved uses of each imported name, by the declaration that imports it. */
  private readonly used = new Map<ts.Node, Set<Move>>();

  constructor(
    private readonly source: ts.SourceFile,
    private readonly reader: Reader,
    private readonly resolveModule: ResolveModule,
  ) {}

  /**
   * The text that names a twin where `name` named the type.
   * @throws Unwritable where it cannot be named in this file.
   */
  nameFor(name: ts.EntityName | ts.PropertyAccessExpression, type: SdkType, twin: Twin, move: Move): string {
    const here = name.getSourceFile() === this.source;
    const [root, ...rest] = identifiersOf(name) as [ts.Identifier, ...ts.Identifier[]];
    const middle = rest.slice(0, Math.max(0, rest.length - type.path.length)).map(({ text }) => text);
    const owner = this.reader.checker.getSymbolAtLocation(root);
    if (owner && rest.length > 0 && here) {
      const found = this.pathTo(owner, middle, twin);
      if (found) return [root.text, ...found].join('.');
    }
    const imported = here ? importOf(owner) : undefined;
    const client = this.clientName();
    const isDirect = imported && specifierOf(imported.declaration).startsWith(SDK);
    if (client && !isDirect) {
      const found = this.pathTo(client.symbol, middle, twin);
      if (found) {
        if (imported) this.use(imported.node, move);
        return [client.name, ...found].join('.');
      }
    }
    if (imported) {
      this.use(imported.node, move);
      return this.importedName(imported, twin, move);
    }
    // A twin that no namespace of the client's holds is imported by itself.
    const declaration = here ? owner?.declarations?.map(importAround).find((one) => one !== undefined) : undefined;
    if (!declaration || !/\.[cm]?tsx?$/.test(this.source.fileName)) throw new Unwritable();
    return this.importedName({ declaration }, twin, move);
  }

  /** `import('…').X`, in place. */
  ofImportType(node: ts.ImportTypeNode, twin: Twin, move: Move): MoveEdit[] {
    const { argument, qualifier } = node;
    if (!qualifier || !ts.isLiteralTypeNode(argument) || !ts.isStringLiteral(argument.literal)) throw new Unwritable();
    const [root, ...rest] = identifiersOf(qualifier) as [ts.Identifier, ...ts.Identifier[]];
    const start = qualifier.getStart(this.source);
    const owner = this.reader.checker.getSymbolAtLocation(root);
    const found = owner && rest.length > 0 && this.pathTo(owner, [], twin);
    if (found) return [{ start, end: qualifier.end, text: [root.text, ...found].join('.'), by: [move] }];
    const { literal } = argument;
    const module = this.moduleFor(literal.text, twin);
    return [
      { start: literal.getStart(this.source) + 1, end: literal.end - 1, text: module, by: [move] },
      { start, end: qualifier.end, text: twin.path.join('.'), by: [move] },
    ];
  }

  /** The way from a namespace to a type: `Beta.BetaMessage`, `Beta.Messages.BetaMessage`. */
  private pathTo(owner: ts.Symbol, middle: readonly string[], twin: Twin): string[] | undefined {
    const { sdk } = this.reader;
    const ways = [
      [...middle, ...twin.path],
      ['Beta', ...middle, ...twin.path],
      ['Beta', ...twin.path],
      ['Beta', 'Messages', ...twin.path],
    ];
    return ways.find((way) => {
      let at: ts.Symbol | undefined = owner;
      for (const name of way) at = at && sdk.exportsOf(at).find((one) => one.name === name);
      return at !== undefined && sameType(sdk.resolve(at), twin);
    });
  }

  /** The file's own name for the client, which holds all types. */
  private clientName(): { name: string; symbol: ts.Symbol } | undefined {
    for (const statement of this.source.statements) {
      if (!ts.isImportDeclaration(statement) || specifierOf(statement) !== SDK) continue;
      const clause = statement.importClause;
      const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
      const name = clause?.name ?? named.find((one) => (one.propertyName ?? one.name).text === 'Anthropic')?.name;
      const symbol = name && this.reader.checker.getSymbolAtLocation(name);
      if (name && symbol) return { name: name.text, symbol };
    }
    return undefined;
  }

  private use(node: ts.Node, move: Move): void {
    this.used.set(node, (this.used.get(node) ?? new Set()).add(move));
  }

  /** The name of a twin that comes by a named import. */
  private importedName({ node, declaration }: Partial<Imported> & Pick<Imported, 'declaration'>, twin: Twin, move: Move): string {
    const module = this.moduleFor(specifierOf(declaration), twin);
    const [name, ...inner] = twin.path as [string, ...string[]];
    const known = this.existing(module, name);
    const specifier = node && ts.isImportSpecifier(node) ? node : undefined;
    if (known === undefined) {
      const key = `${module}\0${name}`;
      const wanted = this.wanted.get(key) ?? { from: declaration, specifier, module, name, by: new Set() };
      wanted.by.add(move);
      this.wanted.set(key, wanted);
    }
    const renamed = specifier?.propertyName && this.isLeftBehind(specifier) ? specifier.name.text : undefined;
    return [known ?? renamed ?? this.localName(name), ...inner].join('.');
  }

  /** A name that nothing else in the file has; an import that goes leaves its own. */
  private localName(name: string): string {
    const owner = (this.source as { locals?: ReadonlyMap<string, ts.Symbol> }).locals?.get(name);
    const isFree = !owner || owner.declarations?.every((one) => ts.isImportSpecifier(one) && this.isLeftBehind(one));
    return isFree ? name : `Anthropic${name}`;
  }

  private existing(module: string, name: string): string | undefined {
    for (const statement of this.source.statements) {
      if (!ts.isImportDeclaration(statement) || specifierOf(statement) !== module) continue;
      const named = statement.importClause?.namedBindings;
      if (!named || !ts.isNamedImports(named)) continue;
      const found = named.elements.find((one) => (one.propertyName ?? one.name).text === name);
      if (found) return found.name.text;
    }
    return undefined;
  }

  /** The module that gives a twin to a file which imports from `specifier`. */
  private moduleFor(specifier: string, twin: Twin): string {
    const extension = /\.[cm]?js$/.exec(specifier)?.[0] ?? '';
    const parent = path.posix.dirname(twin.module);
    const candidates = [specifier.replace(/\/resources\//, '/resources/beta/'), `${SDK}/${parent}`, `${SDK}/${twin.module}`].flatMap(
      (one) => {
        const bare = one.replace(/\.[cm]?js$/, '');
        return [`${bare}${extension}`, bare, `${bare}.js`, `${bare}/index${extension || '.js'}`];
      },
    );
    const found = candidates.find((one) => {
      const file = one.startsWith(SDK) ? this.resolveModule(one, this.source.fileName) : undefined;
      return file !== undefined && this.gives(file, twin);
    });
    if (!found) throw new Unwritable();
    return found;
  }

  /** Whether a module of the SDK exports a twin; one that the program does not hold is a folder's index, judged by its place. */
  private gives(file: string, twin: Twin): boolean {
    const { checker, sdk } = this.reader;
    const declared = twin.symbol.declarations?.[0]?.getSourceFile();
    const module = file.replace(/(?:\/index)?\.d\.[cm]?ts$/, '');
    const source = this.reader.sourceFile(file);
    const symbol = source && checker.getSymbolAtLocation(source);
    if (!symbol) return declared !== undefined && path.posix.dirname(declared.fileName) === module;
    return checker.getExportsOfModule(symbol).some((one) => one.name === twin.path[0] && sameType(sdk.resolve(one), twin, true));
  }

  /** True where every use of an imported name moves. */
  private isLeftBehind(node: ts.Node): boolean {
    const moved = [...(this.used.get(node) ?? [])];
    if (moved.length === 0 || moved.some(({ form }) => form === 'both' || form === 'expand-both')) return false;
    return this.usesOf(node).length <= moved.length;
  }

  private usesOf(node: ts.Node): ts.Identifier[] {
    const { checker } = this.reader;
    const name = (node as ts.ImportSpecifier | ts.NamespaceImport | ts.ImportClause).name as ts.Identifier;
    const symbol = checker.getSymbolAtLocation(name);
    const found: ts.Identifier[] = [];
    const visit = (one: ts.Node): void => {
      if (ts.isIdentifier(one) && one !== name && one.text === name.text && this.isUse(one, symbol)) found.push(one);
      ts.forEachChild(one, visit);
    };
    visit(this.source);
    return found;
  }

  private isUse(node: ts.Identifier, symbol: ts.Symbol | undefined): boolean {
    const { checker } = this.reader;
    if (ts.isImportSpecifier(node.parent)) return false;
    if (ts.isExportSpecifier(node.parent)) return checker.getExportSpecifierLocalTargetSymbol(node.parent) === symbol;
    return checker.getSymbolAtLocation(node) === symbol;
  }

  /** Edits of the import declarations. */
  edits(): MoveEdit[] {
    const edits: MoveEdit[] = [];
    // In the order of the names that they take the place of.
    const wanted = [...this.wanted.values()].sort((a, b) => (a.specifier?.pos ?? 0) - (b.specifier?.pos ?? 0));
    const left = [...this.used].filter(([node]) => this.isLeftBehind(node));
    for (const declaration of new Set([...wanted.map(({ from }) => from), ...left.map(([node]) => importDeclarationOf(node))])) {
      const gone = left.filter(([node]) => importDeclarationOf(node) === declaration).map(([node, moved]) => ({ node, moved }));
      const come = wanted.filter(({ from }) => from === declaration);
      edits.push(...this.editsOfImport(declaration, gone, come));
    }
    return edits;
  }

  private editsOfImport(declaration: ts.ImportDeclaration, gone: { node: ts.Node; moved: Set<Move> }[], come: Wanted[]): MoveEdit[] {
    const { source } = this;
    const clause = declaration.importClause;
    const named = clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? [...clause.namedBindings.elements] : [];
    const goneNodes = new Set(gone.map(({ node }) => node));
    const whole = !clause?.name && (named.length > 0 ? named.every((one) => goneNodes.has(one)) : gone.length > 0);
    const by = [...new Set([...gone.flatMap(({ moved }) => [...moved]), ...come.flatMap((one) => [...one.by])])];
    const [first] = come;
    const literal = declaration.moduleSpecifier;
    if (whole && first && named.length > 0 && come.every(({ module }) => module === first.module)) {
      const rename = named.map((one): MoveEdit | undefined => {
        const mine = come.find(({ specifier }) => specifier === one);
        if (!mine) return undefined;
        const imported = one.propertyName ?? one.name;
        const local = this.localName(mine.name);
        const text = one.propertyName || local === mine.name ? mine.name : `${mine.name} as ${local}`;
        return { start: imported.getStart(source), end: imported.end, text, by: [...mine.by] };
      });
      const module: MoveEdit = { start: literal.getStart(source) + 1, end: literal.end - 1, text: first.module, by };
      const dropped = named.filter((_, index) => !rename[index]);
      return [
        ...rename.filter((one) => one !== undefined).filter(({ start, end, text }) => text !== source.text.slice(start, end)),
        ...this.without(named, dropped, by),
        module,
      ];
    }
    const edits: MoveEdit[] = [];
    const lines = [...new Set(come.map(({ module }) => module))].map((module) =>
      this.line(
        declaration,
        come.filter((one) => one.module === module),
      ),
    );
    if (whole) {
      const end = lines.length > 0 ? declaration.end : this.endOfLine(declaration.end);
      edits.push({ start: declaration.getStart(source), end, text: lines.join(this.lineEnd()), by });
    } else {
      edits.push(
        ...this.without(
          named,
          named.filter((one) => goneNodes.has(one)),
          by,
        ),
      );
      if (lines.length > 0)
        edits.push({ start: declaration.end, end: declaration.end, text: lines.map((line) => this.lineEnd() + line).join(''), by });
    }
    return edits;
  }

  /** A new import in the style of the one that it joins. */
  private line(like: ts.ImportDeclaration, come: readonly Wanted[]): string {
    const { source } = this;
    const clause = like.importClause;
    const inline = come.some(({ specifier }) => specifier?.isTypeOnly);
    const isType = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || inline || come.some(({ specifier }) => !specifier);
    const quote = source.text[like.moduleSpecifier.getStart(source)] ?? "'";
    const names = come.map(({ name, specifier }) => {
      const local = specifier?.propertyName && this.isLeftBehind(specifier) ? specifier.name.text : this.localName(name);
      return local === name ? name : `${name} as ${local}`;
    });
    const end = source.text.slice(0, like.end).endsWith(';') ? ';' : '';
    return `import ${isType ? 'type ' : ''}{ ${names.join(', ')} } from ${quote}${come[0]?.module}${quote}${end}`;
  }

  /** Takes names out of a list, with the comma behind each, or the one before where none that stays follows. */
  private without(all: readonly ts.ImportSpecifier[], gone: readonly ts.ImportSpecifier[], by: Move[]): MoveEdit[] {
    const goes = (one: ts.ImportSpecifier | undefined) => one !== undefined && gone.includes(one);
    return all.flatMap((first, index) => {
      if (!goes(first) || goes(all[index - 1])) return [];
      const stays = all.findIndex((one, at) => at > index && !goes(one));
      const next = all[stays];
      if (next) return [{ start: first.getStart(this.source), end: next.getStart(this.source), text: '', by }];
      const last = all.at(-1) as ts.ImportSpecifier;
      return [{ start: all[index - 1]?.end ?? first.getStart(this.source), end: last.end, text: '', by }];
    });
  }

  private lineEnd(): string {
    return this.source.text.includes('\r\n') ? '\r\n' : '\n';
  }

  private endOfLine(offset: number): number {
    const end = /[ \t]*(?:\r\n|\n|\r)/y;
    end.lastIndex = offset;
    return end.test(this.source.text) ? end.lastIndex : offset;
  }
}

interface Imported {
  /** The import specifier, or the namespace import. */
  node: ts.ImportSpecifier | ts.NamespaceImport;
  declaration: ts.ImportDeclaration;
}

function importOf(symbol: ts.Symbol | undefined): Imported | undefined {
  const node = symbol?.declarations?.find((one) => ts.isImportSpecifier(one) || ts.isNamespaceImport(one));
  if (!node || !(ts.isImportSpecifier(node) || ts.isNamespaceImport(node))) return undefined;
  return { node, declaration: importDeclarationOf(node) };
}

function importDeclarationOf(node: ts.Node): ts.ImportDeclaration {
  let at = node;
  while (!ts.isImportDeclaration(at)) at = at.parent;
  return at;
}

const importAround = (node: ts.Node): ts.ImportDeclaration | undefined => ts.findAncestor(node, ts.isImportDeclaration);

const specifierOf = ({ moduleSpecifier }: ts.ImportDeclaration): string => (moduleSpecifier as ts.StringLiteral).text;

/** The same type; `outer`: or the namespace that it lies in. */
const sameType = (symbol: ts.Symbol, twin: Twin, outer = false): boolean => symbol === twin.symbol || (outer && twin.path.length > 1);
