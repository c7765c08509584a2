/** Defaults that a caller in sight may override with another model, in a way that is not followed. */
import type { Engine } from '../flow/engine.js';
import { LISTENS } from '../flow/events.js';
import { leavesOf } from '../flow/shape.js';
import type { NameExpression } from '../ir/expressions.js';
import type { FunctionNode, Module, Param } from '../ir/ir.js';
import { readModel, takesBudgets } from '../sdk/models.js';
import { outcomes, property } from '../values/outcomes.js';
import { exprKey, type Open, type Value } from '../values/values.js';
import { calledName, wholeOf } from './explore.js';
import type { Visit } from './visits.js';

const ID = /(?<![\w-])claude-[a-z\d][\w.-]*\w/g;

type Owner = { fn: FunctionNode; param: Param };

interface Others {
  /** Who names the variable of a function, or of its class. */
  named(fn: FunctionNode): readonly NameExpression[];
  /** The texts of files that show the component of a file. */
  showing(file: string): readonly string[];
}

/** Asks, of the visits of a call, whether a default among its models may be another model where a caller in sight is not followed. */
export function createDoubts(engine: Engine, modules: readonly Module[], { named, showing }: Others) {
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
    const isOut = given.length > 0 || fn.decorators.length > 0;
    const naming = names.filter((name) => isOut || !isCalled(name, byFile.get(name.file))).map(({ file }) => file);
    const own = fn.decorators.length > 0 || isListener(fn) ? [fn.module.file] : [];
    return [...new Set([...given, ...naming, ...own])].some((file) => hasUnseen(byFile.get(file), seen));
  };
  return (visits: readonly Visit[]): boolean => {
    const models = visits.flatMap(({ params, assume }) =>
      params ? outcomes(property(params, 'model'), assume).map(({ leaf }) => leaf) : [],
    );
    const seen = new Set(models.flatMap((leaf) => (leaf.kind === 'literal' ? [String(leaf.value)] : [])));
    if (![...seen].some(takesBudgets)) return false;
    return models.some((leaf) => {
      if (leaf.kind !== 'open' || leaf.why === 'environment') return false;
      const whole = wholeOf(leaf);
      const owner = ownerOf(whole);
      if (owner && mayPassOther(owner, seen)) return true;
      // Whoever shows a component passes its props.
      if (showing(whole.expr.file).some((text) => hasUnseen({ text }, seen))) return true;
      // What another file passes may be an id that is written there.
      return visits.every(({ module }) => module.file !== whole.expr.file) && hasUnseen(byFile.get(whole.expr.file), seen);
    });
  };
}

const filesOfOpen = (value: Value): string[] =>
  (leavesOf(value, 16) ?? []).flatMap((leaf) => (leaf.kind === 'open' && leaf.why !== 'environment' ? [leaf.expr.file] : []));

/** True for a function that is given to what tells its listeners something, with what they are told. */
const isListener = (fn: FunctionNode): boolean =>
  fn.module.calls.some((call) => LISTENS.test(calledName(call) ?? '') && call.args.some(({ expr }) => exprKey(expr) === exprKey(fn.expr)));

/** True for a name, or a property of it, that is called. */
const isCalled = (name: NameExpression, module: Module | undefined): boolean =>
  module?.calls.some(({ callee }) => callee === name || (callee.k === 'get' && typeof callee.key === 'string' && callee.object === name)) ??
  false;

/** True for code with the id of a known model that is not among those that were seen. */
export const hasUnseen = (module: { text: string } | undefined, seen: ReadonlySet<string>): boolean =>
  [...(module?.text.matchAll(ID) ?? [])].some(([id]) => !seen.has(id) && readModel(id).kind === 'known');
