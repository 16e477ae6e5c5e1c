import { KindredError } from '../../base/errors';
import type { ByteSource } from './types';

/** Ordinary tables shrink up to about 30 times; more, and this much of it, is a bomb. */
export const GREATEST_RATIO = 200;
const ALWAYS_ALLOWED = 512 * 1024 * 1024;

export async function readBytes(
  source: ByteSource,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await source.slice(start, Math.min(end, source.size)).arrayBuffer());
  } catch {
    throw new KindredError(
      'file-unreadable',
      `"${source.name}" can't be read any more; it may have been moved, changed or locked. Add it again.`,
    );
  }
}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

export interface Piece {
  readonly bytes: Uint8Array;
  /** Bytes of the file behind us, as stored (compressed): for the progress. */
  readonly done: number;
}

/** Compressed bytes that are read from the file at once. */
const PIECE = 256 * 1024;

/** The inflated bytes of a gzip file, piece by piece. Stops with an error when it swells beyond reason. */
export async function* inflate(source: ByteSource): AsyncGenerator<Piece, void, void> {
  let given = 0;
  try {
    for await (const piece of inflateFirst(source)) {
      given += piece.bytes.length;
      if (given > ALWAYS_ALLOWED && given > source.size * GREATEST_RATIO) throw swells(source, given);
      yield piece;
    }
  } catch (error) {
    if (error instanceof KindredError) throw error;
    yield* inflateFollowing(source, given);
  }
}

/** By the platform: fast, checked, and in browsers an error where a second member follows the first. */
async function* inflateFirst(source: ByteSource): AsyncGenerator<Piece, void, void> {
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  let taken = 0;
  const feed = async () => {
    while (taken < source.size) {
      const bytes = await readBytes(source, taken, taken + PIECE);
      await writer.write(bytes);
      taken += bytes.length;
    }
    await writer.close();
  };
  // A failure of the feed is handed to the reader, who reports it.
  const fed = feed().catch((error: unknown) => writer.abort(error).catch(() => undefined));
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const step = await reader.read();
      if (step.done) return;
      yield { bytes: step.value, done: taken };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await writer.abort().catch(() => undefined);
    await fed;
  }
}

/**
 * A gzip file of several members (written one behind the other, as `cat` does), from its unpacked byte `from` on.
 * Throws `broken-gzip` when there are no further members: then the file is damaged.
 */
export async function* inflateFollowing(source: ByteSource, from: number): AsyncGenerator<Piece, void, void> {
  const { Gunzip } = await import('fflate');
  const ready: Uint8Array[] = [];
  let further = 0;
  let given = 0;
  const gunzip = new Gunzip((bytes) => ready.push(bytes));
  gunzip.onmember = () => further++;
  try {
    for (let at = 0; at < source.size; at += PIECE) {
      gunzip.push(await readBytes(source, at, at + PIECE), at + PIECE >= source.size);
      for (const bytes of ready.splice(0)) {
        const news = bytes.subarray(Math.max(0, from - given));
        given += bytes.length;
        if (given > ALWAYS_ALLOWED && given > source.size * GREATEST_RATIO) throw swells(source, given);
        if (news.length > 0) yield { bytes: news, done: Math.min(source.size, at + PIECE) };
      }
    }
  } catch (error) {
    if (error instanceof KindredError) throw error;
    throw brokenGzip(source, from);
  }
  if (further === 0) throw brokenGzip(source, from);
}

const swells = ({ name, size }: ByteSource, unpacked: number) =>
  new KindredError(
    'swells-too-much',
    `"${name}" unpacks to more than ${GREATEST_RATIO} times its size and was not read further.`,
    { bytes: size, unpacked },
  );

const brokenGzip = ({ name }: ByteSource, bytes: number) =>
  new KindredError(
    'broken-gzip',
    `"${name}" is a damaged or cut-off gzip file: it breaks off after ${bytes} bytes. Download it again.`,
    { bytes },
  );
