/** For every type of the SDK's messages, a way from a migrated call to a value of that type, and a small program that goes it. */
import { Project, ts } from 'ts-morph';
import { SdkTypes } from '../../src/types/sdk.js';

const MESSAGES = '@anthropic-ai/sdk/resources/messages';
const BUDGET = `model: 'claude-opus-4-6', max_tokens: 16000, thinking: { type: 'enabled', budget_tokens: 10000 }`;
const REQUEST = `${BUDGET}, messages: []`;

/** What a program starts with, and the type of the value that it gives. */
const STARTS: [type: string, value: string, code: string][] = [
  ['Message', 'typeof message', `const message = await client.messages.create({ ${REQUEST} });`],
  [
    'RawMessageStreamEvent',
    'Event',
    `const stream = await client.messages.create({ ${REQUEST}, stream: true });\ntype Event = typeof stream extends AsyncIterable<infer E> ? E : never;`,
  ],
  [
    'MessageCreateParamsNonStreaming',
    'typeof params',
    `const params: Anthropic.MessageCreateParamsNonStreaming = { ${REQUEST} };\nawait client.messages.create(params);`,
  ],
  [
    'MessageCreateParamsStreaming',
    'typeof params',
    `const params: Anthropic.MessageCreateParamsStreaming = { ${REQUEST}, stream: true };\nawait client.messages.create(params);`,
  ],
  [
    'MessageCreateParams',
    'typeof params',
    `const params: Anthropic.MessageCreateParams = { ${REQUEST} };\nawait client.messages.create(params);`,
  ],
  [
    'MessageBatch',
    'typeof batch',
    `const batch = await client.messages.batches.create({ requests: [{ custom_id: 'a', params: { ${REQUEST} } }] });`,
  ],
  [
    'BatchCreateParams',
    'typeof params',
    `const params: Anthropic.Messages.BatchCreateParams = { requests: [{ custom_id: 'a', params: { ${REQUEST} } }] };\nawait client.messages.batches.create(params);`,
  ],
];

export interface Way {
  name: string;
  program: string;
}

export interface Conformance {
  /** Types with a beta twin that a migrated value has, with a program each. */
  ways: Way[];
  /** Types with a beta twin that no value of a migrated call has. */
  unreached: string[];
}

/** @param folder a project with the SDK installed. */
export function conformanceOf(folder: string): Conformance {
  const project = new Project({ tsConfigFilePath: `${folder}/tsconfig.json` });
  const entry = project.createSourceFile(`${folder}/entry.ts`, `import * as all from '${MESSAGES}';\nexport { all };\n`);
  const program = project.getProgram().compilerObject;
  const checker = program.getTypeChecker();
  const specifier = (entry.compilerNode.statements[0] as ts.ImportDeclaration).moduleSpecifier;
  const module = checker.getSymbolAtLocation(specifier) as ts.Symbol;
  const root = (module.declarations?.[0]?.getSourceFile().fileName ?? '').replace(/\/resources\/.*/, '');
  const sdk = new SdkTypes(program, checker, [root]);
  const names = checker
    .getExportsOfModule(module)
    .filter((one) => {
      const type = sdk.typeOf(one);
      const isType = sdk.resolve(one).flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias);
      return isType && type && sdk.twinOf(type);
    })
    .map(({ name }) => name);

  const ways = new Map<string, { value: string; code: string }>();
  const declarations = (name: string) => {
    const symbol = checker.getExportsOfModule(module).find((one) => one.name === name);
    return (symbol ? (sdk.resolve(symbol).declarations ?? []) : []).filter(
      (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one),
    );
  };
  const visit = (name: string, value: string, code: string): void => {
    if (ways.has(name)) return;
    ways.set(name, { value, code });
    for (const declaration of declarations(name)) {
      if (ts.isTypeAliasDeclaration(declaration)) into(declaration.type, value, code);
      else membersOf(declaration, value, code);
    }
  };
  const membersOf = (declaration: ts.InterfaceDeclaration, value: string, code: string): void => {
    for (const member of declaration.members)
      if (ts.isPropertySignature(member) && member.type && ts.isIdentifier(member.name))
        into(member.type, `NonNullable<(${value})['${member.name.text}']>`, code);
    for (const clause of declaration.heritageClauses ?? [])
      for (const { expression } of clause.types)
        for (const base of checker.getSymbolAtLocation(expression)?.declarations ?? [])
          if (ts.isInterfaceDeclaration(base)) membersOf(base, value, code);
  };
  const nameOf = (node: ts.TypeNode): string | undefined => {
    if (!ts.isTypeReferenceNode(node)) return undefined;
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const type = sdk.typeOf(symbol);
    return type && /^resources\/messages\//.test(type.module) && type.path.length === 1 ? type.path[0] : undefined;
  };
  const into = (node: ts.TypeNode, value: string, code: string): void => {
    const name = nameOf(node);
    const element = elementOf(node);
    if (name) visit(name, value, code);
    else if (ts.isParenthesizedTypeNode(node)) into(node.type, value, code);
    else if (element) into(element, `(${value})[number]`, code);
    else if (ts.isUnionTypeNode(node)) for (const member of node.types) alternative(member, node, value, code);
  };
  const alternative = (member: ts.TypeNode, union: ts.UnionTypeNode, value: string, code: string): void => {
    const element = elementOf(member);
    const name = nameOf(member);
    if (element) into(element, `Extract<${value}, readonly unknown[]>[number]`, code);
    if (!name) return;
    const tag = tagOf(name);
    const objects = union.types.filter((one) => nameOf(one));
    if (objects.length === 1) visit(name, `Exclude<${value}, readonly unknown[] | null | undefined | string>`, code);
    else if (tag) visit(name, `Extract<${value}, ${tag}>`, code);
    // A union of unions has the tags of all of them: each is gone into by itself.
    else for (const declaration of declarations(name)) if (ts.isTypeAliasDeclaration(declaration)) into(declaration.type, value, code);
  };
  /** What tells a member of a union: its properties of one literal type, else the names of those that it always has. */
  const tagOf = (name: string): string | undefined => {
    const declaration = declarations(name).find(ts.isInterfaceDeclaration);
    const always = [...(declaration?.members ?? [])].filter(ts.isPropertySignature).filter(({ questionToken }) => !questionToken);
    const literal = always.filter(({ type }) => type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal));
    const tags =
      literal.length > 0
        ? literal.map((one) => `${one.name.getText()}: ${one.type?.getText()}`)
        : always.map((one) => `${one.name.getText()}: unknown`);
    return tags.length > 0 ? `{ ${tags.join('; ')} }` : undefined;
  };
  for (const [type, value, code] of STARTS) visit(type, value, code);
  for (const name of names) {
    if (ways.has(name)) continue;
    // Another name for a type that is reached.
    const [alias] = declarations(name);
    const meant = alias && ts.isTypeAliasDeclaration(alias) ? nameOf(alias.type) : undefined;
    const way = meant === undefined ? undefined : ways.get(meant);
    if (way) ways.set(name, way);
  }
  return {
    ways: names.flatMap((name) => {
      const way = ways.get(name);
      return way ? [{ name, program: programOf(name, way) }] : [];
    }),
    unreached: names.filter((name) => !ways.has(name)),
  };
}

const elementOf = (node: ts.TypeNode): ts.TypeNode | undefined => {
  if (ts.isArrayTypeNode(node)) return node.elementType;
  if (ts.isTypeReferenceNode(node) && /^(?:Readonly)?Array$/.test(node.typeName.getText())) return node.typeArguments?.[0];
  return undefined;
};

/** A program whose migrated value flows into an annotation, a parameter, a return type and a generic. */
const programOf = (name: string, { value, code }: { value: string; code: string }): string => `import Anthropic from '@anthropic-ai/sdk';
import type { ${name} } from '${MESSAGES}';

const client = new Anthropic();
${code}
declare const value: ${value};

export const annotated: ${name} = value;
export const takes = (it: ${name}) => [it];
takes(value);
export function gives(): ${name} {
  return value;
}
export const held = new Set<${name}>();
held.add(value);
`;
