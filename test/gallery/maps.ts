import type { Density } from '../../src/engine/analyze/types';
import { hostile, segmentsOf, wobble } from './exhibit';

/** Dots around a place for each label, hostile titles on the axes. */
export const mapOf = (labels: readonly number[]) => ({
  x: Float32Array.from(labels, (label, row) => Math.cos(label) * 4 + wobble(row, 0)),
  y: Float32Array.from(labels, (label, row) => Math.sin(label * 1.7) * 4 + wobble(row, 1)),
  z: Float32Array.from(labels, (label, row) => Math.cos(label * 2.3) * 4 + wobble(row, 2)),
  segment: Int32Array.from(labels),
  axes: [hostile[0]!, hostile[4]!, hostile[1]!] as const,
});

/** So many segments, and those in none under a name of their own. */
export const segmentsAnd = (count: number, none?: string) => [
  ...segmentsOf(count),
  ...(none === undefined ? [] : [{ segment: -1, name: none }]),
];

export const density: Density = {
  columns: 12,
  rows: 10,
  left: -5,
  bottom: -5,
  cellWidth: 1,
  cellHeight: 1,
  counts: Float32Array.from({ length: 120 }, (_, cell) => Math.round(400 * wobble(cell))),
  customers: 24_000,
};
