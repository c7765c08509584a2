/** What the page of a calibration needs beside the report's style. */
export const CALIBRATION_STYLE = `
.group-card h2 { font-size: 17px; margin-bottom: 4px; overflow-wrap: anywhere; }
.group-card .message { margin: 8px 0; max-width: 85ch; font-weight: 600; }
.found .message { color: var(--migrated); }
.open .message { color: var(--review); }
.curves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr)); gap: 24px; margin: 16px 0; }
.curves figure { margin: 0; min-width: 0; max-width: 640px; }
.curve { display: block; width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.curve text { fill: var(--muted); font-size: 12px; }
.curve text.name { fill: var(--text); }
.good { fill: var(--ins); }
.best { stroke: var(--migrated); stroke-width: 1.5; }
.bar { stroke: var(--accent); stroke-width: 1.5; }
.curve polyline { fill: none; }
line.cliff { stroke: var(--review); stroke-width: 1.5; stroke-dasharray: 5 4; }
.curve text.cliff { fill: var(--review); }
line.production { stroke: var(--migrated); stroke-width: 2; }
.curve text.production { fill: var(--migrated); }
.whole { stroke: var(--old); stroke-width: 1.5; stroke-dasharray: 2 4; }
polyline.p50, line.p50 { stroke: var(--accent); stroke-width: 2; }
circle.p50 { fill: var(--accent); }
polyline.p90, line.p90 { stroke: var(--accent); stroke-width: 1.5; stroke-dasharray: 7 4; }
circle.p90 { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; }
polyline.p99, line.p99 { stroke: var(--review); stroke-width: 1.5; stroke-dasharray: 2 3; }
circle.p99 { fill: var(--card); stroke: var(--review); stroke-width: 1.5; }
.scroll { overflow-x: auto; }
.numbers { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
.numbers th, .numbers td { padding: 5px 9px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
.numbers thead th { color: var(--muted); }
.numbers tr.at-cliff th, .numbers tr.at-cliff td { font-weight: 650; }
.asides { margin: 12px 0 0; padding-left: 20px; color: var(--muted); font-size: 13px; }
.group-card p { margin: 6px 0; }
.tiles .found strong { color: var(--migrated); }
.tiles .open strong { color: var(--review); }
@media screen and (max-width: 700px) { .curve text { font-size: 17px; } }
`;
