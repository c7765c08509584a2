/** What the importers of a file change in it, or hand on so that others may. */
import { LISTENS, TELLS } from '../../../flow/events.js';
import { fileOf, imported, loaded } from '../modules/imports-of.js';
import type { Module, Resolution } from '../modules/modules.js';
import { isCall, isMember, keyName, type Member, memberName, type Node, unwrap } from '../syntax/ast.js';
import { type Context, textOf } from '../values/context.js';
import { type Located, resolveBinding, resolveName } from '../values/functions.js';
import { changeOf, outermost, statementFor } from '../values/mutations.js';

/** Methods by which a list, a map or a set is changed. */
export const CHANGES = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;
/** Methods by which something is left with an object, or waits there. */
const LEAVES = /^(?:run|enterWith|setState)$/;
/** What looks at an object and keeps nothing of it. */
const LOOKS = /^(?:Object\.(?:keys|values|entries|freeze|hasOwn|is)|Array\.(?:isArray|from)|JSON\.stringify|console\.\w+|String|Boolean)$/;
/** What is around a name where only its value of this moment counts, and where it is named for others. */
const READS =
  /^(?:(?:Spread|JSXSpread|Template|Tagged)\w*|(?:Binary|Unary)Expression|(?:ForOf|ForIn|If|Switch|While|Expression|Throw)Statement|SwitchCase|Class\w+|Export\w+|TS\w+)$/;

/** The files that code of the module may change, by what it does with what it imports. */
export function changedBy(module: Module, ctx: Context): Module[] {
  const found = new Set<Module>();
  const named = new Set<string>();
  for (const { binding, specifier } of imported(module)) {
    named.add(specifier);
    const declared = resolveBinding(binding, module, ctx);
    const target = fileOf(specifier, module, ctx);
    for (const node of binding.references)
      for (const home of changedAt({ node, module }, declared, ctx)) {
        found.add(home);
        // Others may have it from the file in between.
        if (target) found.add(target);
      }
  }
  // Files that are loaded in the middle of the code are not followed to where they go.
  for (const specifier of loaded(module)) {
    const target = named.has(specifier) ? undefined : fileOf(specifier, module, ctx);
    if (target) found.add(target);
  }
  return [...found];
}

/** The files that a use of something imported may change. */
function changedAt({ node, module }: Located, declared: Resolution, ctx: Context): Module[] {
  const { parentOf } = module.scopes;
  let found = declared;
  let at = outermost(node, module);
  let parent = parentOf(at);
  const climb = () => {
    at = outermost(parent as Node, module);
    parent = parentOf(at);
  };
  while (found.kind === 'module' && parent && isMember(parent) && parent.object === at) {
    const home = found.module;
    if (statementFor(parent, module)) return [home];
    found = resolveName(parent, module, ctx);
    // A name that the file does not give leads nowhere.
    if (found.kind === 'unknown') return memberName(parent) === undefined ? [home] : [];
    climb();
  }
  if (found.kind === 'external' || found.kind === 'data' || !parent) return [];
  if (found.kind === 'unknown') return [];
  const homes = [found.module];
  const kind = kindOf(found);
  const isWhole = !isMember(parent) || parent.object !== at;
  if (!isWhole) {
    let name: string | undefined;
    while (isMember(parent) && parent.object === at) {
      if (statementFor(parent, module)) return homes;
      name = memberName(parent);
      climb();
    }
    if (kind === 'fixed' || !isCall(parent) || parent.callee !== at) return [];
    const isTold = name === undefined || TELLS.test(name) || LISTENS.test(name) || LEAVES.test(name);
    return isTold || (kind === 'plain' && CHANGES.test(name ?? '')) ? homes : [];
  }
  if (kind === 'fixed' || READS.test(parent.type)) return [];
  if (isCall(parent) && (parent.callee === at || LOOKS.test(textOf(module, parent.callee)))) return [];
  if (parent.type === 'AssignmentExpression' && parent.operator !== '=') return [];
  if (parent.type === 'NewExpression' && parent.callee === at) return [];
  if (parent.type === 'VariableDeclarator' && parent.id.type !== 'Identifier') return [];
  if (isMember(parent)) return [];
  // A test hands things to what stands in for the real ones.
  return ctx.isTest(module) && !changeOf(at, module) ? [] : homes;
}

/** What nothing can be put into; an object, list or map; and whatever something else has made. */
type Kind = 'fixed' | 'plain' | 'made';

function kindOf(found: Extract<Resolution, { kind: 'binding' | 'expression' | 'module' }>): Kind {
  if (found.kind === 'module') return 'plain';
  const declared = found.kind === 'binding' ? found.binding.node : found.node;
  if (declared.type !== 'VariableDeclarator') return kindOfValue(declared, found.module);
  const isNamed = found.kind === 'binding' && declared.id === found.binding.id;
  return isNamed && declared.init ? kindOfValue(declared.init, found.module) : 'made';
}

const FIXED =
  /^(?:(?:String|Numeric|Boolean|Null|BigInt|RegExp|Template)Literal|(?:Arrow)?Function\w*|Class\w+|(?:TS)?Enum\w*|TS\w+|Interface\w*|TypeAlias|Binary\w+|Unary\w+)$/;
const SCALARS = /^(?:Number|String|Boolean|parseInt|parseFloat)$/;

function kindOfValue(node: Node, module: Module): Kind {
  const value = unwrap(node);
  const either = (...sides: Node[]): Kind => {
    const kinds = sides.map((side) => kindOfValue(side, module));
    return kinds.includes('plain') ? 'plain' : kinds.includes('made') ? 'made' : 'fixed';
  };
  if (FIXED.test(value.type)) return 'fixed';
  switch (value.type) {
    case 'LogicalExpression':
      return either(value.left, value.right);
    case 'ConditionalExpression':
      return either(value.consequent, value.alternate);
    case 'ObjectExpression':
    case 'ArrayExpression':
      return 'plain';
    case 'NewExpression':
      return /^(?:Map|Set)$/.test(textOf(module, value.callee)) ? 'plain' : 'made';
    case 'CallExpression':
      return SCALARS.test(textOf(module, value.callee)) ? 'fixed' : 'made';
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return kindOfPart(value, module);
    default:
      return 'made';
  }
}

/** A variable of the environment, or a property of an object that is written out. */
function kindOfPart(member: Member, module: Module): Kind {
  if (/^process\.env\b/.test(textOf(module, member))) return 'fixed';
  const object = unwrap(member.object);
  const declared = object.type === 'Identifier' ? module.scopes.bindingOf(object)?.node : undefined;
  const init =
    declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier' && declared.init ? unwrap(declared.init) : object;
  const name = memberName(member);
  const part =
    init.type === 'ObjectExpression' ? init.properties.find((one) => 'key' in one && keyName(one.key, one.computed) === name) : undefined;
  return part?.type === 'ObjectProperty' && name !== undefined ? kindOfValue(part.value, module) : 'made';
}
