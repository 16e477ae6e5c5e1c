import type { Steps } from '../../../base/steps';
import type { Activity } from '../activity';
import type { FeatureBasis } from '../basis';
import type { FeatureEntry, FeatureFamily } from '../feature';
import type { FeatureSpec } from '../types';
import type { VoiceFeature } from '../voice/types';

type VoiceBasis = Extract<FeatureBasis, { family: 'voice' }>;

const NOT_READ = 'The texts were not read.';

const saying = ({ voice }: Activity, id: string): VoiceFeature | undefined =>
  voice?.voice?.features.find(({ spec }) => spec.id === id);

function* found({ voice }: Activity): Steps<FeatureEntry[]> {
  yield { done: 0, total: 1 };
  return (voice?.voice?.features ?? []).map(({ spec }) => entry(spec, { family: 'voice' }));
}

function entry(spec: FeatureSpec, basis: VoiceBasis): FeatureEntry {
  return {
    spec,
    basis,
    apart: 'Known of those who wrote something only. Switch it on to group by it.',
    lacks: (activity) => {
      const feature = saying(activity, spec.id);
      return feature ? feature.lacks : (activity.voice?.problems[0]?.message ?? NOT_READ);
    },
    compute: (activity) => saying(activity, spec.id)!.values.slice(),
  };
}

/** What the voice stage read out of reviews, comments and tickets. */
export const sayings: FeatureFamily<VoiceBasis> = { id: 'voice', found, entry };
