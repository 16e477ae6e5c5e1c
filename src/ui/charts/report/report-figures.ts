import type { PictureId } from '../../../engine/export/report/model';
import type { ReportView } from '../../../worker/report';
import type { ChartTheme, Figure } from '../figure';
import { revenueCurveFigure } from '../revenue-curve';
import { silhouetteFigure } from '../silhouette';
import { cellsFigure } from './cells';
import { effectsFigure } from './effects';
import { WIDTH } from './measures';
import { sizesFigure } from './sizes';
import { squaresFigure } from './squares';

export interface ReportFigure {
  readonly id: PictureId;
  readonly figure: Figure;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Height of a segment's bars and of a feature, in CSS pixels. */
const LINE = 44;
const FEATURE = 24;

/** The pictures of a report, drawn from what passed the gate and nothing else; in the order of the slots. */
export function reportFigures({ facts, names, words }: ReportView, theme: ChartTheme): ReportFigure[] {
  const open = facts.segments.filter(({ small }) => !small).length;
  const figures: (ReportFigure | null)[] = [
    of('sizes', sizesFigure(facts, names, words, theme), 66 + LINE * facts.segments.length),
    facts.map.cells.length > 0 ? of('map', cellsFigure(facts, names, theme), 560) : null,
    facts.used.length > 0 && open > 0
      ? of('profile', effectsFigure(facts, names, theme), 150 + FEATURE * facts.used.length)
      : null,
    facts.silhouettes.bars.length > 0
      ? of('silhouette', silhouetteFigure(facts.silhouettes, names, words.silhouette, theme), 420)
      : null,
    facts.squares ? of('rfm', squaresFigure(facts.squares, words, theme), 420) : null,
    facts.concentration
      ? of(
          'revenue',
          revenueCurveFigure(
            facts.concentration,
            { customers: words.customersAxis, revenue: words.revenueAxis },
            theme,
          ),
          420,
        )
      : null,
  ];
  return figures.filter((figure) => figure !== null);
}

const of = (id: PictureId, figure: Figure, height: number): ReportFigure => ({
  id,
  figure,
  width: WIDTH,
  height,
});
