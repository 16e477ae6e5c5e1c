import { expect, test } from 'vitest';
import { digamma, lnGamma, trigamma } from '../../../../src/engine/features/clv/gamma';
import { golden } from './golden';

interface Point {
  readonly x: number;
  readonly lnGamma: number;
  readonly digamma: number;
  readonly trigamma: number;
}

const off = (got: number, wanted: number) => Math.abs(got - wanted) / Math.max(1, Math.abs(wanted));

test.each(golden<Point>('gamma'))('ln Γ, ψ and ψ′ of $x to 5e-15', (point) => {
  expect(off(lnGamma(point.x), point.lnGamma)).toBeLessThan(5e-15);
  expect(off(digamma(point.x), point.digamma)).toBeLessThan(5e-15);
  expect(off(trigamma(point.x), point.trigamma)).toBeLessThan(5e-15);
});
