/** A cell of CSV, quoted where it must be. The sample writes bytes itself: a library would want rows as arrays. */
export function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** One row of CSV. */
export const row = (values: readonly (string | number)[]): string =>
  `${values.map((value) => (typeof value === 'number' ? value : cell(value))).join(',')}\n`;

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Text as growing bytes: at some megabytes, joined strings are slow. */
export class Bytes {
  private buffer = new Uint8Array(1 << 16);
  private at = 0;

  ascii(text: string): void {
    this.room(text.length);
    for (let i = 0; i < text.length; i++) this.buffer[this.at++] = text.charCodeAt(i);
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** Copies the last `length` bytes once more. */
  again(length: number): void {
    this.room(length);
    this.buffer.copyWithin(this.at, this.at - length, this.at);
    this.at += length;
  }

  get length(): number {
    return this.at;
  }

  text(): string {
    return new TextDecoder().decode(this.buffer.subarray(0, this.at));
  }

  private room(more: number): void {
    if (this.at + more <= this.buffer.length) return;
    const grown = new Uint8Array(Math.max(this.buffer.length * 2, this.at + more));
    grown.set(this.buffer);
    this.buffer = grown;
  }
}
