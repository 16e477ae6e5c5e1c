// Points lie in blocks of eight rows, one dimension after the other: x[block][dimension][lane].

/** Nearest and second nearest center by differences; results at the rows' distance from `from`. */
export function nearest(
  x: usize,
  from: i32,
  to: i32,
  d: i32,
  k: i32,
  centers: usize,
  labels: usize,
  firsts: usize,
  seconds: usize,
): void {
  const width = (<usize>d) << 2;
  let out: usize = 0;
  for (let i = from; i < to; i += 8, out += 32) {
    const rows = x + <usize>i * width;
    let first0 = f32x4.splat(Infinity);
    let first1 = first0;
    let second0 = first0;
    let second1 = first0;
    let held0 = i32x4.splat(0);
    let held1 = held0;
    let at = centers;
    for (let c = 0; c < k; c++, at += width) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let row = rows;
      for (let p = at, end = at + width; p < end; p += 4, row += 32) {
        const y = v128.load32_splat(p);
        const e0 = f32x4.sub(v128.load(row), y);
        const e1 = f32x4.sub(v128.load(row, 16), y);
        s0 = f32x4.add(s0, f32x4.mul(e0, e0));
        s1 = f32x4.add(s1, f32x4.mul(e1, e1));
      }
      const nearer0 = f32x4.lt(s0, first0);
      const nearer1 = f32x4.lt(s1, first1);
      second0 = v128.bitselect(first0, f32x4.pmin(second0, s0), nearer0);
      second1 = v128.bitselect(first1, f32x4.pmin(second1, s1), nearer1);
      first0 = v128.bitselect(s0, first0, nearer0);
      first1 = v128.bitselect(s1, first1, nearer1);
      held0 = v128.bitselect(i32x4.splat(c), held0, nearer0);
      held1 = v128.bitselect(i32x4.splat(c), held1, nearer1);
    }
    v128.store(labels + out, held0);
    v128.store(labels + out, held1, 16);
    v128.store(firsts + out, first0);
    v128.store(firsts + out, first1, 16);
    v128.store(seconds + out, second0);
    v128.store(seconds + out, second1, 16);
  }
}

/**
 * Squared distance of every row to each candidate, at most `closest` (0 for rows that pad the last block), and the
 * sums over rows of equal lane, eight float64 a candidate.
 */
export function potentials(
  x: usize,
  paddedRows: i32,
  d: i32,
  count: i32,
  candidates: usize,
  closest: usize,
  trials: usize,
  sums: usize,
): void {
  const width = (<usize>d) << 2;
  const trialBytes = (<usize>paddedRows) << 2;
  memory.fill(sums, 0, (<usize>count) << 6);
  for (let i = 0; i < paddedRows; i += 8) {
    const rows = x + <usize>i * width;
    const offset = (<usize>i) << 2;
    const near0 = v128.load(closest + offset);
    const near1 = v128.load(closest + offset, 16);
    let trial = trials + offset;
    let sum = sums;
    let at = candidates;
    for (let c = 0; c < count; c++, at += width, trial += trialBytes, sum += 64) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let row = rows;
      for (let p = at, end = at + width; p < end; p += 4, row += 32) {
        const y = v128.load32_splat(p);
        const e0 = f32x4.sub(v128.load(row), y);
        const e1 = f32x4.sub(v128.load(row, 16), y);
        s0 = f32x4.add(s0, f32x4.mul(e0, e0));
        s1 = f32x4.add(s1, f32x4.mul(e1, e1));
      }
      s0 = f32x4.pmin(s0, near0);
      s1 = f32x4.pmin(s1, near1);
      v128.store(trial, s0);
      v128.store(trial, s1, 16);
      addWide(sum, s0, s1);
    }
  }
}

/** Adds eight float32 lanes to eight float64 sums. */
function addWide(sum: usize, low: v128, high: v128): void {
  v128.store(sum, f64x2.add(v128.load(sum), f64x2.promote_low_f32x4(low)));
  v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.promote_low_f32x4(upper(low))), 16);
  v128.store(sum, f64x2.add(v128.load(sum, 32), f64x2.promote_low_f32x4(high)), 32);
  v128.store(sum, f64x2.add(v128.load(sum, 48), f64x2.promote_low_f32x4(upper(high))), 48);
}

/** The upper two lanes in the place of the lower two. */
function upper(lanes: v128): v128 {
  return v128.shuffle<i64>(lanes, lanes, 1, 1);
}

/** `LoadedPoints.distanceSums` for rows [from, to), from a multiple of eight; `wide` holds slotCount × 8 float64. */
export function distanceSums(
  x: usize,
  d: i32,
  from: i32,
  to: i32,
  runs: usize,
  runCount: i32,
  slots: usize,
  slotsPerRun: i32,
  slotCount: i32,
  wide: usize,
  out: usize,
): void {
  const width = (<usize>d) << 2;
  for (let i = from; i < to; i += 8) {
    const rows = x + <usize>i * width;
    memory.fill(wide, 0, (<usize>slotCount) << 6);
    let slot = slots;
    for (let r = 0; r < runCount; r++) {
      let j = load<i32>(runs + ((<usize>r) << 2));
      const end = load<i32>(runs + ((<usize>r) << 2), 4);
      let sum0 = f32x4.splat(0);
      let sum1 = sum0;
      for (; j + 2 <= end; j += 2) {
        let a0 = f32x4.splat(0);
        let a1 = a0;
        let b0 = a0;
        let b1 = a0;
        let p = at(x, j, width);
        let q = at(x, j + 1, width);
        for (let row = rows, last = rows + (width << 3); row < last; row += 32, p += 32, q += 32) {
          const x0 = v128.load(row);
          const x1 = v128.load(row, 16);
          let y = v128.load32_splat(p);
          let e = f32x4.sub(x0, y);
          a0 = f32x4.add(a0, f32x4.mul(e, e));
          e = f32x4.sub(x1, y);
          a1 = f32x4.add(a1, f32x4.mul(e, e));
          y = v128.load32_splat(q);
          e = f32x4.sub(x0, y);
          b0 = f32x4.add(b0, f32x4.mul(e, e));
          e = f32x4.sub(x1, y);
          b1 = f32x4.add(b1, f32x4.mul(e, e));
        }
        sum0 = f32x4.add(f32x4.add(sum0, f32x4.sqrt(a0)), f32x4.sqrt(b0));
        sum1 = f32x4.add(f32x4.add(sum1, f32x4.sqrt(a1)), f32x4.sqrt(b1));
      }
      if (j < end) {
        let a0 = f32x4.splat(0);
        let a1 = a0;
        let p = at(x, j, width);
        for (let row = rows, last = rows + (width << 3); row < last; row += 32, p += 32) {
          const y = v128.load32_splat(p);
          let e = f32x4.sub(v128.load(row), y);
          a0 = f32x4.add(a0, f32x4.mul(e, e));
          e = f32x4.sub(v128.load(row, 16), y);
          a1 = f32x4.add(a1, f32x4.mul(e, e));
        }
        sum0 = f32x4.add(sum0, f32x4.sqrt(a0));
        sum1 = f32x4.add(sum1, f32x4.sqrt(a1));
      }
      for (let s = 0; s < slotsPerRun; s++, slot += 4)
        addWide(wide + ((<usize>load<i32>(slot)) << 6), sum0, sum1);
    }
    const lanes = min(8, to - i);
    for (let lane = 0; lane < lanes; lane++)
      for (let s = 0; s < slotCount; s++, out += 8)
        store<f64>(out, load<f64>(wide + ((<usize>((s << 3) + lane)) << 3)));
  }
}

/** Address of the first dimension of a row. */
function at(x: usize, row: i32, width: usize): usize {
  return x + <usize>(row & ~7) * width + ((<usize>(row & 7)) << 2);
}
