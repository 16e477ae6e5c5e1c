/**
 * 1 − √(first / second) of each row in the place of `seconds` (0 where that is 0), and the rows of each label. Returns
 * the sum of `firsts` in row order. The arrays are padded to a multiple of eight.
 */
export function settle(count: i32, labels: usize, firsts: usize, seconds: usize, counts: usize): f64 {
  let sum: f64 = 0;
  const bytes = (<usize>count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const first = v128.load(firsts + at);
    const second = v128.load(seconds + at);
    const low = confidence(first, second);
    const high = confidence(v128.shuffle<i64>(first, first, 1, 1), v128.shuffle<i64>(second, second, 1, 1));
    const both = v128.shuffle<i64>(low, high, 0, 2);
    v128.store(seconds + at, v128.and(both, f32x4.gt(second, f32x4.splat(0))));
  }
  for (let at: usize = 0; at < bytes; at += 4) {
    const rows = counts + ((<usize>load<i32>(labels + at)) << 2);
    store<i32>(rows, load<i32>(rows) + 1);
    sum += <f64>load<f32>(firsts + at);
  }
  return sum;
}

function confidence(first: v128, second: v128): v128 {
  const share = f64x2.div(f64x2.promote_low_f32x4(first), f64x2.promote_low_f32x4(second));
  return f32x4.demote_f64x2_zero(f64x2.sub(f64x2.splat(1), f64x2.sqrt(share)));
}

/**
 * Adds rows to the counts and float64 sums of their labels, in row order; `x` begins at a block of eight. Returns the
 * sum of `firsts` in row order.
 */
export function accumulate(
  x: usize,
  count: i32,
  d: i32,
  labels: usize,
  firsts: usize,
  counts: usize,
  sums: usize,
): f64 {
  const width = (<usize>d) << 2;
  let inertia: f64 = 0;
  for (let i = 0; i < count; i++) {
    const label = load<i32>(labels + ((<usize>i) << 2));
    const rows = counts + ((<usize>label) << 2);
    store<i32>(rows, load<i32>(rows) + 1);
    inertia += <f64>load<f32>(firsts + ((<usize>i) << 2));
    let row = x + <usize>(i & ~7) * width + ((<usize>(i & 7)) << 2);
    let sum = sums + ((<usize>(label * d)) << 3);
    for (let j = 0; j < d; j++, row += 32, sum += 8) store<f64>(sum, load<f64>(sum) + <f64>load<f32>(row));
  }
  return inertia;
}
