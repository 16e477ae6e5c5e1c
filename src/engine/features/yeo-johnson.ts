import { random, sampleIndices } from '../../base/random';

/** λ is looked for between ± this. */
const BOUND = 6;
/** λ hardly moves with more values than this. */
const ENOUGH = 20_000;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** One value transformed. Continuous and rising in x for every λ; keeps the sign. */
export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return lambda === 0 ? Math.log1p(x) : Math.expm1(lambda * Math.log1p(x)) / lambda;
  const rest = 2 - lambda;
  return rest === 0 ? -Math.log1p(-x) : -Math.expm1(rest * Math.log1p(-x)) / rest;
}

/**
 * The λ that makes the values most like a normal distribution, by maximum likelihood.
 *
 * @param values NaN where not defined; more than 20,000 are sampled
 * @returns λ from −6 to 6; 1, which changes nothing but the origin, where the values don't differ
 * Cost: about 40 passes.
 * @source Yeo and Johnson, Biometrika 87 (2000); scikit-learn's `PowerTransformer` gives the same λ.
 */
export function yeoJohnsonLambda(values: Float64Array): number {
  let defined = values.filter((value) => value === value);
  if (defined.length > ENOUGH) {
    const all = defined;
    defined = Float64Array.from(sampleIndices(all.length, ENOUGH, random(1)), (i) => all[i]!);
  }
  const logs = defined.map((value) => Math.sign(value) * Math.log1p(Math.abs(value)));
  let [low, high] = [Infinity, -Infinity];
  for (const value of logs) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return 1;
  const signs = logs.reduce((sum, value) => sum + value, 0);
  // Golden-section search: the likelihood has one peak. Own code: no kept package minimizes in one dimension.
  let [a, b] = [-BOUND, BOUND];
  const at = (lambda: number) =>
    (lambda - 1) * signs - (logs.length / 2) * logVariance(logs, lambda, low >= 0);
  let [left, right] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [ofLeft, ofRight] = [at(left), at(right)];
  while (b - a > 1e-8) {
    if (ofLeft >= ofRight) {
      [b, right, ofRight] = [right, left, ofLeft];
      left = b - GOLDEN * (b - a);
      ofLeft = at(left);
    } else {
      [a, left, ofLeft] = [left, right, ofRight];
      right = a + GOLDEN * (b - a);
      ofRight = at(right);
    }
  }
  return (a + b) / 2;
}

/** Logarithm of the variance of the transformed values, given sign(x)·ln(1 + |x|). */
function logVariance(logs: Float64Array, lambda: number, positive: boolean): number {
  if (!positive)
    return Math.log(
      varianceOf(logs.map((log) => yeoJohnson(Math.sign(log) * Math.expm1(Math.abs(log)), lambda))),
    );
  if (Math.abs(lambda) < 1e-9) return Math.log(varianceOf(logs));
  // Without the constant term and centered, so that neither large values nor large λ lose all digits.
  const middle = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const powers = logs.map((log) => Math.exp(lambda * (log - middle)));
  return Math.log(varianceOf(powers)) + 2 * (lambda * middle - Math.log(Math.abs(lambda)));
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
