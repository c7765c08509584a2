/** What the markup of a component does with the names that its script declares. */
import { hostOf } from '../../../hosts/names.js';
import { loopsIn, namesIn, snippetsIn } from '../../../hosts/snippets.js';
import type { Binding, Scopes } from './scope.js';

/**
 * Marks what the markup may write as reassigned: every `let`, and what stands in a two-way binding or has a property assigned.
 * @returns the bindings that the markup names: they have readers that cannot be seen.
 */
export function readMarkup(scopes: Scopes, markup: string): Set<Binding> {
  const shown = new Set<Binding>();
  for (const binding of scopes.program.bindings.values()) {
    const name = binding.name.replaceAll('$', '\\$');
    const word = `(?<![\\w$.-])\\$?${name}(?![\\w$-])`;
    if (new RegExp(word).test(markup)) shown.add(binding);
    const written = new RegExp(
      `(?:v-model[^=\\s>]*|bind:[\\w-]+)\\s*=\\s*["'{]\\s*${word}|bind:${name}(?![\\w$-])|${word}(?:\\??\\.[\\w$]+|\\[[^\\]\\n]*\\])+\\s*(?:[-+*/%&|^?]{0,3})=(?![=>])`,
    );
    if (binding.kind === 'let' || binding.kind === 'var' || written.test(markup)) binding.writes.push(binding.id);
  }
  return shown;
}

/** True for a variable that the markup of a component gives to another component, a function, a variable or a loop: what they do with it is not seen. */
export function isGivenByMarkup(name: string, { file, markup = '' }: { file: string; markup?: string }): boolean {
  const snippets = snippetsIn(markup, hostOf(file)).filter(({ code }) => namesIn(code).includes(name));
  return (
    snippets.some(({ code, isHandedOn }) => isHandedOn || /[(=]/.test(code)) ||
    loopsIn(markup).some(({ list }) => namesIn(list).includes(name))
  );
}
