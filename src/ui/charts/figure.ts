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

/** Signs that break a line, or turn the text that follows them. */
const UNRULY = /[\s\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Plotly reads labels as HTML and as templates, links and styles included: what comes from a file must not be read so.
 * Text of either direction keeps to itself.
 *
 * @param most letters kept; a longer label ends in "…"
 */
export function plain(label: string, most = Infinity): string {
  const letters = [...label.replace(UNRULY, ' ').trim()];
  const kept =
    letters.length > most
      ? `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}…`
      : letters.join('');
  const safe = kept.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('%{', '&#37;{');
  return RIGHT_TO_LEFT.test(safe) ? `\u2068${safe}\u2069` : safe;
}

/** Letters of a name that pictures have room for. */
export const NAME_LETTERS = 36;
