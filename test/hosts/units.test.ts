/** Where code stands in a component or a document, against the compilers and the Markdown parser that really read them. */
import { parse as parseAstro } from '@astrojs/compiler';
import { parse as parseVue } from '@vue/compiler-sfc';
import fc from 'fast-check';
import { parse, postprocess, preprocess } from 'micromark';
import { parse as parseSvelte } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { blanked, unitsOf } from '../../src/hosts/units.js';

const codeIn = (text: string, file: string): string[] =>
  unitsOf(text, file).flatMap(({ ranges }) => ranges.map(({ start, end }) => text.slice(start, end)));
const extensions = (text: string, file: string): string[] => unitsOf(text, file).map(({ extension }) => extension);

describe('Vue', () => {
  const COMPONENTS = [
    '<script>\nconst a = 1;\n</script>\n<template><p>{{ a }}</p></template>\n',
    '<script lang="ts">\nexport default {};\n</script>\n\n<script setup lang="ts" generic="T extends Record<string, number>">\nconst b = 2 > 1;\n</script>\n',
    '<template>\n  <div title="<script>no()</script>">{{ "<script>" }}</div>\n  <template #x><p /></template>\n</template>\n<script setup>const c = `</template>`</script>\n',
    "<!-- <script>gone()</script> -->\n<script\n  setup\n  lang='tsx'\n>\nconst d = <b>x</b>;\n</script >\n<style>\n.script { color: red }\n</style>\n",
    '<template><p /></template>\n',
    '<script src="./other.ts"></script>\n',
    '\r\n<script lang="js">\r\nconst e = "日本";\r\n</script>\r\n',
  ];
  test.each(COMPONENTS)('%j', (text) => {
    const { script, scriptSetup } = parseVue(text, { filename: 'a.vue' }).descriptor;
    const blocks = [script, scriptSetup]
      .flatMap((block) => (block?.content.trim() ? [block] : []))
      .sort((a, b) => a.loc.start.offset - b.loc.start.offset);
    expect(codeIn(text, 'a.vue')).toEqual(blocks.map(({ content }) => content));
    const [unit] = unitsOf(text, 'a.vue');
    expect(unit?.ranges ?? []).toEqual(blocks.map(({ loc }) => ({ start: loc.start.offset, end: loc.end.offset })));
    if (unit) expect(unit.extension).toBe(blocks.find(({ lang }) => lang)?.lang ?? 'js');
  });
});

describe('Svelte', () => {
  const COMPONENTS = [
    '<script>\n  let a = 1;\n</script>\n<p>{a}</p>\n',
    '<script module lang="ts">\n  export const b: number = 2;\n</script>\n\n<script lang="ts">\n  const c = b > 1;\n</script>\n<button onclick={() => console.log(c)}>x</button>\n',
    '<p>before</p>\n<script context="module">\n  export const d = "</p>";\n</script>\n',
    '<!-- <script>gone()</script> -->\n<script>const e = 1</script>\n<style>\n p { color: red }\n</style>\n',
    '<p>{"text"}</p>\n',
  ];
  test.each(COMPONENTS)('%j', (text) => {
    const { instance, module } = parseSvelte(text, { modern: true });
    const content = [module, instance].flatMap((block) => (block ? [block.content as unknown as { start: number; end: number }] : []));
    expect(codeIn(text, 'a.svelte')).toEqual(content.sort((a, b) => a.start - b.start).map(({ start, end }) => text.slice(start, end)));
  });

  test('data and templates are no code', () => {
    expect(codeIn('<script type="application/ld+json">{"a": 1}</script><script type="text/x-template"><b/></script>', 'a.svelte')).toEqual(
      [],
    );
    expect(extensions('<script lang="typescript">let a: number</script>', 'a.svelte')).toEqual(['ts']);
    expect(codeIn('<script lang="coffee">a = 1</script>', 'a.svelte')).toEqual([]);
  });
});

describe('Astro', () => {
  const COMPONENTS = [
    '---\nconst a: number = 1;\n---\n<p>{a}</p>\n',
    '---\nimport X from "./x.astro";\nconst b = "<script>no</script>";\n---\n<X />\n<script>\n  const c: number = 1;\n</script>\n<script is:inline>d()</script>\n',
    '<p>no frontmatter</p>\n<script>e()</script>\n',
    '---\n---\n<p />\n',
    '\r\n---\r\nconst f = 1;\r\n---\r\n<p />\r\n',
  ];
  test.each(COMPONENTS)('%j', async (text) => {
    const { ast } = await parseAstro(text, { position: true });
    const found: string[] = [];
    const visit = (node: { type: string; name?: string; value?: string; children?: unknown[] }): void => {
      if (node.type === 'frontmatter' && node.value?.trim()) found.push(node.value.trim());
      if (node.type === 'element' && node.name === 'script')
        found.push(
          (node.children as { value: string }[])
            .map(({ value }) => value)
            .join('')
            .trim(),
        );
      for (const child of node.children ?? []) visit(child as Parameters<typeof visit>[0]);
    };
    visit(ast as Parameters<typeof visit>[0]);
    expect(
      codeIn(text, 'a.astro')
        .map((code) => code.trim())
        .filter(Boolean),
    ).toEqual(found);
  });
});

describe('Markdown', () => {
  /** The code blocks that CommonMark sees: language and lines. */
  function blocks(text: string): { info: string; code: string }[] {
    const found: { info: string; code: string; fenced: boolean }[] = [];
    let quoted = 0;
    for (const [kind, token, context] of postprocess(
      parse()
        .document()
        .write(preprocess()(text, undefined, true)),
    )) {
      if (token.type === 'blockQuote') quoted += kind === 'enter' ? 1 : -1;
      if (kind !== 'enter' || quoted > 0) continue;
      if (token.type === 'codeFenced') found.push({ info: '', code: '', fenced: true });
      const last = found.at(-1);
      if (last && token.type === 'codeFencedFenceInfo') last.info = context.sliceSerialize(token);
      if (last && token.type === 'codeFlowValue') last.code += `${context.sliceSerialize(token)}\n`;
    }
    return found.map(({ info, code }) => ({ info, code }));
  }
  const LANGUAGES = ['js', 'ts', 'tsx', 'jsx', 'mjs', 'cts', 'javascript', 'typescript', 'python', 'py'];
  const seen = (text: string): string[] =>
    blocks(text)
      .filter(({ info }) => LANGUAGES.includes(info.toLowerCase()))
      .map(({ code }) => code.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  const flat = (text: string): string[] =>
    codeIn(text, 'a.md')
      .map((code) => code.replace(/\s+/g, ' ').trim())
      .filter(Boolean);

  const DOCUMENTS = [
    '# A\n\n```ts\nconst a = 1;\n```\n\n```\nplain\n```\n\n```python\nx = 1\n```\n',
    '~~~js\n```ts\nconst inner = 1;\n```\n~~~\n',
    '````md\n```ts\nshown();\n```\n````\n\n```ts\nreal();\n```\n',
    '1. Step\n\n   ```typescript title="x.ts" {1,3}\n   const b = 2;\n   ```\n\n- item\n  ```js\n  c();\n  ```\n',
    '- ```ts\n  d();\n  ```\n',
    '> ```ts\n> quoted();\n> ```\n\n```ts\ne();\n```\n',
    '```ts\nf();\n``\n```` \n',
    '`` ```ts `` inline\n\n```tsx\nconst g = <b>{`x`}</b>;\n```\n',
    '```ts\r\nh();\r\n```\r\n',
    'a\n```JS\ni();\n```\n',
  ];
  test.each(DOCUMENTS)('%j', (text) => expect(flat(text)).toEqual(seen(text)));

  test('a block that is never closed is left', () => expect(codeIn('```ts\nopen();\n', 'a.md')).toEqual([]));

  test('whatever stands around, it sees what CommonMark sees', () => {
    const line = fc.constantFrom(
      '```ts',
      '```',
      '~~~js',
      '~~~',
      '````md',
      '````',
      'code();',
      '',
      'text `inline`',
      '```python',
      '```rust',
      '   ```ts',
      '   ```',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        // A block that the end of the document closes is left by choice.
        fc.pre(/^(?:`{3,}|~{3,})$/.test(lines.at(-1) ?? '') || seen(text).length === seen(`${text}\nend\n`).length);
        const closed = flat(text);
        expect(seen(text).slice(0, closed.length)).toEqual(closed);
        expect(seen(text).length - closed.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('blanking keeps every offset and line, and the code', () => {
  const part = fc.constantFrom(
    '<script>',
    '</script>',
    'const a = 1;',
    '\n',
    '\r\n',
    ' ',
    '日本',
    '```ts\n',
    '```\n',
    '---\n',
    '\uFEFF',
    '<template>',
    '</template>',
    '"',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.constantFrom('a.vue', 'a.svelte', 'a.astro', 'a.md'), (parts, file) => {
      const text = parts.join('');
      for (const unit of unitsOf(text, file)) {
        const { ranges } = unit;
        const code = blanked(text, unit);
        expect(code).toHaveLength(text.length);
        expect(code.replace(/[^\r\n]/g, ' ')).toBe(text.replace(/[^\r\n]/g, ' '));
        for (const { start, end } of ranges) expect(code.slice(start, end)).toBe(text.slice(start, end));
        expect(ranges.reduce((rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end), code)).toMatch(
          /^[\s;]*$/,
        );
      }
    }),
  );
});
