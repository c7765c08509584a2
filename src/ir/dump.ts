/**
 * A module as text, for tests: expressions in parentheses, one statement a line, the bodies of functions and classes below the statement they stand in.
 * `?name` is a global; `name#2` is the second variable of that name in the file; `!` marks what is not written so: `(get! o k)` is `o?.k`.
 */
import type { Expr } from '../values/values.js';
import type { Expression, Item, ObjectEntry, ObjectExpression, Target } from './expressions.js';
import type { Binding, ClassNode, FunctionNode, Member, Module, Param, Statement } from './ir.js';

export interface DumpOptions {
  /** Puts `@start-end` behind every expression, and `~start-end` where what is written around it is larger. */
  ranges?: boolean;
  /** Puts `^pinned` and `^typed` behind expressions that are. */
  types?: boolean;
  /** Lists the variables and exports of the file at the end. */
  bindings?: boolean;
}

const INDENT = '  ';

/** A module as text, without a line end at its end. */
export function dump(module: Module, options: DumpOptions = {}): string {
  const numbers = numberBindings(module);
  const lines: string[] = [];
  let depth = 0;
  /** Functions and classes of the line that is being made: they follow below it. */
  let below: (FunctionNode | ClassNode)[] = [];

  const source = (expr: Expr): string => module.text.slice(expr.start, expr.end).replace(/\s+/g, ' ');
  const typed = (type: Expr | undefined): string => (type ? `: ${source(type)}` : '');
  const nameOf = (binding: Binding): string => {
    const number = numbers.get(binding) ?? 0;
    return number > 1 ? `${binding.name}#${number}` : binding.name;
  };

  const line = (text: string): void => {
    lines.push(INDENT.repeat(depth) + text);
    const inner = below;
    below = [];
    depth++;
    for (const node of inner) {
      if ('params' in node) functionBlock(node, '');
      else classBlock(node);
    }
    depth--;
  };
  const block = (head: string, body: readonly Statement[]): void => {
    line(head);
    depth++;
    for (const statement of body) statementLines(statement);
    depth--;
  };

  const list = (head: string, parts: readonly string[]): string => `(${[head, ...parts].join(' ')})`;
  const keyText = (key: string | Expression): string =>
    typeof key !== 'string' ? `[${text(key)}]` : /^[\w$#]+$/.test(key) ? key : JSON.stringify(key);
  const itemText = ({ value, spread }: Item): string => (spread ? `...${text(value)}` : text(value));
  const entryText = (entry: ObjectEntry): string => {
    if (entry.kind === 'spread') return `...${text(entry.value)}`;
    if (entry.kind === 'property') return `${keyText(entry.key)}${entry.shorthand ? '!' : ''}: ${text(entry.value)}`;
    below.push(entry.fn);
    return `${entry.kind === 'getter' ? 'get' : 'set'} ${keyText(entry.key)}`;
  };
  const entriesText = ({ entries }: ObjectExpression): string => `{${entries.map(entryText).join(', ')}}`;

  const text = (node: Expression): string => bare(node) + suffix(node, options);
  const bare = (node: Expression): string => {
    switch (node.k) {
      case 'literal':
        return node.value === undefined ? 'undefined' : typeof node.value === 'number' ? String(node.value) : JSON.stringify(node.value);
      case 'name':
        return node.binding ? nameOf(node.binding) : `?${node.name}`;
      case 'self':
        return node.base ? 'super' : 'this';
      case 'text':
        return list('text', node.parts.map(text));
      case 'object':
        return entriesText(node);
      case 'list':
        return list(node.of, node.items.map(itemText));
      case 'each': {
        const loops = node.loops.map(({ target, iterable, conditions }) =>
          ['for', targetText(target), 'of', text(iterable), ...conditions.map((one) => `if ${text(one)}`)].join(' '),
        );
        return list(`each ${node.of}`, [...(node.key ? [`${text(node.key)}:`] : []), text(node.value), ...loops]);
      }
      case 'get':
        return list(`${node.item ? 'item' : 'get'}${node.optional ? '!' : ''}`, [
          text(node.object),
          typeof node.key === 'string' ? keyText(node.key) : text(node.key),
        ]);
      case 'call':
        return list(`${node.construct ? 'new' : 'call'}${node.optional ? '!' : ''}`, [
          text(node.callee),
          ...node.args.map(itemText),
          ...(node.keywords ? [entriesText(node.keywords)] : []),
        ]);
      case 'assign': {
        const sign = { '=': '=', or: '||=', and: '&&=', nullish: '??=', other: `${node.arithmetic ?? 'op'}=` }[node.operator];
        return list(node.declares ? `let ${sign}` : sign, [targetText(node.target) + typed(node.type), text(node.value)]);
      }
      case 'delete':
        return list('delete', [text(node.target)]);
      case 'conditional':
        return list('?', [text(node.test), text(node.yes), text(node.no)]);
      case 'logical':
        return list(node.operator, [text(node.left), text(node.right)]);
      case 'not':
        return list('not', [text(node.value)]);
      case 'compare':
        return list(node.operator, [text(node.left), text(node.right)]);
      case 'function':
        below.push(node.fn);
        return list(node.fn.kind, node.fn.name === undefined ? [] : [node.fn.name]);
      case 'class':
        below.push(node.cls);
        return list('class', node.cls.name === undefined ? [] : [node.cls.name]);
      case 'await':
        return list('await', [text(node.value)]);
      case 'yield':
        return list(node.all ? 'yield*' : 'yield', node.value ? [text(node.value)] : []);
      case 'sequence':
        return list('sequence', node.items.map(text));
      case 'module':
        return list('module', [JSON.stringify(node.specifier)]);
      case 'cast':
        return list('cast', [JSON.stringify(source(node.type)), text(node.value)]);
      case 'open':
        return list(`open ${node.operator ?? node.why}`, node.parts.map(text));
    }
  };

  const fallbackText = (fallback: Expression | undefined): string => (fallback ? ` = ${text(fallback)}` : '');
  const targetText = (target: Target): string => {
    switch (target.k) {
      case 'object-pattern': {
        const entries = target.entries.map((one) => `${keyText(one.key)}: ${targetText(one.target)}${fallbackText(one.fallback)}`);
        return `{${[...entries, ...(target.rest ? [`...${targetText(target.rest)}`] : [])].join(', ')}}`;
      }
      case 'list-pattern': {
        const items = target.items.map((one) => (one ? targetText(one.target) + fallbackText(one.fallback) : '_'));
        const rest = target.rest ? [`...${targetText(target.rest)}`] : [];
        return `[${[...items, ...rest, ...(target.after ?? []).map(targetText)].join(', ')}]`;
      }
      case 'open-target':
        return list('open-target', target.parts.map(text));
      default:
        return text(target);
    }
  };

  const statementLines = (statement: Statement): void => {
    switch (statement.k) {
      case 'do':
        line(text(statement.value));
        break;
      case 'return':
      case 'throw':
        line(list(statement.k, statement.value ? [text(statement.value)] : []));
        break;
      case 'break':
      case 'continue':
        line(list(statement.k, statement.label === null ? [] : [statement.label]));
        break;
      case 'if':
        ifLines(statement);
        break;
      case 'loop': {
        const { over, label, test, bodyFirst } = statement;
        const head = ['loop', ...(label === null ? [] : [label])];
        if (over) head.push('for', targetText(over.target), over.keys ? 'in' : 'of', text(over.iterable));
        if (test) head.push(bodyFirst ? 'do while' : 'while', text(test));
        block(`${head.join(' ')}:`, statement.body);
        if (statement.update) line(`update ${text(statement.update)}`);
        if (statement.otherwise.length) block('otherwise:', statement.otherwise);
        break;
      }
      case 'block':
        block(`block ${statement.label}:`, statement.body);
        break;
      case 'try':
        block('try:', statement.body);
        for (const { target, body } of statement.handlers) block(`catch${target ? ` ${targetText(target)}` : ''}:`, body);
        if (statement.otherwise.length) block('otherwise:', statement.otherwise);
        if (statement.last.length) block('finally:', statement.last);
    }
  };
  /** Not recursive: chains of conditions may be long. */
  const ifLines = (first: Extract<Statement, { k: 'if' }>): void => {
    let head = 'if';
    for (let at: Statement | undefined = first; at?.k === 'if'; head = 'elif') {
      block(`${head} ${text(at.test)}:`, at.yes);
      const only: Statement | undefined = at.no.length === 1 ? at.no[0] : undefined;
      if (at.no.length && only?.k !== 'if') block('else:', at.no);
      at = only;
    }
  };

  const paramText = (param: Param): string => {
    const by = module.language === 'python' && param.rest === null && param.by !== 'both' ? (param.by === 'name' ? 'kw ' : 'pos ') : '';
    const marks = (param.decorators ?? []).map((one) => `@${text(one)} `).join('') + by + (param.field ? 'field ' : '');
    const rest = param.rest === null ? '' : param.rest === 'list' ? '...' : '**';
    return marks + rest + targetText(param.target) + typed(param.type) + fallbackText(param.fallback);
  };
  const functionBlock = (fn: FunctionNode, before: string): void => {
    for (const decorator of fn.decorators) line(`@${text(decorator)}`);
    const words = `${before}${fn.receiver === 'class' ? 'static ' : ''}${fn.abstract ? 'abstract ' : ''}${fn.async ? 'async ' : ''}${fn.kind}${fn.generator ? '*' : ''}`;
    const returns = fn.returns ? ` -> ${source(fn.returns)}` : '';
    block(`${words} ${fn.name ?? ''}(${fn.params.map(paramText).join(', ')})${returns}:`, fn.body);
  };
  const classBlock = (cls: ClassNode): void => {
    for (const decorator of cls.decorators) line(`@${text(decorator)}`);
    const given = [...cls.bases.map(text), ...(cls.keywords ? [entriesText(cls.keywords)] : [])];
    line(`class ${cls.name ?? ''}(${given.join(', ')}):`);
    depth++;
    for (const member of cls.members) memberLines(member);
    if (cls.body.length) block('body:', cls.body);
    depth--;
  };
  const memberLines = (member: Member): void => {
    if (member.kind !== 'field') {
      functionBlock(member.fn, typeof member.key === 'string' ? '' : `${keyText(member.key)} `);
      return;
    }
    for (const decorator of member.decorators ?? []) line(`@${text(decorator)}`);
    const value = member.value ? ` = ${text(member.value)}` : '';
    line(`${member.static ? 'static ' : ''}field ${keyText(member.key)}${typed(member.type)}${value}`);
  };

  for (const statement of module.body) statementLines(statement);
  if (options.bindings) {
    for (const binding of module.bindings) lines.push(bindingText(binding, nameOf(binding)) + typed(binding.type));
    lines.push(...exportLines(module, nameOf));
  }
  return lines.join('\n');
}

function numberBindings({ bindings }: Module): Map<Binding, number> {
  const counts = new Map<string, number>();
  const numbers = new Map<Binding, number>();
  for (const binding of bindings) {
    const number = (counts.get(binding.name) ?? 0) + 1;
    counts.set(binding.name, number);
    numbers.set(binding, number);
  }
  return numbers;
}

function suffix(node: Expression, { ranges, types }: DumpOptions): string {
  let text = '';
  if (ranges) text += `@${node.start}-${node.end}${node.written ? `~${node.written.start}-${node.written.end}` : ''}`;
  if (types) text += `${node.pinned ? '^pinned' : ''}${node.typed ? '^typed' : ''}`;
  return text;
}

function bindingText({ kind, fn, cls, references, writes, from, exported }: Binding, name: string): string {
  const words = [`binding ${kind} ${name}`];
  if (fn) words.push(`in ${fn.name ?? fn.kind}`);
  if (cls) words.push(`of class ${cls.name ?? ''}`);
  if (from) words.push(`from ${JSON.stringify(from.specifier)} ${from.whole ? '*' : from.name}`);
  words.push(`reads ${references.length} writes ${writes.length}`);
  if (exported.length) words.push(`exported ${exported.join(', ')}`);
  return words.join(' ');
}

function exportLines({ exports: { named, stars, all, whole } }: Module, nameOf: (binding: Binding) => string): string[] {
  const lines = [...named].map(([name, exported]) => {
    if (exported.kind === 'binding') return `export ${name} = ${nameOf(exported.binding)}`;
    const from = `from ${JSON.stringify(exported.specifier)}`;
    return `export ${name} ${from} ${exported.kind === 'namespace' ? '*' : exported.name}`;
  });
  for (const specifier of stars) lines.push(`export * from ${JSON.stringify(specifier)}`);
  if (all !== undefined) lines.push(`export all ${all ? [...all].join(', ') : '?'}`);
  if (whole) lines.push(`export whole ${nameOf(whole)}`);
  return lines;
}
