/**
 * Height of a curve at a place, in straight lines between its points: that of its first point before it begins, of its
 * last where it has ended.
 *
 * @param x places of the points, ascending, at least one. @param y their heights.
 */
export function heightAt(x: readonly number[], y: readonly number[], at: number): number {
  const after = x.findIndex((place) => place >= at);
  if (after < 0) return y[y.length - 1]!;
  if (after === 0) return y[0]!;
  const part = (at - x[after - 1]!) / (x[after]! - x[after - 1]!);
  return y[after - 1]! + part * (y[after]! - y[after - 1]!);
}
