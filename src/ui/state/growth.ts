import type { Growth, SegmentGrowth } from '../../engine/analyze/growth';
import { monthOf } from '../../base/month';
import { format, text } from '../text/text';

const t = text.sure.development;

/** "Q3 2025" or "Sep 2025". */
export function periodName({ months }: Pick<Growth, 'months'>, start: number): string {
  if (months === 1) return format.month(start);
  const month = monthOf(start);
  return t.quarter(Math.floor((month % 12) / 3) + 1, Math.floor(month / 12));
}

const percent = (factor: number): string =>
  format.signed(format.share(Math.abs(factor - 1)), Math.abs(factor - 1) < 0.005 ? 0 : factor - 1);

/** "+25% (+3% to +51%)", or that it is about the same. */
export function changeInWords({ ratio }: Pick<SegmentGrowth, 'ratio'>): string {
  if (!ratio) return t.unknown;
  const { value, low, high } = ratio;
  return t.ratio(percent(value), percent(low), percent(high), low > 1 || high < 1);
}

/** "+12%" of revenue, which has no bounds; a dash where it was nothing before. */
export const revenueChange = (before: number, last: number): string =>
  before > 0 && last > 0 ? percent(last / before) : '–';
