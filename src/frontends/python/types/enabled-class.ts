/** `ThinkingConfigEnabledParam` where the class keeps its endpoint: what is annotated with it, or made by it, has become adaptive. */
import type { SiteEdit } from '../../../run/engine.js';
import type { Module } from '../modules/modules.js';
import { resolveName } from '../modules/names.js';
import { calleeOf, field, isCall, isMember, isName, memberName, type Node, walk } from '../syntax/node.js';
import { importItems } from '../syntax/scope.js';
import type { Context } from '../values/context.js';

const ENABLED = /^(?:Beta)?ThinkingConfigEnabledParam$/;
const adaptive = (name: string): string => name.replace('Enabled', 'Adaptive');

/** The new names in a file, where `edits` take the thinking budget out of what bears the old one. */
export function adaptiveNames(module: Module, edits: readonly SiteEdit[], ctx: Context): SiteEdit[] {
  const own = edits.filter(({ file }) => file === module.file);
  const removed = own.filter(({ start, end }) => end > start);
  const isGone = ({ start, end }: { start: number; end: number }): boolean => removed.some((edit) => edit.start < end && edit.end > start);
  const sites = [...new Set(own.flatMap((edit) => (edit.kind === 'thinking' ? edit.sites : [])))];
  if (sites.length === 0) return [];
  const { items, uses } = namesOf(module, ctx);
  const isAdaptive = (use: Node): boolean => losesBudgets(use, (start) => isGone({ start, end: start + 1 }));
  const moved = uses.filter((use) => !isGone(use) && isAdaptive(use));
  if (moved.some(({ text }) => new RegExp(`\\b${adaptive(text)}\\b`).test(module.text))) return [];
  const imports = items.flatMap((item) => {
    const ofItem = (all: readonly Node[]) => all.filter((use) => use.field !== 'attribute' && use.text === item.text && !isGone(use));
    if (isGone(item) || ofItem(moved).length === 0) return [];
    const stays = ofItem(uses).length > ofItem(moved).length || module.text.match(new RegExp(`["'][^"'\\n]*\\b${item.text}\\b`));
    return [{ node: item, text: stays ? `${adaptive(item.text)}, ${item.text}` : adaptive(item.text) }];
  });
  return [...imports, ...moved.map((node) => ({ node, text: adaptive(node.text) }))].map(({ node, text }) => ({
    file: module.file,
    start: node.start,
    end: node.end,
    text,
    kind: 'type',
    sites,
  }));
}

/** True where what the class is used for has thinking budgets, and each of them goes. */
export function losesBudgets(use: Node, isGone: (start: number) => boolean): boolean {
  const made = madeBy(use);
  const budgets = made ? [...made.text.matchAll(/\bbudget_tokens\b/g)].map(({ index }) => made.start + index) : [];
  return budgets.length > 0 && budgets.every(isGone);
}

/** What a use of the class is there for: the call that makes the config, or the value that an annotation is for. */
function madeBy(use: Node): Node | undefined {
  const whole = use.parent && isMember(use.parent) ? use.parent : use;
  const { parent } = whole;
  if (parent && isCall(parent) && calleeOf(parent) === whole) return parent;
  const assignment = parent?.type === 'type' ? parent.parent : undefined;
  return assignment?.type === 'assignment' ? field(assignment, 'right') : undefined;
}

/** Where the file imports the class under its own name, and the identifiers that mean it. */
function namesOf(module: Module, ctx: Context): { items: Node[]; uses: Node[] } {
  const items: Node[] = [];
  const uses: Node[] = [];
  const isOfPackage = (node: Node): boolean => {
    const meaning = resolveName(node, module, ctx);
    return meaning.kind === 'external' && /^anthropic\.types\b/.test(meaning.specifier) && ENABLED.test(meaning.name);
  };
  walk(module.root, (node) => {
    if (node.type === 'import_from_statement') {
      for (const { node: item } of importItems(node)) if (ENABLED.test(item.text)) items.push(item);
      return false;
    }
    if (isName(node) && ENABLED.test(node.text) && isOfPackage(node)) uses.push(node);
    if (isMember(node) && ENABLED.test(memberName(node) ?? '') && isOfPackage(node)) uses.push(field(node, 'attribute') as Node);
    return true;
  });
  return { items, uses };
}
