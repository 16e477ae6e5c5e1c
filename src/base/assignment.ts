import munkres from 'munkres';

/**
 * The one-to-one pairs that together gain most (the assignment problem, by the Hungarian method).
 *
 * @param gain of each row with each column; rows of equal length, finite.
 * @returns pairs [row, column] by rising row, as many as the shorter side has; none where a side is empty.
 * Cost: shorter side squared × longer side.
 */
export function bestPairs(gain: readonly (readonly number[])[]): [row: number, column: number][] {
  if ((gain[0]?.length ?? 0) === 0) return [];
  return munkres(gain.map((row) => row.map((value) => -value))).sort((a, b) => a[0] - b[0]);
}
