/** One row of CSV. The sample writes its own: PapaParse's writer wants every row in memory as an array. */
export const csv = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\n`;

export function cell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
