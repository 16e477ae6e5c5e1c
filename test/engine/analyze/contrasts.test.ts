import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { quantileOf } from '../../../src/base/quantile';
import { contrasts } from '../../../src/engine/analyze/contrasts';
import { feature } from './fixtures';

const run = (values: number[], labels: number[], k: number) =>
  drain(contrasts([feature('frequency', values)], Int32Array.from(labels), k));

describe('contrasts', () => {
  test('Cliff’s delta is the share of pairs above less the share below', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constant(NaN));
    const rows = fc.array(fc.tuple(value, fc.integer({ min: -1, max: 2 })), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const values = pairs.map(([v]) => v);
        const labels = pairs.map(([, label]) => label);
        const result = run(values, labels, 3);
        for (let segment = 0; segment < 3; segment++) {
          const own = pairs.filter(([v, l]) => l === segment && !Number.isNaN(v)).map(([v]) => v);
          const rest = pairs.filter(([v, l]) => l !== segment && !Number.isNaN(v)).map(([v]) => v);
          const { effect, median, restMedian, effectLow, effectHigh } = result[segment]![0]!;
          if (own.length === 0 || rest.length === 0) {
            expect(effect).toBe(0);
            continue;
          }
          let wins = 0;
          for (const a of own) for (const b of rest) wins += Math.sign(a - b);
          expect(effect).toBeCloseTo(wins / (own.length * rest.length), 12);
          expect(median).toBeCloseTo(quantileOf(Float64Array.from(own).sort(), 0.5), 12);
          expect(restMedian).toBeCloseTo(quantileOf(Float64Array.from(rest).sort(), 0.5), 12);
          expect(effectLow).toBeLessThanOrEqual(effect);
          expect(effectHigh).toBeGreaterThanOrEqual(effect);
        }
      }),
    );
  });

  test('the interval covers a true difference of nothing about as often as it says', () => {
    // 400 draws of two equal halves; the level is 95 % corrected for two comparisons, so 97.5 % each.
    let covered = 0;
    for (let seed = 0; seed < 400; seed++) {
      let state = seed * 7919 + 1;
      const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
      for (let i = 0; i < 20; i++) next();
      const values = Array.from({ length: 200 }, next);
      const labels = values.map((_, i) => i % 2);
      const { effectLow, effectHigh } = run(values, labels, 2)[0]![0]!;
      if (effectLow <= 0 && effectHigh >= 0) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.95);
  });

  test('a feature defined for nobody, and a segment of one', () => {
    const [first] = run([NaN, NaN, NaN], [0, 0, 1], 2);
    expect(first![0]).toMatchObject({ effect: 0, coverage: 0 });
    const one = run([1, 2, 9], [0, 0, 1], 2);
    expect(one[1]![0]).toMatchObject({ effect: 1, median: 9, restMedian: 1.5 });
  });
});

test('quantiles are those of R type 7', () => {
  expect(quantileOf(Float64Array.of(1, 2, 3, 4), 0.25)).toBe(1.75);
  expect(quantileOf(Float64Array.of(5), 0.9)).toBe(5);
  expect(quantileOf(new Float64Array(0), 0.5)).toBeNaN();
});
