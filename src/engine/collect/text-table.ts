import type { Problem } from '../../base/errors';
import type { AsyncSteps, Progress } from '../../base/steps';
import type { Parallel } from '../../compute/parallel';
import { sampleText } from './delimited/format';
import { readDelimited } from './delimited/read';
import type { Format, ReadPlan, TableSample } from './format';
import type { ByteSource, FileGuess, RawTable, SetAside } from './types';

/** One table of a file of another kind, written as delimited text: headers, preamble and totals are found there. */
export interface TextTable {
  /** What tells it apart for a person: "sheet Orders". */
  readonly label: string;
  readonly text: ByteSource;
  /** Lines of `text` before the line that a person would call line 1. */
  readonly linesBefore: number;
  /** What to say of it once its headers are known. */
  problems(headers: readonly string[]): readonly Problem[];
  readonly setAside: readonly SetAside[];
}

const DELIMITER = '\u001f';
const PIECE = 1 << 16;

/**
 * Writes rows as delimited text, one line a row: line breaks inside a cell become blanks. Rows may grow wider from
 * one to the next; in the end all are as wide as the widest.
 */
export class TextTableWriter {
  private readonly pieces: { readonly bytes: Uint8Array<ArrayBuffer>; readonly width: number }[] = [];
  private readonly encoder = new TextEncoder();
  private pending = '';
  private width = 1;
  rows = 0;

  add(cells: readonly string[]): void {
    if (cells.length > this.width) {
      this.encode();
      this.width = cells.length;
    }
    const lacking = DELIMITER.repeat(this.width - Math.max(1, cells.length));
    this.pending += `${cells.map(written).join(DELIMITER)}${lacking}\n`;
    this.rows++;
    if (this.pending.length > PIECE) this.encode();
  }

  finish(name: string, headers?: readonly string[]): ByteSource {
    this.encode();
    const widest = Math.max(this.width, headers?.length ?? 0);
    const parts = this.pieces.map(({ bytes, width }) =>
      width === widest ? bytes : widened(bytes, DELIMITER.repeat(widest - width)),
    );
    if (headers) parts.unshift(this.encoder.encode(`${headers.map(written).join(DELIMITER)}\n`));
    return new File(parts, name);
  }

  private encode(): void {
    if (this.pending !== '')
      this.pieces.push({ bytes: this.encoder.encode(this.pending), width: this.width });
    this.pending = '';
  }
}

const widened = (bytes: Uint8Array<ArrayBuffer>, by: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('\n', `${by}\n`));

const troublesome = /[\n\r\u0085\u2028\u2029\u001f"]/;

function written(cell: string): string {
  if (!troublesome.test(cell)) return cell;
  const flat = cell.replace(/\r\n|[\n\r\u0085\u2028\u2029\u001f]/g, ' ');
  return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}

interface Converted {
  readonly tables: readonly TextTable[];
  /** By table, the samples of the text: more than one where tables stand below each other. */
  readonly samples: readonly (readonly TableSample[])[];
}

/**
 * A format whose files are converted to delimited text, once a file: everything known of delimited text (title
 * lines, headers of several rows, totals) then holds for it. `convert` gives one table at least.
 */
export function convertedFormat(
  id: FileGuess['format'],
  recognizes: Format['recognizes'],
  convert: (source: ByteSource) => AsyncSteps<readonly TextTable[]>,
): Format {
  const kept = new WeakMap<ByteSource, Converted>();
  async function* open(source: ByteSource): AsyncSteps<Converted> {
    const known = kept.get(source);
    if (known) return known;
    const found = yield* convert(source);
    // What is said of one of several tables names it.
    const tables =
      found.length === 1
        ? found
        : found.map((table) => ({
            ...table,
            text: new File([table.text.slice()], `${source.name}, ${table.label}`),
          }));
    const samples: (readonly TableSample[])[] = [];
    for (const { text } of tables) samples.push(yield* sampleText(text, DELIMITER));
    const converted = { tables, samples };
    kept.set(source, converted);
    return converted;
  }
  return {
    id,
    recognizes,
    async *sample(source) {
      const { tables, samples } = yield* open(source);
      return tables.flatMap((table, index) =>
        samples[index]!.map((sample) => sampleOf(table, index, tables.length, sample)),
      );
    },
    async *read(source, guess, plan, parallel) {
      const { tables, samples } = yield* open(source);
      const index = guess.part?.index ?? 0;
      return yield* readTable(tables[index]!, samples[index]!, source, guess, plan, parallel);
    },
  };
}

function sampleOf(table: TextTable, index: number, tables: number, sample: TableSample): TableSample {
  const label = [table.label, sample.part?.label].filter(Boolean).join(', ');
  return {
    ...sample,
    part: tables > 1 || sample.part ? { index, label, lines: sample.part?.lines ?? null } : null,
    dialect: null,
    problems: [...sample.problems, ...table.problems(sample.headers)],
  };
}

async function* readTable(
  { text, linesBefore, setAside }: TextTable,
  samples: readonly TableSample[],
  source: ByteSource,
  guess: FileGuess,
  plan: ReadPlan,
  parallel: Parallel,
): AsyncSteps<RawTable> {
  const lines = guess.part?.lines ?? null;
  const sample = samples.find(({ part }) => part?.lines?.skip === lines?.skip) ?? samples[0]!;
  const inner: FileGuess = { ...guess, part: sample.part, dialect: sample.dialect };
  const steps = readDelimited(text, inner, plan, parallel, { linesBefore });
  const table = yield* scaled(steps, source.size);
  return { ...table, setAside: [...setAside, ...table.setAside] };
}

/** Progress in the bytes of the text as progress in the bytes of the file. */
async function* scaled<T>(steps: AsyncSteps<T>, size: number): AsyncSteps<T> {
  const measure = ({ done, total }: Progress) => (total > 0 ? Math.round((done / total) * size) : 0);
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield { done: measure(step.value), total: size };
    }
  } finally {
    await steps.return(undefined as never);
  }
}
