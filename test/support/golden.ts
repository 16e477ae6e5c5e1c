import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { matrixOf, type Matrix } from '../../src/base/matrix';
import { hasIris, labeledData } from './iris';

interface GoldenSet {
  readonly columns: number;
  readonly data: readonly number[];
  readonly truth: readonly number[];
}

/** What scikit-learn, SciPy and R say; `test/golden/make.py` wrote it. */
export const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../golden/clustering.json'), 'utf8'),
) as {
  readonly sets: Readonly<Record<string, GoldenSet>>;
  readonly dbscan: readonly { set: string; eps: number; minPoints: number; labels: number[] }[];
  readonly linkage: readonly {
    set: string;
    method: string;
    k: number;
    labels: number[];
    heights: number[];
    cophenetic: number;
  }[];
  readonly hdbscan: readonly {
    set: string;
    minPoints: number;
    labels: number[];
    probabilities: number[];
    outliers: number[];
  }[];
};

export const hasSet = (name: string) => hasIris || name in golden.sets;

export function goldenSet(name: string): Matrix<Float64Array> {
  if (name === 'iris') return labeledData('iris').x;
  if (name === 'wine') return standardized(labeledData('wine').x);
  const { columns, data } = golden.sets[name]!;
  return { rows: data.length / columns, columns, data: Float64Array.from(data) };
}

export const truthOf = (name: string) => Int32Array.from(golden.sets[name]!.truth);

/** Each column less its mean, over its standard deviation (of the population). */
function standardized({ rows, columns, data }: Matrix<Float64Array>): Matrix<Float64Array> {
  const out = Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns)),
  );
  for (let j = 0; j < columns; j++) {
    const mean = out.reduce((sum, row) => sum + row[j]!, 0) / rows;
    const deviation = Math.sqrt(out.reduce((sum, row) => sum + (row[j]! - mean) ** 2, 0) / rows);
    for (const row of out) row[j] = (row[j]! - mean) / deviation;
  }
  return matrixOf(out);
}
