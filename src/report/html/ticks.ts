/** The scale of a chart. */

/** Round numbers from 0 to at least the largest value, about six of them. */
export function ticksFor(largest: number): number[] {
  const raw = Math.max(largest, 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  return Array.from({ length: Math.ceil(largest / step) + 1 }, (_, index) => index * step);
}

/** `40k` for 40,000. */
export const short = (value: number): string =>
  value >= 1000 ? `${Number((value / 1000).toFixed(1))}k` : String(Number(value.toFixed(1)));
