import type { FeatureBasis } from '../../features/basis';
import type { FeatureSpec, FeatureUnit } from '../../features/types';
import type { RfmName } from '../../rules/rfm-maps';
import type { Tellable } from '../tellable';
import type { TraitId } from '../traits';
import type { Habits, Note, Overview } from '../types';

/** A feature as far as words need it. */
export interface Named {
  readonly spec: FeatureSpec;
  readonly basis?: FeatureBasis | undefined;
}

/** Units that have a noun. */
export type NounUnit = Extract<FeatureUnit, 'days' | 'months' | 'years' | 'orders' | 'units' | 'products'>;

/** Writes figures as people do, in one language and currency. */
export interface Writer {
  readonly money: (value: number) => string;
  readonly count: (value: number) => string;
  readonly share: (value: number) => string;
  /** The bare number of a unit that has a noun: "1,200". */
  readonly number: (value: number) => string;
  /** The number with its unit: "14 orders", "€61", "under 1%". */
  readonly figure: (value: number, unit: FeatureUnit) => string;
}

/** Everything that the engine says of segments, in one language. A further language is a file with one of these. */
export interface Language {
  /** BCP 47 tag, also that of its numbers. */
  readonly id: string;
  /** Its name in itself. */
  readonly name: string;
  readonly writer: (currency: string | null) => Writer;
  /** What a feature is called. */
  readonly label: (feature: Named) => string;
  /** A label as it stands inside a sentence. */
  readonly inside: (label: string) => string;
  /** Of each trait: as a name of its own, and behind another name. Each is unique. */
  readonly traits: Readonly<Record<TraitId, readonly [name: string, addition: string]>>;
  /** More or less of a feature than the others, as a name of its own or behind another: "Visits: high". */
  readonly degree: (feature: Named, more: boolean, begins: boolean) => string;
  /** Names of the rule-based segments. */
  readonly rfm: Readonly<Record<RfmName, string>>;
  /** The name of the only segment. */
  readonly everybody: string;
  readonly noSegment: string;
  /** What follows the figure in a fact: "each", "spent in all". */
  readonly tails: Readonly<Record<Tellable, string>>;
  /** What is said in other words where an order is known by its day alone and may be any activity. */
  readonly activity: {
    readonly traits: Readonly<Partial<Record<TraitId, readonly [name: string, addition: string]>>>;
    readonly tails: Readonly<Partial<Record<Tellable, string>>>;
    readonly portrait: (habits: Habits, write: Writer) => string;
    /** "13 times" */
    readonly times: (count: string) => string;
  };
  /** What follows the figure of any other feature: "of age", "with “Country: DE”". */
  readonly tail: (feature: Named) => string;
  /** The second part of a fact: "each, others 3". */
  readonly beside: (tail: string, others: string) => string;
  /** One sentence on the typical customer. */
  readonly portrait: (habits: Habits, write: Writer) => string;
  readonly note: (note: Note, write: Writer) => string;
  readonly headline: (overview: Overview, write: Writer) => string;
  /** A few sentences below the headline; may be empty. */
  readonly subline: (overview: Overview, write: Writer) => string;
}
