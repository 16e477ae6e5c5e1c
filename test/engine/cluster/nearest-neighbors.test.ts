import * as fc from '../../support/properties';
import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { nearestNeighbors } from '../../../src/engine/cluster/nearest-neighbors';
import { uniform } from '../../support/clusters';

test('the neighbors are those that all pairs give, nearest first; a point finds itself', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 150 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (rows, columns, k, seed) => {
        const points = uniform(rows, columns, seed);
        const x = uniform(20, columns, seed + 1);
        for (const asked of [points, x]) {
          const found = drain(nearestNeighbors(points, asked, k));
          expect(found.k).toBe(Math.min(k, rows));
          for (let i = 0; i < asked.rows; i += 5) {
            const apart = Array.from({ length: rows }, (_, p) => {
              let sum = 0;
              for (let j = 0; j < columns; j++)
                sum += (points.data[p * columns + j]! - asked.data[i * columns + j]!) ** 2;
              return Math.sqrt(sum);
            });
            const own = found.rows.subarray(i * found.k, (i + 1) * found.k);
            const distances = [...found.distances.subarray(i * found.k, (i + 1) * found.k)];
            expect(distances).toEqual([...own].map((p) => apart[p]));
            expect(distances).toEqual([...apart].sort((a, b) => a - b).slice(0, found.k));
          }
          if (asked === points) expect(found.distances[0]).toBe(0);
        }
      },
    ),
    { numRuns: 40, seed: 1 },
  );
});
