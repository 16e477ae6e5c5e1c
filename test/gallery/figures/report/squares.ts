import { squaresFigure } from '../../../../src/ui/charts/report/squares';
import { namesOf, times, type Draw, type Exhibit } from '../../exhibit';
import { words } from '../../report-facts';

const squares: Draw = (theme) =>
  squaresFigure(
    times(25, (at) => ({
      recency: 1 + Math.floor(at / 5),
      frequency: 1 + (at % 5),
      segment: namesOf(25)[at]!,
      customers: at % 4 === 0 ? null : at,
      revenue: null,
    })),
    words,
    theme,
  );

export default { 'names of a file': squares } satisfies Exhibit;
