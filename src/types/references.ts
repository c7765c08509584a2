/** The places in type annotations that name an SDK type with a beta twin. */
import { ts } from 'ts-morph';
import type { SdkType, SdkTypes, Twin } from './sdk.js';

/** A node that can be moved: the name of a type, a `typeof client.messages…`, or a `…['messages']`. */
export type Reference =
  | { kind: 'name'; node: ts.EntityName | ts.ImportTypeNode | ts.PropertyAccessExpression; type: SdkType; twin: Twin }
  | { kind: 'member'; node: ts.Identifier | ts.StringLiteral };

/** A reference, and the user's own aliases and interfaces through which an annotation reaches it, outermost first. */
export interface Reached {
  reference: Reference;
  through: ts.TypeReferenceNode[];
}

export interface Reader {
  checker: ts.TypeChecker;
  sdk: SdkTypes;
  /** Whether a file is the user's own source. */
  isUsers: (file: ts.SourceFile) => boolean;
  sourceFile: (name: string) => ts.SourceFile | undefined;
}

/** The reference that a type node is itself, not one within it. */
export function referenceAt(node: ts.Node, { checker, sdk }: Pick<Reader, 'checker' | 'sdk'>): Reference | undefined {
  const named = (name: Extract<Reference, { kind: 'name' }>['node'], symbol: ts.Symbol | undefined): Reference | undefined => {
    const type = sdk.typeOf(symbol);
    const twin = type && sdk.twinOf(type);
    return type && twin && { kind: 'name', node: name, type, twin };
  };
  if (ts.isTypeReferenceNode(node)) return named(node.typeName, checker.getSymbolAtLocation(node.typeName));
  if (ts.isExpressionWithTypeArguments(node)) {
    const { expression } = node;
    if (ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression))
      return named(expression as ts.Identifier | ts.PropertyAccessExpression, checker.getSymbolAtLocation(expression));
  }
  if (ts.isImportTypeNode(node) && node.qualifier && !node.isTypeOf) return named(node, checker.getSymbolAtLocation(node.qualifier));
  if (ts.isTypeQueryNode(node)) {
    const member = messagesIn(node.exprName, { checker, sdk });
    return member && { kind: 'member', node: member };
  }
  if (ts.isIndexedAccessTypeNode(node) && ts.isLiteralTypeNode(node.indexType) && ts.isStringLiteral(node.indexType.literal)) {
    const { literal } = node.indexType;
    const property = literal.text === 'messages' && checker.getTypeFromTypeNode(node.objectType).getProperty('messages');
    if (property && isClientMember(property, sdk)) return { kind: 'member', node: literal };
  }
  return undefined;
}

/** The `messages` of a client within a dotted name. */
function messagesIn(name: ts.EntityName, { checker, sdk }: Pick<Reader, 'checker' | 'sdk'>): ts.Identifier | undefined {
  if (!ts.isQualifiedName(name)) return undefined;
  if (name.right.text === 'messages' && isClientMember(checker.getSymbolAtLocation(name.right), sdk)) return name.right;
  return messagesIn(name.left, { checker, sdk });
}

const isClientMember = (symbol: ts.Symbol | undefined, sdk: SdkTypes): boolean =>
  symbol?.declarations?.some((one) => sdk.moduleOf(one.getSourceFile()) === 'client') ?? false;

/**
 * The references that a type annotation reaches, through the user's own aliases and interfaces.
 * @param value the type of what meets the annotation: parts of the annotation that it fits are left out. Undefined: all of them count.
 */
export function referencesIn(annotation: ts.Node, reader: Reader, value?: ts.Type): Reached[] {
  const { checker } = reader;
  const seen = new Set<ts.Node>();
  const fits = (node: ts.TypeNode, part: ts.Type | undefined): boolean =>
    part !== undefined && checker.isTypeAssignableTo(part, checker.getTypeFromTypeNode(node));

  /** Whether a value, or one of its alternatives, would fit the twin. */
  const takes = (reference: Reference, part: ts.Type): boolean => {
    if (reference.kind !== 'name') return true;
    const twin = checker.getDeclaredTypeOfSymbol(reference.twin.symbol);
    return (part.isUnion() ? part.types : [part]).some((one) => checker.isTypeAssignableTo(one, twin));
  };

  const visit = (node: ts.Node, part: ts.Type | undefined, through: ts.TypeReferenceNode[]): Reached[] => {
    if (ts.isTypeNode(node) && fits(node, part)) return [];
    const own = referenceAt(node, reader);
    const found: Reached[] = own ? [{ reference: own, through }] : [];
    if (ts.isTypeReferenceNode(node) && !own) return [...argumentsOf(node, part, through), ...declared(node, part, through)];
    if (ts.isTypeLiteralNode(node)) return members(node.members, part, through);
    if (ts.isArrayTypeNode(node)) return visit(node.elementType, part && elementOf(part, checker), through);
    if (ts.isUnionTypeNode(node)) {
      const all = node.types.flatMap((one) => visit(one, undefined, through));
      const meant = part ? all.filter(({ reference }) => takes(reference, part)) : [];
      return meant.length > 0 ? meant : all;
    }
    if (ts.isIndexedAccessTypeNode(node)) return [...found, ...visit(node.objectType, undefined, through)];
    ts.forEachChild(node, (child) => {
      if (ts.isTypeNode(child) || ts.isParameter(child)) found.push(...visit(child, undefined, through));
    });
    return found;
  };
  const argumentsOf = (node: ts.TypeReferenceNode, part: ts.Type | undefined, through: ts.TypeReferenceNode[]): Reached[] => {
    const own = checker.getTypeFromTypeNode(node);
    const same = part?.symbol !== undefined && part.symbol === own.symbol;
    const parts = same ? checker.getTypeArguments(part as ts.TypeReference) : [];
    // An async function gives what its promise holds.
    const inner = !same && own.symbol?.name === 'Promise' ? part : undefined;
    return (node.typeArguments ?? []).flatMap((one, index) => visit(one, parts[index] ?? inner, through));
  };
  const declared = (node: ts.TypeReferenceNode, part: ts.Type | undefined, through: ts.TypeReferenceNode[]): Reached[] => {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const declarations = symbol && reader.sdk.resolve(symbol).declarations;
    return (declarations ?? []).flatMap((declaration) => {
      if (!reader.isUsers(declaration.getSourceFile()) || seen.has(declaration)) return [];
      seen.add(declaration);
      const path = [...through, node];
      if (ts.isTypeAliasDeclaration(declaration)) return visit(declaration.type, part, path);
      if (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration))
        return [
          ...members(declaration.members, part, path),
          ...(declaration.heritageClauses ?? []).flatMap(({ types }) => types.flatMap((one) => visit(one, undefined, path))),
        ];
      if (ts.isTypeParameterDeclaration(declaration) && declaration.constraint) return visit(declaration.constraint, part, through);
      return [];
    });
  };
  /** Of an object's members, those that the value does not fit; all of them where that cannot be told. */
  const members = (list: readonly ts.Node[], part: ts.Type | undefined, through: ts.TypeReferenceNode[]): Reached[] => {
    const typed = list.flatMap((member) => {
      const annotations = typeNodesOfMember(member);
      const name = (member as ts.NamedDeclaration).name;
      const property = part && name && ts.isIdentifier(name) ? part.getProperty(name.text) : undefined;
      return annotations.map((type) => ({ type, part: property && checker.getTypeOfSymbol(property) }));
    });
    const failing = typed.filter(({ type, part: own }) => own !== undefined && !fits(type, own));
    const chosen = failing.length > 0 ? failing : typed.filter(({ part: own }) => own === undefined);
    return chosen.flatMap(({ type, part: own }) => visit(type, own, through));
  };
  return visit(annotation, value, []);
}

/** The annotation of a variable, a parameter, a property or what a function gives; in JavaScript it is in the comment above. */
export function typeNodeOf(
  node: ts.VariableDeclaration | ts.ParameterDeclaration | ts.PropertyDeclaration | ts.PropertySignature | ts.SignatureDeclaration,
): ts.TypeNode | undefined {
  if (node.type) return node.type;
  return ts.isFunctionLike(node) ? ts.getJSDocReturnType(node) : ts.getJSDocType(node);
}

/** The annotations of a property or a method of a type. */
export function typeNodesOfMember(member: ts.Node): ts.TypeNode[] {
  if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) return [typeNodeOf(member) ?? []].flat();
  if (ts.isFunctionLike(member)) return signatureNodes(member);
  return [];
}

/** The annotations of a function: what it gives, then what it takes. */
export const signatureNodes = (signature: ts.SignatureDeclaration): ts.TypeNode[] =>
  [signature, ...signature.parameters].flatMap((one) => typeNodeOf(one) ?? []);

const elementOf = (type: ts.Type, checker: ts.TypeChecker): ts.Type | undefined =>
  checker.isArrayType(type) || checker.isTupleType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
