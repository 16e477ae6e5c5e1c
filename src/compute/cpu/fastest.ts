import type { Kernels } from '../kernels';
import { plainKernels } from './plain';
import { simdKernels } from './simd';

let fastest: Kernels | undefined;

/** The fastest kernels of this device's processor: SIMD WebAssembly where there is any, else plain loops. */
export const fastestKernels = (): Kernels => (fastest ??= simdKernels() ?? plainKernels);
