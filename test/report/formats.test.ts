import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { extensionsOf, FORMAT_NAMES, formatOf, render } from '../../src/report/formats.js';
import { report, reportOf } from '../support/report.js';

const root = path.join(import.meta.dirname, '../..');
const schema = JSON.parse(fs.readFileSync(path.join(root, 'report.schema.json'), 'utf8')) as object;
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

describe.each(FORMAT_NAMES)('%s', (name) => {
  test('renders without side effects, and ends with a line break', async () => {
    const given = Object.freeze(reportOf('text'));
    const first = await render(given, name);
    expect(await render(given, name)).toBe(first);
    expect(first.endsWith('\n')).toBe(true);
  });
});

test('an extension names one format', () => {
  const all = FORMAT_NAMES.flatMap((name) => extensionsOf(name));
  expect(new Set(all).size).toBe(all.length);
  expect(formatOf('out/report.json')).toBe('json');
  expect(formatOf('REPORT.MD')).toBe('markdown');
  expect(formatOf('report')).toBeUndefined();
  expect(formatOf('report.doc')).toBeUndefined();
});

test('the JSON report is what the schema says', async () => {
  for (const one of [report(), report([]), reportOf('text')]) {
    expect(validate(JSON.parse(await render(one, 'json')))).toBe(true);
    expect(validate.errors).toBeNull();
  }
  expect(validate({ ...report(), extra: 1 })).toBe(false);
  expect(validate({ ...report(), sites: [{}] })).toBe(false);
});
