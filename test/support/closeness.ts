import { expect } from 'vitest';

/** Each value within `tolerance` of the wanted one, relative to it. */
export function within(values: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(values.length).toBe(wanted.length);
  values.forEach((value, i) =>
    expect(Math.abs(value / wanted[i]! - 1), `${value} for ${wanted[i]}`).toBeLessThan(tolerance),
  );
}
