import Papa from 'papaparse';
import { sampleShop, type SampleShop } from '../../src/sample/shop';

/** The default sample, generated once for a test file. */
export const shop = sampleShop();

export type Row = Readonly<Record<string, string>>;

export const textOf = (name: string, from: SampleShop = shop): string =>
  from.files.find((file) => file.name === name)!.text;

/** The rows of a file of the sample; throws on any fault of the CSV. */
export function rowsOf(name: string): Row[] {
  const { data, errors } = Papa.parse<Row>(textOf(name), { header: true, skipEmptyLines: 'greedy' });
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]!.message}`);
  return data;
}

export function countBy<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
