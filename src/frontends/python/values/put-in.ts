/** What the project puts into objects that it has not made: `os.environ["MODEL"] = …`, `g.model = …`, `app.config.update(MODEL=…)`. */
import { constant, outcomes, property } from '../../../values/outcomes.js';
import { isMissing, type Value } from '../../../values/values.js';
import { outermost, statementFor } from '../changes/mutations.js';
import type { Module } from '../modules/modules.js';
import { nameOfExternal } from '../modules/names.js';
import { TEST_FILE } from '../sites/objects.js';
import { stringValue } from '../syntax/literals.js';
import {
  argumentsOf,
  calleeOf,
  field,
  isCall,
  isMember,
  isName,
  memberName,
  type Node,
  objectOf,
  positional,
  unwrap,
  walk,
} from '../syntax/node.js';
import { type Context, type Located, openAt } from './context.js';
import { argumentsValue } from './evaluate.js';
import { besideInTable } from './table-entries.js';

/** Tells whether an expression may be the object. */
type Same = (node: Node, module: Module) => boolean;

/** Whether another expression may be an object of a library, or one that the code does not show. */
export function sameAs(object: Node, module: Module, ctx: Context): Same {
  const whole = nameOfExternal(object, module, ctx);
  const name = memberName(object);
  const binding = isName(object) ? module.scopes.bindingOf(object) : undefined;
  return (node, home) => {
    const other = nameOfExternal(node, home, ctx);
    if (whole !== undefined && other !== undefined) return whole === other;
    // `current_app.config` is `app.config`.
    return name === undefined
      ? whole === undefined && isName(node) && binding !== undefined && home.scopes.bindingOf(node) === binding
      : memberName(node) === name && ctx.mayBeAny(node, home);
  };
}

/** What the reader of an object is answered; nothing where what is put there leads back to it. */
function once(question: string, reader: Node, ctx: Context, answer: () => Value[]): Value[] {
  const asked = ctx.remember(question, reader, (): { values: Value[]; isAsked: boolean } => ({ values: [], isAsked: false }));
  if (asked.isAsked) return asked.values;
  asked.isAsked = true;
  asked.values = answer();
  return asked.values;
}

/** What is written to an attribute of an object. */
export const putOn = (isIt: Same, name: string, reader: Node, ctx: Context): Value[] =>
  once(`put on ${name}`, reader, ctx, () => writtenTo(isIt, name, ctx));

function writtenTo(isIt: Same, name: string, ctx: Context): Value[] {
  const mayBeIt = ({ receiver, module }: { receiver: Node; module: Module }): boolean => isIt(unwrap(receiver), module);
  return [...ctx.writesTo(name).filter(mayBeIt), ...ctx.looseWrites(name).filter(mayBeIt)]
    .filter((one) => !isOfTests(one, ctx))
    .map(({ value, node, module }) => (value ? ctx.evaluate(value, module) : openAt(module, node, 'reassigned')));
}

/** What is put into an entry of an object. @param word a word that is written wherever the object is. */
export const putUnder = (isIt: Same, word: string, key: string, reader: Node, ctx: Context): Value[] =>
  once(`put under ${key}`, reader, ctx, () => putInto(isIt, word, key, ctx));

function putInto(isIt: Same, word: string, key: string, ctx: Context): Value[] {
  const writes = new RegExp(
    `\\b${word}\\b[\\s)]*(?:\\|=|\\[[^\\]]*\\]\\s*(?::[^=\\n]*)?=(?!=)|\\.\\s*(?:update|from_mapping|setdefault|set|__setitem__)\\b)`,
  );
  return ctx.modules
    .naming(word, () => writes)
    .flatMap((module) => {
      const found: Value[] = [];
      walk(module.root, (node) => {
        const isOne = (isName(node) || isMember(node)) && node.text.endsWith(word) && isIt(node, module);
        if (isOne && !isOfTests({ node, module }, ctx)) found.push(...putBy(node, key, module, ctx));
        return !isOne;
      });
      return found;
    });
}

/** What is put under a key of any object of the table that an object is taken from: `sessions[user]["model"] = …`. */
export const putBeside = (object: Node, key: string, module: Module, ctx: Context): Value[] =>
  once(`put beside ${key}`, object, ctx, () =>
    besideInTable(object, module, ctx)
      .filter((one) => !isOfTests(one, ctx))
      .flatMap((one) => putBy(one.node, key, one.module, ctx)),
  );

/** What tests set is for them alone. */
const isOfTests = ({ module }: Located, { modules }: Context): boolean => TEST_FILE.test(module.file.slice(modules.root.length + 1));

const FILLS = /^(?:update|from_mapping)$/;
const SETS = /^(?:setdefault|__setitem__|set)$/;

/** What the use of the object that a node stands for puts into an entry of it. */
function putBy(object: Node, key: string, module: Module, ctx: Context): Value[] {
  const at = outermost(object);
  const { parent } = at;
  const isKey = (name: Node | undefined): boolean =>
    name !== undefined && (stringValue(name) ?? constant(ctx.evaluate(name, module))?.value) === key;
  const entryOf = (value: Value): Value[] => [property(value, key)].filter((entry) => !outcomes(entry).every(isMissing));
  if (parent?.type === 'augmented_assignment' && at.field === 'left') {
    const right = field(parent, 'right');
    return right ? entryOf(ctx.evaluate(right, module)) : [];
  }
  if (parent?.type === 'subscript' && objectOf(parent) === at) {
    const statement = isKey(parent.children.find(({ field: name }) => name === 'subscript')) ? statementFor(parent) : undefined;
    if (!statement || statement.type === 'delete_statement') return [];
    const right = statement.type === 'assignment' && statement === parent.parent ? field(statement, 'right') : undefined;
    return [right ? ctx.evaluate(right, module) : openAt(module, statement, 'reassigned')];
  }
  const call = parent && isMember(parent) && objectOf(parent) === at ? parent.parent : undefined;
  if (!call || !isCall(call) || calleeOf(call) !== parent) return [];
  const [first, second] = positional(call);
  const name = memberName(parent) ?? '';
  if (FILLS.test(name))
    return [...(first ? entryOf(ctx.evaluate(first, module)) : []), ...entryOf(argumentsValue(argumentsOf(call), module, ctx))];
  return SETS.test(name) && first && second && isKey(first) ? [ctx.evaluate(second, module)] : [];
}
