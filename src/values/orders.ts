/** Which of two numbers is greater. */
import type { Scalar } from './values.js';

const ORDERS: Record<string, { holds: (a: number, b: number) => boolean; turned: string }> = {
  '<': { holds: (a, b) => a < b, turned: '>' },
  '<=': { holds: (a, b) => a <= b, turned: '>=' },
  '>': { holds: (a, b) => a > b, turned: '<' },
  '>=': { holds: (a, b) => a >= b, turned: '<=' },
};

/** The sign that says the same with its sides exchanged; undefined for what compares no numbers. */
export const turnedOrder = (sign: string): string | undefined => ORDERS[sign]?.turned;

/** Whether a number, or a text of digits, is on that side of the limit; undefined where it is neither. */
export function isOrdered(value: Scalar, sign: string, limit: number): boolean | undefined {
  const known = typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof known === 'number' ? ORDERS[sign]?.holds(known, limit) : undefined;
}
