import type { ChartTheme, Figure } from '../../src/ui/charts/figure';

/** One figure drawn from one set of fixed data, or the sentence that says why it is not drawn. */
export interface Draw {
  (theme: ChartTheme): Figure | string;
  /** In CSS pixels, where the figure asks for more room than others. */
  height?: number;
}

export const high = (height: number, draw: Draw): Draw =>
  Object.assign((theme: ChartTheme) => draw(theme), { height });

/** What a chart shows in the gallery: its figures from fixed data, by name; the first is the common case. */
export type Exhibit = Readonly<Record<string, Draw>>;

/** Names that a file may bring: markup that calls out, script, right-to-left text, signs of templates, far too long. */
export const hostile: readonly string[] = [
  '<span style="background:url(https://evil.example/s)">Loyal</span>',
  '<a href="https://evil.example/l">free</a>',
  '<img src="https://evil.example/i" onerror="fetch(\'https://evil.example/o\')">',
  'لقد اشتروا (كثيرا) 100%',
  'קונים נאמנים',
  '%{x} of %{customdata} <br> &lt;b&gt; $x^2$',
  'A name that nobody would give but a machine might, since it goes on and on and never comes to its end',
  'Line\nbreak\u0000and\u202Eturned',
];

/** Names of so many segments or features, the first of them hostile. */
export const namesOf = (count: number, plain = 'Segment'): string[] =>
  Array.from({ length: count }, (_, i) => hostile[i] ?? `${plain} ${i + 1}`);

export const segmentsOf = (count: number) => namesOf(count).map((name, segment) => ({ segment, name }));

/** A number from 0 to 1 that looks like chance and is the same on every machine. */
export function wobble(...at: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const each of at) {
    state = Math.imul(state ^ (each + 0x7f4a7c15), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return (state >>> 0) / 2 ** 32;
}

export const times = <T>(count: number, each: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => each(i));
