/**
 * Names of code that stands inside another file. A unit is read like a module of its own: `App.vue`, a NUL and `000.ts`, which no file on a
 * disk can be called. Its folder is its host's, so that imports mean what they mean there.
 */

/** Components: their script blocks are read. */
export const COMPONENT = /\.(?:vue|svelte|astro)$/;
/** Markdown: its fenced blocks are read. */
export const MARKDOWN = /\.mdx?$/;
/** Notebooks: their code cells are one unit. */
export const NOTEBOOK = /\.ipynb$/;

export const isHost = (file: string): boolean => COMPONENT.test(file) || MARKDOWN.test(file) || NOTEBOOK.test(file);

export const unitName = (host: string, index: number, extension: string): string =>
  `${host}\0${String(index).padStart(3, '0')}.${extension}`;

export const isUnit = (file: string): boolean => file.includes('\0');

/** The file that a unit stands in; any other file is its own. */
export const hostOf = (file: string): string => file.split('\0', 1)[0] as string;
