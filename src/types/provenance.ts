/** Which call sites an error comes from: those whose rewritten code, or whose moved types, its values are made of. */
import { ts } from 'ts-morph';
import type { Reader } from './references.js';

/** Ids of the sites that have a part in a range of the edited text. */
export type SitesIn = (file: string, start: number, end: number) => string[];

const MOST_ROUNDS = 6;

/** The sites that are nearest to a node along the declarations of what it names; none where there is no such way. */
export function sitesBehind(at: ts.Node, { checker, sdk, isUsers }: Reader, sitesIn: SitesIn): string[] {
  const seen = new Set<ts.Node>();
  let round = [statementOf(at)];
  for (let count = 0; count < MOST_ROUNDS && round.length > 0; count++) {
    const found = round.flatMap((node) => sitesIn(node.getSourceFile().fileName, node.getStart(), node.end));
    if (found.length > 0) return [...new Set(found)];
    const next: ts.Node[] = [];
    for (const node of round) {
      seen.add(node);
      for (const symbol of symbolsIn(node, checker))
        for (const declaration of sdk.resolve(symbol).declarations ?? [])
          if (isUsers(declaration.getSourceFile())) next.push(wholeOf(declaration));
    }
    round = [...new Set(next)].filter((node) => !seen.has(node));
  }
  return [];
}

function symbolsIn(node: ts.Node, checker: ts.TypeChecker): ts.Symbol[] {
  const found: ts.Symbol[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isIdentifier(one)) {
      const symbol = ts.isShorthandPropertyAssignment(one.parent)
        ? checker.getShorthandAssignmentValueSymbol(one.parent)
        : checker.getSymbolAtLocation(one);
      if (symbol) found.push(symbol);
    }
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

/** The innermost statement or member that a node stands in. */
function statementOf(node: ts.Node): ts.Node {
  return (
    ts.findAncestor(node, (one) => (ts.isStatement(one) && !ts.isBlock(one)) || ts.isClassElement(one) || ts.isTypeElement(one)) ?? node
  );
}

/** A declaration together with the loop or statement that gives it its value. */
function wholeOf(declaration: ts.Node): ts.Node {
  if (ts.isBindingElement(declaration)) return wholeOf(declaration.parent.parent);
  if (ts.isVariableDeclaration(declaration)) {
    const loop = declaration.parent.parent;
    return ts.isForOfStatement(loop) ? loop.expression : declaration;
  }
  return declaration;
}
