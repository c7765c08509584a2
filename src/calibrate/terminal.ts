/** A calibration as a table for a terminal. */
import { styleText } from 'node:util';
import { tokens, visible } from '../report/text.js';
import type { Arm, Calibration, Group } from './calibration.js';
import { NARROW_COLUMNS } from './table.js';
import { leftOut, nameOf, savingText, summaryText } from './words.js';

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** The same for a file: without colour. */
export const renderText = (calibration: Calibration): string => renderTerminal(calibration, { colour: false });

export function renderTerminal(calibration: Calibration, { colour }: { colour: boolean }): string {
  const paint: Paint = (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
  const lines = [
    ...calibration.groups.flatMap((group) => [...groupLines(group, paint), '']),
    ...leftOut(calibration).map(
      ({ file, line, message }) => `${paint('yellow', 'left out')} ${visible(file)}:${line}: ${visible(message)}`,
    ),
    paint('bold', summaryText(calibration)),
  ];
  return `${lines.join('\n')}\n`;
}

const HEAD = ['', ...NARROW_COLUMNS.map(({ head }) => head)];

function groupLines(group: Group, paint: Paint): string[] {
  const { arms, cliff, message, asides, model, tasks } = group;
  const rows = [HEAD, ...arms.map((arm) => cells(arm, cliff?.budget === arm.budget))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  const saving = savingText(group);
  return [
    `${paint('bold', visible(nameOf(group)))}  ${tokens(tasks)} ${tasks === 1 ? 'task' : 'tasks'}${model === null ? '' : ` on ${visible(model)}`}`,
    ...(arms.length ? table.map((line, index) => (index === 0 ? paint('dim', line) : line)) : []),
    `  ${paint(group.recommended ? 'green' : 'yellow', visible(message))}`,
    ...(saving ? [`  ${saving}`] : []),
    ...asides.map((aside) => paint('dim', `  - ${visible(aside)}`)),
  ];
}

const cells = (arm: Arm, isCliff: boolean): string[] => [
  isCliff ? '>' : ' ',
  ...NARROW_COLUMNS.map(({ text, share }) => `${text(arm)}${share ? ` ${share(arm).padStart(5)}` : ''}`),
];
