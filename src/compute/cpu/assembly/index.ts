export { assign } from './assign';
export { distanceSums, nearest, potentials } from './distances';
export { pack } from './pack';
