import type { Kernels } from '../kernels';
import { plainKernels } from './plain';

/** The fastest kernels of this device's processor. */
export const fastestKernels = (): Kernels => plainKernels;
