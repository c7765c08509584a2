/** What JavaScript adds to the engine: its globals, its classes, what its types say. */
import * as classes from '../../../flow/classes.js';
import type { ExternalEntity } from '../../../flow/entities.js';
import { external } from '../../../flow/imports.js';
import type { Language, Machine } from '../../../flow/machine.js';
import { literal } from '../../../flow/shape.js';
import type { Module, Resolved } from '../../../ir/ir.js';
import type { Expr, Open, Value } from '../../../values/values.js';
import { ENVIRONMENTS } from '../values/environment.js';
import { builtin, callBuiltin } from './builtins.js';
import { linksOf } from './package-calls.js';
import { createCommands, parsedArgs, yargs } from './program-options.js';
import { cleanedEnv, createdEnv, parsedByZod, ZOD } from './setting-schemas.js';
import type { Reader } from './settings.js';

/** The names from a package to a value; undefined where something was called on the way. */
function pathOf({ steps }: ExternalEntity): string | undefined {
  return steps.every(({ kind }) => kind === 'get') ? steps.map((step) => (step.kind === 'get' ? step.key : '')).join('.') : undefined;
}

const GLOBAL_OBJECT = /^(?:globalThis|global|window|self)$/;

/** A global: what code has put on the global object by that name, under whatever name of its own, or the language's own. */
function globalNamed(m: Machine, name: string, expr: Expr): Value {
  const of = (key: string): Value =>
    external(m, expr, { kind: 'external', specifier: '', steps: [{ kind: 'get', key, expr, keyExpr: expr, how: 'member' }] });
  if (GLOBAL_OBJECT.test(name)) return of('globalThis');
  const cell = m.cellOf(of('globalThis') as Open);
  const isWritten = cell?.kind === 'object' && cell.entries.some((entry) => entry.kind === 'write' && entry.key === name);
  return isWritten ? m.get(of('globalThis'), literal(expr, name), expr, { keyExpr: expr, item: false }) : of(name);
}

/** What reads the settings that each package reads. */
const READERS: readonly [RegExp, Reader][] = [
  [/^(?:node:)?util$/, parsedArgs],
  [/^yargs$/, yargs],
  [ZOD, parsedByZod],
  [/^@t3-oss\/env-/, createdEnv],
  [/^envalid$/, cleanedEnv],
];

export function createRuntime(
  resolve: (specifier: string, from: Module) => Resolved,
  types: Pick<Language, 'typed' | 'typedPart' | 'isMadeOutside'>,
  setElsewhere: (variable: string, file: string) => readonly Value[] = () => [],
): Language {
  const commands = createCommands();
  const readers: typeof READERS = [...READERS, [/^commander$/, commands.reader]];
  return {
    name: 'javascript',
    resolve,
    ...types,
    global: (m, name, expr) => (name === 'undefined' ? { kind: 'literal', expr, value: undefined } : globalNamed(m, name, expr)),
    globalPart(value: Open, entity: ExternalEntity, { file }: Module): Value {
      const path = pathOf(entity) ?? '';
      const [whole] = ENVIRONMENTS.exec(path) ?? [];
      if (whole === undefined) return value;
      // In which order files that set it and read it run is not known.
      const set = path === whole ? [] : setElsewhere(path.slice(whole.length + 1), file);
      return { ...value, why: 'environment', ...(set.length > 0 && { candidates: () => set, expands: true }) };
    },
    packagePart(m, entity, at) {
      const reader = readers.find(([specifier]) => specifier.test(entity.specifier))?.[1];
      return reader?.(m, linksOf(entity), at);
    },
    handing: commands.handing,
    construct: (m, cls, given, at) => classes.construct(m, cls, given, at),
    initialiseOpen: (m, cls, instance) => classes.initialise(m, cls, instance, null, undefined),
    member: (m, cls, key, on, at, isClass) => classes.memberOf(m, cls, key, on, at, isClass),
    builtin: (m, on, key, at) => builtin(m, on, key, at),
    callBuiltin,
    decorate: (_m, inner) => inner,
    combine: (m: Machine, _old: Value, _right: Value, e: Expr) => m.open(e, 'reassigned'),
  };
}
