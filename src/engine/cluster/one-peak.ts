/** A law with one peak by its quantile function, straight between the knots. */
export interface OnePeak {
  /** Shares of the customers, rising from 0 to 1, and the value that so many do not exceed. */
  readonly shares: Float64Array;
  readonly values: Float64Array;
}

/** Bins of equal share that a column is cut into at most. */
const BINS = 2_000;
/** A bin is no narrower than this share of the range: where values repeat, it would be infinitely dense. */
const NARROWEST = 1e-6;

interface Block {
  /** Bins, and their width together. */
  readonly bins: number;
  readonly width: number;
}

/**
 * The likeliest law with one peak for some values: dips between peaks are filled (Grenander 1956; both ways from the
 * peak, which is tried everywhere). Cost: sorting.
 */
export function onePeakOf(column: Float64Array): OnePeak {
  const sorted = column.toSorted();
  const count = Math.min(BINS, Math.max(1, sorted.length - 1));
  const edges = Float64Array.from({ length: count + 1 }, (_, i) => quantileOf(sorted, i / count));
  const least = NARROWEST * (edges[count]! - edges[0]!) || 1;
  const widths = Float64Array.from({ length: count }, (_, i) => Math.max(least, edges[i + 1]! - edges[i]!));
  const rising = likelihoods(widths);
  const falling = likelihoods(widths.toReversed());
  let peak = 0;
  for (let at = 1; at <= count; at++)
    if (rising[at]! + falling[count - at]! > rising[peak]! + falling[count - peak]!) peak = at;
  const blocks = [...pooled(widths.subarray(0, peak)), ...pooled(widths.slice(peak).reverse()).reverse()];
  const ends = [0];
  for (const { bins } of blocks) ends.push(ends.at(-1)! + bins);
  return {
    shares: Float64Array.from(ends, (end) => end / count),
    values: Float64Array.from(ends, (end) => edges[end]!),
  };
}

/** Log-likelihood of the first so many bins, none and all of them included, by a density that only rises. */
function likelihoods(widths: Float64Array): Float64Array {
  const values = new Float64Array(widths.length + 1);
  let at = 0;
  pooled(widths, (gained) => (values[at + 1] = values[at++]! + gained));
  return values;
}

const likelihoodOf = ({ bins, width }: Block) => bins * Math.log(bins / width);

/** Neighboring bins joined until density only rises. @param each is told what each bin adds to the log-likelihood. */
function pooled(widths: Float64Array, each: (gained: number) => void = () => {}): Block[] {
  const blocks: Block[] = [];
  for (const own of widths) {
    let [bins, width, lost] = [1, own, 0];
    for (let last = blocks.at(-1); last && last.bins / last.width >= bins / width; last = blocks.at(-1)) {
      bins += last.bins;
      width += last.width;
      lost += likelihoodOf(last);
      blocks.pop();
    }
    blocks.push({ bins, width });
    each(likelihoodOf({ bins, width }) - lost);
  }
  return blocks;
}

function quantileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (at - Math.floor(at)) * (above - below);
}

/** As many values of the law, evenly spread over it, as there are ranks, in the order of these. */
export function byRank({ shares, values }: OnePeak, order: Int32Array): Float64Array {
  const out = new Float64Array(order.length);
  let knot = 1;
  order.forEach((row, rank) => {
    const share = (rank + 0.5) / order.length;
    while (knot < shares.length - 1 && shares[knot]! < share) knot++;
    const [from, to] = [shares[knot - 1]!, shares[knot]!];
    const part = to > from ? (share - from) / (to - from) : 0;
    out[row] = values[knot - 1]! + part * (values[knot]! - values[knot - 1]!);
  });
  return out;
}

/** Rows by rising value. */
export const orderOf = (column: Float64Array): Int32Array =>
  Int32Array.from(column.keys()).sort((a, b) => column[a]! - column[b]! || a - b);

/** Ranks from 0, those of equal values their mean. */
export function ranksOf(column: Float64Array): Float64Array {
  const order = orderOf(column);
  const ranks = new Float64Array(column.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && column[order[to]!] === column[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + to - 1) / 2;
  }
  return ranks;
}
