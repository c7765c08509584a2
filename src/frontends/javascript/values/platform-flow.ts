/** What the platform does with an object: functions that are given it (`Promise.all`), and methods of lists and maps that hold it (`slice`). */

/** Where the object is in a value: properties by their names, outermost first. */
export type Path = (string | null)[];
/** Any property or item. */
export const ANY = null;

/** Methods of lists and maps that give several items, and those that give one. */
const GIVES_SOME = /^(?:slice|splice|concat|reverse|toReversed|sort|toSorted|values|flat)$/;
const GIVES_ONE = /^(?:at|pop|shift|get|next)$/;
/** Methods of lists and maps that only look, or put in something else. */
const ONLY_LOOKS =
  /^(?:length|size|has|includes|indexOf|lastIndexOf|join|keys|push|unshift|set|add|delete|clear|fill|toString|hasOwnProperty)$/;
/** Of `Object`: what gives the same object, and what tells of it without giving it. */
const GIVES_SAME = /^Object\.(?:freeze|seal|preventExtensions)$/;
const TELLS = /^(?:Object\.(?:keys|getOwnPropertyNames|is|hasOwn|isFrozen|isSealed|getPrototypeOf)|Array\.isArray)$/;

/** What a function does with an argument that is the object, or holds it. */
export interface PlatformFlow {
  /** Where the object is in the result. */
  out: Path[];
  /** True where the first argument gets it, too. */
  isInFirst?: boolean;
  /** True where another object may be made of its properties. */
  isTakenApart?: boolean;
}

/**
 * @param name `Object.assign`, `Promise.all`
 * @returns undefined for a function that is not known.
 */
export function flowThrough(name: string, index: number, path: Path): PlatformFlow | undefined {
  switch (name) {
    case 'Object.assign':
      // What the others have is given to the first one.
      return { out: [path], isInFirst: index > 0 && path.length > 0 };
    case 'Object.values':
      return path.length === 0 ? { out: [], isTakenApart: true } : { out: [[ANY, ...path.slice(1)]] };
    case 'Object.entries':
      return path.length === 0 ? { out: [], isTakenApart: true } : { out: [[ANY, ANY, ...path.slice(1)]] };
    case 'Object.fromEntries':
      return { out: [[ANY, ...path.slice(2)]] };
    case 'Array.of':
      return { out: [[ANY, ...path]] };
    case 'Promise.resolve':
    case 'Promise.all':
    case 'Promise.race':
    case 'Promise.any':
    case 'Array.from':
      return { out: [path] };
    case 'JSON.stringify':
      return { out: [] };
    default:
      if (GIVES_SAME.test(name)) return { out: [path] };
      return TELLS.test(name) ? { out: [] } : undefined;
  }
}

/**
 * `new Map([[name, object]])` holds the object under any name.
 * @returns undefined for a constructor that is not known.
 */
export function flowIntoCollection(name: string, path: Path): PlatformFlow | undefined {
  if (name === 'Map' || name === 'WeakMap') return { out: path.length > 1 ? [[ANY, ...path.slice(2)]] : [] };
  if (name === 'Set' || name === 'WeakSet') return { out: path.length > 0 ? [path] : [] };
  return name === 'Array' ? { out: [[ANY, ...path]] } : undefined;
}

/**
 * Where the object is in what a method of a list or a map gives.
 * @returns undefined for a method that is not known.
 */
export function flowOutOf(method: string, path: Path): Path[] | undefined {
  if (GIVES_SOME.test(method)) return [path];
  if (GIVES_ONE.test(method)) return [path.slice(1)];
  if (method === 'entries') return [[ANY, ...path]];
  return ONLY_LOOKS.test(method) ? [] : undefined;
}
