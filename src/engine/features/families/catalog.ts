import type { FeatureBasis } from '../basis';
import type { FeatureFamily } from '../feature';
import { eventTypes } from './event';
import { kinds } from './kind';
import { knownNumbers } from './known';
import { shares } from './share';
import { tastes } from './taste';
import { sayings } from './voice';

/** Every family of features that depends on what the data hold, in the order of the screen. */
export const families: {
  readonly [F in FeatureBasis['family']]: FeatureFamily<Extract<FeatureBasis, { family: F }>>;
} = { share: shares, taste: tastes, event: eventTypes, known: knownNumbers, is: kinds, voice: sayings };
