/** Schemas that give what is missing a default: zod, and what reads the environment with one (`createEnv`, `cleanEnv`). */
import type { Machine } from '../../../flow/machine.js';
import { isStaticallyMissing } from '../../../flow/tests.js';
import type { Expr, Value } from '../../../values/values.js';
import { packageValue } from './package-calls.js';
import { oneOfThose, partOf, placeOf, type Reader, setting, settingsObject, settingsOf } from './settings.js';

/** The packages that zod's schemas come from. */
export const ZOD = /^zod(?:\/|$)/;

/** Calls that leave a value what it is, and refuse none by its text. */
const KEEPS =
  /^(?:string|number|int|boolean|coerce|optional|nullish|nullable|describe|meta|brand|readonly|min|max|gte?|lte?|length|int|positive|nonnegative|finite|safe|multipleOf|step|nonempty)$/;

/** Calls of an object's schema that leave it and its parts what they are. */
const KEEPS_OBJECT = /^(?:strict|strip|passthrough|loose|readonly|describe|meta|brand)$/;

const PARSES = /^(?:parse|parseAsync|safeParse|safeParseAsync)$/;

/** What a schema makes of what it is given; undefined for one that makes another value of it. */
function throughSchema(m: Machine, schema: Value, given: Value): Value | undefined {
  const made = packageValue(schema);
  const at = placeOf(schema);
  if (!made || !ZOD.test(made.specifier)) return undefined;
  let value = given;
  for (const { name, args = [] } of made.links) {
    if (/^(?:default|prefault)$/.test(name)) value = setting(m, args[0], at, value);
    // What else is said is refused.
    else if (/^(?:enum|literal)$/.test(name)) value = (name === 'enum' ? oneOfThose(m, args[0], at) : args[0]) ?? value;
    else if (!KEEPS.test(name)) return undefined;
  }
  return value;
}

/** `z.object({ … }).parse(process.env)`. */
export const parsedByZod: Reader = (m, links, at) => {
  const [object, ...rest] = links;
  const parse = rest.at(-1);
  if (object?.name !== 'object' || !parse?.args?.[0] || !PARSES.test(parse.name)) return undefined;
  if (!rest.slice(0, -1).every(({ name }) => KEEPS_OBJECT.test(name))) return undefined;
  const data = bySchemas(m, object.args?.[0], parse.args[0], at);
  if (!data || !parse.name.startsWith('safe')) return data;
  return settingsObject(m, new Map([['data', data]]), at, { hasMore: true });
};

/** An object whose properties each schema makes of what is given; one that is not understood gives what cannot be told. */
function bySchemas(m: Machine, schemas: Value | undefined, given: Value, at: Expr): Value | undefined {
  const settings = settingsOf(m, schemas, at, (schema, key) => {
    const part = partOf(m, given, key, at);
    return throughSchema(m, schema, part) ?? m.open(placeOf(schema), 'environment');
  });
  return settings && settingsObject(m, settings, at);
}

/** `createEnv({ server: { MODEL: z.string().default('…') }, runtimeEnv: process.env })`. */
export const createdEnv: Reader = (m, links, at) => {
  const [call, ...others] = links;
  if (call?.name !== 'createEnv' || others.length > 0 || !call.args?.[0]) return undefined;
  const [options] = call.args;
  const settings = ['server', 'client', 'shared'].flatMap((part) => [
    ...(settingsOf(m, partOf(m, options, part, at), at, (schema, key) => {
      const open = m.open(placeOf(schema), 'environment');
      const given = partOf(m, options, 'runtimeEnv', at);
      const isGiven = m.keysIn(given)?.has(key) ?? !isStaticallyMissing(given);
      return throughSchema(m, schema, isGiven ? partOf(m, given, key, at) : open) ?? open;
    }) ?? []),
  ]);
  return settings.length > 0 ? settingsObject(m, new Map(settings), at, { hasMore: true }) : undefined;
};

/** `cleanEnv(process.env, { MODEL: str({ default: '…' }) })`. */
export const cleanedEnv: Reader = (m, links, at) => {
  const [call, ...others] = links;
  if (call?.name !== 'cleanEnv' || others.length > 0) return undefined;
  const [read] = call.args ?? [];
  const settings = settingsOf(m, call.args?.[1], at, (validator, key) => {
    const options = packageValue(validator)?.links.at(-1)?.args?.[0];
    const place = placeOf(validator);
    const own = (name: string): Value | undefined => options && partOf(m, options, name, place);
    // What it is while developing is another default.
    if (isThere(own('devDefault'))) return m.open(place, 'environment');
    return setting(m, own('default'), place, oneOfThose(m, own('choices'), place) ?? (read && partOf(m, read, key, at)));
  });
  return settings && settingsObject(m, settings, at);
};

const isThere = (value: Value | undefined): boolean => value !== undefined && isStaticallyMissing(value) !== true;
