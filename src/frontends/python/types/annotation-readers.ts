/** Who reads annotations when the code runs: decorators that check arguments, classes that validate their fields. */

import { basesOf, superclassesOf } from '../classes/hierarchy.js';
import type { Module } from '../modules/modules.js';
import { classOf, decoratorsOf, functionOf, resolveName } from '../modules/names.js';
import { calleeOf, isCall, type Node, objectOf } from '../syntax/node.js';
import type { Context, Located } from '../values/context.js';

/** Decorators that look at no annotation, by their last name. */
const READ_NONE =
  /(?:^|\.)(?:staticmethod|classmethod|property|cached_property|getter|setter|deleter|wraps|cache|cached|lru_cache|alru_cache|contextmanager|asynccontextmanager|dataclass|define|frozen|override|final|overload|abstractmethod|runtime_checkable|retry|on_exception|on_predicate|limits|sleep_and_retry|fixture|parametrize|patch|object|skipif|skip|asyncio|anyio|command|group|option|argument|pass_context|route|errorhandler|task|shared_task|observe|traceable|traced|trace|timed|singledispatch|singledispatchmethod|expectedFailure|no_type_check|deprecated)$/;
const READS_THEM = /get_type_hints|__annotations__|\bsignature\(|\bannotation\b/;

/** True for a decorator that may do something with the annotations of what it decorates. */
export function readsAnnotations(decorator: Node, module: Module, ctx: Context): boolean {
  const callee = isCall(decorator) ? calleeOf(decorator) : decorator;
  const own = functionOf(resolveName(callee, module, ctx));
  return own ? READS_THEM.test(own.module.text) : !READ_NONE.test(callee.text);
}

const PLAIN_BASES =
  /^(?:object|abc\.ABC|enum\.\w+|typing(?:_extensions)?\.(?:Generic|NamedTuple|Protocol|TypedDict)|Exception|\w+Error|unittest\.(?:\w+\.)?\w*TestCase)$/;

/** True for a class that may validate its fields by their annotations. */
export function readsFields(owner: Located, ctx: Context, seen = new Set<Node>()): boolean {
  if (seen.has(owner.node)) return false;
  seen.add(owner.node);
  const { module } = owner;
  const decorated = decoratorsOf(owner.node).some((one) => {
    const found = resolveName(isCall(one) ? calleeOf(one) : one, module, ctx);
    return found.kind === 'external' && /pydantic/.test(found.specifier) ? true : readsAnnotations(one, module, ctx);
  });
  const plain = basesOf(owner.node).every((base) => {
    const found = resolveName(base.type === 'subscript' ? objectOf(base) : base, module, ctx);
    if (classOf(found)) return true;
    return PLAIN_BASES.test(found.kind === 'external' ? `${found.specifier}.${found.name}` : base.text);
  });
  return decorated || !plain || superclassesOf(owner, ctx).some((base) => readsFields(base, ctx, seen));
}
