/** Requests written as JSON text: whole, filled in by `%`, `format` or an f-string, or put together from pieces. */
import { writtenAsText } from '../../../sdk/raw-http.js';
import { outcomes } from '../../../values/outcomes.js';
import type { Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import { field, isKeyword, isMember, isName, type Node, walk } from '../syntax/node.js';
import { type Context, exprOf } from './context.js';

/** A thinking budget in JSON; braces are doubled in texts that are filled in. */
const BUDGET = /"thinking"\s*:\s*\{+[^{}]*"budget_tokens"\s*:/;
const REQUEST = /"(?:model|thinking)"\s*:/;
const MOST_PIECES = 200;
/** What is filled in and not known. */
const HOLE = '\0';

/** The texts of a file that hold a thinking budget as JSON; what stands alone as a statement is documentation. */
export function budgetTexts(module: Module): Node[] {
  const found: Node[] = [];
  walk(module.root, (node) => {
    if (node.type === 'expression_statement' && node.children.every(isText)) return false;
    if (!isText(node)) return true;
    if (BUDGET.test(contentOf(node))) found.push(node);
    return false;
  });
  return found;
}

/** The params of a request in an expression that makes a text; undefined for anything else. */
export function paramsInText(node: Node, module: Module, ctx: Context): Value | undefined {
  const pieces: string[] = [];
  const budgets: Value['expr'][] = [];
  const seen = new Set<Node>();
  const note = (text: Node, home: Module) => {
    if (isText(text) && BUDGET.test(contentOf(text))) budgets.push(exprOf(home, text));
  };
  const collect = (from: Node, home: Module) => {
    if (seen.has(from) || pieces.length > MOST_PIECES) return;
    seen.add(from);
    walk(from, (inner) => {
      note(inner, home);
      if (inner.type === 'string_content') pieces.push(unescaped(inner.text));
      if (isKeyword(inner)) {
        collect(field(inner, 'value') as Node, home);
        return false;
      }
      if (!isName(inner) && !isMember(inner)) return true;
      for (const { leaf } of outcomes(ctx.evaluate(inner, home))) {
        const other = ctx.modules.get(leaf.expr.file);
        if (leaf.kind === 'literal') {
          pieces.push(String(leaf.value));
          if (other) note(leaf.expr.node as Node, other);
        } else if (leaf.kind === 'open' && leaf.expr.node !== inner && other) collect(leaf.expr.node as Node, other);
        else pieces.push(HOLE);
      }
      // `TEMPLATE.format`: what stands before the dot is the text.
      return isMember(inner);
    });
  };
  collect(node, module);
  const text = pieces.join('');
  return REQUEST.test(text) ? writtenAsText(budgets[0] ?? exprOf(module, node), text, pieces) : undefined;
}

const isText = ({ type }: Node): boolean => type === 'string' || type === 'concatenated_string';

const unescaped = (text: string): string => text.replaceAll('\\"', '"');

function contentOf(text: Node): string {
  let content = '';
  walk(text, (node) => {
    if (node.type === 'string_content') content += unescaped(node.text);
    if (node.type === 'interpolation') content += HOLE;
    return node.type !== 'interpolation';
  });
  return content;
}
