import type { Dialect } from '../types';

export interface EncodingGuess {
  readonly encoding: Dialect['encoding'];
  /** Length of the byte order mark, 0 without one. */
  readonly markBytes: number;
}

/**
 * The encoding of text by its first bytes: a byte order mark, zero bytes on every other place (UTF-16 without a
 * mark), mostly valid UTF-8, else windows-1252. `parts` are pieces of one file, the first from its start; the others
 * may begin and end within a character.
 */
export function sniffEncoding(parts: readonly Uint8Array[]): EncodingGuess {
  const head = parts[0] ?? new Uint8Array(0);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const zeros = [0, 0];
  const looked = Math.min(head.length & ~1, 4096);
  for (let i = 0; i < looked; i++) if (head[i] === 0) zeros[i & 1]!++;
  // Western text in UTF-16 has a zero for nearly every character, on the same side each time.
  if (looked >= 4 && zeros[1]! > looked * 0.2 && zeros[0]! < looked * 0.02)
    return { encoding: 'utf-16le', markBytes: 0 };
  if (looked >= 4 && zeros[0]! > looked * 0.2 && zeros[1]! < looked * 0.02)
    return { encoding: 'utf-16be', markBytes: 0 };
  let good = 0;
  let bad = 0;
  parts.forEach((part, i) => {
    const votes = utf8Votes(i === 0 ? part : afterCharacter(part));
    good += votes.good;
    bad += votes.bad;
  });
  // A few bytes of another origin don't make a UTF-8 file anything else; they are read one by one.
  return { encoding: bad === 0 || good >= 4 * bad ? 'utf-8' : 'windows-1252', markBytes: 0 };
}

/** What bytes 0x80 to 0x9F are in windows-1252. */
const western = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes text; Node 20 takes windows-1252 for latin-1, which is put right here. */
export function decoderOf(
  encoding: Dialect['encoding'],
  fatal = false,
): { decode(bytes: Uint8Array): string } {
  const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true });
  if (encoding !== 'windows-1252') return decoder;
  const put = (c: string) => western[c.charCodeAt(0) - 0x80]!;
  return { decode: (bytes) => decoder.decode(bytes).replace(/[\u0080-\u009f]/g, put) };
}

/** Control characters that no text has: such bytes are an image, a program, a workbook. */
export function looksBinary(head: Uint8Array, { encoding }: EncodingGuess): boolean {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return false;
  let odd = 0;
  const looked = Math.min(head.length, 8192);
  for (let i = 0; i < looked; i++) {
    const c = head[i]!;
    if (c === 0) odd += 8;
    else if (c < 9 || (c > 13 && c < 28) || c === 127) odd++;
  }
  return odd > Math.max(4, looked * 0.02);
}

function afterCharacter(part: Uint8Array): Uint8Array {
  let start = 0;
  while (start < 4 && start < part.length && (part[start]! & 0xc0) === 0x80) start++;
  return part.subarray(start);
}

/** Characters of several bytes that are valid UTF-8, and bytes above 127 that belong to none. */
function utf8Votes(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i]!;
    if (c < 0x80) continue;
    const length = c >= 0xf5 ? 0 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 0;
    // Cut off at the end: no vote.
    if (length > 0 && i + length > bytes.length) break;
    let follow = 1;
    while (follow < length && (bytes[i + follow]! & 0xc0) === 0x80) follow++;
    if (length > 0 && follow === length) {
      good++;
      i += length - 1;
    } else bad++;
  }
  return { good, bad };
}
