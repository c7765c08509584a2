// What a terminal shows as a page: colours of ANSI sequences become classes, links become their text.

const CLASSES = { 1: 'bold', 2: 'dim', 4: 'underline', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan' };
const OFF = { 22: ['bold', 'dim'], 24: ['underline'], 39: ['red', 'green', 'yellow', 'cyan'] };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Text with ANSI sequences as HTML. */
function painted(text) {
  let on = new Set();
  return text
    .replaceAll(/\u001b\]8;;.*?(?:\u0007|\u001b\\)/g, '')
    .split(/(\u001b\[[\d;]*m)/)
    .map((part) => {
      const codes = /^\u001b\[([\d;]*)m$/.exec(part);
      if (!codes) return on.size ? `<span class="${[...on].join(' ')}">${escaped(part)}</span>` : escaped(part);
      for (const code of codes[1].split(';').map(Number)) {
        if (code === 0) on = new Set();
        for (const name of OFF[code] ?? []) on.delete(name);
        if (CLASSES[code]) on.add(CLASSES[code]);
      }
      return '';
    })
    .join('');
}

const STYLE = `
  body { margin: 0; padding: 14px; background: #fff; }
  pre { margin: 0; padding: 18px 20px; border-radius: 10px; background: #16191d; color: #d7dce2; white-space: pre-wrap;
        font: 14px/1.45 'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, monospace; }
  .prompt { color: #7f8a96; }
  .bold { font-weight: 700; } .dim { color: #8b95a1; } .underline { text-decoration: underline; }
  .red { color: #ff7b72; } .green { color: #7ee787; } .yellow { color: #f2cc60; } .cyan { color: #76d9e6; }`;

/** @param shown the command line, and what it printed. */
export const terminalPage = ({ command, text }) =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><pre><span class="prompt">$</span> ${escaped(command)}\n\n${painted(text.trimEnd())}</pre>`;
