/** A dictionary's entries as bytes, in order of first sight: entry i is `bytes[ends[i − 1] … ends[i])`. */
export interface PackedEntries {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** Longest entry that fits into a slot of the table, so that finding it touches one cache line. */
const SHORT = 11;

/**
 * Numbers distinct byte strings 0, 1, 2 … in order of first sight. Works on ranges of a buffer, so that a cell
 * that was seen before costs no string. Open addressing; a slot is four words: three that identify the entry (its
 * bytes and length when short, else hash, length and last byte) and its number + 1.
 */
export class ByteDictionary {
  size = 0;
  private bytes = new Uint8Array(4096);
  private ends = new Uint32Array(256);
  private slots = new Int32Array(4 * 1024);
  private mask = 1023;

  /** The number of the entry equal to `from[start … end)`. */
  add(from: Uint8Array, start: number, end: number): number {
    const length = end - start;
    let a = 0;
    let b = 0;
    let c = length === 0 ? 0 : from[end - 1]! << 24;
    if (length <= SHORT) {
      c |= length;
      const last = end - 1;
      let i = start;
      if (length > 8) {
        a = from[i]! | (from[i + 1]! << 8) | (from[i + 2]! << 16) | (from[i + 3]! << 24);
        b = from[i + 4]! | (from[i + 5]! << 8) | (from[i + 6]! << 16) | (from[i + 7]! << 24);
        i += 8;
        for (let shift = 8; i < last; i++, shift += 8) c |= from[i]! << shift;
      } else {
        const middle = Math.min(last, start + 4);
        let shift = 0;
        for (; i < middle; i++, shift += 8) a |= from[i]! << shift;
        for (shift = 0; i < last; i++, shift += 8) b |= from[i]! << shift;
      }
    } else {
      a = length;
      let i = start;
      for (const last = end - 3; i < last; i += 4) {
        const word = from[i]! | (from[i + 1]! << 8) | (from[i + 2]! << 16) | (from[i + 3]! << 24);
        a = Math.imul(a ^ word, 0x9e3779b1);
        a ^= a >>> 15;
      }
      for (; i < end; i++) a = Math.imul(a ^ from[i]!, 0x01000193);
      b = length;
      c |= 255;
    }
    const { slots, mask } = this;
    for (let slot = slotOf(a, b, c) & mask; ; slot = (slot + 1) & mask) {
      const at = slot << 2;
      const entry = slots[at + 3]! - 1;
      if (entry < 0) {
        slots[at] = a;
        slots[at + 1] = b;
        slots[at + 2] = c;
        slots[at + 3] = this.size + 1;
        return this.append(from, start, end);
      }
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c) {
        if (length <= SHORT || this.equals(entry, from, start, end)) return entry;
      }
    }
  }

  /** Whether entry `entry` is `from[start … end)`. */
  equals(entry: number, from: Uint8Array, start: number, end: number): boolean {
    const { bytes, ends } = this;
    let own = ends[entry]!;
    if (own - (entry === 0 ? 0 : ends[entry - 1]!) !== end - start) return false;
    // Backwards: names and numbers differ at their ends.
    for (let i = end; i > start;) if (from[--i] !== bytes[--own]) return false;
    return true;
  }

  pack(): PackedEntries {
    const used = this.size === 0 ? 0 : this.ends[this.size - 1]!;
    return { bytes: this.bytes.slice(0, used), ends: this.ends.slice(0, this.size) };
  }

  private append(from: Uint8Array, start: number, end: number): number {
    const entry = this.size++;
    const at = entry === 0 ? 0 : this.ends[entry - 1]!;
    const needed = at + end - start;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.bytes.length * 2, needed));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    if (entry === this.ends.length) {
      const ends = new Uint32Array(entry * 2);
      ends.set(this.ends);
      this.ends = ends;
    }
    const { bytes } = this;
    for (let i = start, j = at; i < end; i++, j++) bytes[j] = from[i]!;
    this.ends[entry] = needed;
    if (this.size * 10 > this.mask * 7) this.grow();
    return entry;
  }

  /** Twice the slots; the entries are put in anew from their words alone. */
  private grow(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += 4) {
      if (old[from + 3] === 0) continue;
      const a = old[from]!;
      const b = old[from + 1]!;
      const c = old[from + 2]!;
      let slot = slotOf(a, b, c) & mask;
      while (slots[(slot << 2) + 3] !== 0) slot = (slot + 1) & mask;
      const at = slot << 2;
      slots[at] = a;
      slots[at + 1] = b;
      slots[at + 2] = c;
      slots[at + 3] = old[from + 3]!;
    }
    this.slots = slots;
    this.mask = mask;
  }
}

/**
 * Spreads the words over 32 bits (multiply and shift, as MurmurHash3 finishes), but for the last two bits of the
 * last byte: numbers that follow each other, as those of orders do, share a cache line of four slots.
 */
function slotOf(a: number, b: number, c: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c & 0xfcffffff, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) & ~3) | ((c >>> 24) & 3);
}
