/** Annotations: what class or name of a package they stand for, through `Optional`, `Annotated`, unions with `None` and quotes. */

import type { Module, Resolution } from '../modules/modules.js';
import { aliasOf, classOf, resolveName } from '../modules/names.js';
import { field, isMember, isName, type Node, parts } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';

/** The annotation of a parameter, an assignment or a declaration. */
export const annotationOf = (node: Node): Node | undefined => field(node, 'type');

const PARTS_OF_TYPES = /^(?:subscript|binary_operator|union_type|generic_type|type_parameter|member_type|list|tuple)$/;

/** True for an annotation, and for a part of one. */
export function isAnnotation(node: Node): boolean {
  let at = node;
  while (at.parent && PARTS_OF_TYPES.test(at.parent.type)) at = at.parent;
  return at.type === 'type' || at.parent?.type === 'type';
}

const WRAPPERS = /^(?:Optional|Annotated|Final|ClassVar|Type|type|Awaitable|InitVar|Required|NotRequired)$/;

/** The names and paths that an annotation can stand for; quotes are looked into by `quoted`. */
export function namesIn(annotation: Node): Node[] {
  switch (annotation.type) {
    case 'type':
    case 'parenthesized_expression':
      return parts(annotation).flatMap(namesIn);
    case 'identifier':
    case 'attribute':
      return [annotation];
    case 'binary_operator':
    case 'union_type':
      return parts(annotation).flatMap(namesIn);
    case 'member_type':
      return [annotation];
    case 'generic_type':
    case 'subscript': {
      const [head, ...rest] = parts(annotation);
      const name = head && (isMember(head) ? field(head, 'attribute')?.text : head.text);
      const inside = rest.flatMap((part) => (part.type === 'type_parameter' ? parts(part) : [part]));
      if (name === undefined) return [];
      if (name === 'Union') return inside.flatMap(namesIn);
      return WRAPPERS.test(name) ? inside.slice(0, 1).flatMap(namesIn) : [head as Node];
    }
    default:
      return [];
  }
}

/** What the names of an annotation mean. One that stands for another annotation (`Client = Annotated[Anthropic, …]`) means what that means. */
export function meaningOf(annotation: Node, module: Module, ctx: Context, seen: readonly Node[] = []): Resolution[] {
  return namesIn(annotation)
    .map((name) => (isName(name) || isMember(name) ? resolveName(name, module, ctx) : ({ kind: 'unknown' } as const)))
    .concat(quoted(annotation, module, ctx))
    .flatMap((found) => {
      const alias = aliasOf(found);
      if (!alias || seen.includes(alias.node)) return [found];
      const meant = meaningOf(alias.node, alias.module, ctx, [...seen, alias.node]);
      return meant.length ? meant : [found];
    });
}

/** `client: "Anthropic"`. */
function quoted(annotation: Node, module: Module, ctx: Context): Resolution[] {
  const [inner] = annotation.type === 'type' ? parts(annotation) : [annotation];
  if (inner?.type !== 'string') return [];
  const union = /^["']\s*(?:(?:\w+\.)?(?:Optional|Union)\[)?([\w.\s|,]+)\]?\s*["']$/.exec(inner.text)?.[1];
  const paths = union?.split(/[|,]/).map((path) => path.trim()) ?? [];
  return paths.filter((path) => path !== '' && path !== 'None').flatMap((path) => meaningOfPath(path, inner, module, ctx));
}

function meaningOfPath(path: string, at: Node, module: Module, ctx: Context): Resolution[] {
  const [first, ...rest] = path.split('.');
  const binding = first === undefined ? undefined : module.scopes.lookUp(first, at);
  const reference = binding?.definitions[0]?.id;
  if (!reference) return [];
  let found = resolveName(reference, module, ctx);
  for (const name of rest)
    found =
      found.kind === 'external'
        ? { ...found, specifier: found.name === '*' ? found.specifier : `${found.specifier}.${found.name}`, name }
        : { kind: 'unknown' };
  return [found];
}

/** The project's class that an annotation stands for; undefined where a class of the SDK may be meant as well. */
export function classOfType(annotation: Node, module: Module, ctx: Context): Located | undefined {
  const meanings = meaningOf(annotation, module, ctx);
  if (meanings.some((one) => one.kind === 'external' && /^anthropic(?:\.|$)/.test(one.specifier))) return undefined;
  for (const found of meanings) {
    const named = classOf(found);
    if (named) return named;
  }
  return undefined;
}
