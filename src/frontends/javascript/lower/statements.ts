/** Statements of JavaScript. */
import type * as t from '@babel/types';
import type { Expression } from '../../../ir/expressions.js';
import type { Statement } from '../../../ir/ir.js';
import type { Node } from '../syntax/ast.js';
import type { Lowering } from './context.js';
import { classDeclaration, functionDeclaration, functionIn, variables } from './declarations.js';
import { enumDeclaration, flowEnum } from './enums.js';
import { exportDefault, exportedBy } from './exports.js';
import { importAlias, importDeclaration } from './imports.js';
import { namespace } from './namespaces.js';
import { switchStatement } from './switch.js';

type Out = Statement[];

/** The statements of a block: its functions come first. */
export function statements(nodes: readonly Node[], lowering: Lowering): Statement[] {
  const out: Out = [];
  for (const node of nodes) {
    const fn = functionIn(node);
    if (fn) out.push(functionDeclaration(fn, node, lowering));
  }
  for (const node of nodes) statement(node, lowering, out);
  return out;
}

function statement(node: Node, lowering: Lowering, out: Out): void {
  const expr = lowering.place(node);
  const body = (of: Node | null | undefined): Statement[] =>
    !of ? [] : lowering.statements(of.type === 'BlockStatement' ? of.body : [of]);
  switch (node.type) {
    case 'ExpressionStatement':
      out.push({ k: 'do', expr, value: lowering.expression(node.expression) });
      break;
    case 'VariableDeclaration':
      variables(node, lowering, out);
      break;
    case 'ClassDeclaration':
      if (!node.declare) out.push(classDeclaration(node, node, lowering));
      break;
    case 'ReturnStatement':
    case 'ThrowStatement':
      out.push({
        k: node.type === 'ThrowStatement' ? 'throw' : 'return',
        expr,
        value: node.argument ? lowering.expression(node.argument) : null,
      });
      break;
    case 'BreakStatement':
    case 'ContinueStatement':
      out.push(jump(node, lowering));
      break;
    case 'IfStatement':
      out.push(conditions(node, lowering));
      break;
    case 'BlockStatement':
      for (const inner of body(node)) out.push(inner);
      break;
    case 'LabeledStatement':
      labelled(node, lowering, out);
      break;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      loop(node, null, lowering, out);
      break;
    case 'SwitchStatement':
      switchStatement(node, lowering, out);
      break;
    case 'TryStatement': {
      const inner = body(node.block);
      const { handler } = node;
      const target = handler?.param ? lowering.target(handler.param) : null;
      const handlers = handler ? [{ expr: lowering.place(handler), target, body: body(handler.body) }] : [];
      out.push({ k: 'try', expr, body: inner, handlers, otherwise: [], last: body(node.finalizer) });
      break;
    }
    case 'WithStatement': {
      // The names inside may be properties of the object: what the body does may be done or not.
      const parts = [lowering.expression(node.object)];
      const test: Expression = { k: 'open', ...lowering.place(node.object), parts, why: 'unknown' };
      out.push({ k: 'if', expr, test, yes: body(node.body), no: [] });
      break;
    }
    case 'ImportDeclaration':
      importDeclaration(node, lowering, out);
      break;
    case 'TSImportEqualsDeclaration':
      importAlias(node, lowering, out);
      break;
    case 'ExportNamedDeclaration':
      exportedBy(node, lowering);
      if (node.declaration) statement(node.declaration, lowering, out);
      break;
    case 'ExportAllDeclaration':
      lowering.specifiers.add(node.source.value);
      if (node.exportKind !== 'type') lowering.stars.push(node.source.value);
      break;
    case 'ExportDefaultDeclaration':
      exportDefault(node, lowering, out);
      if (node.declaration.type.startsWith('Enum')) statement(node.declaration, lowering, out);
      break;
    case 'TSExportAssignment': {
      const target = lowering.name(node, 'module.exports', lowering.exportsOf(node), 'write');
      out.push(lowering.declaration(node, target, lowering.expression(node.expression)));
      break;
    }
    case 'TSEnumDeclaration':
      out.push(enumDeclaration(node, lowering));
      break;
    case 'EnumDeclaration':
      out.push(flowEnum(node, lowering));
      break;
    case 'TSModuleDeclaration':
      namespace(node, lowering, out);
      break;
    default:
      if (!NOTHING.test(node.type)) out.push({ k: 'do', expr, value: lowering.expression(node) });
  }
}

/** What does nothing when the file runs, and functions, which came first. */
const NOTHING = /^(?:EmptyStatement|DebuggerStatement|FunctionDeclaration|InterfaceDeclaration|TypeAlias|OpaqueType|TS\w+|Declare\w+)$/;

function jump(node: t.BreakStatement | t.ContinueStatement, lowering: Lowering): Statement {
  const expr = lowering.place(node);
  const k = node.type === 'BreakStatement' ? 'break' : 'continue';
  if (node.label) return { k, expr, label: lowering.aliases.get(node.label.name) ?? node.label.name };
  if (k === 'continue' || !lowering.breaks) return { k, expr, label: null };
  lowering.breaks.count++;
  return { k, expr, label: lowering.breaks.label };
}

/** `if … else if …`, in a loop: the chain may be long. */
function conditions(node: t.IfStatement, lowering: Lowering): Statement {
  const make = (at: t.IfStatement): Extract<Statement, { k: 'if' }> => ({
    k: 'if',
    expr: lowering.place(at),
    test: lowering.expression(at.test),
    yes: lowering.statements(blockOf(at.consequent)),
    no: [],
  });
  const first = make(node);
  let last = first;
  let alternate = node.alternate;
  while (alternate?.type === 'IfStatement') {
    const next = make(alternate);
    last.no = [next];
    last = next;
    alternate = alternate.alternate;
  }
  if (alternate) last.no = lowering.statements(blockOf(alternate));
  return first;
}

const blockOf = (node: Node): readonly Node[] => (node.type === 'BlockStatement' ? node.body : [node]);

const isLoop = (node: Node): node is Loop => /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
type Loop = t.ForStatement | t.ForInStatement | t.ForOfStatement | t.WhileStatement | t.DoWhileStatement;

function labelled(node: t.LabeledStatement, lowering: Lowering, out: Out): void {
  const label = node.label.name;
  let body: Node = node.body;
  const inner: string[] = [];
  for (; body.type === 'LabeledStatement'; body = body.body) inner.push(body.label.name);
  if (!isLoop(body)) {
    out.push({ k: 'block', expr: lowering.place(node), label, body: lowering.statements(blockOf(node.body)) });
    return;
  }
  // One loop with several labels goes under the first.
  for (const name of inner) lowering.aliases.set(name, label);
  loop(body, label, lowering, out);
  for (const name of inner) lowering.aliases.delete(name);
}

function loop(node: Loop, label: string | null, lowering: Lowering, out: Out): void {
  const made: Extract<Statement, { k: 'loop' }> = {
    k: 'loop',
    expr: lowering.place(node),
    label,
    over: null,
    test: null,
    bodyFirst: node.type === 'DoWhileStatement',
    update: null,
    body: [],
    otherwise: [],
  };
  const { breaks } = lowering;
  if (node.type === 'ForStatement' && node.init) {
    if (node.init.type === 'VariableDeclaration') variables(node.init, lowering, out);
    else out.push({ k: 'do', expr: lowering.place(node.init), value: lowering.expression(node.init) });
  }
  lowering.breaks = null;
  lowering.loops++;
  if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
    const [declarator] = node.left.type === 'VariableDeclaration' ? node.left.declarations : [];
    const iterable = lowering.expression(node.right);
    if (lowering.fn && node.type === 'ForOfStatement' && node.await) lowering.fn.waits = true;
    made.over = { target: lowering.target(declarator?.id ?? node.left), iterable, keys: node.type === 'ForInStatement' };
  } else if (node.test) made.test = lowering.expression(node.test);
  made.body = lowering.statements(blockOf(node.body));
  if (node.type === 'ForStatement' && node.update) made.update = lowering.expression(node.update);
  lowering.loops--;
  lowering.breaks = breaks;
  out.push(made);
}
