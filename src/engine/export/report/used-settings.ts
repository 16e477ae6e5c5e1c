import { mergeOptions, type OptionSpec, type OptionSpecs } from '../../../base/options';
import type { UsedSetting } from './words';

/** The settings of a stage as they were used, in words; `changed` leaves out those that are as proposed. */
export function usedSettings(
  specs: OptionSpecs,
  given: Readonly<Record<string, unknown>>,
  which: 'all' | 'changed',
): UsedSetting[] {
  const own = Object.fromEntries(Object.entries(given).filter(([id]) => Object.hasOwn(specs, id)));
  const merged: Readonly<Record<string, unknown>> = mergeOptions(specs, own);
  return Object.entries(specs).flatMap(([id, spec]) =>
    which === 'changed' && JSON.stringify(merged[id]) === JSON.stringify(spec.default)
      ? []
      : [{ id, label: spec.label, value: written(spec, merged[id]), ...raw(spec, merged[id]) }],
  );
}

const raw = ({ kind }: OptionSpec, value: unknown): Pick<UsedSetting, 'choice' | 'fraction'> =>
  kind === 'choice'
    ? { choice: String(value) }
    : kind === 'number' && typeof value === 'number'
      ? { fraction: value }
      : {};

function written(spec: OptionSpec, value: unknown): string {
  if (spec.kind === 'choice')
    return spec.choices.find((each) => each.value === value)?.label ?? String(value);
  if (spec.kind === 'flag') return value ? '✓' : '–';
  return Array.isArray(value) ? value.join('; ') || '–' : String(value);
}
