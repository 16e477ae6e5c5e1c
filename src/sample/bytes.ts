// Text written straight into bytes: for files of megabytes several times as fast as joining strings. Each
// function writes behind `at` and returns the new end; the caller has made room.

export function putBytes(out: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at++] = bytes[i]!;
  return at;
}

export function putAscii(out: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) out[at++] = text.charCodeAt(i);
  return at;
}

/** A whole number from 0, filled with zeros to at least `width` digits. */
export function putDigits(out: Uint8Array, at: number, value: number, width = 1): number {
  let digits = width;
  for (let power = 10 ** width; value >= power; power *= 10) digits++;
  for (let i = at + digits - 1; i >= at; i--) {
    const rest = Math.floor(value / 10);
    out[i] = 48 + value - rest * 10;
    value = rest;
  }
  return at + digits;
}
