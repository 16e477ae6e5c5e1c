import { random, sampleIndices } from '../../base/random';
import type { Steps } from '../../base/steps';
import { unpacked, valuesAt } from '../../base/values';
import type { Feature } from '../features/types';
import { count, findBox, type Box } from '../rules/box';
import { f1, type Hits } from '../rules/hits';
import { plainBox } from '../rules/plain';
import { binned } from '../rules/ranges';

/** One condition of a rule, in the original units of the feature. ±Infinity where a side is open. */
export interface RuleCondition {
  /** Index into `FeatureMatrix.features`. */
  readonly feature: number;
  readonly least: number;
  readonly most: number;
}

/** The few conditions that name a segment's customers, and how well they do, counted over all customers. */
export interface SegmentRule {
  readonly segment: number;
  /** All must hold; a customer without the value meets none. */
  readonly conditions: readonly RuleCondition[];
  /** Customers of the segment; those that the rule names; and those it names rightly. */
  readonly hits: Hits;
  /** Customers that the rule puts right, in or out, as a share of all. */
  readonly accuracy: number;
}

/** Rules are sought in a seeded sample of so many customers, and counted over all. */
const RULE_ROWS = 20_000;
/** Below this fidelity the features that no shop's filter knows are tried, and must bring so much. */
const POOR = 0.8;
const BETTER = 0.05;

/** What the segment filters of shops and mailing tools know of a customer. */
export const FILTERABLE: ReadonlySet<string> = new Set([
  'recency_days',
  'frequency',
  'monetary',
  'average_order_value',
  'tenure_days',
  'gap_days',
  'units_per_order',
  'average_unit_price',
  'distinct_products',
  'discount_share',
  'coupon_share',
  'return_rate',
  'repeat_product_share',
]);

/**
 * The smallest rule for each segment: at most three conditions on original units with plain numbers.
 *
 * @param labels segment of each customer, 0 … k−1 or −1.
 * @param used indices of the features that found the segments.
 * @returns one entry a segment; null where no condition tells it from the rest.
 * Cost: about 20 passes over at most 20,000 customers for each segment and feature.
 */
export function* segmentRules(
  features: readonly Feature[],
  used: readonly number[],
  labels: Int32Array,
  k: number,
): Steps<(SegmentRule | null)[]> {
  const rows = sampleIndices(labels.length, RULE_ROWS, random(1).fork('rules'));
  const known = used.length > 0 ? used : [...features.keys()];
  const plain = [...features.keys()].filter((index) => FILTERABLE.has(features[index]!.spec.id));
  const sets = [plain, [...new Set([...known, ...plain])]].map((indices) => {
    const columns = indices.map((index) => valuesAt(features[index]!.values, rows));
    return { indices, columns, bins: columns.map(binned) };
  });
  const rules: (SegmentRule | null)[] = [];
  for (let segment = 0; segment < k; segment++) {
    const wanted = Uint8Array.from(rows, (row) => Number(labels[row] === segment));
    let [best, score]: [SegmentRule['conditions'], number] = [[], 0];
    for (const { indices, columns, bins } of sets) {
      if (score >= POOR || columns.length === 0) continue;
      const box = plainBox(columns, wanted, yield* findBox(columns, wanted, undefined, bins));
      const found = f1(count(columns, wanted, box));
      if (box.length === 0 || found < score + (score > 0 ? BETTER : 0)) continue;
      score = found;
      best = box.map(({ column, least, most }) => ({ feature: indices[column]!, least, most }));
    }
    rules.push(best.length > 0 ? ruleOf(segment, best, features, labels) : null);
    yield { done: segment + 1, total: k };
  }
  return rules;
}

function ruleOf(
  segment: number,
  conditions: readonly RuleCondition[],
  features: readonly Feature[],
  labels: Int32Array,
): SegmentRule {
  const columns = conditions.map(({ feature }) => unpacked(features[feature]!.values));
  const box: Box = conditions.map(({ least, most }, column) => ({ column, least, most }));
  const hits = count(
    columns,
    Uint8Array.from(labels, (label) => Number(label === segment)),
    box,
  );
  const wrong = hits.wanted + hits.named - 2 * hits.right;
  return { segment, conditions, hits, accuracy: 1 - wrong / Math.max(1, labels.length) };
}
