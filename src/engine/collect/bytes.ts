import { KindredError } from '../../base/errors';
import type { ByteSource } from './types';

/** Ordinary tables shrink up to about 30 times; more, and this much of it, is a bomb. */
const GREATEST_RATIO = 200;
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
  const stream = new DecompressionStream('gzip');
  const writer = stream.writable.getWriter();
  let taken = 0;
  let given = 0;
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
      given += step.value.length;
      if (given > ALWAYS_ALLOWED && given > source.size * GREATEST_RATIO) {
        throw new KindredError(
          'swells-too-much',
          `"${source.name}" unpacks to more than ${GREATEST_RATIO} times its size and was not read further.`,
          { bytes: source.size, unpacked: given },
        );
      }
      yield { bytes: step.value, done: taken };
    }
  } catch (error) {
    if (error instanceof KindredError) throw error;
    throw new KindredError(
      'broken-gzip',
      `"${source.name}" is a damaged or cut-off gzip file: it breaks off after ${given} bytes. Download it again.`,
      { bytes: given },
    );
  } finally {
    await reader.cancel().catch(() => undefined);
    await writer.abort().catch(() => undefined);
    await fed;
  }
}
