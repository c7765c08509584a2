/** Annotations that allow nothing but the texts they list: `Literal["…"]`, by whatever name. */
import { outcomes } from '../../../values/outcomes.js';
import type { Expr } from '../../../values/values.js';
import { lineOf } from '../classes/hierarchy.js';
import type { Module, Resolution } from '../modules/modules.js';
import { resolveBinding, resolveName } from '../modules/names.js';
import { stringValue } from '../syntax/literals.js';
import { around, field, isClass, isMember, isName, type Node, parts, walk } from '../syntax/node.js';
import type { Binding } from '../syntax/scope.js';
import type { Context, Located } from '../values/context.js';
import type { FieldOfClass } from '../values/members.js';
import { annotationOf } from './type-names.js';

/** How many names and classes are followed from one annotation. */
const MOST_TYPES = 100;

/** True where the type of what is declared lists the text of a value: another text would be none of its own. */
export function isListedByType(declared: Binding | FieldOfClass, home: Module, value: Expr, ctx: Context): boolean {
  const module = ctx.modules.get(value.file);
  const texts = new Set(module ? outcomes(ctx.evaluate(value.node as Node, module)).flatMap(({ leaf }) => textOf(leaf)) : []);
  return placesOf(declared, home, ctx).some((place) => isListedAt(place, texts, ctx));
}

/** True for what a function returns whose annotation lists it. */
export function isListedByFunction(node: Node, module: Module, ctx: Context): boolean {
  const text = stringValue(node);
  const statement =
    text === undefined ? undefined : around(node, ({ type }) => /^(?:return_statement|function_definition|lambda)$/.test(type));
  const fn = statement?.type === 'return_statement' ? around(statement, ({ type }) => type === 'function_definition') : undefined;
  const type = fn && field(fn, 'return_type');
  return text !== undefined && type !== undefined && lists({ module, node: type }, new Set([text]), ctx, new Set());
}

const textOf = (leaf: { kind: string; value?: unknown }): string[] =>
  leaf.kind === 'literal' && typeof leaf.value === 'string' ? [leaf.value] : [];

/** Every statement or parameter that may annotate what is declared. */
function placesOf(declared: Binding | FieldOfClass, home: Module, ctx: Context): Located[] {
  if (!('owner' in declared)) return declared.definitions.map(({ node }) => ({ module: home, node }));
  const { owner, name } = declared;
  const line = lineOf(owner, ctx);
  const inBody = line.flatMap(({ module, node }) =>
    (module.scopes.scopeOf(node)?.bindings.get(name)?.definitions ?? []).map((one) => ({ module, node: one.node })),
  );
  return [...inBody, ...ctx.writesTo(name).filter((write) => line.some(({ node }) => node === write.owner?.node))];
}

function isListedAt({ module, node }: Located, texts: ReadonlySet<string>, ctx: Context): boolean {
  const type = annotationOf(node);
  if (type && lists({ module, node: type }, texts, ctx, new Set())) return true;
  const remark = module.comments.find(({ start }) => start >= node.end && !module.text.slice(node.end, start).trim());
  return (
    remark !== undefined &&
    /^#\s*type:/.test(remark.text) &&
    !module.text.slice(node.end, remark.start).includes('\n') &&
    quotes(remark.text, texts)
  );
}

/** `Literal["…"]` as a text. */
const quotes = (type: string, texts: ReadonlySet<string>): boolean =>
  /\bLiteral\b/.test(type) && [...texts].some((text) => type.includes(text));

const isLiteralType = (node: Node): boolean => {
  const [head] = /^(?:generic_type|subscript)$/.test(node.type) ? parts(node) : [];
  return head !== undefined && /(?:^|\.)Literal$/.test(head.text);
};

/** Looks through names of types, and into the fields of classes. */
function lists({ module, node: type }: Located, texts: ReadonlySet<string>, ctx: Context, seen: Set<Node>): boolean {
  if (seen.has(type) || seen.size > MOST_TYPES) return false;
  seen.add(type);
  let found = false;
  const follow = (meaning: Resolution) => {
    for (const place of typesBehind(meaning)) found ||= lists(place, texts, ctx, seen);
  };
  walk(type, (node) => {
    const text = node.type === 'string' ? stringValue(node) : undefined;
    if (text !== undefined && around(node, isLiteralType)) found ||= texts.has(text);
    else if (text !== undefined) {
      // An annotation in quotes.
      found ||= quotes(text, texts);
      for (const name of text.match(/[A-Za-z_]\w*/g) ?? []) {
        const binding = module.scopes.lookUp(name, node);
        if (binding) follow(resolveBinding(binding, module, ctx));
      }
    } else if (isName(node) || isMember(node)) {
      follow(resolveName(node, module, ctx));
      return false;
    }
    return !found;
  });
  return found;
}

/** What a name of a type stands for, and what the fields of a class are annotated with. */
function typesBehind(meaning: Resolution): Located[] {
  if (meaning.kind !== 'binding') return [];
  const { module, binding } = meaning;
  return binding.definitions.flatMap(({ node }) => {
    const own = field(node, 'right');
    if (!isClass(node)) return own ? [{ module, node: own }] : [];
    const fields = [...(module.scopes.scopeOf(node)?.bindings.values() ?? [])].flatMap(({ definitions }) => definitions);
    return fields.flatMap((one) => annotationOf(one.node) ?? []).map((type) => ({ module, node: type }));
  });
}
