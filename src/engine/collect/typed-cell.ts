/**
 * A number as delimited text has it, with a decimal point. Three decimals get a fourth, for "1.234" may be read as
 * a thousand and more.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const text = String(value);
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** A civil time, given in milliseconds since 1970 as if in UTC, as ISO text; without the clock at midnight. */
export function dateText(ms: number): string {
  // Spreadsheets count in fractions of days: what is a whole second comes out a little beside it.
  const rounded = Math.round(ms / 1000) * 1000;
  const date = new Date(rounded);
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, -14) : iso.slice(0, -5).replace('T', ' ');
}
