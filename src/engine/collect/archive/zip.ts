import { KindredError } from '../../../base/errors';
import { readBytes } from '../bytes';
import type { ByteSource } from '../types';

/** What the directory of a zip file says of one entry (PKWARE APPNOTE 6.3, 4.3.12). */
export interface ZipEntry {
  readonly path: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/** The end record with the longest comment it may carry. */
const LONGEST_END = 22 + 65_535;
const GREATEST_DIRECTORY = 8 * 1024 * 1024;

export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The entries of a zip file, folders left out, in the order of its directory. Reads the directory at the end and
 * nothing else. Own code: zip libraries want the whole archive in memory, here each entry is a slice of the file.
 * Throws a `KindredError` (`broken-zip`).
 */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[]> {
  const tailStart = Math.max(0, source.size - LONGEST_END);
  const tail = await readBytes(source, tailStart, source.size);
  const at = endRecord(tail);
  if (at < 0) throw brokenZip(source);
  const end = viewOf(tail).getUint32.bind(viewOf(tail));
  const [length, start] = [end(at + 12, true), end(at + 16, true)];
  if (length > GREATEST_DIRECTORY || start + length > source.size) throw brokenZip(source);
  const bytes = await readBytes(source, start, start + length);
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder('utf-8');
  for (let i = 0; i + 46 <= bytes.length;) {
    if (view.getUint32(i, true) !== 0x02014b50) throw brokenZip(source);
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(i + offset, true));
    const path = decoder.decode(bytes.subarray(i + 46, i + 46 + nameBytes!));
    if (!path.endsWith('/')) {
      entries.push({
        path,
        method: view.getUint16(i + 10, true),
        locked: (view.getUint16(i + 8, true) & 1) === 1,
        crc: view.getUint32(i + 16, true),
        packedBytes: view.getUint32(i + 20, true),
        bytes: view.getUint32(i + 24, true),
        offset: view.getUint32(i + 42, true),
      });
    }
    i += 46 + nameBytes! + extra! + comment!;
  }
  return entries;
}

function endRecord(tail: Uint8Array): number {
  for (let i = tail.length - 22; i >= 0; i--) {
    if (tail[i] === 0x50 && tail[i + 1] === 0x4b && tail[i + 2] === 5 && tail[i + 3] === 6) return i;
  }
  return -1;
}

export const brokenZip = ({ name, size }: ByteSource): KindredError =>
  new KindredError(
    'broken-zip',
    `"${name}" is damaged or cut off: the directory at its end is missing or wrong. Download or save it again.`,
    { bytes: size },
  );

/**
 * One entry as a file of its own, without unpacking it: what is stored is a slice, what is deflated becomes a gzip
 * file around that slice, which is read as a stream and checked against the entry's own checksum.
 */
export async function entryFile(source: ByteSource, entry: ZipEntry, name: string): Promise<ByteSource> {
  const local = await readBytes(source, entry.offset, entry.offset + 30);
  if (local.length < 30 || viewOf(local).getUint32(0, true) !== 0x04034b50) throw brokenZip(source);
  const start = entry.offset + 30 + viewOf(local).getUint16(26, true) + viewOf(local).getUint16(28, true);
  if (start + entry.packedBytes > source.size) throw brokenZip(source);
  const slice = source.slice(start, start + entry.packedBytes);
  if (entry.method === 0) return new File([slice], name);
  const head = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
  const foot = new Uint8Array(8);
  viewOf(foot).setUint32(0, entry.crc, true);
  viewOf(foot).setUint32(4, entry.bytes, true);
  return new File([head, slice, foot], name);
}
