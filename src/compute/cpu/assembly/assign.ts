// Points lie in blocks of eight rows, one dimension after the other: x[block][dimension][lane].

/** Lanes of `score` that beat `best` move their label to `center`; ties stay with the lower one. */
function label(score: v128, best: v128, held: v128, center: i32): v128 {
  return v128.bitselect(i32x4.splat(center), held, f32x4.lt(score, best));
}

/**
 * The k-means pass of `LoadedPoints.assign`, rows [from, to), from a multiple of eight. `k` is a multiple of four:
 * centers that fill it up are zero, with an infinite `half`.
 */
export function assign(
  x: usize,
  from: i32,
  to: i32,
  d: i32,
  k: i32,
  centers: usize,
  half: usize,
  labels: usize,
  counts: usize,
  sums: usize,
  scratch: usize,
): i32 {
  const width = (<usize>d) << 2;
  let changed = 0;
  for (let i = from; i < to; i += 8) {
    const rows = x + <usize>i * width;
    let best0 = f32x4.splat(Infinity);
    let best1 = best0;
    let held0 = i32x4.splat(0);
    let held1 = held0;
    let at = centers;
    for (let c = 0; c < k; c += 4, at += width << 2) {
      const norm = half + ((<usize>c) << 2);
      let a0 = v128.load32_splat(norm);
      let b0 = v128.load32_splat(norm, 4);
      let c0 = v128.load32_splat(norm, 8);
      let d0 = v128.load32_splat(norm, 12);
      let a1 = a0;
      let b1 = b0;
      let c1 = c0;
      let d1 = d0;
      let row = rows;
      for (let p = at, end = at + width; p < end; p += 4, row += 32) {
        const x0 = v128.load(row);
        const x1 = v128.load(row, 16);
        let y = v128.load32_splat(p);
        a0 = f32x4.sub(a0, f32x4.mul(x0, y));
        a1 = f32x4.sub(a1, f32x4.mul(x1, y));
        y = v128.load32_splat(p + width);
        b0 = f32x4.sub(b0, f32x4.mul(x0, y));
        b1 = f32x4.sub(b1, f32x4.mul(x1, y));
        y = v128.load32_splat(p + (width << 1));
        c0 = f32x4.sub(c0, f32x4.mul(x0, y));
        c1 = f32x4.sub(c1, f32x4.mul(x1, y));
        y = v128.load32_splat(p + width * 3);
        d0 = f32x4.sub(d0, f32x4.mul(x0, y));
        d1 = f32x4.sub(d1, f32x4.mul(x1, y));
      }
      held0 = label(a0, best0, held0, c);
      held1 = label(a1, best1, held1, c);
      best0 = f32x4.pmin(best0, a0);
      best1 = f32x4.pmin(best1, a1);
      held0 = label(b0, best0, held0, c + 1);
      held1 = label(b1, best1, held1, c + 1);
      best0 = f32x4.pmin(best0, b0);
      best1 = f32x4.pmin(best1, b1);
      held0 = label(c0, best0, held0, c + 2);
      held1 = label(c1, best1, held1, c + 2);
      best0 = f32x4.pmin(best0, c0);
      best1 = f32x4.pmin(best1, c1);
      held0 = label(d0, best0, held0, c + 3);
      held1 = label(d1, best1, held1, c + 3);
      best0 = f32x4.pmin(best0, d0);
      best1 = f32x4.pmin(best1, d1);
    }
    const before = labels + ((<usize>i) << 2);
    if (
      v128.bitmask<i32>(i32x4.ne(held0, v128.load(before))) |
      v128.bitmask<i32>(i32x4.ne(held1, v128.load(before, 16)))
    ) {
      v128.store(scratch, held0);
      v128.store(scratch, held1, 16);
      changed += move(rows, min(8, to - i), d, before, scratch, counts, sums);
    }
  }
  return changed;
}

/** Takes rows that changed center out of the old center's sums and into the new one's, in row order. */
function move(rows: usize, lanes: i32, d: i32, labels: usize, now: usize, counts: usize, sums: usize): i32 {
  let changed = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const at = (<usize>lane) << 2;
    const was = load<i32>(labels + at);
    const is = load<i32>(now + at);
    if (was == is) continue;
    changed++;
    store<i32>(labels + at, is);
    const count = counts + ((<usize>is) << 2);
    store<i32>(count, load<i32>(count) + 1);
    let sum = sums + ((<usize>(is * d)) << 3);
    let row = rows + at;
    if (was < 0) {
      for (let j = 0; j < d; j++, row += 32, sum += 8) store<f64>(sum, load<f64>(sum) + <f64>load<f32>(row));
      continue;
    }
    const old = counts + ((<usize>was) << 2);
    store<i32>(old, load<i32>(old) - 1);
    let less = sums + ((<usize>(was * d)) << 3);
    for (let j = 0; j < d; j++, row += 32, sum += 8, less += 8) {
      const value = <f64>load<f32>(row);
      store<f64>(sum, load<f64>(sum) + value);
      store<f64>(less, load<f64>(less) - value);
    }
  }
  return changed;
}
