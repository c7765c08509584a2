/** Options of a command line: `parseArgs` of Node, commander, yargs. */
import { type ExternalEntity, entityOf, entityValue } from '../../../flow/entities.js';
import type { Given, Machine } from '../../../flow/machine.js';
import { leavesOf, literal, literalOf } from '../../../flow/shape.js';
import type { Expr, Value } from '../../../values/values.js';
import { type Link, linksOf, packageValue } from './package-calls.js';
import { oneOfThose, partOf, placeOf, type Reader, setting, settingsObject, settingsOf } from './settings.js';

/** What a command of commander was told, in one call after another. */
interface Command {
  options: Map<string, Value>;
  /** How many arguments its action gets in front of the options. */
  places: number;
  /** Options that others say what they are: `implies({ model: '…' })`. */
  implied: Set<string>;
  /** What `opts()` gives, each time, as long as no more options are told. */
  given?: { size: number; object: Value };
}

const textOf = (value: Value | undefined): string => {
  const known = value && literalOf(value)?.value;
  return typeof known === 'string' ? known : '';
};

/** An option by what describes it: its `default`, and the `choices` there are. */
const described = (m: Machine, option: Value): Value => {
  const at = placeOf(option);
  if (m.keysIn(option)?.has('coerce')) return m.open(at, 'environment');
  return setting(m, partOf(m, option, 'default', at), at, oneOfThose(m, partOf(m, option, 'choices', at), at));
};

/** `parseArgs({ options: { model: { type: 'string', default: '…' } } })`. */
export const parsedArgs: Reader = (m, links, at) => {
  const [call] = links;
  if (call?.name !== 'parseArgs' || links.length > 1 || !call.args?.[0]) return undefined;
  const options = settingsOf(m, partOf(m, call.args[0], 'options', at), at, (one) => described(m, one));
  if (!options) return undefined;
  const entries = [
    ['values', settingsObject(m, options, at)],
    ['positionals', m.open(at, 'environment')],
  ] as const;
  return settingsObject(m, new Map(entries), at, { hasMore: true });
};

const YARGS_PARSES = /^(?:parse|parseSync|parseAsync)$/;

/** `yargs(args).option('model', { default: '…' }).parseSync()`, or its `argv`. */
export const yargs: Reader = (m, links, at) => {
  const last = links.at(-1);
  if (!last || !(last.args ? YARGS_PARSES.test(last.name) : last.name === 'argv')) return undefined;
  const options = new Map<string, Value>();
  for (const [index, { name, args = [] }] of links.entries()) {
    const [first, second] = args;
    if (/^(?:command|middleware|coerce|config|pkgConf|env|choices|check|alias)$/.test(name)) return undefined;
    const told = /^(?:option|default)$/.test(name) ? textOf(first) : '';
    if (name === 'option' && told && second) options.set(told, described(m, second));
    else if (name === 'default' && told && second) options.set(told, setting(m, second, at));
    // The first one is what the package itself is imported by.
    else if (/^defaults?$/.test(name) && index > 0) {
      const several = settingsOf(m, first, at, (one) => setting(m, one, at));
      if (!several) return undefined;
      for (const [key, value] of several) options.set(key, value);
    } else if (name === 'option' || name === 'options') {
      const several = settingsOf(m, first, at, (one) => described(m, one));
      if (!several) return undefined;
      for (const [key, value] of several) options.set(key, value);
    }
    // What an option is told under its other name is not put together with this.
    const other = name === 'option' && second ? textOf(partOf(m, second, 'alias', at)) : '';
    if (options.has(other)) options.set(other, m.open(at, 'reassigned'));
  }
  for (const [key, value] of [...options]) options.set(inCamelCase(key), value);
  return options.size > 0 ? settingsObject(m, options, at, { hasMore: true }) : undefined;
};

const inCamelCase = (name: string): string => name.replace(/-+([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The property that an option of commander becomes: its long name. */
function propertyOf(flags: string): string | undefined {
  const names = [...flags.matchAll(/(?:^|[\s,|])--?([\w-]+)/g)].flatMap(([, name]) => name ?? []);
  const long = names.findLast((name) => name.length > 1) ?? names[0];
  return long?.startsWith('no-') ? undefined : long && inCamelCase(long);
}

/** With a description `command` gives what it is called on: the command is a program of its own. */
const makesCommand = ({ name, args }: Link): boolean =>
  args !== undefined && (/^(?:Command|createCommand)$/.test(name) || (name === 'command' && textOf(args[1]) === ''));

const placesIn = (described: string): number => [...described.matchAll(/<[^>]*>|\[[^\]]*\]/g)].length;

/** Commands of commander, as they are told of their options. */
export function createCommands(): {
  reader: Reader;
  /** What is handed to a package, with what it calls the functions among it with. */
  handing(m: Machine, entity: ExternalEntity, given: Given, at: Expr): Given;
} {
  const commands = new Map<string, Command>();
  /** Code says what an option is, for one command or for those below it: no default is left. */
  let isSet = false;
  const commandOf = (links: readonly Link[]): Command => {
    const made = links.findLast(makesCommand);
    const key = made?.key ?? '';
    const places = made?.name === 'command' ? placesIn(textOf(made.args?.[0])) : 0;
    const known = commands.get(key) ?? { options: new Map(), places, implied: new Set() };
    commands.set(key, known);
    return known;
  };
  const tell = (m: Machine, command: Command, { name, args = [] }: Link, at: Expr): void => {
    const flags = textOf(args[0]);
    if (/^(?:hook$|setOptionValue)/.test(name) || (/^parse/.test(name) && args[0] && m.listIn(args[0])?.literal)) setAll(m, at);
    if (name === 'argument') command.places += 1;
    if (name === 'arguments') command.places += placesIn(flags);
    const implied = name === 'addOption' ? impliedBy(m, args[0]) : [];
    if (!implied) setAll(m, at);
    for (const key of implied ?? []) command.implied.add(key);
    const option = name === 'addOption' ? addedOption(m, args[0], at) : undefined;
    if (option?.key) command.options.set(option.key, option.value);
    const key = /^(?:option|requiredOption)$/.test(name) ? propertyOf(flags) : undefined;
    if (key) command.options.set(key, setting(m, defaultAmong(args.slice(1)), args[0] ? placeOf(args[0]) : at));
  };
  /** Other code may have read the options that there are by then. */
  const setAll = (m: Machine, at: Expr): void => {
    isSet = true;
    for (const { options, given } of commands.values())
      if (given)
        for (const key of options.keys())
          m.set(given.object, literal(at, key), m.open(at, 'reassigned'), { expr: at, target: at, valueExpr: at, item: true });
  };
  const optionsOf = (m: Machine, command: Command, at: Expr): Value => {
    const { options, given, implied } = command;
    if (given?.size === options.size) return given.object;
    const reassigned = (value: Value): Value => m.open(placeOf(value), 'reassigned');
    const known = new Map([...options].map(([key, value]) => [key, implied.has(key) ? reassigned(value) : value]));
    const object = settingsObject(m, known, at, { hasMore: true, give: (value) => (isSet ? reassigned(value) : value) });
    command.given = { size: options.size, object };
    return object;
  };
  return {
    reader(m, links, at) {
      const last = links.at(-1);
      if (!last?.args) return undefined;
      const command = commandOf(links.slice(0, -1));
      if (/^opts(?:WithGlobals)?$/.test(last.name)) return command.options.size > 0 ? optionsOf(m, command, at) : undefined;
      tell(m, command, last, at);
      return undefined;
    },
    handing(m, entity, given, at) {
      const links = linksOf(entity);
      if (entity.specifier !== 'commander' || links.at(-1)?.name !== 'action') return given;
      const command = commandOf(links.slice(0, -1));
      if (command.options.size === 0) return given;
      const before = Array.from({ length: command.places }, () => m.open(at, 'environment'));
      return {
        ...given,
        args: given.args.map((one) => ({ ...one, value: bound(m, one.value, [...before, optionsOf(m, command, at)], at) })),
      };
    },
  };
}

/** A function with what it is called with first. */
const bound = (m: Machine, fn: Value, args: readonly Value[], at: Expr): Value =>
  m.each(fn, at, (leaf) => {
    const entity = entityOf(leaf);
    if (entity?.kind !== 'function') return leaf;
    const given = { ...entity, args: [...(entity.args ?? []), ...args] };
    m.records.recordHandler(given);
    return entityValue(at, given, m.newId());
  });

/**
 * The default among what follows the flags: what describes the option, what parses it, its default. What a function of the project's own makes of
 * what is said may be anything, and the default with it.
 */
function defaultAmong([description, second, third]: readonly Value[]): Value | undefined {
  const leaves = description && second ? leavesOf(second) : [];
  if (!leaves || leaves.some((leaf) => entityOf(leaf)?.kind === 'function')) return undefined;
  return leaves.some((leaf) => leaf.kind === 'open') ? third : second;
}

function linksOfOption(option: Value | undefined): Link[] {
  const made = option && packageValue(option);
  return made?.specifier === 'commander' ? made.links : [];
}

/** The options that another one says what they are; undefined where it may be any. */
function impliedBy(m: Machine, option: Value | undefined): string[] | undefined {
  const keys = linksOfOption(option).flatMap(({ name, args }) => (name === 'implies' ? [args?.[0] && m.keysIn(args[0])] : []));
  return keys.every((some) => some !== undefined) ? keys.flatMap((some) => [...some]) : undefined;
}

/** `new Option('--model <id>').default('…').choices([…])`. */
function addedOption(m: Machine, option: Value | undefined, at: Expr): { key: string | undefined; value: Value } | undefined {
  const links = linksOfOption(option);
  const [first] = links;
  if (first?.name !== 'Option') return undefined;
  const argument = (name: string): Value | undefined => links.findLast((link) => link.name === name)?.args?.[0];
  if (links.some(({ name }) => /^(?:argParser|preset|implies)$/.test(name))) return undefined;
  return {
    key: propertyOf(textOf(first.args?.[0])),
    value: setting(m, argument('default'), placeOf(option as Value), oneOfThose(m, argument('choices'), at)),
  };
}
