/** What a declared type says of a value that the engine does not know: a client of the SDK, its keys, the methods that it may have. */
import type { ExternalEntity, Step } from '../../../flow/entities.js';
import type { Language, Machine } from '../../../flow/machine.js';
import { methodsOf } from '../../../flow/receivers.js';
import type { Expr, Open, Value } from '../../../values/values.js';
import type { Module } from '../modules/modules.js';
import type { Node } from '../syntax/ast.js';
import { declaredKeys } from '../types/declared-keys.js';
import { instanceOfType, isOfType, type TypeMeaning, typeMeaning } from '../types/type-names.js';
import type { Context } from '../values/context.js';

interface DeclaredType {
  node: Node;
  module: Module;
}

/** What the engine asks about the declared type of a value that it does not know. */
export function typesFor(ctx: Context): Pick<Language, 'typed' | 'typedPart'> {
  const withType = (m: Machine, open: Open, declared: DeclaredType): Open => {
    const meaning = typeMeaning(declared.node, declared.module, ctx);
    const mayHave = declaredKeys(declared.node, declared.module, ctx);
    const typed: Open = { ...open, type: declared, ...(mayHave && { mayHave }), ...(namesAll(declared.node) && { named: true }) };
    const entity = entityOfType(meaning, m, open.expr);
    return entity ? { ...typed, entity } : typed;
  };
  return {
    typed(m, open, type, module) {
      const home = ctx.modules.get(module.file);
      return home ? withType(m, open, { node: type.node as Node, module: home }) : open;
    },
    typedPart(m, open, key, at) {
      const declared = open.type as DeclaredType;
      const meaning = typeMeaning(declared.node, declared.module, ctx);
      const member = meaning && instanceOfType(meaning, key);
      const part = m.open(at, open.why, { of: { open, key } });
      const own = member && withType(m, part, { node: member.node, module: member.module });
      // A method of a class of the project runs on what somebody out of sight may have made of it.
      const methods = meaning ? methodsOf(m, (cls) => isOfType(cls.expr, meaning, ctx), key, at) : [];
      // Objects of other code may have the type of an interface, too.
      return oneOf(meaning?.kind === 'shape' && methods.length > 0 ? [...methods, own ?? part] : methods, at, m) ?? own;
    },
  };
}

const oneOf = (options: Value[], at: Expr, m: Machine): Value | undefined =>
  options.length > 1 ? { kind: 'union', expr: at, key: `receivers ${m.newId()}`, options } : options[0];

const namesAll = (type: Node): boolean =>
  type.type === 'TSTypeOperator' ||
  type.type === 'TSLiteralType' ||
  type.type === 'TSIndexedAccessType' ||
  (type.type === 'TSTypeReference' && !type.typeParameters) ||
  (type.type === 'TSUnionType' && type.types.every(namesAll));

/** A client that a type names is as one that was made with nothing known of its options. */
function entityOfType(meaning: TypeMeaning | undefined, m: Machine, at: Expr): ExternalEntity | undefined {
  if (meaning?.kind !== 'external') return undefined;
  const { specifier, name } = meaning.found;
  const steps: Step[] = name === '*' ? [] : [{ kind: 'get', key: name, expr: at, keyExpr: at, how: 'import' }];
  return {
    kind: 'external',
    specifier,
    steps: [...steps, { kind: 'call', expr: at, args: [], keywords: null, construct: true, typed: true, state: m.exit().state }],
  };
}
