import { NEGLIGIBLE } from '../../engine/analyze/evidence';
import type { Contrast } from '../../engine/analyze/types';

/** How one median is colored: which way it differs and how deep, 0 to 1; no way when the difference is not sure. */
export interface Heat {
  readonly way: 'more' | 'less' | 'same';
  readonly depth: number;
}

/** A median of less than half of a segment does not speak for it. */
export const isKnown = ({ coverage }: Pick<Contrast, 'coverage'>): boolean => coverage >= 0.5;

export function heatOf(contrast: Contrast): Heat {
  const { effect, effectLow, effectHigh } = contrast;
  const sure = effectLow > 0 || effectHigh < 0;
  if (!isKnown(contrast) || !sure || Math.abs(effect) < NEGLIGIBLE) return { way: 'same', depth: 0 };
  return { way: effect > 0 ? 'more' : 'less', depth: Math.min(1, Math.abs(effect)) };
}
