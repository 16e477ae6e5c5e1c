import { describe, expect, test } from 'vitest';
import { plainKernels } from '../../src/compute/cpu/plain';
import { simdKernels } from '../../src/compute/cpu/simd';
import { SHARD_ROWS, type Kernels, type LoadedPoints } from '../../src/compute/kernels';
import { random } from '../../src/base/random';
import type { Matrix } from '../../src/base/matrix';

const simd = simdKernels()!;

test('this machine has SIMD', () => expect(simd).not.toBeNull());

/** Normal values; heavily tied ones (small whole numbers) when asked. */
function points(rows: number, columns: number, seed: number, tied: boolean): Matrix<Float32Array> {
  const source = random(seed);
  const value = () => (tied ? source.below(3) : source.normal());
  return { rows, columns, data: Float32Array.from({ length: rows * columns }, value) };
}

const shapes = [
  [1, 1, 1],
  [7, 3, 2],
  [8, 1, 3],
  [9, 2, 4],
  [100, 6, 5],
  [257, 16, 8],
  [300, 5, 13],
  [64, 200, 7],
] as const;

describe.each(shapes)('%i rows × %i columns, %i groups', (rows, columns, k) => {
  describe.each([false, true])('tied: %s', (tied) => {
    const x = points(rows, columns, rows + columns, tied);
    const origin = Float64Array.from({ length: columns }, (_, j) => j / 7);
    const centers = points(k, columns, 99, tied).data;
    const both = <T>(use: (loaded: LoadedPoints) => T): [T, T] => {
      const [a, b] = [plainKernels.load(x, origin), simd.load(x, origin)];
      try {
        return [use(a), use(b)];
      } finally {
        a.dispose();
        b.dispose();
      }
    };
    const equal = <T>(use: (loaded: LoadedPoints) => T) => {
      const [plain, fast] = both(use);
      expect(fast).toEqual(plain);
      return plain;
    };

    test('rows come back', () => {
      equal((loaded) => [loaded.row(0), loaded.row(rows - 1)]);
    });

    test('k-means passes agree to the bit, also when labels change and blocks end early', () => {
      equal((loaded) => {
        loaded.begin(k);
        const moved = centers.map((value, i) => value + (i % 3) - 1);
        const first = loaded.assign(centers, 0, rows);
        const then = loaded.assign(moved, 0, Math.min(8, rows));
        return [first, then, loaded.totals(), loaded.labels()];
      });
    });

    test('adopted labels leave the state that assigning leaves, to the bit', () => {
      const moved = centers.map((value, i) => value + (i % 3) - 1);
      const assigned = equal((loaded) => {
        loaded.begin(k);
        const changed = [loaded.assign(centers, 0, rows), loaded.assign(moved, 0, rows)];
        return [changed, loaded.labels(), loaded.totals()];
      });
      const adopted = equal((loaded) => {
        loaded.begin(k);
        const changed = [centers, moved].map((places) => {
          const asked = plainKernels.load(x, origin);
          asked.begin(k);
          asked.assign(places, 0, rows);
          const labels = asked.labels().map((label, i) => (i % 3 === 1 ? -1 : label));
          const split = Math.min(rows, 8);
          const parts = [loaded.adopt(places, 0, labels.subarray(0, split))];
          if (rows > 8) parts.push(loaded.adopt(places, 8, labels.subarray(8)));
          expect(parts.some(({ wrong }) => wrong)).toBe(false);
          return parts.reduce((sum, part) => sum + part.changed, 0);
        });
        return [changed, loaded.labels(), loaded.totals()];
      });
      expect(adopted).toEqual(assigned);
    });

    test('counts and sums are those of the labels', () => {
      const loaded = simd.load(x, origin);
      loaded.begin(k);
      loaded.assign(centers, 0, rows);
      loaded.assign(
        centers.map((value) => -value),
        0,
        rows,
      );
      const labels = loaded.labels();
      const { counts, sums } = loaded.totals();
      const expected = new Float64Array(k * columns);
      labels.forEach((label, i) =>
        loaded.row(i).forEach((value, j) => (expected[label * columns + j]! += value)),
      );
      expect(counts).toEqual(Int32Array.from({ length: k }, (_, c) => labels.filter((l) => l === c).length));
      sums.forEach((sum, i) => expect(sum).toBeCloseTo(expected[i]!, 9));
      loaded.dispose();
    });

    test('nearest and second nearest agree to the bit', () => {
      equal((loaded) => {
        const out = {
          labels: new Int32Array(rows),
          first: new Float32Array(rows),
          second: new Float32Array(rows),
        };
        loaded.nearest(centers, k, 0, Math.min(rows, 8), out);
        if (rows > 8) loaded.nearest(centers, k, 8, rows, out);
        return out;
      });
    });

    test('a survey agrees to the bit, and finds what is too large or none', () => {
      for (const kernels of [plainKernels, simd])
        expect(kernels.survey(x, 0, rows, 9)).toEqual(plainKernels.survey(x, 0, rows, 9));
      for (const bad of [NaN, Infinity, -10])
        for (const at of [0, rows * columns - 1]) {
          const wrong = { ...x, data: x.data.slice() };
          wrong.data[at] = bad;
          for (const kernels of [plainKernels, simd]) {
            expect(kernels.survey(wrong, 0, rows, 9).within).toBe(false);
            if (rows > 8 && at > 8 * columns) expect(kernels.survey(wrong, 0, 8, 9).within).toBe(true);
          }
        }
    });

    test('squares, places and tallies agree to the bit', () => {
      equal((loaded) => {
        const out = {
          labels: new Int32Array(rows),
          confidence: new Float32Array(rows),
          counts: new Int32Array(k),
        };
        const inertia = loaded.place(centers, k, 0, Math.min(rows, 8), out);
        const rest = rows > 8 ? loaded.place(centers, k, 8, rows, out) : 0;
        return [loaded.squares(0), inertia, rest, out, loaded.tally(centers, k, 0, rows)];
      });
    });

    test('a tally counts and adds up the rows by nearest center', () => {
      const loaded = simd.load(x, origin);
      const near = {
        labels: new Int32Array(rows),
        first: new Float32Array(rows),
        second: new Float32Array(rows),
      };
      loaded.nearest(centers, k, 0, rows, near);
      const { counts, sums, inertia } = loaded.tally(centers, k, 0, rows);
      const expected = new Float64Array(k * columns);
      near.labels.forEach((label, i) =>
        loaded.row(i).forEach((value, j) => (expected[label * columns + j]! += value)),
      );
      expect(sums).toEqual(expected);
      expect(counts).toEqual(
        Int32Array.from({ length: k }, (_, c) => near.labels.filter((l) => l === c).length),
      );
      expect(inertia).toBe(near.first.reduce((sum, value) => sum + value, 0));
      loaded.dispose();
    });

    test('other rows take the place of those loaded', () => {
      const others = points(rows + 3, columns, 5, tied);
      const picked = Int32Array.from({ length: rows }, (_, i) => (i * 7) % (rows + 3));
      equal((loaded) => {
        loaded.reload(others, picked);
        return [loaded.row(0), loaded.row(rows - 1), loaded.tally(centers, k, 0, rows)];
      });
    });

    test('seeding agrees to the bit', () => {
      equal((loaded) => {
        const start = loaded.seedAt(rows - 1);
        const tried = loaded.draw(Float64Array.of(0, 0.5, 0.9, 0.9999999));
        const potentials = loaded.potentials(tried);
        loaded.accept(2);
        return [start, tried, potentials, loaded.draw(Float64Array.of(0.3)), loaded.potentials(tried)];
      });
    });

    test('sums of distances agree to the bit and with float64 distances', () => {
      const half = rows >> 1;
      const runs = half > 0 ? Int32Array.of(0, half, rows) : Int32Array.of(0, rows);
      const slots = half > 0 ? Int32Array.of(0, 2, 1, 2) : Int32Array.of(0, 2);
      const sums = equal((loaded) => [
        loaded.distanceSums(runs, slots, 3, 0, rows),
        rows > 8 ? loaded.distanceSums(runs, slots, 3, 8, rows) : null,
      ])[0]!;
      for (const i of [0, rows - 1]) {
        let all = 0;
        for (let other = 0; other < rows; other++) {
          let square = 0;
          for (let j = 0; j < columns; j++)
            square += (x.data[i * columns + j]! - x.data[other * columns + j]!) ** 2;
          all += Math.sqrt(square);
        }
        expect(sums[i * 3 + 2]! / Math.max(1, all)).toBeCloseTo(all / Math.max(1, all), 5);
      }
    });
  });
});

describe('more than one shard of rows', () => {
  const rows = 2 * SHARD_ROWS + 21;
  const [x, k] = [points(rows, 2, 8, false), 3];
  const places = [points(k, 2, 1, false).data, points(k, 2, 2, false).data];
  const state = (kernels: Kernels, use: (loaded: LoadedPoints, centers: Float32Array) => void) => {
    const loaded = kernels.load(x);
    loaded.begin(k);
    for (const centers of places) use(loaded, centers);
    const { counts, sums } = loaded.shardTotals();
    const result = { totals: loaded.totals(), counts: counts.slice(), sums: sums.slice() };
    loaded.dispose();
    return result;
  };
  const whole = state(plainKernels, (loaded, centers) => loaded.assign(centers, 0, rows));

  test.each([plainKernels, simd])('$name: the state is the same however a pass is cut', (kernels) => {
    expect(state(kernels, (loaded, centers) => loaded.assign(centers, 0, rows))).toEqual(whole);
    const cuts = [0, 1000 * 8, SHARD_ROWS + 64, rows];
    const cut = state(kernels, (loaded, centers) =>
      cuts.slice(1).forEach((to, i) => loaded.assign(centers, cuts[i]!, to)),
    );
    expect(cut).toEqual(whole);
    const asked = plainKernels.load(x);
    asked.begin(k);
    const adopted = state(kernels, (loaded, centers) => {
      asked.assign(centers, 0, rows);
      const labels = asked.labels();
      cuts.slice(1).forEach((to, i) => loaded.adopt(centers, cuts[i]!, labels.subarray(cuts[i], to)));
    });
    expect(adopted).toEqual(whole);
  });

  test('points that hold whole shards have their counts and sums', () => {
    const { data } = x;
    const ranges = [[0, SHARD_ROWS], [SHARD_ROWS, rows]] as const; // prettier-ignore
    const parts = ranges.map(([from, to]) => {
      const loaded = simd.load({ rows: to - from, columns: 2, data: data.subarray(2 * from, 2 * to) });
      loaded.begin(k);
      for (const centers of places) loaded.assign(centers, 0, to - from);
      const { counts, sums } = loaded.shardTotals();
      return { counts: [...counts], sums: [...sums] };
    });
    expect(parts.flatMap(({ counts }) => counts)).toEqual([...whole.counts]);
    expect(parts.flatMap(({ sums }) => sums)).toEqual([...whole.sums]);
  });
});

test.each([plainKernels, simd])(
  '$name: proposals that are no center or not the nearest are found',
  (kernels) => {
    const x = points(2048, 3, 5, false);
    const centers = x.data.slice(0, 6);
    const propose = (label: number) => {
      const loaded = kernels.load(x);
      loaded.begin(2);
      const { wrong } = loaded.adopt(centers, 0, new Int32Array(2048).fill(label));
      loaded.dispose();
      return wrong;
    };
    expect([propose(0), propose(1), propose(2), propose(-1)]).toEqual([true, true, true, false]);
  },
);

test('memory is used again after disposal and never shared while in use', () => {
  const x = points(50, 4, 1, false);
  const first = simd.load(x);
  const second = simd.load(points(50, 4, 2, false));
  expect(first.row(3)).toEqual(x.data.slice(12, 16));
  second.dispose();
  const third = simd.load(points(500, 4, 3, false));
  expect(first.row(3)).toEqual(x.data.slice(12, 16));
  first.dispose();
  third.dispose();
});
