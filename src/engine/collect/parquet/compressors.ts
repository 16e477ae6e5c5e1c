import type { Compressors } from 'hyparquet/src/index.js';

/** Snappy is the library's own. Brotli and LZ4 are rare, and Brotli's dictionary is large. */
export const readableCodecs: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD']);

export async function compressors(): Promise<Compressors> {
  const [{ gunzipSync }, { decompress }] = await Promise.all([import('fflate'), import('fzstd')]);
  return {
    GZIP: (bytes, length) => gunzipSync(bytes, { out: new Uint8Array(length) }),
    ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
  };
}
