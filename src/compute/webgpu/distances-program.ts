import { quadsOf } from '../tiles';
import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';

const WIDTH = 64;
/** Other rows that a workgroup reads together, and the float32 × 4 that its memory holds on every device. */
const TOGETHER = 64;
const HELD = 1024;
/** Float32 × 4 of a row up to which it is kept in registers. */
const MOST_NAMED = 8;
/** Runs whose sums join before the total: sums of few terms stay exact. */
const JOINED = 16;

/** Rows that one run may hold. */
const runRows = (columns: number): number => Math.min(TOGETHER, Math.floor(HELD / quadsOf(columns)));

/**
 * Rows from `from` on in runs of one group each: its first row, its rows, and the group where it is its last one, else
 * −1.
 *
 * @param ends the row after the last of each group, rising.
 */
export function runsOf(from: number, ends: Int32Array, columns: number): Int32Array {
  const most = runRows(columns);
  const runs: number[] = [];
  let at = from;
  ends.forEach((end, group) => {
    for (; at < end; at = Math.min(end, at + most)) {
      const rows = Math.min(most, end - at);
      runs.push(at, rows, at + rows === end ? group : -1);
    }
  });
  return Int32Array.from(runs);
}

/**
 * Sums of distances from each row of one tile (`quadTileOf`) to rows of another, by group: groups × rows. A
 * workgroup copies one run of the other rows after the other to its own memory, so that 64 rows read them once. A
 * program of our own: TF.js's operations write all rows × rows distances to memory and read them again.
 *
 * Sums are taken in three steps (a run, 16 runs, all), each of at most 64 terms: off by a share of
 * (columns / 2 + 100) × 2⁻²⁴ at most, less than 10⁻⁵ up to 100 columns.
 */
export class DistancesProgram implements WebGPUProgram {
  readonly variableNames = ['x', 'y', 'runs'];
  readonly variableComponents = [4, 4, 1];
  readonly uniforms = 'rows : i32, runCount : i32,';
  readonly workgroupSize: [number, number, number] = [WIDTH, 1, 1];
  readonly dispatchLayout = { x: [0] };
  dispatch: [number, number, number];
  outputShape: number[];
  shaderKey: string;

  constructor(
    rows: number,
    groups: number,
    private readonly columns: number,
  ) {
    this.outputShape = [groups * rows];
    this.dispatch = [Math.ceil(rows / WIDTH), 1, 1];
    this.shaderKey = `kindred-distances-${columns}`;
  }

  getUserCode(): string {
    const quads = quadsOf(this.columns);
    const named = quads <= MOST_NAMED;
    const each = (line: (q: number) => string) => Array.from({ length: quads }, (_, q) => line(q)).join('\n');
    return `
      var<workgroup> others : array<vec4<f32>, ${runRows(this.columns) * quads}>;
      fn main(index : i32) {
        let mine = min(index, uniforms.rows - 1) * ${quads};
        ${named ? each((q) => `let own${q} = x[mine + ${q}];`) : ''}
        var total = 0.0;
        var joined = 0.0;
        for (var r = 0; r < uniforms.runCount; r++) {
          let first = runs[3 * r] * ${quads};
          let count = runs[3 * r + 1];
          for (var i = i32(localIndex); i < count * ${quads}; i += ${WIDTH}) {
            others[i] = y[first + i];
          }
          workgroupBarrier();
          var part = 0.0;
          for (var other = 0; other < count; other++) {
            let at = other * ${quads};
            var square = 0.0;
            ${
              named
                ? each((q) => `{ let e = own${q} - others[at + ${q}]; square += dot(e, e); }`)
                : `for (var q = 0; q < ${quads}; q++) { let e = x[mine + q] - others[at + q]; square += dot(e, e); }`
            }
            part += select(0.0, sqrt(square), square > 0.0);
          }
          joined += part;
          if (r % ${JOINED} == ${JOINED - 1}) {
            total += joined;
            joined = 0.0;
          }
          let group = runs[3 * r + 2];
          if (group >= 0) {
            if (index < uniforms.rows) { result[group * uniforms.rows + index] = total + joined; }
            total = 0.0;
            joined = 0.0;
          }
          workgroupBarrier();
        }
      }`;
  }

  /** Four columns of one row of a tile; beyond the last one 0. */
}
