import { plain, type ChartTheme } from './figure';

/** The layout that all plain figures share: no grid behind the marks, type and colors of the page, nothing to drag. */
export const frame = (theme: ChartTheme): Readonly<Record<string, unknown>> => ({
  font: { family: theme.font, color: theme.ink },
  paper_bgcolor: 'rgba(0,0,0,0)',
  plot_bgcolor: 'rgba(0,0,0,0)',
  margin: { l: 52, r: 12, t: 8, b: 44 },
  showlegend: false,
  dragmode: false,
  hovermode: 'closest',
  hoverlabel: { bgcolor: theme.card, bordercolor: theme.line, font: { color: theme.ink } },
});

export const axis = (title: string, theme: ChartTheme): Readonly<Record<string, unknown>> => ({
  title: { text: plain(title), font: { size: 12, color: theme.soft }, standoff: 8 },
  gridcolor: theme.line,
  zerolinecolor: theme.line,
  fixedrange: true,
});

/** An axis that only spreads things out. */
export const bare = { visible: false, fixedrange: true } as const;

/** Color of a segment; what lies in none or in several is drawn soft. */
export const colorOf = (label: number, theme: ChartTheme): string =>
  label < 0 ? theme.soft : theme.segments[label % theme.segments.length]!;

/** Groups of items by label, in rising order, −1 first. */
export function byLabel<T>(items: readonly T[], labelOf: (item: T) => number): [number, T[]][] {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const label = labelOf(item);
    (groups.get(label) ?? groups.set(label, []).get(label)!).push(item);
  }
  return [...groups].sort(([a], [b]) => a - b);
}
