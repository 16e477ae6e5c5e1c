/**
 * Copies `count` rows (row after row, `d` float32 each) into blocks of eight rows, one dimension after the other, less
 * the float64 origin. `to` begins at a block.
 */
export function pack(from: usize, count: i32, d: i32, origin: usize, to: usize): void {
  const width = (<usize>d) << 2;
  const whole = d & ~3;
  let i = 0;
  for (; i + 8 <= count; i += 8) {
    const rows = from + <usize>i * width;
    const block = to + <usize>i * width;
    for (let j = 0; j < whole; j += 4) {
      const at = rows + ((<usize>j) << 2);
      const shift = origin + ((<usize>j) << 3);
      const low = v128.load(shift);
      const high = v128.load(shift, 16);
      const column = block + ((<usize>j) << 5);
      turned(at, width, low, high, column);
      turned(at + (width << 2), width, low, high, column + 16);
    }
    for (let row = i; row < i + 8; row++) single(from, row, whole, d, origin, to);
  }
  for (; i < count; i++) single(from, i, 0, d, origin, to);
}

/** Four dimensions of four rows. */
function turned(row: usize, width: usize, low: v128, high: v128, to: usize): void {
  const a = less(v128.load(row), low, high);
  const b = less(v128.load(row + width), low, high);
  const c = less(v128.load(row + (width << 1)), low, high);
  const d = less(v128.load(row + width * 3), low, high);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(to, v128.shuffle<i64>(ab, cd, 1, 3), 32);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 64);
  v128.store(to, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 96);
}

/** Four values less four of the origin, in float64 and rounded once. */
function less(values: v128, low: v128, high: v128): v128 {
  const first = f64x2.sub(f64x2.promote_low_f32x4(values), low);
  const last = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<i64>(values, values, 1, 1)), high);
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(last), 0, 2);
}

/** Dimensions [first, d) of one row. */
function single(from: usize, row: i32, first: i32, d: i32, origin: usize, to: usize): void {
  const width = (<usize>d) << 2;
  let value = from + <usize>row * width + ((<usize>first) << 2);
  let at = to + <usize>(row & ~7) * width + ((<usize>(row & 7)) << 2) + ((<usize>first) << 5);
  let shift = origin + ((<usize>first) << 3);
  for (let j = first; j < d; j++, value += 4, at += 32, shift += 8)
    store<f32>(at, <f32>(<f64>load<f32>(value) - load<f64>(shift)));
}
