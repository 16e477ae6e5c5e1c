/** The quantile of ascending values by linear interpolation (type 7, as in NumPy and R); NaN without values. */
export function quantileOf(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN;
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const next = sorted[Math.min(sorted.length - 1, below + 1)]!;
  return sorted[below]! + (at - below) * (next - sorted[below]!);
}
