/** Names of classes in texts: what is compared with `type(block).__name__`, and what quotes may stand for. */

import type { Module } from '../modules/modules.js';
import { calleeOf, field, isCall, isMember, memberName, type Node, objectOf, positional, statementOf, walk } from '../syntax/node.js';
import type { ClassName } from './class-names.js';
import { twinOf } from './twins.js';
import { isAnnotation } from './type-names.js';

/** The texts that an import of the old name gives a meaning. */
export const localNames = (names: readonly ClassName[]): Map<string, string> =>
  new Map(names.flatMap(({ isPath, local, name, twin }) => (isPath || local !== name || !twin ? [] : [[name, twin.name]])));

const contentOf = (text: Node): string => /^\w*(?:"""|'''|"|')\s*(.*?)\s*["']+$/s.exec(text.text)?.[1] ?? '';
const isClassName = (word: string): boolean =>
  twinOf('anthropic.types', word) !== undefined || twinOf('anthropic.lib.streaming', word) !== undefined;
/** `TextBlock` can hardly mean anything else, `Message` can. */
const isDistinct = (word: string): boolean => /[a-z][A-Z]/.test(word) && isClassName(word);

/** A name in quotes: as a whole text that is no annotation it may be anything, and so may a path that `names` do not have. */
export function hasNamesInTexts(module: Module, names: readonly ClassName[]): boolean {
  const words = new Set(localNames(names).keys());
  let found = false;
  walk(module.root, (node) => {
    if (node.type !== 'string') return !found;
    const text = contentOf(node);
    const isPlace = isAnnotation(node) || /^[\w.]+$/.test(text);
    const moved = new Set(names.flatMap(({ id, path }) => (id === node ? [path] : [])));
    const paths = isPlace ? [...text.matchAll(/[\w.]*\.(\w+)/g)].flatMap(([path, name = '']) => (moved.has(path) ? [] : [name])) : [];
    found ||= paths.some((name) => twinOf('anthropic.types', name)) || (words.has(text) && !isAnnotation(node));
    return false;
  });
  return found;
}

/** Where the name of an object's class is read, in a file with texts or methods that are called like classes. */
export function namesReadAsText(module: Module): Node[] {
  if (!/__(?:qual)?name__|\bgetattr\b/.test(module.text)) return [];
  const reads: Node[] = [];
  const texts: Node[] = [];
  let isDispatch = false;
  walk(module.root, (node) => {
    if (isLookUp(node)) reads.push(node);
    if (isMember(node) && /^__(?:qual)?name__$/.test(memberName(node) ?? '') && isClassOf(objectOf(node))) reads.push(node);
    if (node.type === 'string' && isClassName(contentOf(node))) texts.push(node);
    if (node.type === 'function_definition') isDispatch ||= isDistinct(/_([A-Z]\w*)$/.exec(field(node, 'name')?.text ?? '')?.[1] ?? '');
  });
  const isDistinctThere = isDispatch || texts.some((text) => isDistinct(contentOf(text)) && !isAnnotation(text) && !isExported(text));
  return reads.filter(
    (read) => isDistinctThere || isLookUp(read) || texts.some((text) => statementOf(text) === statementOf(read)) || isCut(read),
  );
}

/** `getattr(types, "TextBlock")`. */
function isLookUp(node: Node): boolean {
  const [, name] = isCall(node) && calleeOf(node).text === 'getattr' ? positional(node) : [];
  return name?.type === 'string' && isClassName(contentOf(name));
}

/** `type(block)`, `block.__class__`. */
const isClassOf = (node: Node): boolean => memberName(node) === '__class__' || (isCall(node) && calleeOf(node).text === 'type');

/** `__all__ = ["TextBlock"]`. */
const isExported = (text: Node): boolean => /^__all__\b/.test(statementOf(text).text);

/** `type(block).__name__.startswith("Text")`. */
function isCut({ parent }: Node): boolean {
  const call = parent && /^(?:startswith|removeprefix)$/.test(memberName(parent) ?? '') ? parent.parent : undefined;
  return (
    call !== undefined && call !== null && /\(\s*["'](?:Text|Tool|Think|Redacted|Server|Raw|Message|Content|Input|Web)/.test(call.text)
  );
}
