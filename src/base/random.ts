import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded stream of random numbers. The same seed gives the same numbers in Node and in every browser. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer in [0, bound). */
  below(bound: number): number;
  /** Standard normal. */
  normal(): number;
  /** An independent stream for a named part of the work, so that adding a draw in one part moves no other. */
  fork(label: string | number): Random;
}

export function random(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0);
  // The first outputs of neighboring seeds resemble each other.
  for (let i = 0; i < 20; i++) generator.next();
  const uint32 = () => generator.next() >>> 0;
  const next = () => ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  let spare: number | null = null;
  return {
    next,
    below: (bound) => Math.floor(next() * bound),
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    fork: (label) => random(hash(`${seed}/${label}`)),
  };
}

/** FNV-1a, 32 bits: spreads labels over seeds; not for secrets. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** `count` distinct indices below `size`, ascending; all of them when `count >= size`. */
export function sampleIndices(size: number, count: number, source: Random): Int32Array {
  const pool = new Int32Array(size);
  for (let i = 0; i < size; i++) pool[i] = i;
  if (count >= size) return pool;
  for (let i = 0; i < count; i++) {
    const j = i + source.below(size - i);
    const held = pool[i]!;
    pool[i] = pool[j]!;
    pool[j] = held;
  }
  return pool.slice(0, count).sort();
}
