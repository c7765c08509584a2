/** Functions that may change what outlives them, by what is written in them: they have to run before others are believed. */
import type { CallExpression, Expression } from '../ir/expressions.js';
import type { Binding, FunctionNode } from '../ir/ir.js';
import { walkFunction } from '../ir/walk.js';

/** Methods that change what they are called on, or what they are handed. */
const CHANGES =
  /^(?:assign|set|push|unshift|pop|shift|splice|sort|reverse|fill|add|delete|clear|update|setdefault|append|extend|insert|remove|defineProperty|defineProperties|merge|setattr|enterWith|hook|setOptionValue|setOptionValueWithSource)$/;

/** True for a function that writes to a variable of somebody else, or to a property of what it did not make itself. */
export function mayChange(fn: FunctionNode): boolean {
  const made = madeIn(fn);
  const isOwn = (e: Expression): boolean => {
    let at = e;
    while (at.k === 'get') at = at.object;
    if (at.k === 'self') return fn.kind === 'constructor';
    if (at.k !== 'name') return FRESH.test(at.k);
    return at.binding !== null && made.has(at.binding);
  };
  let found = false;
  walkFunction(
    fn,
    (e) => {
      if (e.k !== 'call') return;
      const { callee } = e;
      if (callee.k === 'get' && typeof callee.key === 'string') {
        if (CHANGES.test(callee.key)) found ||= !isOwn(callee.object) || (e.args[0] !== undefined && !isOwn(e.args[0].value));
        else found ||= holdsData(callee.object) || ((stores(callee.key, e) || saysOptions(callee.key, e)) && !isOwn(callee.object));
      }
      if (callee.k === 'name' && callee.binding === null && CHANGES.test(callee.name)) found = true;
    },
    (target) => {
      if (target.k === 'get') found ||= !isOwn(target.object);
      else found ||= target.binding !== null && target.binding.fn !== fn;
    },
  );
  return found;
}

/** `storage.run(store, next)`: what runs below it finds the store. */
const stores = (key: string, { args }: CallExpression): boolean => key === 'run' && args.length > 1 && args[0]?.value.k !== 'function';

/** `program.parseAsync(['--model', id])`: what a command line says is there for all that read its options. */
const saysOptions = (key: string, { args: [first] }: CallExpression): boolean =>
  (key === 'parse' || key === 'parseAsync') && first !== undefined && /^(?:list|name)$/.test(first.value.k);

/** True for a variable of the file that holds a list or an object: any method of it may change it. */
function holdsData(e: Expression): boolean {
  let at = e;
  while (at.k === 'get') at = at.object;
  const { binding } = at.k === 'name' ? at : { binding: null };
  if (!binding || binding.fn !== null) return false;
  return binding.module.body.some(
    (one) =>
      one.k === 'do' &&
      one.value.k === 'assign' &&
      one.value.target.k === 'name' &&
      one.value.target.binding === binding &&
      (one.value.value.k === 'list' || one.value.value.k === 'object'),
  );
}

const FRESH = /^(?:object|list|literal|text|function|class|compare|not|each)$/;

/** True for an instance of what the language brings along: others have what code's own class makes, and find what is written to it. */
const isOfLanguage = (e: CallExpression): boolean => e.construct && (e.callee.k !== 'name' || e.callee.binding === null);

/** The variables of a function that hold nothing but what it makes. */
function madeIn(fn: FunctionNode): Set<Binding> {
  const made = new Set<Binding>();
  const other = new Set<Binding>(fn.params.flatMap(({ target }) => (target.k === 'name' && target.binding ? [target.binding] : [])));
  walkFunction(fn, (e) => {
    if (e.k !== 'assign' || e.target.k !== 'name' || e.target.binding?.fn !== fn) return;
    const isMade = FRESH.test(e.value.k) || (e.value.k === 'call' && isOfLanguage(e.value));
    (isMade ? made : other).add(e.target.binding);
  });
  return new Set([...made].filter((binding) => !other.has(binding)));
}
