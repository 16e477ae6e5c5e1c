import { KindredError, type Problem } from '../../../base/errors';
import type { AsyncSteps } from '../../../base/steps';
import { GREATEST_RATIO, inflate, isGzip, readBytes } from '../bytes';
import { formatOf } from '../formats';
import type { ByteSource } from '../types';
import { entryFile, isZip, zipEntries, type ZipEntry } from './zip';

/** Files of one archive that are opened. */
const MOST_ENTRIES = 200;
/** What is unpacked into memory: everything but delimited text, which is read as a stream. */
const MOST_IN_MEMORY = 256 * 1024 * 1024;
/** Below this, no ratio is suspicious: a small file of equal lines shrinks a thousandfold. */
const ALWAYS_ALLOWED = 32 * 1024 * 1024;
const HEAD = 4096;

export interface Unpacked {
  readonly files: readonly ByteSource[];
  /** Why the other files of the archive were left out, a sentence each. */
  readonly problems: readonly Problem[];
}

/** What systems and editors put into archives beside the files. */
const companions = /(^|\/)(__MACOSX\/.*|\.[^/]*|Thumbs\.db|desktop\.ini)$/i;

/** Whether the entries are those of one document (a workbook, a text), not files that someone packed. */
export const isDocument = (entries: readonly ZipEntry[]): boolean =>
  entries.some(({ path }) =>
    /^(\[Content_Types\]\.xml|mimetype|xl\/workbook\.\w+|Index\/\w+\.iwa)$/.test(path),
  );

/**
 * The files in a zip archive or a gzip file, ready to be understood; any other file as it is. Delimited text stays
 * packed and is unpacked while it is read; the rest is unpacked here, up to a limit of size and of ratio. An
 * archive in an archive is not opened.
 *
 * Throws a `KindredError` (`broken-zip`, `empty-archive`, `too-many-files`, and what stops a file that is alone).
 */
export async function* unpack(source: ByteSource): AsyncSteps<Unpacked> {
  const head = await readBytes(source, 0, HEAD);
  if (!isZip(head)) return { files: [await unpackGzip(source)], problems: [] };
  const all = await zipEntries(source);
  if (isDocument(all)) return { files: [source], problems: [] };
  const entries = all.filter(({ path }) => !companions.test(path));
  const count = entries.length;
  if (count === 0)
    throw new KindredError('empty-archive', `"${source.name}" is an archive without any file in it.`);
  if (count > MOST_ENTRIES) {
    throw new KindredError(
      'too-many-files',
      `"${source.name}" holds ${count} files; up to ${MOST_ENTRIES} are opened. Unpack it and add the files that you need.`,
      { files: count, most: MOST_ENTRIES },
    );
  }
  const files: ByteSource[] = [];
  const problems: Problem[] = [];
  for (const entry of entries) {
    yield { done: files.length + problems.length, total: count };
    try {
      files.push(await unpackEntry(source, entry));
    } catch (error) {
      if (!(error instanceof KindredError) || count === 1) throw error;
      problems.push(error.problem);
    }
  }
  return { files, problems };
}

async function unpackEntry(source: ByteSource, entry: ZipEntry): Promise<ByteSource> {
  const name = `${source.name}, ${entry.path}`;
  if (entry.locked) {
    throw new KindredError(
      'locked-archive',
      `"${name}" is locked with a password. Unpack it with the password and add the file itself.`,
    );
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw new KindredError(
      'unknown-packing',
      `"${name}" is packed in a way (method ${entry.method}) that can't be opened here. Unpack it and add the file itself.`,
      { method: entry.method },
    );
  }
  if (entry.bytes > ALWAYS_ALLOWED && entry.bytes > entry.packedBytes * GREATEST_RATIO) {
    throw swells(name, entry.packedBytes);
  }
  const file = await entryFile(source, entry, name);
  return unpackGzip(file, true);
}

/** A gzip file stays as it is when it holds delimited text. `inside`: it comes from an archive. */
async function unpackGzip(source: ByteSource, inside = false): Promise<ByteSource> {
  const head = await readBytes(source, 0, HEAD);
  const packed = isGzip(head);
  const inner = packed ? await firstBytes(source) : head;
  const name = source.name.replace(/\.gz$/i, '');
  if (isZip(inner) && (packed || inside)) {
    const file = packed ? await unpackWhole(source, name) : source;
    if (!isDocument(await zipEntries(file))) throw nested(name);
    return file;
  }
  if (packed && isGzip(inner)) {
    // The outer one is how an archive's entry is read.
    if (!inside) throw nested(name);
    return unpackGzip(await unpackWhole(source, source.name));
  }
  return packed && formatOf(inner, name).id !== 'delimited' ? unpackWhole(source, name) : source;
}

async function firstBytes(source: ByteSource): Promise<Uint8Array> {
  for await (const { bytes } of inflate(source)) return bytes.subarray(0, HEAD);
  return new Uint8Array(0);
}

async function unpackWhole(source: ByteSource, name: string): Promise<ByteSource> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const piece of inflate(source)) {
    bytes += piece.bytes.length;
    if (bytes > ALWAYS_ALLOWED && bytes > source.size * GREATEST_RATIO) throw swells(name, source.size);
    if (bytes > MOST_IN_MEMORY) {
      throw new KindredError(
        'too-large-unpacked',
        `"${name}" is larger than ${MOST_IN_MEMORY >> 20} MB when unpacked. Save it as CSV, which is read at any size.`,
        { bytes },
      );
    }
    pieces.push(piece.bytes as Uint8Array<ArrayBuffer>);
  }
  return new File(pieces, name);
}

const swells = (name: string, bytes: number): KindredError =>
  new KindredError(
    'swells-too-much',
    `"${name}" unpacks to more than ${GREATEST_RATIO} times its size and was not read.`,
    { bytes },
  );

const nested = (name: string): KindredError =>
  new KindredError(
    'nested-archive',
    `"${name}" is an archive inside an archive, which is not opened. Unpack it and add the files in it.`,
  );
