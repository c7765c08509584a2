/** Whether a type speaks of the beta API or of its plain counterpart. */
import { ts } from 'ts-morph';
import type { Reader } from './references.js';
import { isOfMessages, type SdkType, type Twin } from './sdk.js';

/** True where any part of a type is beta. */
export function isBeta(type: ts.Type | undefined, reader: Reader): boolean {
  return type !== undefined && flavourOf(type, reader).beta;
}

/** True where some parts of a type have a beta twin and none is beta. */
export function isPlain(type: ts.Type | undefined, reader: Reader): boolean {
  if (!type) return false;
  const { beta, plain } = flavourOf(type, reader);
  return plain && !beta;
}

/** Like `isPlain`, for a value that goes somewhere: parts that the beta API takes as they are (`MessageParam`) do not count. */
export function isPlainValue(type: ts.Type | undefined, reader: Reader): boolean {
  if (!type) return false;
  const { beta, plain } = flavourOf(type, reader, ({ symbol }, twin) => {
    const [own, other] = [symbol, twin.symbol].map((one) => reader.checker.getDeclaredTypeOfSymbol(one));
    return own !== undefined && other !== undefined && reader.checker.isTypeAssignableTo(own, other);
  });
  return plain && !beta;
}

/** The members of a union; a type that is none is its only one. */
export const alternatives = (type: ts.Type | undefined): ts.Type[] => (type?.isUnion() ? type.types : type ? [type] : []);

/** Whether a type is made of beta types, of their plain counterparts, of both or of neither. */
function flavourOf(
  type: ts.Type,
  { checker, sdk }: Pick<Reader, 'checker' | 'sdk'>,
  isNeutral: (own: SdkType, twin: Twin) => boolean = () => false,
): { beta: boolean; plain: boolean } {
  const found = { beta: false, plain: false };
  const seen = new Set<ts.Type>();
  const visit = (one: ts.Type, depth: number) => {
    if (seen.has(one) || depth > 4 || (found.beta && found.plain)) return;
    seen.add(one);
    for (const symbol of [one.aliasSymbol, one.symbol]) {
      const own = sdk.typeOf(symbol);
      const twin = own && sdk.twinOf(own);
      if (own && isOfMessages(own)) found.beta = true;
      else if (own && twin) found.plain ||= !isNeutral(own, twin);
      else continue;
      return;
    }
    if (one.isUnionOrIntersection()) for (const member of one.types) visit(member, depth);
    if (isReference(one)) for (const argument of checker.getTypeArguments(one)) visit(argument, depth + 1);
    for (const signature of one.getCallSignatures()) {
      for (const parameter of signature.parameters) visit(checker.getTypeOfSymbol(parameter), depth + 1);
      visit(signature.getReturnType(), depth + 1);
    }
    if (one.symbol?.flags & (ts.SymbolFlags.TypeLiteral | ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.Interface) && depth < 3)
      for (const property of one.getProperties().slice(0, 20)) visit(checker.getTypeOfSymbol(property), depth + 1);
  };
  visit(type, 0);
  return found;
}

const isReference = (type: ts.Type): type is ts.TypeReference =>
  (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
