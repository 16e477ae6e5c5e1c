import type { Matrix } from '../../../base/matrix';

/** Rows less an origin, in float64. Cost: a copy. */
export function centered({ rows, columns, data }: Matrix, origin: Float64Array): Matrix<Float64Array> {
  const less = new Float64Array(data.length);
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) less[at] = data[at]! - origin[j]!;
  return { rows, columns, data: less };
}
