/** What Plotly draws, as plain data. */
export interface Figure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** Colors and type of the page, read from its tokens; figures never read the page themselves. */
export interface ChartTheme {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly card: string;
  readonly font: string;
  /** One color for each of the eight marks. */
  readonly segments: readonly string[];
}

/** Plotly reads labels as HTML, links and styles included: what comes from a file must not be read so. */
export const plain = (label: string): string => label.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
