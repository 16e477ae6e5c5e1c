import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../src/base/matrix';
import { random } from '../../src/base/random';
import { plainKernels } from '../../src/compute/cpu/plain';
import { simdKernels } from '../../src/compute/cpu/simd';
import type { Gaussians, LoadedGaussians } from '../../src/compute/kernels';

const simd = simdKernels()!;

function given(rows: number, d: number, k: number, kind: 'own' | 'shared' | 'diagonal') {
  const source = random(rows + d + k);
  const normal = (count: number) => Float64Array.from({ length: count }, () => source.normal());
  const triangular = kind !== 'diagonal';
  const step = triangular ? (kind === 'own' ? d * d : 0) : d;
  const whiteners = new Float64Array(triangular ? (step > 0 ? k : 1) * d * d : k * d);
  for (let i = 0; i < whiteners.length; i++)
    if (!triangular || i % d <= Math.floor((i % (d * d)) / d)) whiteners[i] = 0.5 + source.next();
  const components: Gaussians = {
    k,
    columns: d,
    means: normal(k * d),
    triangular,
    whiteners,
    step,
    constants: normal(k),
  };
  const x: Matrix<Float64Array> = { rows, columns: d, data: normal(rows * d) };
  const likely = Int32Array.from({ length: rows }, () => source.below(k));
  return { x, components, likely };
}

/** Log densities as the formula says them. */
function formula(
  { k, columns: d, means, whiteners, step, triangular, constants }: Gaussians,
  row: Float64Array,
) {
  return Array.from({ length: k }, (_, c) => {
    let squares = 0;
    for (let j = 0; j < d; j++) {
      let y = triangular ? 0 : whiteners[c * step + j]! * (row[j]! - means[c * d + j]!);
      if (triangular)
        for (let l = 0; l <= j; l++) y += whiteners[c * step + j * d + l]! * (row[l]! - means[c * d + l]!);
      squares += y * y;
    }
    return constants[c]! - squares / 2;
  });
}

const sizes = [
  [1, 1, 1],
  [2, 2, 3],
  [7, 3, 2],
  [8, 4, 5],
  [33, 5, 4],
  [51, 17, 12],
  [20, 40, 3],
] as const;
const kinds = ['own', 'shared', 'diagonal'] as const;

describe.each(sizes)('%i rows × %i columns, %i components', (rows, columns, k) => {
  test.each(kinds)('%s whiteners: log densities that count are the formula’s, alike to the bit', (kind) => {
    const { x, components, likely } = given(rows, columns, k, kind);
    for (const negligible of [-Infinity, -40, -2]) {
      const counting = (loaded: LoadedGaussians) => {
        const logs = loaded.logDensities(x, 0, rows, likely, negligible).slice();
        for (let i = 0; i < rows; i++) {
          const exact = formula(components, x.data.subarray(i * columns, (i + 1) * columns));
          const highest = Math.max(...exact);
          exact.forEach((value, c) => {
            const at = i * k + c;
            if (value - highest > negligible) expect(logs[at]).toBeCloseTo(value, 8);
            else logs[at] = -Infinity;
          });
        }
        loaded.dispose();
        return logs;
      };
      const plain = counting(plainKernels.gaussians(components));
      expect(counting(simd.gaussians(components))).toEqual(plain);
    }
  });

  test.each(kinds)(
    '%s whiteners: moments are the weighted sums about the means, alike to the bit',
    (kind) => {
      const { x, components } = given(rows, columns, k, kind);
      const source = random(5);
      const shares = Float64Array.from({ length: rows * k }, () => (source.below(3) ? source.next() : 0));
      const cut = Math.floor(rows / 2);
      const both = [plainKernels, simd].map((kernels) => {
        const loaded = kernels.gaussians(components);
        loaded.add(x, 0, cut, shares.subarray(0, cut * k));
        loaded.add(x, cut, rows, shares.subarray(cut * k));
        const moments = loaded.takeMoments();
        // What was taken is gone.
        expect(loaded.takeMoments().counts).toEqual(new Float64Array(k));
        loaded.dispose();
        return moments;
      });
      expect(both[1]).toEqual(both[0]);
      const { counts, sums, products } = both[0]!;
      const c = k - 1;
      let [size, sum, square] = [0, 0, 0];
      for (let i = 0; i < rows; i++) {
        const share = shares[i * k + c]!;
        const gap = x.data[(i + 1) * columns - 1]! - components.means[k * columns - 1]!;
        size += share;
        sum += share * gap;
        square += share * gap * gap;
      }
      expect(counts[c]).toBeCloseTo(size, 10);
      expect(sums.at(-1)).toBeCloseTo(sum, 10);
      if (kind !== 'shared') expect(products.at(-1)).toBeCloseTo(square, 10);
    },
  );
});

test('shares may be what log densities were given in, and memory is used again', () => {
  const { x, components, likely } = given(40, 6, 3, 'own');
  const first = simd.gaussians(components);
  const logs = first.logDensities(x, 10, 40, likely, -40);
  logs.fill(0.5);
  const second = simd.gaussians(components);
  second.add(x, 10, 40, logs);
  first.add(x, 10, 40, logs);
  expect(first.takeMoments()).toEqual(second.takeMoments());
  first.dispose();
  second.dispose();
});
