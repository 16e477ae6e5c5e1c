import type { FeatureEntry } from './feature';

/** Whether a feature is unknown for a customer, as a feature of its own. */
export function unknownOf(entry: FeatureEntry): FeatureEntry {
  const { spec } = entry;
  return {
    spec: {
      id: `unknown_${spec.id}`,
      label: `Unknown: ${spec.label}`,
      meaning: `Whether “${spec.label}” is not known of the customer.`,
      formula: '1 if it is not known, 0 if it is',
      group: spec.group,
      unit: 'share',
    },
    basis: { family: 'unknown', feature: spec, basis: entry.basis ?? null },
    lacks: (activity) => entry.lacks(activity),
    compute: (activity) => entry.compute(activity).map((value) => Number(Number.isNaN(value))),
  };
}
