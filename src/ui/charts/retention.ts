import type { Cohort, Retention } from '../../engine/analyze/retention';
import { isOver } from '../../engine/analyze/retention';
import { plain, type ChartTheme, type Figure } from './figure';
import { axis, frame } from './frame';
import { faint } from './colors';

export interface RetentionWords {
  /** "Months after the first order". */
  readonly later: string;
  /** What the numbers in the cells are: "in the squares, customers in a hundred". */
  readonly unit: string;
  /** The period of a cohort: "Jan 2024". */
  readonly period: (cohort: Cohort) => string;
  /** How many it has, shown beside it: "412", "7 only"; '' where it may not be told. */
  readonly size: (cohort: Cohort) => string;
  /** One cell on being pointed at: "58 of 412, 14%". */
  readonly cell: (cohort: Cohort, later: number) => string;
}

/** Height of the picture in CSS pixels: a row for each cohort. */
export const retentionHeight = (cohorts: number): number => 64 + 26 * Math.max(3, cohorts);

/** Width in CSS pixels from which on so many columns have room for numbers. */
export const widthOfNumbers = (columns: number): number => MARGIN.l + MARGIN.r + 22 * columns;

const MARGIN = { l: 118, r: 12, t: 8, b: 48 };

/**
 * Heat map of cohorts: a row for each, the oldest on top; a column for each period after the first order, as dark as
 * the share is high that ordered in it. What can't be known yet stays empty; a period that is not over is starred.
 *
 * @param hidden cells that may not be told: they stay as empty, with a dot; null tells all.
 * @param numbers whether there is room for them in the cells (`widthOfNumbers`)
 */
export function retentionFigure(
  { periods, cohorts }: Retention,
  words: RetentionWords,
  hidden: ((cohort: Cohort, later: number) => boolean) | null,
  theme: ChartTheme,
  numbers = true,
): Figure {
  const later = Array.from(
    { length: Math.max(0, ...cohorts.map(({ active }) => active.length - 1)) },
    (_, i) => i + 1,
  );
  const share = ({ active, customers }: Cohort, at: number) => (100 * active[at]!) / customers;
  const known = (cohort: Cohort, at: number) => at < cohort.active.length;
  const told = (cohort: Cohort, at: number) => known(cohort, at) && !hidden?.(cohort, at);
  const text = (cohort: Cohort, at: number) => {
    if (!known(cohort, at)) return '';
    if (!told(cohort, at)) return '·';
    return `${Math.round(share(cohort, at))}${isOver(periods, cohort, at) ? '' : '*'}`;
  };
  const rows = cohorts.map((cohort) => ({
    label: plain([words.period(cohort), words.size(cohort)].filter(Boolean).join(' · ')),
    z: later.map((at) => (told(cohort, at) ? share(cohort, at) : null)),
    text: later.map((at) => text(cohort, at)),
    hover: later.map((at) => (told(cohort, at) ? plain(words.cell(cohort, at)) : '')),
  }));
  const places = rows.map((_, row) => row);
  // Few large shares, of tiny cohorts mostly, must not bleach all others.
  const shares = rows.flatMap(({ z }) => z.filter((value) => value !== null)).sort((a, b) => a - b);
  const deepest = Math.max(1, shares[Math.floor(0.95 * (shares.length - 1))] ?? 1);
  return {
    data: [
      {
        type: 'heatmap',
        x: later,
        y: places,
        z: rows.map(({ z }) => z),
        text: rows.map((row) => row.text),
        customdata: rows.map(({ hover }) => hover),
        ...(numbers && { texttemplate: '%{text}' }),
        textfont: { size: 11, color: theme.ink },
        hovertemplate: '%{customdata}<extra></extra>',
        hoverongaps: false,
        zmin: 0,
        zmax: deepest,
        colorscale: [
          [0, faint(theme.segments[0]!, 0.04)],
          [1, faint(theme.segments[0]!, 0.55)],
        ],
        showscale: false,
        xgap: 2,
        ygap: 2,
      },
    ],
    layout: {
      ...frame(theme),
      margin: MARGIN,
      xaxis: {
        ...axis(numbers ? `${words.later}; ${words.unit}` : words.later, theme),
        showgrid: false,
        zeroline: false,
        range: [0.5, later.length + 0.5],
        tickfont: { size: 11, color: theme.soft },
        ...(later.length <= 24 && { dtick: later.length <= 12 ? 1 : 2, tick0: 1 }),
      },
      yaxis: {
        fixedrange: true,
        showgrid: false,
        zeroline: false,
        range: [rows.length - 0.5, -0.5],
        tickvals: places,
        ticktext: rows.map(({ label }) => label),
        tickfont: { size: 11, color: theme.ink },
      },
    },
  };
}
