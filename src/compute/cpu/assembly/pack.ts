/**
 * Copies `count` rows (row after row, `d` float32 each) into blocks of eight rows, one dimension after the other, less
 * the float64 origin. `to` begins at a block.
 */
export function pack(from: usize, count: i32, d: i32, origin: usize, to: usize): void {
  const block = (<usize>d) << 5;
  let row = from;
  for (let i = 0; i < count; i++) {
    let at = to + <usize>(i >> 3) * block + ((<usize>(i & 7)) << 2);
    let shift = origin;
    for (let j = 0; j < d; j++, row += 4, at += 32, shift += 8)
      store<f32>(at, <f32>(<f64>load<f32>(row) - load<f64>(shift)));
  }
}
