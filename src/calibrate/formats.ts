/** Formats of a calibration by name: a new one is one file and one line here. What renders a format is loaded when it is asked for. */
import type { Calibration } from './calibration.js';

interface Format {
  /** File extensions that mean this format, with the dot. */
  extensions: readonly string[];
  load: () => Promise<(calibration: Calibration) => string>;
}

const FORMATS = {
  terminal: { extensions: ['.txt'], load: async () => (await import('./terminal.js')).renderText },
  json: { extensions: ['.json'], load: async () => (calibration) => `${JSON.stringify(calibration, null, 2)}\n` },
  html: { extensions: ['.html', '.htm'], load: async () => (await import('./html/index.js')).renderHtml },
} as const satisfies Record<string, Format>;

export type CalibrationFormat = keyof typeof FORMATS;
export const CALIBRATION_FORMATS = Object.keys(FORMATS) as CalibrationFormat[];

/** The format that a file's extension means. */
export const calibrationFormatOf = (file: string): CalibrationFormat | undefined =>
  CALIBRATION_FORMATS.find((name) => FORMATS[name].extensions.some((extension) => file.toLowerCase().endsWith(extension)));

/** The calibration in a format. */
export async function renderCalibration(calibration: Calibration, format: CalibrationFormat): Promise<string> {
  const renderer: (calibration: Calibration) => string = await FORMATS[format].load();
  return renderer(calibration);
}
