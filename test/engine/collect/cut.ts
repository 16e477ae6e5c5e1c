import { sinkOf } from '../../../src/engine/collect/columns/sink';
import { BlockBuffer } from '../../../src/engine/collect/delimited/block-buffer';
import { decoderOf } from '../../../src/engine/collect/delimited/encoding';
import { layoutOf } from '../../../src/engine/collect/delimited/layout';
import { mergeParts } from '../../../src/engine/collect/delimited/merge';
import { RecordReader, type ReaderReport } from '../../../src/engine/collect/delimited/reader';
import type { Dialect } from '../../../src/engine/collect/types';
import { drain } from '../../../src/base/steps';

export interface Cut {
  readonly rows: string[][];
  readonly report: ReaderReport;
}

export interface CutOptions {
  readonly dialect?: Partial<Dialect>;
  readonly papa?: boolean;
  /** Bytes given to the reader at once. */
  readonly block?: number;
}

/** Cuts text without a header into rows of `width` cells, every column kept as text. */
export function cut(content: string | Uint8Array, width: number, options: CutOptions = {}): Cut {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const dialect: Dialect = {
    encoding: 'utf-8',
    compression: 'none',
    delimiter: ',',
    quote: '"',
    newline: '\n',
    preambleLines: 0,
    headerLines: 0,
    ...options.dialect,
  };
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    header: `c${index}`,
    role: 'attribute' as const,
    type: { kind: 'text' as const },
  }));
  const layout = layoutOf(dialect, width, columns);
  const sinks = columns.map(({ type }) => sinkOf(type, decoderOf(layout.encoding)));
  const reader = new RecordReader(layout, sinks, options.papa ?? false);
  const buffer = new BlockBuffer(0);
  const block = options.block ?? bytes.length;
  for (let at = 0; at < bytes.length; at += block) {
    buffer.push(bytes.subarray(at, at + block));
    buffer.drop(buffer.start + reader.feed(buffer.bytes, 0, buffer.length, buffer.length, false));
  }
  reader.feed(buffer.bytes, 0, buffer.length, buffer.length, true);
  const part = {
    report: reader.report(),
    columns: sinks.map((sink) => sink.pack()),
    sinks: sinks.map((sink) => sink.report()),
  };
  const merged = drain(mergeParts([part], layout.encoding));
  const rows = Array.from({ length: merged.report.rows }, (_, row) =>
    merged.columns.map((column) => {
      if (column.kind !== 'text') return '';
      const code = column.codes[row]!;
      return code < 0 ? '' : column.dictionary[code]!;
    }),
  );
  return { rows, report: merged.report };
}
