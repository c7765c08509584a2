/** Paths as the whole tool writes them: absolute, with `/`. */
import path from 'node:path';

export const slashed = (file: string): string => (path.sep === '/' ? file : file.replaceAll(path.sep, '/'));

/** True for the folder itself and everything below it. */
export const isInside = (folder: string, file: string): boolean =>
  file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** The folder that all these lie in; undefined for none. */
export const commonFolder = (folders: readonly string[]): string | undefined =>
  folders.reduce<string | undefined>((common, folder) => {
    let at = common ?? folder;
    while (!isInside(at, folder)) at = path.posix.dirname(at);
    return at;
  }, undefined);

/** The path of a file inside a folder, relative to the folder. */
export const below = (folder: string, file: string): string => file.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
