import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../src/base/matrix';
import { drain } from '../../../src/base/steps';
import { formOf, groupless } from '../../../src/engine/cluster/reference';
import { skewness } from '../../../src/engine/features/shape';
import { blobs, cloud } from '../../support/clusters';

const column = ({ rows, columns, data }: Matrix, j: number) =>
  Float64Array.from({ length: rows }, (_, row) => data[row * columns + j]!);
const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

function covariance(x: Matrix, a: number, b: number): number {
  const [left, right] = [column(x, a), column(x, b)];
  const [m, n] = [mean(left), mean(right)];
  return mean(left.map((value, row) => (value - m) * (right[row]! - n)));
}

/** Three columns that hang together: one leans right, one left, one not. */
function leaning(rows: number): Matrix<Float32Array> {
  const { data, ...rest } = cloud(rows, 3, 4);
  return {
    ...rest,
    rows,
    columns: 3,
    data: data.map((_, at) => {
      const [a, b, c] = [data[at - (at % 3)]!, data[at - (at % 3) + 1]!, data[at - (at % 3) + 2]!];
      return [5 * Math.exp(0.3 * a), -Math.exp(0.2 * b - 0.2 * a), a + c][at % 3]!;
    }),
  };
}

describe('groupless data', () => {
  const x = leaning(20_000);
  const form = { ...drain(formOf(x)), rows: 40_000 };

  test.each(['even', 'bell'] as const)('%s: the covariance is that of the data', (kind) => {
    const drawn = groupless(form, { kind, seed: 3 });
    for (const [a, b] of [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      // prettier-ignore
      expect(covariance(drawn, a, b)).toBeCloseTo(covariance(x, a, b), 1);
  });

  test('the bell has the columns of the data, the block does not', () => {
    const [bell, even] = (['bell', 'even'] as const).map((kind) => groupless(form, { kind, seed: 3 }));
    for (const j of [0, 1, 2]) {
      const own = skewness(column(x, j));
      expect(Math.abs(skewness(column(bell!, j)) - own)).toBeLessThan(0.12);
      expect(Math.abs(skewness(column(even!, j)))).toBeLessThan(0.1);
    }
    expect(skewness(column(x, 0))).toBeGreaterThan(0.8);
    expect(skewness(column(x, 1))).toBeLessThan(-0.8);
  });

  test('columns of the bell hang together as the ranks of the data do, however they lean', () => {
    const pairs = (of: (value: number) => number): Matrix<Float32Array> => {
      const { data } = cloud(10_000, 2, 7);
      const both = (at: number) => (at % 2 ? 0.6 * data[at - 1]! + 0.8 * data[at]! : data[at]!);
      return { rows: 10_000, columns: 2, data: data.map((_, at) => of(both(at))) };
    };
    const correlation = (of: Matrix) =>
      covariance(of, 0, 1) / Math.sqrt(covariance(of, 0, 0) * covariance(of, 1, 1));
    const [upright, long] = [pairs((value) => value), pairs((value) => Math.exp(2 * value))];
    expect(correlation(long)).toBeLessThan(0.4);
    for (const each of [upright, long]) {
      const own = drain(formOf(each));
      expect(own.ties[2]).toBeCloseTo(correlation(upright), 2);
      const drawn = groupless({ ...own, rows: 10_000 }, { kind: 'bell', seed: 2 });
      const normal = {
        ...drawn,
        data: drawn.data.map((value) => (each === long ? Math.log(value) / 2 : value)),
      };
      expect(correlation(normal)).toBeCloseTo(0.6, 1);
    }
  });

  test('a dip between two peaks is none of theirs', () => {
    const { x: two } = blobs([[0, 0], [8, 0]], 1_000, 2); // prettier-ignore
    const between = (of: Matrix) => column(of, 0).filter((value) => value > 3 && value < 5).length / of.rows;
    expect(between(two)).toBeLessThan(0.005);
    for (const kind of ['even', 'bell'] as const)
      expect(between(groupless({ ...drain(formOf(two)), rows: 2_000 }, { kind, seed: 1 }))).toBeGreaterThan(
        0.1,
      );
  });

  test('a giant outlier stays one of few', () => {
    const { x: one } = blobs([[0]], 1_000, 2); // prettier-ignore
    one.data[7] = 1_000;
    const drawn = groupless({ ...drain(formOf(one)), rows: 1_000 }, { kind: 'bell', seed: 1 });
    expect(column(drawn, 0).filter((value) => value > 5).length).toBeLessThanOrEqual(1);
  });

  test('columns that are the same, follow from others or do not differ give numbers', () => {
    const { data } = leaning(300);
    const rows = Array.from({ length: 300 }, (_, i) => [data[3 * i]!, data[3 * i]!, -2 * data[3 * i]!, 7]);
    const odd = { rows: 300, columns: 4, data: Float32Array.from(rows.flat()) };
    for (const kind of ['even', 'bell'] as const) {
      const drawn = groupless({ ...drain(formOf(odd)), rows: 300 }, { kind, seed: 1 });
      expect(drawn.data.every(Number.isFinite)).toBe(true);
      expect(covariance(drawn, 3, 3)).toBeLessThan(1e-12);
      expect(covariance(drawn, 0, 2)).toBeLessThan(0);
    }
  });
});
