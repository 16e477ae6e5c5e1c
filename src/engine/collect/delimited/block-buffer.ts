/** Bytes of a file from `start` on, with room for one more byte behind the last. */
export class BlockBuffer {
  bytes = new Uint8Array(64 * 1024);
  length = 0;

  constructor(public start: number) {}

  get end(): number {
    return this.start + this.length;
  }

  push(piece: Uint8Array): void {
    const needed = this.length + piece.length + 1;
    if (needed > this.bytes.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(this.bytes.length * 2, needed + (1 << 22))));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.length);
    this.length += piece.length;
  }

  /** Forgets the bytes before offset `upTo` of the file. */
  drop(upTo: number): void {
    const count = upTo - this.start;
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
    this.start = upTo;
  }
}
