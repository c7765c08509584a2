/** Functions of packages that change the object which they are handed first. */

interface Changing {
  /** A package, and what follows its name in the specifier of one function. */
  specifier: RegExp;
  names: RegExp;
}

const ROWS: readonly Changing[] = [
  {
    specifier: /^(?:lodash(?:-es)?|underscore|es-toolkit(?:\/compat)?)(?:[./]|$)/,
    names: /^(?:assign(?:In)?(?:With)?|defaults(?:Deep)?|extend(?:With)?|merge(?:With)?|set(?:With)?|unset|update(?:With)?)$/,
  },
  { specifier: /^(?:dot-prop|object-path|dset|just-safe-set)(?:\/|$)/, names: /^(?:set|setProperty|deleteProperty|del|dset|default)$/ },
];

/** Those that take the path of one property behind the object. */
const TAKES_PATH = /^(?:set(?:With)?|unset|update(?:With)?|setProperty|deleteProperty|del|dset)$/;

/**
 * How a function changes its first argument; undefined for one that leaves it alone.
 * @param path the names from the package to the function.
 */
export function changeBy(specifier: string, path: readonly string[]): 'property' | 'any' | undefined {
  const row = ROWS.find((one) => one.specifier.test(specifier));
  const own = path.filter((name) => name !== 'default').at(-1) ?? specifier.split(/[./]/).at(-1) ?? '';
  if (!row?.names.test(own)) return undefined;
  return TAKES_PATH.test(own) ? 'property' : 'any';
}
