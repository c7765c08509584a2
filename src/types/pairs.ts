/** Types of the SDK whose beta twins have other names: they stand in the same place of types that pair by name. */
import { ts } from 'ts-morph';

type Declaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

/**
 * @param plain the declarations of the messages API, `beta` those of the beta API.
 * @param namesOfTwin the names that a twin may have.
 * @returns by the name of a type, that of its twin; types that pair by name are not among them.
 */
export function pairsByPlace(
  plain: readonly ts.SourceFile[],
  beta: readonly ts.SourceFile[],
  namesOfTwin: (name: string) => readonly string[],
): ReadonlyMap<string, string> {
  const [own, others] = [declarationsIn(plain), declarationsIn(beta)];
  const named = new Map<string, string>();
  for (const name of own.keys()) {
    const twin = namesOfTwin(name).find((one) => others.has(one));
    if (twin !== undefined) named.set(name, twin);
  }
  const taken = new Set(named.values());
  const found = new Map<string, Set<string>>();
  const pair = (left: readonly string[], right: readonly string[]) => {
    const [a, ...more] = left.filter((name) => own.has(name) && !named.has(name));
    const [b, ...rest] = right.filter((name) => others.has(name) && !taken.has(name));
    if (a !== undefined && b !== undefined && more.length === 0 && rest.length === 0) found.set(a, (found.get(a) ?? new Set()).add(b));
  };
  for (const [name, twin] of named) {
    const [left, right] = [own.get(name) as Declaration, others.get(twin) as Declaration];
    if (ts.isTypeAliasDeclaration(left) && ts.isTypeAliasDeclaration(right)) {
      const [members, betas] = [namesIn(left.type), namesIn(right.type)];
      for (const tag of new Set(members.map((one) => tagOf(own.get(one)))))
        if (tag !== undefined) pair(tagged(members, tag, own), tagged(betas, tag, others));
    } else if (ts.isInterfaceDeclaration(left) && ts.isInterfaceDeclaration(right)) {
      const properties = propertiesOf(right);
      for (const [key, type] of propertiesOf(left)) {
        const other = properties.get(key);
        if (other) pair(namesIn(type), namesIn(other));
      }
    }
  }
  return new Map([...found].flatMap(([name, twins]) => (twins.size === 1 ? [[name, [...twins][0] as string]] : [])));
}

const declarationsIn = (files: readonly ts.SourceFile[]): Map<string, Declaration> =>
  new Map(
    files.flatMap(({ statements }) =>
      statements
        .filter((one): one is Declaration => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
        .map((one): [string, Declaration] => [one.name.text, one]),
    ),
  );

const propertiesOf = ({ members }: ts.InterfaceDeclaration): Map<string, ts.TypeNode> =>
  new Map(
    members.flatMap((member): [string, ts.TypeNode][] =>
      ts.isPropertySignature(member) && member.type && ts.isIdentifier(member.name) ? [[member.name.text, member.type]] : [],
    ),
  );

/** The types that a union, a list or an optional property names. */
function namesIn(type: ts.TypeNode): string[] {
  if (ts.isUnionTypeNode(type)) return type.types.flatMap(namesIn);
  if (ts.isArrayTypeNode(type)) return namesIn(type.elementType);
  if (ts.isParenthesizedTypeNode(type)) return namesIn(type.type);
  if (!ts.isTypeReferenceNode(type)) return [];
  if (type.typeArguments) return type.typeArguments.flatMap(namesIn);
  const { typeName } = type;
  return [ts.isIdentifier(typeName) ? typeName.text : typeName.right.text];
}

/** `'document'` of an interface with `type: 'document'`. */
function tagOf(declaration: Declaration | undefined): string | undefined {
  const type = declaration && ts.isInterfaceDeclaration(declaration) ? propertiesOf(declaration).get('type') : undefined;
  return type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

const tagged = (names: readonly string[], tag: string, among: ReadonlyMap<string, Declaration>): string[] =>
  names.filter((name) => tagOf(among.get(name)) === tag);
