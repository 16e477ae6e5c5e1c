import type { Table } from '../model';
import { mean } from '../phrases';
import type { Words } from '../words';
import { left, number, right, text } from './cells';

export function candidatesTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'candidates',
    title: t.certainty.candidates,
    columns: [
      c.k,
      c.silhouette,
      c.reference,
      c.meanStability,
      c.smallest,
      c.calinskiHarabasz,
      c.daviesBouldin,
      c.score,
    ]
      .map(right)
      .concat(left(c.chosen)),
    rows: facts.candidates.map((candidate, at) => [
      number(candidate.k, 'count'),
      number(candidate.silhouette, 'index'),
      number(candidate.reference, 'index'),
      number(mean(candidate.stability), 'index'),
      number(facts.smallestShares[at]!, 'share'),
      number(candidate.indices.calinskiHarabasz, 'count'),
      number(candidate.indices.daviesBouldin, 'index'),
      number(candidate.score, 'index'),
      text(candidate.k === facts.segments.length ? c.yes : ''),
    ]),
  };
}

/** How the other methods see the same customers. */
export function methodsTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'methods',
    title: t.certainty.methods,
    columns: [
      left(t.method.algorithm),
      ...[c.k, c.silhouette, c.meanStability, c.agreement].map(right),
      left(c.real),
    ],
    rows: (facts.methods ?? []).map(({ algorithm, label, k, silhouette, meanStability, agreement, real }) => [
      text(t.method.algorithms(algorithm, label)),
      number(k, 'count'),
      number(silhouette, 'index'),
      number(meanStability, 'index'),
      number(agreement, 'index'),
      text(real ? c.yes : c.no),
    ]),
  };
}

export function squaresTable({ facts, t }: Words): Table {
  const c = t.columns;
  return {
    id: 'rfm',
    title: t.pictures.rfm.title,
    columns: [...[c.recency, c.frequency].map(right), left(c.name), ...[t.customers, t.revenue].map(right)],
    rows: (facts.squares ?? []).map(({ recency, frequency, segment, customers, revenue }) => [
      number(recency, 'count'),
      number(frequency, 'count'),
      text(segment),
      number(customers, 'count'),
      number(revenue, 'money'),
    ]),
  };
}
