/** What a stream shows: colours, width and links. */
import fs from 'node:fs';
import type { Screen } from '../report/pen.js';
import { takesColour } from './colour.js';

interface Stream {
  isTTY?: boolean;
  columns?: number;
}

/** @param wanted false if the user asked for no colours. */
export const screenOf = (stream: Stream, wanted?: boolean): Screen => ({
  colour: takesColour(stream, wanted),
  width: stream.isTTY ? stream.columns : columnsOf(process.env),
  folder: takesLinks(stream) ? fs.realpathSync(process.cwd()) : undefined,
});

/** A pipe that stands for a terminal (`FORCE_COLOR`) may say how wide that is. */
const columnsOf = ({ FORCE_COLOR, COLUMNS }: NodeJS.ProcessEnv): number | undefined =>
  FORCE_COLOR && Number(COLUMNS) > 0 ? Number(COLUMNS) : undefined;

/** Variables that terminals set which take links (OSC 8) and open a file at a line. */
const LINKING: readonly [name: string, value: RegExp][] = [
  ['TERM_PROGRAM', /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|Tabby|rio)$/],
  ['TERM', /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/],
  ['VTE_VERSION', /^[5-9]\d{3}/],
  ['WT_SESSION', /./],
  ['KONSOLE_VERSION', /./],
  ['DOMTERM', /./],
];

/** Whether a stream takes links. `FORCE_HYPERLINK` (0 or 1) decides where the guess is wrong, as in other tools. */
export function takesLinks(stream: Stream, env: NodeJS.ProcessEnv = process.env): boolean {
  const { FORCE_HYPERLINK: forced } = env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  // A multiplexer sets its own TERM and keeps the outer terminal's other variables, and not all of them pass links on.
  if (!stream.isTTY || env.CI || env.TMUX || env.STY || env.TERM === 'dumb') return false;
  return LINKING.some(([name, value]) => value.test(env[name] ?? ''));
}
