import { KindredError } from '../../base/errors';
import type { Steps } from '../../base/steps';
import { unpacked } from '../../base/values';
import type { Feature, FeatureMatrix } from '../features/types';
import { insideOf, type Outline } from './area';
import type { MapKind, Places } from './types';

/** Customers of some segments; −1 is "in no segment". */
export interface InSegments {
  readonly kind: 'segments';
  readonly segments: readonly number[];
}

/** Customers by a feature, in original units; whoever has no value is not meant. Null: no bound on that side. */
export interface InRange {
  readonly kind: 'range';
  /** Id of the feature. */
  readonly feature: string;
  /** More than this. */
  readonly above: number | null;
  /** This or more. */
  readonly least: number | null;
  /** This or less. */
  readonly most: number | null;
}

/** Customers who stand inside an outline drawn on a map, in its coordinates. */
export interface InArea {
  readonly kind: 'area';
  /** Which map. */
  readonly map: MapKind;
  readonly outline: Outline;
}

export type Condition = InSegments | InRange | InArea;

/** Customers for whom all conditions hold. Plain data. */
export type Selection = readonly Condition[];

const BLOCK = 131_072;

/**
 * Which customers are selected: 1 or 0 for each, in row order; all without conditions.
 *
 * @param placesOn gives where everybody stands on a map.
 * @throws KindredError `unknown-feature`, `no-area`
 * Cost: customers × conditions.
 */
export function* selected(
  selection: Selection,
  features: readonly Feature[],
  labels: Int32Array,
  placesOn: (map: MapKind) => Places,
): Steps<Uint8Array<ArrayBuffer>> {
  const n = labels.length;
  const inside = new Uint8Array(n).fill(1);
  for (const [at, condition] of selection.entries()) {
    const holds = testOf(condition, features, labels, placesOn);
    for (let row = 0; row < n; row++) {
      if (inside[row] === 1 && !holds(row)) inside[row] = 0;
      if (row % BLOCK === BLOCK - 1) yield { done: at + row / n, total: selection.length };
    }
  }
  return inside;
}

function testOf(
  condition: Condition,
  features: readonly Feature[],
  labels: Int32Array,
  placesOn: (map: MapKind) => Places,
): (row: number) => boolean {
  if (condition.kind === 'segments') {
    const wanted = new Set(condition.segments);
    return (row) => wanted.has(labels[row]!);
  }
  if (condition.kind === 'area') {
    const { x, y } = placesOn(condition.map);
    const holds = insideOf(condition.outline);
    return (row) => holds(x[row]!, y[row]!);
  }
  const feature = features.find(({ spec }) => spec.id === condition.feature);
  if (!feature)
    throw new KindredError(
      'unknown-feature',
      'The selection names a feature that these customers do not have. Clear it and select again.',
    );
  const { above, least, most } = condition;
  const [over, from, to] = [above ?? -Infinity, least ?? -Infinity, most ?? Infinity];
  // What is not a number fails the last comparison.
  const values = unpacked(feature.values);
  return (row) => (above === null || values[row]! > over) && values[row]! >= from && values[row]! <= to;
}

/** Rows of the selected (`side` 1), or of the others (0). */
export function rowsOf(inside: Uint8Array, side: number): Int32Array {
  let count = 0;
  for (const is of inside) count += Number(is === side);
  const rows = new Int32Array(count);
  for (let row = 0, at = 0; row < inside.length; row++) if (inside[row] === side) rows[at++] = row;
  return rows;
}

/** What is known of a selection at once. */
export interface SelectionCounts {
  readonly customers: number;
  /** Of all customers. */
  readonly of: number;
  /** Sum of the money feature over the selected, and over all; NaN without amounts. */
  readonly revenue: number;
  readonly revenueOf: number;
  /** Selected customers and all, by segment; the last entry is "in no segment". */
  readonly segments: readonly { readonly customers: number; readonly of: number }[];
}

/** Counts a selection. Cost: one pass. */
export function* selectionCounts(
  inside: Uint8Array,
  { features }: Pick<FeatureMatrix, 'features'>,
  labels: Int32Array,
  k: number,
): Steps<SelectionCounts> {
  const n = labels.length;
  const column = features.find(({ spec }) => spec.id === 'monetary')?.values;
  const money = column && unpacked(column);
  const counts = new Float64Array(k + 1);
  const all = new Float64Array(k + 1);
  let [customers, revenue, revenueOf] = [0, 0, 0];
  for (let row = 0; row < n; row++) {
    const segment = labels[row]! < 0 ? k : labels[row]!;
    const is = inside[row]!;
    customers += is;
    counts[segment]! += is;
    all[segment]!++;
    if (money) {
      const amount = money[row]! || 0;
      revenueOf += amount;
      revenue += is * amount;
    }
    if (row % BLOCK === BLOCK - 1) yield { done: row, total: n };
  }
  return {
    customers,
    of: n,
    revenue: money ? revenue : NaN,
    revenueOf: money ? revenueOf : NaN,
    segments: Array.from(counts, (count, segment) => ({ customers: count, of: all[segment]! })),
  };
}
