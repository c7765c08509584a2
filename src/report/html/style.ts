/** How the page looks: light and dark by the reader's choice, wide and narrow, on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f5f6f8, #101317);
  --card: light-dark(#ffffff, #181c21);
  --text: light-dark(#1b1f24, #e4e7eb);
  --muted: light-dark(#59616b, #9ba4af);
  --line: light-dark(#dfe3e8, #2c333b);
  --accent: light-dark(#3451b2, #9eb1ff);
  --old: light-dark(#8a94a0, #77828e);
  --migrated: light-dark(#1f7a3d, #6fcf8b);
  --review: light-dark(#a34a00, #f0a85c);
  --skipped: light-dark(#59616b, #9ba4af);
  --error: light-dark(#b3261e, #ff8a80);
  --del: light-dark(#fdecec, #37191c);
  --del-m: light-dark(#f9d0d0, #5f2429);
  --ins: light-dark(#e7f6ea, #14301d);
  --ins-m: light-dark(#b4e3bf, #1a4a29);
  --gap: light-dark(#f3f4f6, #14181c);
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
header, main { max-width: 1200px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 32px; }
main { padding-bottom: 64px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 16px; margin: 0 0 12px; }
header p { margin: 4px 0 0; }
.origin { list-style: none; display: flex; flex-wrap: wrap; gap: 2px 0; margin: 6px 0 0; padding: 0; color: var(--muted); }
.origin li { overflow-wrap: anywhere; }
.origin li:not(:last-child)::after { content: '·'; margin: 0 8px; }
.origin b { color: var(--text); font-weight: 600; overflow-wrap: anywhere; }
.lead { margin: 16px 0; max-width: 80ch; }
.muted { color: var(--muted); font-weight: 400; }
code, .path, .where, .code, kbd { font-family: var(--mono); font-size: .88em; }
.path { unicode-bidi: isolate; direction: ltr; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin: 16px 0; }
.sr, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip:focus { position: fixed; left: 16px; top: 16px; background: var(--card); padding: 8px 12px; border-radius: 6px; z-index: 2; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }

.tiles { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; padding: 0; margin: 16px 0; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; color: var(--muted); }
.tiles strong { display: block; font-size: 28px; line-height: 1.1; font-weight: 650; font-variant-numeric: tabular-nums; color: var(--text); }
.tiles .migrated strong { color: var(--migrated); }
.tiles .review strong { color: var(--review); }
.tiles .error strong { color: var(--error); }

.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 0 0 8px; color: var(--muted); font-size: 13px; }
.legend svg { vertical-align: -2px; }
.chart { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
.chart th, .chart td { padding: 0 12px 0 0; text-align: left; font-weight: 400; white-space: nowrap; height: 26px; }
.chart td:last-child { padding: 0; text-align: right; }
.chart .plot { width: 100%; }
.chart svg { display: block; overflow: visible; }
.grid { stroke: var(--line); }
.floor { stroke: var(--review); stroke-dasharray: 4 3; stroke-width: 1.5; }
.way { stroke: var(--old); stroke-width: 1.5; }
.share { stroke: var(--accent); stroke-width: 2; }
circle.old { fill: var(--card); stroke: var(--old); stroke-width: 2; }
circle.new { fill: var(--accent); }
.axis text { fill: var(--muted); font-size: 11px; }
.aside { margin: 8px 0 0; color: var(--muted); font-size: 13px; }

.toolbar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 10px 0; margin: 24px 0 8px; background: var(--page); border-bottom: 1px solid var(--line); }
.toolbar[hidden], [hidden] { display: none; }
.toolbar fieldset { display: flex; flex-wrap: wrap; min-width: 0; gap: 4px; border: 0; padding: 0; margin: 0; }
#search { flex: 1 1 220px; min-width: 160px; }
#search, button, .chip { font: inherit; font-size: 13px; line-height: 20px; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; }
button, .chip { cursor: pointer; white-space: nowrap; }
button:hover, .chip:hover { border-color: var(--old); }
.chip input { accent-color: var(--accent); margin: 0 4px 0 0; vertical-align: -1px; }
.chip.migrated { color: var(--migrated); }
.chip.review { color: var(--review); }
#count { color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
.keys { margin-left: auto; color: var(--muted); font-size: 12px; }
kbd { border: 1px solid var(--line); border-radius: 4px; padding: 0 5px; background: var(--card); }

.group { margin: 20px 0; }
.group h2 { margin: 0 0 8px; }
.part { margin: 0 0 16px; }
.part h3 { margin: 0 0 6px; font-size: 14px; font-weight: 500; overflow-wrap: anywhere; }
.site { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--skipped); border-radius: 8px; margin: 6px 0; }
.site.migrated { border-left-color: var(--migrated); }
.site.review { border-left-color: var(--review); }
.site summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 9px 14px; cursor: pointer; list-style: none; }
.site summary::-webkit-details-marker { display: none; }
.site summary::before { content: '▸'; color: var(--muted); width: .8em; }
.site[open] summary::before { content: '▾'; }
.status { font-size: 12px; min-width: 8em; white-space: nowrap; color: var(--skipped); }
.migrated .status { color: var(--migrated); }
.review .status { color: var(--review); }
.where { overflow-wrap: anywhere; }
.api { color: var(--muted); }
.gist { margin-left: auto; text-align: right; overflow-wrap: anywhere; }
.budget { font-variant-numeric: tabular-nums; }
.tag { display: inline-block; font-size: 12px; line-height: 18px; padding: 0 7px; border-radius: 9px; border: 1px solid var(--line); color: var(--muted); }
.body { padding: 2px 16px 12px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.message { max-width: 90ch; }
.body dl { margin: 0 0 12px; }
.body dl div { display: flex; gap: 12px; }
.body dt { flex: 0 0 9em; color: var(--muted); }
.body dd { margin: 0; overflow-wrap: anywhere; }
.notes { padding-left: 18px; margin: 0 0 12px; max-width: 90ch; }
.id { margin: 8px 0 0; color: var(--muted); font-size: 12px; overflow-wrap: anywhere; }
.rest ul { margin: 0; padding-left: 18px; }
.rest li { overflow-wrap: anywhere; }
.kinds { border-collapse: collapse; margin: 0 0 12px; font-variant-numeric: tabular-nums; }
.kinds th, .kinds td { padding: 4px 12px; text-align: right; border-bottom: 1px solid var(--line); }
.kinds th:first-child { padding-left: 0; text-align: left; }
.kinds th { font-weight: 600; }

.code { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; margin: 10px 0; }
.code table { width: 100%; border-collapse: collapse; line-height: 1.5; font-size: 12.5px; font-family: var(--mono); }
.code table.two { table-layout: fixed; min-width: 760px; }
.code caption { text-align: left; padding: 5px 10px; color: var(--muted); border-bottom: 1px solid var(--line); font-size: 12px; }
.code td { padding: 0 8px; vertical-align: top; }
.code col.n { width: 52px; }
.code .n { width: 52px; text-align: right; color: var(--muted); user-select: none; font-variant-numeric: tabular-nums; }
.code .c { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; unicode-bidi: isolate; direction: ltr; text-align: left; }
.two td:nth-child(3) { border-left: 1px solid var(--line); }
.del { background: var(--del); }
.ins { background: var(--ins); }
.gap { background: var(--gap); }
.n.del::after { content: ' −'; }
.n.ins::after { content: ' +'; }
.del .m { background: var(--del-m); border-radius: 2px; }
.ins .m { background: var(--ins-m); border-radius: 2px; }
.tc { color: light-dark(#4a5663, #b0bac6); font-style: italic; }
.ts { color: light-dark(#08573a, #8fd6a8); }
.tn { color: light-dark(#9a4a00, #f0b27a); }
.tk { color: light-dark(#8a2a9b, #d8a1e8); }
.tp { color: light-dark(#1d4fa8, #93bbff); }
.tf { color: light-dark(#5a4a00, #e8d287); }
.ctl { color: var(--error); border: 1px solid var(--error); border-radius: 3px; padding: 0 2px; font-style: normal; }

@media (max-width: 760px) {
  header, main { padding-left: 14px; padding-right: 14px; }
  .toolbar { position: static; }
  .gist { margin-left: 0; text-align: left; }
  .keys { display: none; }
  .body dl div { display: block; margin-bottom: 6px; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .card { padding: 16px 14px; }
  .body { padding-left: 12px; padding-right: 12px; }
  .kinds { width: 100%; font-size: 11px; }
  .kinds th, .kinds td { padding: 4px 2px; overflow-wrap: break-word; }
  .chart, .chart tbody { display: block; }
  .chart tr { display: grid; grid-template-columns: 1fr auto; }
  .chart .plot { grid-area: 2 / 1 / 3 / 3; }
  .chart .axis td:not(.plot) { display: none; }
}
@media screen and (max-width: 700px) {
  .code table.two { min-width: 0; display: block; }
  .code table.two caption { display: block; }
  .two colgroup { display: none; }
  .two tbody { display: grid; grid-template-columns: 52px minmax(0, 1fr); }
  .two tr { display: contents; }
  .two .gap, .two .same td:nth-child(n + 3) { display: none; }
  .two td:nth-child(3) { border-left: 0; }
  .two .ins { order: 1; }
}
@media print {
  :root { color-scheme: light !important; }
  body { background: none; font-size: 10pt; }
  header, main { max-width: none; padding: 0; }
  .toolbar, .skip { display: none !important; }
  .card, .tiles li, .site { break-inside: avoid-page; }
  .code { overflow: visible; }
  .code table.two { min-width: 0; font-size: 7.5pt; }
  * { print-color-adjust: exact; }
}
`;
