import { KindredError } from '../../src/base/errors';
import type { DistancePart, Gpu } from '../../src/compute/gpu';

/** Rows of a block. */
const BLOCK = 200;

/**
 * A graphics card played by float32 loops, for Node: a block of 200 rows comes in a part a group. After `parts` parts
 * `fault` spoils what it answers, or it is lost.
 */
export function paperCard(parts = Infinity, fault: ((sums: Float32Array) => void) | 'lost' = 'lost') {
  const state = { held: 0, distrusted: 0, parts: 0 };
  const gpu: Gpu = {
    expect: () => {},
    load: () => Promise.resolve(null),
    distanceSeconds: () => Promise.resolve(0),
    loadForDistances: ({ rows, columns, data }) => {
      state.held++;
      return Promise.resolve({
        async *distanceSums(starts): AsyncGenerator<DistancePart, void> {
          const groups = [...starts.keys()].slice(0, -1).filter((g) => starts[g + 1]! > starts[g]!);
          for (let from = 0; from < rows; from += BLOCK)
            for (const group of groups) {
              const sums = new Float32Array(Math.min(BLOCK, rows - from));
              for (let i = 0; i < sums.length; i++)
                for (let other = starts[group]!; other < starts[group + 1]!; other++) {
                  let square = 0;
                  for (let j = 0; j < columns; j++)
                    square += (data[(from + i) * columns + j]! - data[other * columns + j]!) ** 2;
                  sums[i]! += Math.sqrt(square);
                }
              if (state.parts++ >= parts) {
                if (fault === 'lost') throw new KindredError('gpu-lost', 'Gone.');
                fault(sums);
              }
              yield { from, rows: sums.length, groups: [group], sums, last: group === groups.at(-1) };
            }
        },
        distrust: () => void state.distrusted++,
        dispose: () => void state.held--,
      });
    },
  };
  return { gpu, state };
}
