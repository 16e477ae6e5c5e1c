import { beforeEach, expect, test, vi } from 'vitest';
import { drainAsync, type Steps } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import type { Algorithm } from '../../../src/engine/cluster/algorithm';
import { compareMethods } from '../../../src/engine/cluster/compare';
import { kmeans } from '../../../src/engine/cluster/kmeans/kmeans';
import type { Fit } from '../../../src/engine/cluster/types';
import { blobs } from '../../support/clusters';

const { list } = vi.hoisted(() => ({ list: [] as Algorithm[] }));
vi.mock('../../../src/engine/cluster/catalog', () => ({
  catalog: list,
  algorithmOf: (id: string) => list.find((each) => each.id === id)!,
}));

const seeing = (id: string) => ({ ...(kmeans as Algorithm), id, label: id });
/** Deals customers out like cards: no group of it is one. */
const blind = (id: string): Algorithm => ({
  ...seeing(id),
  *fit({ rows, columns }, { k }): Steps<Fit> {
    return {
      model: { algorithm: id, version: 1, columns },
      k: Number(k),
      labels: Int32Array.from({ length: rows }, (_, row) => row % Number(k)),
      confidence: new Float32Array(rows).fill(1),
      measures: {},
      warnings: [],
    };
  },
  fitAll: () => null,
});

beforeEach(() => void list.splice(0));

test.each([
  { finding: 0, of: 3, separated: false },
  { finding: 1, of: 2, separated: false },
  { finding: 1, of: 3, separated: false },
  { finding: 2, of: 3, separated: true },
  { finding: 2, of: 6, separated: true },
  { finding: 2, of: 7, separated: false },
  { finding: 3, of: 7, separated: true },
])('$finding of $of methods find groups: separated is $separated', async ({ finding, of, separated }) => {
  for (let i = 0; i < of; i++) list.push(i < finding ? seeing(`sees ${i}`) : blind(`blind ${i}`));
  const { x } = blobs([[0, 0], [8, 0], [0, 8]], 30, 4); // prettier-ignore
  const given = { effort: 'quick', seed: 1, fewest: 3, most: 3 } as const;
  const found = await drainAsync(compareMethods(x, given, sequential));
  const real = found.candidates.filter((each) => each.real);
  expect(new Set(real.map(({ label }) => label)).size).toBe(finding);
  expect(found.separated).toBe(separated);
  if (separated) expect(found.reason).toMatch(/^Three segments by sees 0 stand furthest beyond chance/);
  else if (finding === 0) expect(found.reason).toMatch(/^No real groups: no method finds/);
  else
    expect(found.reason).toContain(
      `of ${of} methods only sees 0${finding === 2 ? ' and sees 1 find ' : ' finds '}`,
    );
});
