/** More than rounding can make of squared lengths: what is passed over is negligible beyond doubt. */
const SLACK: f64 = 1e-6;

/**
 * ln (weight × density) of `count` rows (row after row, `d` float64 each) under each of k Gaussian components, into
 * `out`, count × k. Two rows at a time, four rows of a whitener at a time.
 *
 * @param triangles of the whiteners: for every four of their rows, filled up with zeros, one column after the other up
 * to the diagonal. @param step bytes from one component's to the next. @param likely the component to begin with, of
 * each row. @param scratch two pairs of float64 for each dimension, filled up to a multiple of four.
 */
export function gaussians(
  x: usize,
  count: i32,
  d: i32,
  k: i32,
  means: usize,
  triangles: usize,
  step: i32,
  constants: usize,
  likely: usize,
  negligible: f64,
  scratch: usize,
  out: usize,
): void {
  const width = (<usize>d) << 3;
  const wide = (d + 3) & ~3;
  const pairs = scratch;
  const differences = scratch + ((<usize>wide) << 4);
  const zero = f64x2.splat(0);
  for (let j = d; j < wide; j++) v128.store(differences + ((<usize>j) << 4), zero);
  for (let i = 0; i < count; i += 2) {
    const both = i + 1 < count;
    const row = x + <usize>i * width;
    const other = both ? row + width : row;
    for (let at: usize = 0, to = pairs; at < width; at += 8, to += 16)
      v128.store(to, f64x2.replace_lane(f64x2.splat(load<f64>(row + at)), 1, load<f64>(other + at)));
    const first = load<i32>(likely + ((<usize>i) << 2));
    const second = both ? load<i32>(likely + ((<usize>i) << 2), 4) : first;
    const values = out + ((<usize>(i * k)) << 3);
    let highest = f64x2.splat(-Infinity);
    for (let turn = -2; turn < k; turn++) {
      let c = turn;
      if (turn == -2) c = first;
      else if (turn == -1) {
        if (second == first) continue;
        c = second;
      } else if (c == first || c == second) continue;
      const constant = load<f64>(constants + ((<usize>c) << 3));
      const most = f64x2.sub(f64x2.splat(2 * (constant - negligible) + SLACK), f64x2.add(highest, highest));
      const mean = means + <usize>c * width;
      for (let at: usize = 0; at < width; at += 8)
        v128.store(
          differences + (at << 1),
          f64x2.sub(v128.load(pairs + (at << 1)), v128.load64_splat(mean + at)),
        );
      let squares = zero;
      let near = true;
      let w = triangles + <usize>(c * step);
      for (let end = differences + 64, last = differences + ((<usize>wide) << 4); end <= last; end += 64) {
        let y0 = zero;
        let y1 = zero;
        let y2 = zero;
        let y3 = zero;
        for (let at = differences; at < end; at += 16, w += 32) {
          const value = v128.load(at);
          y0 = f64x2.add(y0, f64x2.mul(value, v128.load64_splat(w)));
          y1 = f64x2.add(y1, f64x2.mul(value, v128.load64_splat(w, 8)));
          y2 = f64x2.add(y2, f64x2.mul(value, v128.load64_splat(w, 16)));
          y3 = f64x2.add(y3, f64x2.mul(value, v128.load64_splat(w, 24)));
        }
        squares = f64x2.add(squares, f64x2.mul(y0, y0));
        squares = f64x2.add(squares, f64x2.mul(y1, y1));
        squares = f64x2.add(squares, f64x2.mul(y2, y2));
        squares = f64x2.add(squares, f64x2.mul(y3, y3));
        if (i64x2.all_true(f64x2.gt(squares, most))) {
          near = false;
          break;
        }
      }
      const value = near
        ? f64x2.sub(f64x2.splat(constant), f64x2.mul(squares, f64x2.splat(0.5)))
        : f64x2.splat(-Infinity);
      highest = f64x2.pmax(highest, value);
      const to = values + ((<usize>c) << 3);
      store<f64>(to, f64x2.extract_lane(value, 0));
      if (both) store<f64>(to + ((<usize>k) << 3), f64x2.extract_lane(value, 1));
    }
  }
}

/**
 * Adds `count` rows, each by its `shares` (count × k; 0 is passed over) of the components, about their means, in the
 * order of the rows: to `counts` (k), `sums` (k × d) and the lower triangles of `products` (d × d, both filled up to an
 * even number; what stands above them means nothing). @param step bytes from one component's products to the next.
 * @param scratch one float64 for each dimension, filled up to an even number.
 */
export function moments(
  x: usize,
  count: i32,
  d: i32,
  k: i32,
  means: usize,
  shares: usize,
  step: i32,
  scratch: usize,
  counts: usize,
  sums: usize,
  products: usize,
): void {
  const width = (<usize>d) << 3;
  const wide = (<usize>((d + 1) & ~1)) << 3;
  store<f64>(scratch + wide - 8, 0);
  for (let i = 0; i < count; i++) {
    const row = x + <usize>i * width;
    for (let c = 0; c < k; c++, shares += 8) {
      const share = load<f64>(shares);
      if (share == 0) continue;
      const size = counts + ((<usize>c) << 3);
      store<f64>(size, load<f64>(size) + share);
      const mean = means + <usize>c * width;
      for (let at: usize = 0; at < width; at += 8)
        store<f64>(scratch + at, load<f64>(row + at) - load<f64>(mean + at));
      let product = products + <usize>(c * step);
      const sum = sums + <usize>c * width;
      // Two rows of a triangle at a time: short loops cost more than what they do.
      for (let a: usize = 0; a < wide; a += 16, product += wide << 1) {
        const one = share * load<f64>(scratch + a);
        const two = share * load<f64>(scratch + a, 8);
        store<f64>(sum + a, load<f64>(sum + a) + one);
        if (a + 8 < width) store<f64>(sum + a, load<f64>(sum + a, 8) + two, 8);
        const ones = f64x2.splat(one);
        const twos = f64x2.splat(two);
        for (let b: usize = 0; b <= a; b += 16) {
          const value = v128.load(scratch + b);
          const above = product + b;
          const below = above + wide;
          v128.store(above, f64x2.add(v128.load(above), f64x2.mul(ones, value)));
          v128.store(below, f64x2.add(v128.load(below), f64x2.mul(twos, value)));
        }
      }
    }
  }
}
