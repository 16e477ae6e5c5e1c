import { DISTANCE_ROWS, otherRows } from './tiles';

/** Other rows of one run of the program: part of one tile. */
export interface DistanceChunk {
  readonly tile: number;
  /** The first of them within the tile. */
  readonly from: number;
  /** The groups they belong to, none of them empty, and for each the row of the tile after its last one here. */
  readonly groups: readonly number[];
  readonly ends: Int32Array;
}

/** All rows in chunks of at most `otherRows`; group g holds the rows `starts[g]` to `starts[g + 1]`. */
export function distanceChunks(rows: number, columns: number, starts: Int32Array): DistanceChunk[] {
  const most = otherRows(columns);
  const chunks: DistanceChunk[] = [];
  for (let at = 0, group = 0; at < rows;) {
    const tile = Math.floor(at / DISTANCE_ROWS);
    const first = tile * DISTANCE_ROWS;
    const end = Math.min(rows, at + most, first + DISTANCE_ROWS);
    const groups: number[] = [];
    const ends: number[] = [];
    const from = at - first;
    while (at < end) {
      while (starts[group + 1]! <= at) group++;
      at = Math.min(end, starts[group + 1]!);
      groups.push(group);
      ends.push(at - first);
    }
    chunks.push({ tile, from, groups, ends: Int32Array.from(ends) });
  }
  return chunks;
}
