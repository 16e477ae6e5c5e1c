/**
 * Adds `count` rows (row after row, `d` float32 each) to the float64 sums of their columns, in row order. Returns
 * whether all their absolute values are at most `limit`.
 */
export function survey(from: usize, count: i32, d: i32, limit: f32, sums: usize): i32 {
  const whole = d & ~3;
  const limits = f32x4.splat(limit);
  let within = i32x4.splat(-1);
  let value = from;
  for (let i = 0; i < count; i++) {
    let sum = sums;
    for (let j = 0; j < whole; j += 4, value += 16, sum += 32) {
      const x = v128.load(value);
      within = v128.and(within, f32x4.le(f32x4.abs(x), limits));
      v128.store(sum, f64x2.add(v128.load(sum), f64x2.promote_low_f32x4(x)));
      const upper = f64x2.promote_low_f32x4(v128.shuffle<i64>(x, x, 1, 1));
      v128.store(sum, f64x2.add(v128.load(sum, 16), upper), 16);
    }
    for (let j = whole; j < d; j++, value += 4, sum += 8) {
      const x = v128.load32_splat(value);
      within = v128.and(within, f32x4.le(f32x4.abs(x), limits));
      store<f64>(sum, load<f64>(sum) + <f64>f32x4.extract_lane(x, 0));
    }
  }
  return i32(i32x4.all_true(within));
}

/** Squares of `count` values in blocks of eight lanes, added to one float64 sum a lane. */
export function squares(x: usize, count: i32, sums: usize): void {
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at = x, end = x + ((<usize>count) << 2); at < end; at += 32) {
    a = f64x2.add(a, square(v128.load64_zero(at)));
    b = f64x2.add(b, square(v128.load64_zero(at, 8)));
    c = f64x2.add(c, square(v128.load64_zero(at, 16)));
    d = f64x2.add(d, square(v128.load64_zero(at, 24)));
  }
  v128.store(sums, a);
  v128.store(sums, b, 16);
  v128.store(sums, c, 32);
  v128.store(sums, d, 48);
}

function square(values: v128): v128 {
  const wide = f64x2.promote_low_f32x4(values);
  return f64x2.mul(wide, wide);
}
