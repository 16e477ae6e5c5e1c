const words = new Set([
  ...['total', 'totals', 'grand total', 'subtotal', 'sum', 'gesamt', 'gesamtsumme', 'summe', 'zwischensumme'],
  ...['somme', 'total general', 'totale', 'totaal', 'razem', 'suma'],
]);
const LONGEST = 16;

/** Whether a cell says that its row adds up others: "Total", "Summe:". */
export function isTotal(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  // Most cells are told apart by their first letter: t, s, g, z, r.
  const first = bytes[start]! | 32;
  if (first !== 116 && first !== 115 && first !== 103 && first !== 122 && first !== 114) return false;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  return words.has(text.toLowerCase().replace(/:$/, '').trim());
}
