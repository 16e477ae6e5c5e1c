import type { FeatureBasis } from '../basis';
import type { FeatureEntry, FeatureFamily } from '../feature';
import type { FeatureSpec } from '../types';
import { eventTypes } from './event';
import { kinds } from './kind';
import { knownNumbers } from './known';
import { shares } from './share';
import { tastes } from './taste';
import { sayings } from './voice';

type FamilyId = Exclude<FeatureBasis['family'], 'unknown' | 'score'>;

/** Every family of features that depends on what the data hold, in the order of the screen. */
export const families: {
  readonly [F in FamilyId]: FeatureFamily<Extract<FeatureBasis, { family: F }>>;
} = { share: shares, taste: tastes, event: eventTypes, known: knownNumbers, is: kinds, voice: sayings };

/** A feature found earlier, for other customers. */
export const familyEntry = (
  spec: FeatureSpec,
  basis: Extract<FeatureBasis, { family: FamilyId }>,
): FeatureEntry => (families[basis.family] as FeatureFamily).entry(spec, basis);
