import type { Problem } from '../../base/errors';
import { shareable, type Matrix } from '../../base/matrix';
import { count } from '../../base/wording';
import type { Activity } from './activity';
import { listsPeople } from './needs';

/** The columns side by side, weighed. */
export function matrixOf(
  columns: readonly Float32Array[],
  weights: readonly number[],
  rows: number,
): Matrix<Float32Array> {
  const data = shareable(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++)
    for (let j = 0; j < columns.length; j++) data[at++] = columns[j]![row]! * weights[j]!;
  return { rows, columns: columns.length, data };
}

/** What weakens all features. */
export function warnings(activity: Activity): Problem[] {
  const { orders, customers } = activity;
  const once = orders.reduce((sum, n) => sum + Number(n === 1), 0);
  if (customers < 2 || once < customers || listsPeople(activity)) return [];
  return [
    {
      code: 'all-bought-once',
      message: `All ${count(customers)} customers bought once, so frequency and rhythm can't tell them apart.`,
      numbers: { customers },
    },
  ];
}
