import type { Belonging } from '../../../engine/analyze/belonging';
import type { Moment } from '../../../engine/analyze/moments';
import type { FeatureSpec } from '../../../engine/features/types';
import type { Format } from '../../text/format';
import { format, text } from '../../text/text';

const t = text.understand.customers;

/** Where the customer is, how surely, and how far the next segment is. */
export function belongingWords(
  { segment, confidence, distances: [own, next] }: Belonging,
  ownName: string,
  nextName: string,
  f: Format,
): string {
  if (segment < 0) return ownName ? t.nowhereNear(ownName) : t.nowhere;
  const sure = t.sure(confidence, f);
  if (!nextName) return sure;
  const farther = own > 0 ? next / own : Infinity;
  if (farther < 1) return `${sure} ${t.nearerNext(nextName)}`;
  return `${sure} ${Number.isFinite(farther) ? t.nextIs(nextName, f.figure(farther)) : t.nextFar(nextName)}`;
}

/** The features that decide, and what speaks against: at most three and two; and what is not known. */
export function reasonWords({ contributions, unknown }: Belonging, specs: readonly FeatureSpec[]): string {
  const labels = (sign: 1 | -1, most: number) =>
    contributions
      .filter(({ share }) => sign * share >= 0.05)
      .slice(0, most)
      .map(({ feature }) => specs[feature]!.label);
  const [forIt, against] = [labels(1, 3), labels(-1, 2)];
  return [
    forIt.length > 0 ? t.decides(format.list(forIt)) : '',
    against.length > 0 ? t.againstIt(format.list(against)) : '',
    unknown.length > 0 ? t.notKnown(format.list(unknown.map((feature) => specs[feature]!.label))) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** A moment in two parts: what it was, and the rest. */
export function momentWords(
  { kind, what, more, amount, rating }: Moment,
  currency: string | null,
): { readonly title: string; readonly rest: string } {
  // Products are a list; an event and its campaign are not.
  const things =
    kind === 'order' || kind === 'return'
      ? format.list([...what, ...(more > 0 ? [t.more(more)] : [])])
      : what.join(' · ');
  const paid = Number.isFinite(amount) && (amount !== 0 || kind === 'order');
  const parts = [
    paid ? format.money(amount, currency) : '',
    Number.isFinite(rating) ? t.rated(format.figure(rating)) : '',
    things,
  ];
  return { title: t.kinds[kind], rest: parts.filter(Boolean).join(' · ') };
}
