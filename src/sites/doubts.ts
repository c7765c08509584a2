/** Defaults that a caller in sight may override with another model, in a way that is not followed. */
import type { Engine } from '../flow/engine.js';
import { leavesOf } from '../flow/shape.js';
import type { FunctionNode, Module, NameExpression, Param } from '../ir/ir.js';
import { readModel, takesBudgets } from '../sdk/models.js';
import { outcomes, property } from '../values/outcomes.js';
import { exprKey, type Open, type Value } from '../values/values.js';
import type { Visit } from './visits.js';

const QUOTED = /(['"`])((?:[\w.-]+[./])?claude-[\w.@-]+)\1/g;

type Owner = { fn: FunctionNode; param: Param };

/** @param named who names the variable of a function, or of its class. */
export function createDoubts(engine: Engine, modules: readonly Module[], named: (fn: FunctionNode) => readonly NameExpression[]) {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  let owners: Map<string, Owner> | undefined;
  const ownerOf = (open: Open): Owner | undefined => {
    if (!owners) {
      const params = modules.flatMap(({ functions }) => functions.flatMap((fn) => fn.params.map((param) => ({ fn, param }))));
      owners = new Map(params.map((one) => [exprKey(one.param.expr), one]));
    }
    return owners.get(exprKey(open.expr));
  };
  /** True where a file that names the function has an id that is seen nowhere, and the function is handed on, or given what cannot be told. */
  const mayPassOther = ({ fn, param }: Owner, seen: ReadonlySet<string>): boolean => {
    const names = named(fn);
    const given = engine.records.passedFor(param).flatMap(filesOfOpen);
    const naming = names.filter((name) => given.length > 0 || !isCalled(name, byFile.get(name.file))).map(({ file }) => file);
    return [...new Set([...given, ...naming])].some((file) => hasUnseen(byFile.get(file), seen));
  };
  return (visits: readonly Visit[]): boolean => {
    const models = visits.flatMap(({ params, assume }) =>
      params ? outcomes(property(params, 'model'), assume).map(({ leaf }) => leaf) : [],
    );
    const seen = new Set(models.flatMap((leaf) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
    if (![...seen].some(takesBudgets)) return false;
    return models.some((leaf) => {
      const owner = leaf.kind === 'open' ? ownerOf(wholeOf(leaf)) : undefined;
      return owner !== undefined && mayPassOther(owner, seen);
    });
  };
}

/** The value that a part is a part of. */
const wholeOf = (open: Open): Open => (open.of ? wholeOf(open.of.open) : open);

const filesOfOpen = (value: Value): string[] =>
  (leavesOf(value, 16) ?? []).flatMap((leaf) => (leaf.kind === 'open' && leaf.why !== 'environment' ? [leaf.expr.file] : []));

/** True for a name, or a property of it, that is called. */
const isCalled = (name: NameExpression, module: Module | undefined): boolean =>
  module?.calls.some(({ callee }) => callee === name || (callee.k === 'get' && callee.object === name)) ?? false;

const hasUnseen = (module: Module | undefined, seen: ReadonlySet<string>): boolean =>
  [...(module?.text.matchAll(QUOTED) ?? [])].some(([, , id = '']) => !seen.has(id) && readModel(id).kind === 'known');
