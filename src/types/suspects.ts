/** From a compiler error to the annotations that may have caused it, the likeliest first. */
import { ts } from 'ts-morph';
import { annotationsOf } from './declared.js';
import { alternatives } from './flavours.js';
import { type Reader, signatureNodes, typeNodeOf, typeNodesOfMember } from './references.js';

/**
 * An annotation that meets a value.
 * `takes`: the value goes into it. `gives`: it describes the value itself, and something else takes that.
 */
export interface Suspect {
  annotation: ts.Node;
  side: 'takes' | 'gives';
  /** The value's type where it is known (for `gives`, the type of what takes it). */
  other?: ts.Type | undefined;
}

/** The innermost node that covers a range. */
export function nodeAt(source: ts.SourceFile, start: number, length: number): ts.Node {
  let found: ts.Node = source;
  const visit = (node: ts.Node): void => {
    if (node.getStart(source) <= start && node.end >= start + length) {
      found = node;
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(source, visit);
  return found;
}

/** Suspects in groups: all of one group are as near to the error as each other. */
export function suspectsOf(at: ts.Node, reader: Reader): Suspect[][] {
  const groups: Suspect[][] = [];
  const { checker } = reader;
  const add = (suspects: Suspect[]) => {
    if (suspects.length > 0) groups.push(suspects);
  };
  const takes = (annotation: ts.Node | undefined, value?: ts.Node): Suspect[] =>
    annotation ? [{ annotation, side: 'takes', other: value && known(checker.getTypeAtLocation(value)) }] : [];
  const gives = (value: ts.Node | undefined, taken?: ts.Type): Suspect[] =>
    value ? annotationsOf(value, reader).map((annotation) => ({ annotation, side: 'gives', other: taken })) : [];
  const target = (expression: ts.Node, value?: ts.Node): Suspect[] =>
    annotationsOf(expression, reader).flatMap((annotation) => takes(annotation, value));

  let from: ts.Node | undefined;
  let attribute: ts.JsxAttribute | undefined;
  for (let node: ts.Node = at; !ts.isSourceFile(node); from = node, node = node.parent) {
    if (ts.isTypePredicateNode(node)) {
      add(takes(node.type));
      continue;
    }
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
      const own = typeNodeOf(node);
      add(takes(own, node.initializer));
      if (node.initializer && own) add(gives(node.initializer, checker.getTypeFromTypeNode(own)));
    } else if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
      add(takes(node.type, node.expression));
    } else if (ts.isReturnStatement(node)) {
      const outer = ts.findAncestor(node, ts.isFunctionLike);
      add(takes(outer && typeNodeOf(outer), node.expression));
      if (node.expression) add(gives(node.expression, checker.getContextualType(node.expression)));
    } else if (ts.isArrowFunction(node) && from === node.body) {
      add(takes(typeNodeOf(node), node.body));
      add(signatureNodes(node).map((annotation) => ({ annotation, side: 'gives' })));
    } else if (ts.isYieldExpression(node)) {
      const outer = ts.findAncestor(node, ts.isFunctionLike);
      add(takes(outer && typeNodeOf(outer)));
    } else if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
        add(target(node.left, node.right));
        add(gives(node.right, checker.getTypeAtLocation(node.left)));
      } else {
        add([...target(node.left), ...target(node.right)]);
      }
    } else if (ts.isCaseClause(node)) {
      add([...target(node.expression), ...target(node.parent.parent.expression)]);
    } else if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
      const value = ts.isPropertyAssignment(node) ? node.initializer : node.name;
      const property = propertyOf(checker.getContextualType(node.parent), node.name.getText());
      add(
        (property?.declarations ?? [])
          .filter(isUsers)
          .flatMap(typeNodesOfMember)
          .flatMap((one) => takes(one, value)),
      );
      add(gives(value, property && checker.getTypeOfSymbol(property)));
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      for (const group of ofCall(node, from)) add(group);
    } else if (ts.isJsxAttribute(node)) {
      attribute = node;
    } else if (ts.isJsxOpeningLikeElement(node)) {
      add(ofElement(node, attribute));
    } else if (ts.isPropertyAccessExpression(node) && from === node.name) {
      add(target(node.expression));
    } else if (ts.isForOfStatement(node) && from !== node.statement) {
      add(target(node.expression));
    } else if (ts.isClassElement(node) || ts.isTypeElement(node)) {
      if (from && from === node.name) add(overloads(from));
      for (const group of ofMember(node)) add(group);
      if (ts.isFunctionLike(node) && from !== node.name) break;
    } else if (ts.isClassLike(node) || ts.isInterfaceDeclaration(node)) {
      for (const member of node.members) for (const group of ofMember(member)) add(group);
    } else if (ts.isTypeReferenceNode(node)) {
      add(constraints(node));
      add(takes(node));
    } else if (ts.isFunctionLike(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
      if (from && from === node.name) add(overloads(from));
      if (from && ts.isTypeNode(from)) add(signatureNodes(node).flatMap((one) => takes(one)));
      break;
    } else if (ts.isFunctionLike(node)) {
      add(signatureNodes(node).map((annotation) => ({ annotation, side: 'gives' })));
    }
  }
  return groups;

  /** The signatures of a function that has several. */
  function overloads(name: ts.Node): Suspect[] {
    const all = checker.getSymbolAtLocation(name)?.declarations?.filter(ts.isFunctionLike) ?? [];
    return all.length > 1 ? all.flatMap(signatureNodes).flatMap((one) => takes(one)) : [];
  }

  function isUsers(declaration: ts.Node): boolean {
    return reader.isUsers(declaration.getSourceFile());
  }

  function ofCall(call: ts.CallExpression | ts.NewExpression, child: ts.Node | undefined): Suspect[][] {
    const all: readonly ts.Expression[] = call.arguments ?? [];
    const which = child ? all.indexOf(child as ts.Expression) : -1;
    const given = which >= 0 ? [which] : all.map((_, index) => index);
    const candidates: ts.Signature[] = [];
    const resolved = checker.getResolvedSignature(call, candidates);
    const declarations = [...new Set([resolved, ...candidates].flatMap((one) => (one?.declaration ? [one.declaration] : [])))];
    const own = declarations
      .filter(isUsers)
      .filter((one): one is ts.SignatureDeclaration => 'parameters' in one && !ts.isJSDocSignature(one));
    const groups: Suspect[][] = [
      own.flatMap(({ parameters }) => given.flatMap((index) => takes(typeOfParameter(parameters[index] ?? parameters.at(-1)), all[index]))),
      own.flatMap(({ typeParameters = [] }) => typeParameters.flatMap(({ constraint }) => takes(constraint))),
      (call.typeArguments ?? []).flatMap((argument) => takes(argument)),
    ];
    // What a method takes may be said where its receiver is made: `new Map<string, Message>()`.
    const [only, ...others] = given;
    const value = only !== undefined && others.length === 0 ? all[only] : undefined;
    groups.push(target(ts.isPropertyAccessExpression(call.expression) ? call.expression.expression : call.expression, value));
    groups.push(given.flatMap((index) => gives(all[index], all[index] && checker.getContextualType(all[index]))));
    return groups;
  }

  function ofElement(element: ts.JsxOpeningLikeElement, attribute: ts.JsxAttribute | undefined): Suspect[] {
    const props = checker.getContextualType(element.attributes);
    const property = attribute && propertyOf(props, attribute.name.getText());
    const value = attribute?.initializer && ts.isJsxExpression(attribute.initializer) ? attribute.initializer.expression : undefined;
    const own = (property?.declarations ?? []).filter(isUsers).flatMap(typeNodesOfMember);
    return own.length > 0 ? own.flatMap((annotation) => takes(annotation, value)) : target(element.tagName);
  }

  /** A member, and what the bases of its class or interface say of the same name. */
  function ofMember(member: ts.ClassElement | ts.TypeElement): Suspect[][] {
    const { name, parent } = member;
    if (!name || !(ts.isClassLike(parent) || ts.isInterfaceDeclaration(parent))) return [];
    const symbol = checker.getSymbolAtLocation(name);
    const type = symbol && checker.getTypeOfSymbol(symbol);
    const clauses = (parent.heritageClauses ?? []).flatMap(({ types }) => types);
    const given = clauses.filter((base) => checker.getTypeAtLocation(base).getProperty(name.getText()));
    const bases = given.flatMap((base) => checker.getTypeAtLocation(base).getProperty(name.getText())?.declarations ?? []).filter(isUsers);
    const part = (annotation: ts.TypeNode, base: ts.Node): ts.Type | undefined =>
      ts.isFunctionLike(base) && annotation === typeNodeOf(base)
        ? type?.getCallSignatures()[0]?.getReturnType()
        : ts.isFunctionLike(base)
          ? undefined
          : type;
    return [
      bases.flatMap((base) =>
        typeNodesOfMember(base).map((annotation): Suspect => ({ annotation, side: 'takes', other: part(annotation, base) })),
      ),
      // A generic base says it where it is named: `extends Base<Messages>`.
      given.flatMap(({ typeArguments = [] }) => typeArguments.map((annotation): Suspect => ({ annotation, side: 'takes', other: type }))),
      bases.length > 0 ? typeNodesOfMember(member).map((annotation): Suspect => ({ annotation, side: 'gives' })) : [],
    ];
  }

  function constraints(node: ts.TypeReferenceNode): Suspect[] {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    return (symbol ? (reader.sdk.resolve(symbol).declarations ?? []) : [])
      .filter(isUsers)
      .flatMap((declaration) =>
        'typeParameters' in declaration ? ((declaration.typeParameters as ts.NodeArray<ts.TypeParameterDeclaration>) ?? []) : [],
      )
      .flatMap(({ constraint }) => takes(constraint));
  }
}

const known = (type: ts.Type): ts.Type | undefined => (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown) ? undefined : type);

const typeOfParameter = (parameter: ts.ParameterDeclaration | undefined): ts.TypeNode | undefined => parameter && typeNodeOf(parameter);

/** A property that a type has, or one of its alternatives. */
const propertyOf = (type: ts.Type | undefined, name: string): ts.Symbol | undefined =>
  type?.getProperty(name) ?? alternatives(type).flatMap((one) => one.getProperty(name) ?? [])[0];
