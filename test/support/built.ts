import { build } from '../../src/build/ready.mjs';

/** Tests of the built forms run on forms that are newer than their source. */
export default function setup(): void {
  build();
}
