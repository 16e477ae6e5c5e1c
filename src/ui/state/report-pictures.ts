import type { DrawnPicture } from '../../engine/export/report/model';
import { reportLanguages, type ReportLanguage } from '../../engine/export/report/text/languages';
import type { ReportView } from '../../worker/report';
import type { ChartTheme } from '../charts/figure';
import { pictureOf } from '../charts/picture';
import { reportFigures } from '../charts/report/report-figures';

/** The first of the person's languages in which reports are written, else English. */
export const reportLanguageFor = (preferred: readonly string[]): ReportLanguage => {
  const wanted = preferred[0]?.toLowerCase().split('-')[0];
  return reportLanguages.find((id) => id === wanted) ?? 'en';
};

/** Draws the pictures of a report, one after the other; one that this browser can't draw is left to its table. */
export async function drawReport(view: ReportView, theme: ChartTheme): Promise<DrawnPicture[]> {
  const drawn: DrawnPicture[] = [];
  for (const { id, figure, width, height } of reportFigures(view, theme)) {
    const markup = await pictureOf(figure, 'svg', { width, height }).catch(() => null);
    if (markup) drawn.push({ id, source: `data:image/svg+xml,${encodeURIComponent(markup)}`, width, height });
  }
  return drawn;
}
