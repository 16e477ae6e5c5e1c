/** Cells that are markup, links, scripts and formulas, each with a place to call. */
export const hostileCells = (http: string) => [
  `<span style="background:url(${http}/style)">x</span>`,
  `<a href="${http}/link">free</a>`,
  `<img src="${http}/image" onerror="fetch('${http}/fetch')">`,
  `=HYPERLINK("${http}/formula")`,
  `<script>fetch('${http}/script')</script>`,
];

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** An order file of 60 customers with one to seven orders each, whose text cells are these. */
export function orders(cells: readonly string[] = ['tea', 'cups', 'honey']): string {
  const lines = ['Customer,Order,Date,Amount,Product,Country'];
  for (let customer = 0; customer < 60; customer++)
    for (let order = 0; order <= customer % 7; order++) {
      const cell = cells[(customer + order) % cells.length]!;
      const date = new Date(Date.UTC(2024, (customer + order) % 12, 1 + ((customer * 5 + order * 3) % 28)));
      const amount = 10 + ((customer * 37 + order * 11) % 90);
      const id = `${cells[customer % cells.length]!} ${customer}`;
      const day = date.toISOString().slice(0, 10);
      lines.push([quoted(id), `${customer}-${order}`, day, amount, quoted(cell), quoted(cell)].join(','));
    }
  return lines.join('\n');
}
