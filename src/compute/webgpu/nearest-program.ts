import type { WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/webgpu_program';

/** Columns up to which a row is kept in registers. */
const MOST_KEPT = 32;
const WIDTH = 64;
/** Half the distance from 1 to the next float32. */
const ROUNDING = 2 ** -24;

/**
 * The index of the nearest center for each row of one tile (columns × rows, so that neighbors read neighbors), or −1
 * where rounding could name another. A program of our own: TF.js's operations (matMul, argMin) write all rows × k
 * distances to memory and read them again. Measured on a software adapter, 65,536 × 16, tensors to labels read back:
 * 40 against 230 ms with 8 centers, 445 against 9,670 ms with 50.
 *
 * The processor compares |c|²/2 − x·c in float32. With B = |c|²/2 + |x||c| at most, two such scores are off by
 * 2 (d + 2) ROUNDING B together, their squared distances by twice that; what is computed here, by differences, by
 * 4 (d + 3) ROUNDING of the second distance, also where a device rounds to the wrong side. Both bounds are doubled.
 */
export class NearestProgram implements WebGPUProgram {
  readonly variableNames = ['x', 'centers'];
  readonly uniforms = 'half : f32, norm : f32,';
  readonly workgroupSize: [number, number, number] = [WIDTH, 1, 1];
  readonly dispatchLayout = { x: [0] };
  readonly size = true;
  dispatch: [number, number, number];
  outputShape: number[];
  shaderKey: string;

  constructor(
    rows: number,
    private readonly columns: number,
  ) {
    this.outputShape = [rows];
    this.dispatch = [Math.ceil(rows / WIDTH), 1, 1];
    this.shaderKey = `kindred-nearest-${columns}`;
  }

  getUserCode(): string {
    const d = this.columns;
    const kept = d <= MOST_KEPT;
    const value = kept ? 'row[j]' : 'x[j * rows + index]';
    return `
      fn main(index : i32) {
        if (index >= uniforms.size) { return; }
        let rows = uniforms.size;
        ${kept ? `var row : array<f32, ${d}>;` : ''}
        var length = 0.0;
        for (var j = 0; j < ${d}; j++) {
          let value = x[j * rows + index];
          ${kept ? 'row[j] = value;' : ''}
          length += value * value;
        }
        var first = 3.0e38;
        var second = 3.0e38;
        var label = -1;
        var at = 0;
        for (var c = 0; c < uniforms.centersShape.x; c++) {
          var sum = 0.0;
          for (var j = 0; j < ${d}; j++) {
            let difference = ${value} - centers[at];
            sum += difference * difference;
            at++;
          }
          if (sum < first) {
            second = first;
            first = sum;
            label = c;
          } else if (sum < second) {
            second = sum;
          }
        }
        let margin = ${8 * (d + 3) * ROUNDING} * second
          + ${8 * (d + 2) * ROUNDING} * (uniforms.half + sqrt(length) * uniforms.norm) + 1.0e-30;
        result[index] = select(-1, label, second - first > margin);
      }`;
  }
}
