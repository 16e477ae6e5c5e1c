/** Means of customers drawn toward the mean of all, so that who wrote once does not stand out by one text. */
export interface Credible {
  /** NaN for a customer without a value. */
  readonly values: Float64Array;
  /** Mean over all customers who wrote, each counting once. */
  readonly overall: number;
  /** So many texts of one's own weigh as much as what is known of everybody. */
  readonly strength: number;
}

/** Where nobody wrote twice nothing tells how much one's own texts differ. */
const UNKNOWN_STRENGTH = 3;
const [LEAST_STRENGTH, MOST_STRENGTH] = [1, 20];

/**
 * (sum + strength · overall) ÷ (texts + strength): Bühlmann's credibility (1967). The strength is the variance
 * within customers over the variance between them, by analysis of variance, held between 1 and 20.
 *
 * @param values one a text; NaN is left out
 * @param customer of each text, −1 for none
 * @param order of the texts, not depending on the order of the rows: sums then come out the same
 */
export function credible(
  values: ArrayLike<number>,
  customer: Int32Array,
  customers: number,
  order: Int32Array,
): Credible {
  const [sum, squares, n] = [0, 1, 2].map(() => new Float64Array(customers)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const t of order) {
    const [c, value] = [customer[t]!, values[t]!];
    if (c < 0 || value !== value) continue;
    sum[c]! += value;
    squares[c]! += value * value;
    n[c]!++;
  }
  const overall = meanOfMeans(sum, n);
  const strength = strengthOf(sum, squares, n);
  return {
    values: sum.map((total, c) => (n[c]! > 0 ? (total + strength * overall) / (n[c]! + strength) : NaN)),
    overall,
    strength,
  };
}

function meanOfMeans(sum: Float64Array, n: Float64Array): number {
  let [total, wrote] = [0, 0];
  for (let c = 0; c < n.length; c++)
    if (n[c]! > 0) {
      total += sum[c]! / n[c]!;
      wrote++;
    }
  return wrote > 0 ? total / wrote : NaN;
}

/** Variance within over variance between, of an unbalanced one-way layout. */
function strengthOf(sum: Float64Array, squares: Float64Array, n: Float64Array): number {
  let [groups, texts, total, within, squaredSizes] = [0, 0, 0, 0, 0];
  for (let c = 0; c < n.length; c++) {
    if (n[c] === 0) continue;
    groups++;
    texts += n[c]!;
    total += sum[c]!;
    squaredSizes += n[c]! * n[c]!;
    within += Math.max(0, squares[c]! - (sum[c]! * sum[c]!) / n[c]!);
  }
  if (groups < 2 || texts === groups) return UNKNOWN_STRENGTH;
  const grand = total / texts;
  let between = 0;
  for (let c = 0; c < n.length; c++) if (n[c]! > 0) between += n[c]! * (sum[c]! / n[c]! - grand) ** 2;
  const meanWithin = within / (texts - groups);
  const size = (texts - squaredSizes / texts) / (groups - 1);
  const varianceBetween = (between / (groups - 1) - meanWithin) / size;
  if (!(varianceBetween > 0)) return MOST_STRENGTH;
  return Math.min(MOST_STRENGTH, Math.max(LEAST_STRENGTH, meanWithin / varianceBetween));
}
