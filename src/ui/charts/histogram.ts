/**
 * Outline of a histogram as a filled SVG path in a `width` × `height` box, bins of equal width, baseline at the
 * bottom. The highest bin fills the height; no counts give an empty path.
 */
export function histogramPath(counts: readonly number[], width: number, height: number): string {
  const most = Math.max(0, ...counts);
  if (most === 0) return '';
  const step = width / counts.length;
  const round = (value: number) => Math.round(value * 100) / 100;
  const bins = counts.map(
    (count, i) => `V${round(height - (count / most) * height)}H${round((i + 1) * step)}`,
  );
  return `M0 ${height}${bins.join('')}V${height}Z`;
}

/** Where a value stands among bin edges, 0 to 1, evenly within its bin. */
export function placeAmong(edges: readonly number[], value: number): number {
  const bins = edges.length - 1;
  if (bins < 1 || !Number.isFinite(value)) return 0;
  const bin = Math.min(bins - 1, Math.max(0, edges.findIndex((edge) => edge > value) - 1));
  if (value >= edges[bins]!) return 1;
  const [low, high] = [edges[bin]!, edges[bin + 1]!];
  return Math.min(1, Math.max(0, (bin + (high > low ? (value - low) / (high - low) : 0)) / bins));
}
