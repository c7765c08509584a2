/** Whether TypeScript takes `undefined` for an optional property: with `exactOptionalPropertyTypes` it must be left out. */
import type { Tsconfigs } from '../modules/tsconfigs.js';

/** Asks the nearest tsconfig.json and those that it refers to: what they write is right without the option, too. */
export const createExactTypes =
  (tsconfigs: Tsconfigs) =>
  (file: string): boolean =>
    /\.[cm]?tsx?$/.test(file) && tsconfigs(file).some(({ config }) => config.compilerOptions?.exactOptionalPropertyTypes === true);
