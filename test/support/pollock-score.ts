/** A file as a reader gave it back; null when it failed. */
export type Loaded = {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
} | null;

const CELL = '\u0001';

/** Blanks around a cell and empty cells at the end of a row say nothing. */
function key(cells: readonly string[]): string {
  let end = cells.length;
  while (end > 0 && cells[end - 1]!.trim() === '') end--;
  return cells
    .slice(0, end)
    .map((cell) => cell.trim())
    .join(CELL);
}

interface Measures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Of multisets, as Pollock's `metrics.py` names them: precision over what is expected, recall over what came. */
function measures(expected: readonly string[], loaded: readonly string[]): Measures {
  if (expected.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const left = new Map<string, number>();
  for (const item of expected) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of loaded) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    common++;
  }
  if (common === 0) return { precision: 0, recall: 0, f1: 0 };
  const precision = common / expected.length;
  const recall = common / loaded.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/**
 * Score of one file, 0 to 10: success, and precision, recall and F1 of header cells, of records and of data cells
 * (the ten measures whose plain sum is Pollock's score).
 */
export function pollockScore(
  expected: { readonly header: readonly string[]; readonly records: readonly (readonly string[])[] },
  loaded: Loaded,
): number {
  if (loaded === null) return 0;
  const filled = (rows: readonly (readonly string[])[]) =>
    rows.flatMap((row) => row.map((cell) => cell.trim()).filter((cell) => cell !== ''));
  const parts = [
    measures(filled([expected.header]), filled([loaded.header])),
    measures(expected.records.map(key), loaded.records.map(key)),
    measures(filled(expected.records), filled(loaded.records)),
  ];
  return parts.reduce((sum, { precision, recall, f1 }) => sum + precision + recall + f1, 1);
}
