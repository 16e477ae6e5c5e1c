import { KindredError } from './errors';

/** One setting of an algorithm or a stage: it draws the form, checks the input and feeds the docs. */
export type OptionSpec =
  | {
      readonly kind: 'integer' | 'number';
      readonly label: string;
      readonly help: string;
      readonly default: number;
      readonly min: number;
      readonly max: number;
      readonly unit?: string;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly help: string;
      readonly default: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  | {
      /** Rising numbers; none stands for “as proposed”. */
      readonly kind: 'numbers';
      readonly label: string;
      readonly help: string;
      readonly default: readonly number[];
      readonly most: number;
    }
  | { readonly kind: 'flag'; readonly label: string; readonly help: string; readonly default: boolean };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The value type each spec stands for. */
export type OptionValues<S extends OptionSpecs> = {
  [K in keyof S]: S[K]['kind'] extends 'flag'
    ? boolean
    : S[K]['kind'] extends 'choice'
      ? string
      : S[K]['kind'] extends 'numbers'
        ? readonly number[]
        : number;
};

/** Defaults filled in and every value checked: the one place where options are merged. */
export function mergeOptions<S extends OptionSpecs>(
  specs: S,
  given: Readonly<Record<string, unknown>> = {},
): OptionValues<S> {
  for (const name of Object.keys(given)) {
    if (given[name] !== undefined && !Object.hasOwn(specs, name)) {
      throw new KindredError(
        'unknown-option',
        `There is no setting "${name}". Known: ${Object.keys(specs).join(', ') || 'none'}.`,
      );
    }
  }
  const merged: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = given[name] === undefined ? spec.default : given[name];
    check(name, spec, value);
    merged[name] = value;
  }
  return merged as OptionValues<S>;
}

function check(name: string, spec: OptionSpec, value: unknown): void {
  if (spec.kind === 'flag') {
    if (typeof value !== 'boolean') throw new KindredError('bad-option', `"${spec.label}" is on or off.`);
  } else if (spec.kind === 'choice') {
    if (!spec.choices.some((choice) => choice.value === value)) {
      const known = spec.choices.map((choice) => choice.value).join(', ');
      throw new KindredError('bad-option', `"${spec.label}" (${name}) must be one of ${known}.`);
    }
  } else if (spec.kind === 'numbers') {
    const rising =
      Array.isArray(value) &&
      value.length <= spec.most &&
      value.every((each, i) => Number.isFinite(each) && (i === 0 || each > value[i - 1]));
    if (!rising) {
      throw new KindredError(
        'bad-option',
        `"${spec.label}" must be at most ${spec.most} numbers, each above the one before.`,
        {
          most: spec.most,
        },
      );
    }
  } else if (
    typeof value !== 'number' ||
    !(value >= spec.min && value <= spec.max) ||
    (spec.kind === 'integer' && !Number.isInteger(value))
  ) {
    const sort = spec.kind === 'integer' ? 'a whole number' : 'a number';
    throw new KindredError(
      'bad-option',
      `"${spec.label}" must be ${sort} from ${spec.min} to ${spec.max}${spec.unit ? ` ${spec.unit}` : ''}.`,
      { min: spec.min, max: spec.max },
    );
  }
}
