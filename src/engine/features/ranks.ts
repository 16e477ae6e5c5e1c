import { quantileOf } from '../../base/quantile';

/** Steps between the quantiles that are kept. */
const STEPS = 100;

/** The 0, 1, …, 100 % quantiles of the defined values, ascending; empty without values. */
export function quantiles(values: Float64Array): number[] {
  const sorted = values.filter((value) => value === value).sort();
  if (sorted.length === 0) return [];
  return Array.from({ length: STEPS + 1 }, (_, step) => quantileOf(sorted, step / STEPS));
}

/** Share of the values that lie below, 0 to 1, between the quantiles in a straight line; ties get their middle. */
export function rankOf(value: number, quantiles: readonly number[]): number {
  const last = quantiles.length - 1;
  if (!(value > quantiles[0]!)) return value === quantiles[0] ? upTo(value, quantiles) / 2 : 0;
  if (!(value < quantiles[last]!)) return value === quantiles[last] ? (1 + below(value, quantiles)) / 2 : 1;
  return (below(value, quantiles) + upTo(value, quantiles)) / 2;
}

/** Place of the first quantile that reaches the value. */
function below(value: number, quantiles: readonly number[]): number {
  let [low, high] = [0, quantiles.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantiles[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return between(value, low, quantiles);
}

/** Place of the last quantile that the value reaches. */
function upTo(value: number, quantiles: readonly number[]): number {
  let [low, high] = [0, quantiles.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (quantiles[middle]! > value) high = middle - 1;
    else low = middle;
  }
  return quantiles[low] === value ? low / (quantiles.length - 1) : between(value, low + 1, quantiles);
}

/** Share at the value, given the first place whose quantile is not below it. */
function between(value: number, place: number, quantiles: readonly number[]): number {
  const [upper, lower] = [quantiles[place]!, quantiles[Math.max(0, place - 1)]!];
  const inside = upper > lower ? (upper - value) / (upper - lower) : 0;
  return (place - inside) / (quantiles.length - 1);
}
