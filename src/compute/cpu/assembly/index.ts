export { assign } from './assign';
export { distanceSums, nearest, potentials } from './distances';
export { gaussians, moments } from './gaussians';
export { pack } from './pack';
export { accumulate, settle } from './place';
export { squares, survey } from './survey';
