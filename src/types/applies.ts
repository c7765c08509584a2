/** Whether the type stage has anything to do: asked of every run, so it loads nothing. */
import { mayHoldPython } from '../frontends/needles.js';
import type { Analysis, SourceTree } from '../run/engine.js';

/** True where a migrated site may be in a file that the compiler checks. */
export const mayBeTyped = ({ sites }: Analysis, tree: SourceTree): boolean =>
  sites.some(({ status, file }) => status === 'migrated' && isTypedFile(file, tree));

/** True for a file that the compiler may check, or whose types it may see. */
export const isTypedFile = (file: string, tree: SourceTree): boolean =>
  TYPESCRIPT.test(file) || (!mayHoldPython(file) && readsJavaScript(file, tree));

/** An option that is commented out, as `tsc --init` writes them. */
const COMMENT = /^\s*\/[/*].*$/gm;

const TYPESCRIPT = /(?<!\.d)\.[cm]?tsx?$/;

function readsJavaScript(file: string, tree: SourceTree): boolean {
  if (tree.read(file)?.includes('@ts-check')) return true;
  const above = tree.configs.filter((config) => file.startsWith(config.slice(0, config.lastIndexOf('/') + 1)));
  const texts = above.map((config) => (tree.read(config) ?? '').replace(COMMENT, ''));
  const says = (option: string) => texts.some((text) => new RegExp(`"${option}"\\s*:\\s*true`).test(text));
  return says('checkJs') || (says('allowJs') && tree.files().some((other) => TYPESCRIPT.test(other)));
}
