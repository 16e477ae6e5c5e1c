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

/** Bounds within this of no change say that there is about none. */
const SAME = 0.1;

/** "+25% (+3% to +51%)"; without a clear change, whether there is about none or it can't be told. */
export function changeInWords({ active, ratio }: Pick<SegmentGrowth, 'active' | 'ratio'>): string {
  const words = t.change_;
  if (!ratio) return active.last > 0 ? words.begun : active.before > 0 ? words.ended : words.nobody;
  const { value, low, high } = ratio;
  if (low > 1 || high < 1) return words.sure(percent(value), percent(low), percent(high));
  const same = low >= 1 - SAME && high <= 1 + SAME;
  return (same ? words.same : words.unclear)(percent(low), percent(high));
}

/** "+12%" of revenue, which has no bounds; a dash where it was nothing before. */
export const revenueChange = (before: number, last: number): string =>
  before > 0 && last > 0 ? percent(last / before) : '–';
