import { heightAt } from '../../../base/curve';
import type { PictureSlot, Table } from './model';
import { nameOf } from './phrases';
import { number, text } from './tables/cells';
import { squaresTable } from './tables/clustering';
import { segmentsTable } from './tables/segments';
import type { Words } from './words';

const named = ({ facts, t }: Words): string[] =>
  facts.segments.filter(({ told }) => told !== null).map((segment) => nameOf(segment, t));

export function sizesSlot(words: Words): PictureSlot {
  const { facts, t, f } = words;
  const known = facts.segments.filter(({ revenueShare }) => revenueShare !== null);
  const most = [...known].sort((a, b) => b.revenueShare! - a.revenueShare!)[0];
  const { title, alt, note } = t.pictures.sizes;
  const all = segmentsTable(words);
  return {
    id: 'sizes',
    title,
    alt: alt(most ? nameOf(most, t) : t.hidden, f.share(most?.revenueShare ?? NaN)),
    note,
    table: { ...all, id: 'sizes' },
  };
}

/** The table says of each segment where it lies in the middle of its drawn customers. */
export function mapSlot(words: Words): PictureSlot {
  const { facts, t, f } = words;
  const { map } = facts;
  const { title, alt, note } = t.pictures.map;
  const rows = facts.segments.flatMap((segment) => {
    const cells = map.cells.filter((cell) => cell.segment === segment.segment);
    const all = cells.reduce((sum, { customers }) => sum + customers, 0);
    const middle = (of: 'x' | 'y') =>
      cells.reduce((sum, cell) => sum + cell[of] * cell.customers, 0) / Math.max(1, all);
    if (all === 0) return [];
    return [[text(nameOf(segment, t)), number(middle('x'), 'index'), number(middle('y'), 'index')]];
  });
  const table: Table = {
    id: 'map',
    title,
    columns: [
      { label: t.segment, right: false },
      { label: `→ ${map.axes[0]}`, right: true },
      { label: `↑ ${map.axes[1]}`, right: true },
    ],
    rows,
  };
  return {
    id: 'map',
    title,
    alt: alt(f.list(named(words)), map.axes[0], map.axes[1]),
    note: note(f.share(map.explained), f.share(map.drawn), facts.k),
    table,
  };
}

/** Features down, segments across: the differences. */
export function profileSlot(words: Words): PictureSlot {
  const { facts, t, f } = words;
  const { title, alt, note } = t.pictures.profile;
  const told = facts.segments.filter(({ profile }) => profile.length > 0);
  return {
    id: 'profile',
    title,
    alt: alt(f.list(named(words))),
    note,
    table: {
      id: 'differences',
      title,
      columns: [
        { label: t.columns.feature, right: false },
        ...told.map((segment) => ({ label: nameOf(segment, t), right: true })),
      ],
      rows: facts.used.map((feature) => [
        text(facts.features[feature]!.label),
        ...told.map(({ profile }) =>
          number(profile.find((row) => row.feature === feature)?.effect ?? null, 'index'),
        ),
      ]),
    },
  };
}

export function silhouetteSlot(words: Words): PictureSlot {
  const { facts, t, f } = words;
  const { bars, mean, customers, exact } = facts.silhouettes;
  const { title, alt, note } = t.pictures.silhouette;
  const clearest = [...bars].sort((a, b) => b.mean - a.mean)[0];
  const name = (segment: number) => nameOf(facts.segments[segment]!, t);
  return {
    id: 'silhouette',
    title,
    alt: alt(f.bare(mean, 'index'), clearest ? name(clearest.segment) : t.unknown),
    note: note(t.people(customers, f), exact),
    table: {
      id: 'silhouette',
      title,
      columns: [
        { label: t.segment, right: false },
        { label: t.columns.silhouette, right: true },
      ],
      rows: bars.map((bar) => [text(name(bar.segment)), number(bar.mean, 'index')]),
      marks: bars.map(({ segment }) => segment),
    },
  };
}

export function squaresSlot(words: Words): PictureSlot {
  const { title, alt, note } = words.t.pictures.rfm;
  return { id: 'rfm', title, alt, note, table: squaresTable(words) };
}

/** Shares of the customers that the table of the revenue curve names. */
const TOPS = [0.01, 0.05, 0.1, 0.2, 0.5];

export function revenueSlot(words: Words): PictureSlot {
  const { facts, t, f } = words;
  const curve = facts.concentration!;
  const { title, alt, note } = t.pictures.revenue;
  // Of fewer people the curve does not tell.
  const tops = TOPS.filter((share) => share >= (curve.shares[1] ?? 1));
  return {
    id: 'revenue',
    title,
    alt: alt(f.share(0.2), f.share(heightAt(curve.shares, curve.revenueShares, 0.2))),
    note: note(f.bare(curve.gini, 'index')),
    table: {
      id: 'revenue',
      title,
      columns: [t.pictures.customersAxis, t.pictures.revenueAxis].map((label) => ({ label, right: true })),
      rows: tops.map((share) => [
        number(share, 'share'),
        number(heightAt(curve.shares, curve.revenueShares, share), 'share'),
      ]),
    },
  };
}
