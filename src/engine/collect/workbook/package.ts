import type { Unzipped } from 'fflate';
import { KindredError } from '../../../base/errors';
import { GREATEST_RATIO, readBytes } from '../bytes';
import { brokenZip, isZip, zipEntries } from '../archive/zip';
import type { ByteSource } from '../types';

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** Path of its part, '' for what is no sheet of cells (a chart). */
  readonly path: string;
}

export interface Package {
  readonly parts: Unzipped;
  readonly sheets: readonly SheetEntry[];
}

const GREATEST_FILE = 128 * 1024 * 1024;
/** Unpacked parts of a workbook: about 300,000 rows of four cells. The library reads them in one go, with no way to stop in between. */
const GREATEST_PARTS = 64 * 1024 * 1024;
const ALWAYS_ALLOWED = 32 * 1024 * 1024;

export const isOle = (head: Uint8Array): boolean =>
  head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;

/** The parts of an Office Open XML workbook that hold cells, unpacked within limits of size and ratio. */
export async function openPackage(source: ByteSource): Promise<Package> {
  const { name } = source;
  const head = await readBytes(source, 0, 64);
  if (isOle(head)) throw await oleError(source);
  if (!isZip(head)) throw brokenZip(source);
  const entries = await zipEntries(source);
  const paths = new Set(entries.map(({ path }) => path));
  if (!paths.has('xl/workbook.xml')) throw otherDocument(name, paths);
  const wanted = entries.filter(({ path }) => isWanted(path));
  const bytes = wanted.reduce((sum, entry) => sum + entry.bytes, 0);
  const packed = wanted.reduce((sum, entry) => sum + entry.packedBytes, 0);
  if (bytes > ALWAYS_ALLOWED && bytes > packed * GREATEST_RATIO) {
    throw new KindredError(
      'swells-too-much',
      `"${name}" unpacks to more than ${GREATEST_RATIO} times its size and was not read.`,
      { bytes: source.size, unpacked: bytes },
    );
  }
  if (bytes > GREATEST_PARTS || source.size > GREATEST_FILE) {
    throw new KindredError(
      'workbook-too-large',
      `"${name}" is a workbook of ${Math.round(bytes / 1e6)} MB when unpacked; up to ${Math.round(GREATEST_PARTS / 1e6)} MB are read. Save its sheets as CSV, which is read at any size.`,
      { bytes, most: GREATEST_PARTS },
    );
  }
  const parts = await unzip(source);
  return { parts, sheets: sheetsOf(parts) };
}

const isWanted = (path: string) =>
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i.test(
    path,
  );

async function unzip(source: ByteSource): Promise<Unzipped> {
  const { unzipSync } = await import('fflate');
  const bytes = await readBytes(source, 0, source.size);
  try {
    return unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
  } catch {
    throw brokenZip(source);
  }
}

const decoder = () => new TextDecoder('utf-8');

function sheetsOf(parts: Unzipped): SheetEntry[] {
  const text = (path: string) => decoder().decode(parts[path] ?? new Uint8Array(0));
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return {
      name: unescape(attribute(tag, 'name')),
      hidden: /hidden/i.test(attribute(tag, 'state')),
      path: path in parts ? path : '',
    };
  });
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '';

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescape = (text: string): string =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** Microsoft's compound files: workbooks before 2007, and newer ones locked with a password. */
async function oleError(source: ByteSource): Promise<KindredError> {
  const { name } = source;
  const ends = [
    await readBytes(source, 0, 256 * 1024),
    await readBytes(source, Math.max(0, source.size - 256 * 1024), source.size),
  ];
  const utf16 = new TextDecoder('utf-16le');
  if (ends.some((bytes) => utf16.decode(bytes).includes('EncryptedPackage'))) {
    return new KindredError(
      'locked-workbook',
      `"${name}" is locked with a password. Open it in your spreadsheet, remove the password and save it again.`,
    );
  }
  return new KindredError(
    'old-workbook',
    `"${name}" is a file of an old Excel or Word (.xls, .doc), which is not read. Save the table as .xlsx or CSV.`,
  );
}

function otherDocument(name: string, paths: ReadonlySet<string>): KindredError {
  const all = [...paths];
  const what = paths.has('xl/workbook.bin')
    ? 'a binary workbook (.xlsb)'
    : all.some((path) => path.endsWith('.iwa'))
      ? 'a Numbers document'
      : paths.has('mimetype')
        ? 'an OpenDocument file (.ods)'
        : 'an Office document without sheets';
  return new KindredError(
    'other-workbook',
    `"${name}" is ${what}, which is not read. Save the table as .xlsx or CSV and add that file.`,
  );
}
