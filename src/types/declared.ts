/** The type annotations that a value in the user's code has, followed back to where they are written. */
import { ts } from 'ts-morph';
import { type Reader, signatureNodes, typeNodeOf } from './references.js';

const MOST_STEPS = 12;

/** Annotations of an expression: its own, or those of what it is made from. The nearest come first. */
export function annotationsOf(expression: ts.Node, reader: Reader): ts.Node[] {
  const { checker, sdk, isUsers } = reader;
  const seen = new Set<ts.Node>();

  const ofExpression = (node: ts.Node, steps: number): ts.Node[] => {
    if (seen.has(node) || steps > MOST_STEPS) return [];
    seen.add(node);
    const next = (one: ts.Node | undefined) => (one ? ofExpression(one, steps + 1) : []);
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node))
      return ts.isConstTypeReference(node.type) ? next(node.expression) : [node.type];
    if (ts.isIdentifier(node)) return ofSymbol(symbolOf(node), steps);
    if (ts.isPropertyAccessExpression(node)) {
      const own = ofSymbol(checker.getSymbolAtLocation(node.name), steps);
      return own.length > 0 ? own : next(node.expression);
    }
    if (ts.isElementAccessExpression(node)) return next(node.expression);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return ofCall(node, steps);
    if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return signatureNodes(node);
    if (ts.isConditionalExpression(node)) return [...next(node.whenTrue), ...next(node.whenFalse)];
    if (ts.isBinaryExpression(node)) return [...next(node.right), ...next(node.left)];
    if (ts.isObjectLiteralExpression(node))
      return node.properties.flatMap((property) => {
        if (ts.isPropertyAssignment(property)) return next(property.initializer);
        if (ts.isShorthandPropertyAssignment(property)) return ofSymbol(checker.getShorthandAssignmentValueSymbol(property), steps);
        return ts.isSpreadAssignment(property) ? next(property.expression) : signatureNodesOf(property);
      });
    if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(next);
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isAwaitExpression(node) ||
      ts.isSpreadElement(node) ||
      ts.isYieldExpression(node)
    )
      return next(node.expression);
    return [];
  };

  const symbolOf = (node: ts.Identifier): ts.Symbol | undefined =>
    ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);

  const ofCall = (node: ts.CallExpression | ts.NewExpression, steps: number): ts.Node[] => {
    if (node.typeArguments) return [...node.typeArguments];
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (declaration && isUsers(declaration.getSourceFile()))
      return [(ts.isFunctionLike(declaration) && typeNodeOf(declaration)) || returned(declaration, steps)].flat();
    const receiver = ts.isPropertyAccessExpression(node.expression) ? ofExpression(node.expression.expression, steps + 1) : [];
    return [...receiver, ...(node.arguments ?? []).flatMap((argument) => ofExpression(argument, steps + 1))];
  };

  /** A function without a return type gives what its body returns. */
  const returned = (declaration: ts.Node, steps: number): ts.Node[] => {
    const body = (declaration as Partial<ts.FunctionLikeDeclaration>).body;
    if (!body) return [];
    if (!ts.isBlock(body)) return ofExpression(body, steps + 1);
    const found: ts.Node[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isReturnStatement(node) && node.expression) found.push(...ofExpression(node.expression, steps + 1));
      if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
    };
    ts.forEachChild(body, visit);
    return found;
  };

  const ofSymbol = (symbol: ts.Symbol | undefined, steps: number): ts.Node[] =>
    (symbol ? (sdk.resolve(symbol).declarations ?? []) : []).flatMap((declaration) =>
      isUsers(declaration.getSourceFile()) ? ofDeclaration(declaration, steps + 1) : [],
    );

  const ofDeclaration = (node: ts.Node, steps: number): ts.Node[] => {
    if (seen.has(node) || steps > MOST_STEPS) return [];
    seen.add(node);
    if (ts.isBindingElement(node)) return ofDeclaration(rootOf(node), steps + 1);
    if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node) || ts.isPropertySignature(node)) {
      const own = typeNodeOf(node);
      if (own) return [own];
      const loop = ts.isVariableDeclaration(node) && node.parent.parent;
      if (loop && (ts.isForOfStatement(loop) || ts.isForInStatement(loop))) return ofExpression(loop.expression, steps + 1);
      return !ts.isPropertySignature(node) && node.initializer ? ofExpression(node.initializer, steps + 1) : [];
    }
    if (ts.isPropertyAssignment(node)) return ofExpression(node.initializer, steps + 1);
    if (ts.isShorthandPropertyAssignment(node)) return ofSymbol(checker.getShorthandAssignmentValueSymbol(node), steps);
    return signatureNodesOf(node);
  };

  return ofExpression(expression, 0);
}

const signatureNodesOf = (node: ts.Node): ts.TypeNode[] => (ts.isFunctionLike(node) ? signatureNodes(node) : []);

/** The variable or parameter that a destructuring pattern belongs to. */
function rootOf(node: ts.BindingElement): ts.VariableDeclaration | ts.ParameterDeclaration {
  const outer = node.parent.parent;
  return ts.isBindingElement(outer) ? rootOf(outer) : outer;
}
