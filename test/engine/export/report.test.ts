import * as fc from '../../support/properties';
import { describe, expect, test } from 'vitest';
import type { Contrast } from '../../../src/engine/analyze/types';
import { answerPart } from '../../../src/engine/export/report/answer';
import { coarseCurve } from '../../../src/engine/export/report/facts/coarse-curve';
import { reportFacts } from '../../../src/engine/export/report/facts/facts';
import type { Finished } from '../../../src/engine/export/report/facts/input';
import { figuresFor } from '../../../src/engine/export/report/figures';
import { reportHtml } from '../../../src/engine/export/report/html';
import { mapCells } from '../../../src/engine/export/report/facts/map-cells';
import type { PictureId } from '../../../src/engine/export/report/model';
import { reportModel, reportTables } from '../../../src/engine/export/report/report';
import { en } from '../../../src/engine/export/report/text/en';
import { newGate } from '../../../src/privacy/gate';

const SIZES = [60, 40, 5];
const HOSTILE = '<img src=x onerror=alert(1)>';

/** A shop of 105 customers in three segments, one of them of five, as far as a report looks at it. */
function shop(sizes: readonly number[] = SIZES, looked: Partial<Contrast> = {}): Finished {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const median = { feature: 0, median: 3, lowerQuartile: 2, upperQuartile: 4, restMedian: 1, coverage: 1 };
  const contrast = { ...median, effect: 0.5, effectLow: 0.4, effectHigh: 0.6 };
  return {
    compare: null,
    prepare: {
      totals: { orders: 300, lines: 900 },
      firstDay: 19_000,
      lastDay: 19_500,
      privacy: { objections: { found: 3 } },
      plan: {
        steps: [{ id: 'x', title: HOSTILE, on: true, unit: 'lines', rows: 4, found: 4, revenue: -7.77 }],
      },
      quality: { verdicts: [], measures: [], sources: [] },
    },
    value: { clv: { forecast: null, checks: [] } },
    features: {
      customers: Array.from({ length: all }, (_, i) => `customer-${i}`),
      features: [
        {
          spec: { id: 'monetary', unit: 'money', group: 'money' },
          used: true,
          values: new Float64Array(all).fill(10),
        },
      ],
      used: [0],
      currency: 'EUR',
      referenceDay: 19_501,
    },
    cluster: {
      k: sizes.length,
      labels: Int32Array.from(sizes.flatMap((size, label) => Array<number>(size).fill(label))),
      seed: 1,
      choice: null,
      model: { algorithm: 'kmeans' },
      measures: {},
    },
    examine: [{ kind: 'unstable', segments: [2], measure: 0.2, message: '' }],
    rfm: null,
    analyze: {
      segments: sizes.map((customers, segment) => ({
        segment,
        customers,
        revenue: 10 * customers,
        contrasts: [{ ...contrast, known: customers, others: all - customers, ...looked }],
        facts: [],
      })),
      unassigned: 0,
      places: { x: new Float32Array(all), y: new Float32Array(all) },
      // Of many customers the map draws a few.
      map: { x: new Float32Array(3), explained: [0.5, 0.3, 0] },
    },
    explain: {
      rules: sizes.map((wanted, segment) => ({
        segment,
        conditions: [{ feature: 0, least: 2, most: Infinity }],
        hits: { wanted, named: wanted + 20, right: wanted - 3 },
      })),
      worth: null,
      overlaps: sizes.map((customers, segment) => ({
        segment,
        customers,
        share: 0.5,
        next: (segment + 1) % sizes.length,
        nextShare: 1,
      })),
      silhouettes: { bars: sizes.map((_, segment) => ({ segment, mean: 0.3, values: [] })), mean: 0.3 },
      concentration: null,
    },
  } as unknown as Finished;
}

const told = (names: readonly string[]) => ({
  segments: names.map((name) => ({ name, portrait: `portrait of ${name}`, facts: [] })),
  labels: ['Money spent'],
  rfmName: (name: string) => name,
  axes: ['orders ↗', 'money spent ↗'],
});
const factsOf = (sizes = SIZES, names = ['Big', HOSTILE, 'Secret five']) =>
  reportFacts(shop(sizes), told(names), newGate());
const f = figuresFor('en', 'EUR', en.words);
const about = { version: '1', day: 20_000, inputs: [], inputsHash: 'abc', settings: [], ledger: [] };
const words = (facts = factsOf()) => ({ facts, about, t: en, f });
const html = (facts = factsOf(), source = '') =>
  reportHtml(
    reportModel(words(facts), 'en'),
    source ? [{ id: 'sizes' as PictureId, source, width: 10, height: 10 }] : [],
    [],
    en,
    f,
  );

test('the answer shares the doubt of all methods', () => {
  const compare = { separated: false, candidates: [] } as unknown as Finished['compare'];
  const doubted = reportFacts({ ...shop(), compare }, told(['Big', 'Middle', 'Five']), newGate());
  expect([factsOf().separated, doubted.separated]).toEqual([true, false]);
  expect(html(doubted)).toContain('show no clear groups');
  expect(html()).not.toContain('show no clear groups');
  const one = JSON.stringify(answerPart(words({ ...doubted, segments: doubted.segments.slice(0, 1) })));
  expect(one).toContain('form one group.');
  expect(one).not.toContain('drawn for convenience');
});

describe('small groups', () => {
  test('of a segment of five nothing is told, and the next smallest hides it', () => {
    const facts = factsOf();
    expect(facts.segments.map(({ customers }) => customers)).toEqual([60, null, null]);
    expect(facts.segments.map(({ revenue }) => revenue)).toEqual([600, null, null]);
    expect(facts.segments[2]).toMatchObject({ small: true, told: null, profile: [], rule: null });
    expect(facts.findings).toEqual([]);
    const page = html(facts);
    expect(page).not.toContain('Secret five');
    expect(page).toContain('A small group (3)');
    expect(JSON.stringify(reportTables(words(facts)))).not.toMatch(/Secret five|400|50\.0/);
  });

  test('who stands near a small segment, or is one of few who do, is not told', () => {
    const near = (sizes: readonly number[]) => factsOf([...sizes]).segments.map((segment) => segment.near);
    expect(near([60, 40, 5])).toEqual([{ share: 0.5, segment: 1 }, null, null]);
    expect(near([60, 40, 20])).toEqual([{ share: 0.5, segment: 1 }, { share: 0.5, segment: 2 }, null]);
    expect(html(factsOf([60, 40, 30]))).toContain('50% stand nearly as near to another segment');
  });

  test('without small segments everything is told: the test above can fail', () => {
    const facts = factsOf([60, 40, 15]);
    expect(facts.segments.map(({ customers }) => customers)).toEqual([60, 40, 15]);
    expect(html(facts)).toContain('Secret five');
  });

  test.each([
    [{ known: 5 }, [null, 1, null]],
    [{ others: 3 }, [3, null, null]],
    [{ known: 11, others: 11 }, [3, 1, 0.5]],
  ])('a figure that comes from a handful is held back, however large the segment: %o', (looked, expected) => {
    const fact = { feature: 0, figure: '3', rest: 'others 1' };
    const words = told(['Big', 'Middle', 'Small']);
    const segments = words.segments.map((each) => ({ ...each, facts: [fact] }));
    const facts = reportFacts(shop([60, 40, 15], looked), { ...words, segments }, newGate());
    const [{ profile, told: said }] = facts.segments as [(typeof facts.segments)[number]];
    expect([profile[0]!.median, profile[0]!.restMedian, profile[0]!.effect]).toEqual(expected);
    expect(said!.facts).toEqual(expected.some((figure) => figure === null) ? [] : [fact]);
  });

  test('the exact share of a rule is not told where a handful is missed', () => {
    const { rule } = factsOf([60, 40, 15]).segments[0]!;
    // 57 of 60: three are missed. At most ten may be, so that at least 50 of 60 are found.
    expect(rule!.finds).toEqual({ share: 0.83, atLeast: true });
    expect(html()).not.toContain('finds 95%');
  });

  test('few lines and few objections are not counted', () => {
    const facts = factsOf();
    expect(facts.cleaning[0]).toMatchObject({ rows: null, revenue: null });
    expect(facts.objections).toEqual({ found: null });
    expect(html()).not.toContain('7.77');
  });

  test('the map counts everybody, not the dots alone that a screen draws', () => {
    const { cells, drawn } = factsOf([60, 40, 15]).map;
    expect(cells.map(({ segment, customers }) => [segment, customers])).toEqual([
      [0, 60],
      [1, 40],
      [2, 15],
    ]);
    expect(drawn).toBe(1);
  });

  test('a square of the map never holds fewer than eleven of a segment', () => {
    const points = fc.array(
      fc.tuple(
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.nat(2),
      ),
      {
        minLength: 1,
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(points, (all) => {
        const map = {
          x: Float32Array.from(all, ([x]) => x),
          y: Float32Array.from(all, ([, y]) => y),
          segment: Int32Array.from(all, ([, , label]) => label),
        };
        const { cells } = mapCells(map, [0, 0], ['', ''], (label) => label !== 2, 11);
        for (const { customers, segment } of cells) {
          expect(customers).toBeGreaterThanOrEqual(11);
          expect(segment).not.toBe(2);
        }
      }),
    );
  });

  test('no step of the revenue curve is fewer than eleven customers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (customers) => {
        const shares = Array.from({ length: customers + 1 }, (_, i) => i / customers);
        const curve = { customers, revenue: 1, gini: 0, shares, revenueShares: shares };
        const ranks = coarseCurve(curve, 11).shares.map((share) => Math.round(share * customers));
        expect([ranks[0], ranks.at(-1)]).toEqual([0, customers]);
        for (let i = 1; i < ranks.length && ranks.length > 2; i++)
          expect(ranks[i]! - ranks[i - 1]!).toBeGreaterThanOrEqual(11);
      }),
    );
  });
});

describe('what files say is text', () => {
  test('html in names, titles and axes is shown as it is', () => {
    const page = html(factsOf([60, 40, 15]));
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  test.each([
    'https://evil.example/a.png',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml,%3Csvg"onload="alert(1)',
    'javascript:alert(1)',
  ])('a picture from %s is refused and its table stands in its place', (source) => {
    const page = html(factsOf(), source);
    expect(page).not.toContain('<figure><h3>Customers and revenue');
    expect(page).toContain('<caption>Customers and revenue');
  });

  test('a picture inside the page is taken', () => {
    expect(html(factsOf(), 'data:image/svg+xml,%3Csvg%3E%3C%2Fsvg%3E')).toContain(
      '<img src="data:image/svg+xml,',
    );
  });
});

describe('figures', () => {
  test.each([
    [f.value(1, 'orders'), '1 order'],
    [f.value(14, 'orders'), '14 orders'],
    [f.value(NaN, 'days'), '–'],
    [f.bare(-0.03, 'days'), '0'],
    [f.bare(-0.5, 'index'), '−0.50'],
    [f.share(0.004), '0.4%'],
    [f.money(-12.5), '−€13'],
    [f.between(3, 5, 'orders'), '3 to 5 orders'],
    [f.between(1, 1, 'orders'), '1 order'],
    [f.day(20_089), 'Jan 1, 2025'],
  ])('%s', (said, expected) => expect(said).toBe(expected));
});
