import type { Gate } from '../../../../privacy/gate';
import type { RfmGrid } from '../../../cluster/types';
import type { Told } from './input';

/** One of the 25 squares of recency and frequency. */
export interface ReportSquare {
  readonly recency: number;
  readonly frequency: number;
  readonly segment: string;
  readonly customers: number | null;
  readonly revenue: number | null;
}

/** The squares with how many customers stand in each, as far as that may be told. */
export function squaresOf({ cells }: RfmGrid, rfmName: Told['rfmName'], gate: Gate): ReportSquare[] {
  const scores = [1, 2, 3, 4, 5];
  const at = (recency: number, frequency: number) =>
    cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const name = (score: number) => String(score);
  const released = gate.counts({
    title: 'Recency and frequency',
    rows: scores.map(name),
    columns: scores.map(name),
    counts: scores.map((recency) => scores.map((frequency) => at(recency, frequency)?.customers ?? 0)),
  });
  return scores.flatMap((recency, r) =>
    scores.map((frequency, f) => {
      const customers = released.cells[r]![f]!;
      const cell = at(recency, frequency);
      return {
        recency,
        frequency,
        segment: rfmName(cell?.segment ?? ''),
        customers,
        revenue: customers === null ? null : (cell?.revenue ?? 0),
      };
    }),
  );
}
