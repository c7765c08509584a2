/** The report as report.schema.json describes it. */
import type { Report } from './report.js';

export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
