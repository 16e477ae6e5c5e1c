/** A cell of CSV, quoted where it must be. A library would want whole rows as arrays and be slower. */
export function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** One row of CSV. */
export const row = (values: readonly (string | number)[]): string =>
  `${values.map((value) => (typeof value === 'number' ? value : cell(value))).join(',')}\n`;

export const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
