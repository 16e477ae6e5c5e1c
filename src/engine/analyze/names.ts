import type { Feature } from '../features/types';
import type { Contrast } from './types';

/** What the naming rules look at: the effects and medians of one segment, by feature id. */
export interface Evidence {
  /** Cliff's delta, 0 when the interval includes 0 or the feature is absent. */
  readonly effect: (id: string) => number;
  readonly median: (id: string) => number;
  /** Median of everybody else. */
  readonly rest: (id: string) => number;
}

export function evidenceOf(contrasts: readonly Contrast[], features: readonly Feature[]): Evidence {
  const byId = new Map(contrasts.map((contrast) => [features[contrast.feature]!.spec.id, contrast]));
  return {
    effect(id) {
      const contrast = byId.get(id);
      return contrast && contrast.effectLow * contrast.effectHigh > 0 ? contrast.effect : 0;
    },
    median: (id) => byId.get(id)?.median ?? NaN,
    rest: (id) => byId.get(id)?.restMedian ?? NaN,
  };
}

/**
 * One thing that can be said of a segment. `says` is how strongly the facts earn it, 0 when they do not; `about`
 * keeps a name from saying one thing twice or two things that quarrel.
 */
interface Trait {
  readonly about: 'time' | 'loyalty' | 'basket' | 'discount' | 'returns' | 'range' | 'rhythm';
  /** As a name of its own: "Bargain hunters". */
  readonly name: string;
  /** Behind another name: "…, mostly discounted". */
  readonly addition: string;
  readonly says: (e: Evidence) => number;
}

const up = (value: number): number => Math.max(0, value);
/** All of the conditions, as strong as the weakest. */
const all = (...values: number[]): number => Math.min(...values);

/** 1 when the median is at least `factor` times that of the others and at least `least`, else 0. */
const far = (e: Evidence, id: string, factor: number, least: number): number =>
  e.median(id) >= least && e.median(id) >= factor * e.rest(id) ? 1 : 0;

const oneOrder = (e: Evidence): boolean => e.median('frequency') <= 1;

/** Bought more than once, and has been away far longer than others or than their own rhythm. */
export const goneSilent = (e: Evidence): boolean =>
  !oneOrder(e) &&
  e.effect('recency_days') > 0.33 &&
  (e.median('overdue') > 2 || e.median('recency_days') >= 2 * e.rest('recency_days'));

const traits: readonly Trait[] = [
  {
    about: 'loyalty',
    name: 'Loyal regulars',
    addition: 'loyal',
    says: (e) =>
      oneOrder(e) ? 0 : 1.15 * all(up(e.effect('frequency')), up(-e.effect('recency_days')) + 0.1),
  },
  {
    about: 'loyalty',
    name: 'Once loyal, now silent',
    addition: 'silent for long',
    says: (e) => (goneSilent(e) && e.median('frequency') >= 4 ? 0.6 + up(e.effect('recency_days')) : 0),
  },
  {
    about: 'loyalty',
    name: 'Drifting away',
    addition: 'drifting away',
    says: (e) => (oneOrder(e) ? 0 : (goneSilent(e) ? 0.5 : 0) + 0.95 * up(e.effect('recency_days'))),
  },
  {
    about: 'loyalty',
    name: 'One order, long ago',
    addition: 'long gone',
    says: (e) => (oneOrder(e) ? 1.3 * up(e.effect('recency_days')) : 0),
  },
  {
    about: 'loyalty',
    name: 'First-time buyers',
    addition: 'one order so far',
    says: (e) => (oneOrder(e) ? 0.3 + up(-e.effect('recency_days')) : 0),
  },
  {
    about: 'loyalty',
    name: 'New and coming back',
    addition: 'new',
    says: (e) =>
      oneOrder(e) ? 0 : 1.05 * all(up(-e.effect('tenure_days')), up(-e.effect('recency_days')) + 0.3),
  },
  {
    about: 'loyalty',
    name: 'Steady customers',
    addition: 'steady',
    says: (e) =>
      e.median('frequency') < 3 || goneSilent(e)
        ? 0
        : 0.25 + 0.5 * all(up(e.effect('frequency')) + 0.2, up(e.effect('tenure_days')) + 0.1),
  },
  {
    about: 'loyalty',
    name: 'Came back once',
    addition: 'came back once',
    says: (e) => (e.median('frequency') === 2 && !goneSilent(e) ? 0.45 : 0),
  },
  {
    about: 'loyalty',
    name: 'Occasional buyers',
    addition: 'few orders',
    says: (e) => (oneOrder(e) || goneSilent(e) ? 0 : 0.2 + 0.6 * up(-e.effect('frequency'))),
  },
  {
    about: 'basket',
    name: 'Big, rare baskets',
    addition: 'big baskets',
    says: (e) => 1.05 * all(up(e.effect('average_order_value')), 0.75 - e.effect('frequency')),
  },
  {
    about: 'basket',
    name: 'Big spenders',
    addition: 'big spenders',
    says: (e) =>
      all(up(e.effect('average_order_value')), up(e.effect('monetary')), up(e.effect('frequency')) + 0.3),
  },
  {
    about: 'basket',
    name: 'Bulk buyers',
    addition: 'in bulk',
    says: (e) => 1.1 * far(e, 'units_per_order', 2, 4) * up(e.effect('units_per_order')),
  },
  {
    about: 'basket',
    name: 'Small baskets',
    addition: 'small baskets',
    says: (e) => 0.8 * up(-e.effect('average_order_value')),
  },
  {
    about: 'discount',
    name: 'Bargain hunters',
    addition: 'mostly discounted',
    says: (e) => 1.1 * up(e.effect('discount_share')),
  },
  {
    about: 'discount',
    name: 'Full-price buyers',
    addition: 'at full price',
    says: (e) => 0.5 * up(-e.effect('discount_share')),
  },
  {
    about: 'returns',
    name: 'Often send back',
    addition: 'often sent back',
    says: (e) => up(e.effect('return_rate')),
  },
  {
    about: 'range',
    name: 'Buy across the range',
    addition: 'across the range',
    says: (e) => 0.7 * up(e.effect('distinct_products')),
  },
  {
    about: 'range',
    name: 'Always the same few things',
    addition: 'the same few things',
    says: (e) => 0.6 * up(-e.effect('distinct_products')),
  },
  {
    about: 'rhythm',
    name: 'Like clockwork',
    addition: 'like clockwork',
    says: (e) => 0.9 * up(-e.effect('gap_regularity')),
  },
  {
    about: 'time',
    name: 'Bought lately',
    addition: 'lately',
    says: (e) => 0.5 * up(-e.effect('recency_days')),
  },
  {
    about: 'time',
    name: 'Quiet for a while',
    addition: 'quiet for a while',
    says: (e) => 0.5 * up(e.effect('recency_days')),
  },
];

/**
 * Names segments from what sets each apart. Every segment takes the trait that its facts earn best; when two earn
 * the same, each adds the trait that separates it most from its namesakes. Equal facts give equal names, and names
 * are unique.
 */
export function nameSegments(evidence: readonly Evidence[]): string[] {
  if (evidence.length === 1) return ['All customers'];
  const scores = evidence.map((e) => traits.map((trait) => trait.says(e)));
  const first = scores.map((row) => row.indexOf(Math.max(...row)));
  const names = first.map((t, segment) => {
    const namesakes = first.flatMap((other, i) => (other === t && i !== segment ? [i] : []));
    if (namesakes.length === 0) return traits[t]!.name;
    const addition = addTo(t, segment, namesakes, scores);
    return addition === null ? traits[t]!.name : `${traits[t]!.name}, ${traits[addition]!.addition}`;
  });
  // What still coincides is told apart by number, the larger segment first.
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** The trait, on another subject than `base`, by which `segment` stands out most from its namesakes. */
function addTo(
  base: number,
  segment: number,
  namesakes: readonly number[],
  scores: readonly number[][],
): number | null {
  let best: number | null = null;
  let lead = 0.12;
  for (const [t, trait] of traits.entries()) {
    if (trait.about === traits[base]!.about || (trait.about === 'time' && traits[base]!.about === 'loyalty'))
      continue;
    const own = scores[segment]![t]!;
    const margin = own - Math.max(...namesakes.map((other) => scores[other]![t]!));
    if (margin > lead) {
      best = t;
      lead = margin;
    }
  }
  return best;
}
