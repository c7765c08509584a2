/** The frame of a page: one file, no network, no script but its own. */
import { createHash } from 'node:crypto';
import { html, Markup } from './markup.js';
import { STYLE } from './style.js';

export interface Page {
  title: string;
  /** Where a keyboard can go at once: the id of an element, and its name. */
  skipTo: { id: string; name: string };
  header: Markup;
  main: Markup;
  /** Rules beside the common ones. */
  style?: string;
  script?: string;
}

export function renderPage({ title, skipTo, header, main, style: own = '', script }: Page): string {
  const style = STYLE + own;
  const policy = [
    `default-src 'none'`,
    `style-src '${hash(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hash(script)}'`]),
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy.replaceAll('"', '&quot;'))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#${skipTo.id}">Skip to the ${skipTo.name}</a>
<header>${header}</header>
<main>
${main}
</main>${script === undefined ? null : new Markup(`\n<script>${script}</script>`)}
</body>
</html>
`.text;
}

const hash = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
