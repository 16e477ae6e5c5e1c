import type { Feature } from '../features/types';
import type { Contrast } from './types';

/** Whether a feature only says yes (1) or no (0): its median tells next to nothing, the share of yes all. */
export const isYesNo = ({ basis }: Pick<Feature, 'basis'>): boolean =>
  basis?.family === 'is' || basis?.family === 'unknown';

/** What is usual in a segment: the median, or of a yes-or-no feature the share of yes. */
export const typicalOf = ({ share, median }: Pick<Contrast, 'share' | 'median'>): number => share ?? median;

/** The same of everybody else. */
export const typicalOfRest = ({
  restShare,
  restMedian,
}: Pick<Contrast, 'restShare' | 'restMedian'>): number => restShare ?? restMedian;
