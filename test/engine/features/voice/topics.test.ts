import { expect, test } from 'vitest';
import { random, sampleIndices } from '../../../../src/base/random';
import { drain } from '../../../../src/base/steps';
import { coherence, diversity } from '../../../../src/engine/features/voice/coherence';
import { steadyOrder } from '../../../../src/engine/features/voice/order';
import { assignTopics, topicsOf, type TopicModel } from '../../../../src/engine/features/voice/topics';
import { corpusOf } from '../../../../src/engine/prepare/language/corpus';
import { describeWithData } from '../../../support/shared-data';
import { labelled, productReviews } from '../../../support/sentences';

function fit(texts: readonly string[], seed = 1): TopicModel | string {
  const customer = Int32Array.from(texts.keys());
  const order = drain(steadyOrder(texts, customer, null));
  return drain(topicsOf(drain(corpusOf(texts)), customer, order, { seed }));
}

test('coherence is NPMI, as Bouma defines it', () => {
  // Four texts: words 0 and 1 always together (in two), word 2 with 0 once.
  const x = {
    rows: 4,
    columns: 3,
    offsets: Int32Array.of(0, 2, 5, 5, 6),
    indices: Int32Array.of(0, 1, 0, 1, 2, 2),
    values: new Float64Array(6).fill(1),
  };
  const [together, mixed, single] = coherence(x, [
    Int32Array.of(0, 1),
    Int32Array.of(0, 2),
    Int32Array.of(2),
  ]);
  expect(together).toBeCloseTo(1, 12);
  expect(mixed).toBeCloseTo(Math.log(0.25 / 0.25) / -Math.log(0.25), 12);
  expect(single).toBe(0);
  expect(diversity([Int32Array.of(0, 1), Int32Array.of(1, 2)])).toBe(3 / 4);
});

const said = [
  ['parcel', 'courier', 'late', 'doorstep', 'tracking', 'driver', 'delayed', 'box'],
  ['battery', 'charger', 'charge', 'cable', 'power', 'hours', 'plug', 'overheats'],
  ['fabric', 'sleeve', 'collar', 'fits', 'color', 'washing', 'seam', 'cotton'],
];
const source = random(3);
const spoken = Array.from({ length: 240 }, (_, i) => {
  const words = sampleIndices(8, 4, source);
  const [a, b, c, d] = Array.from(words, (w) => said[i % 3]![w]!);
  return `The ${a} and the ${b} with this ${c} and our ${d}`;
});

test('three planted topics are found, named by their words', () => {
  const model = fit(spoken) as TopicModel;
  expect(model.topics.length).toBe(3);
  for (const { words } of model.topics) {
    const own = said.map((list) => words.filter((word) => list.includes(word)).length);
    expect(Math.max(...own)).toBe(words.length);
  }
  expect(model.topics[0]!.name.split(', ').length).toBe(3);
});

test('new texts get topics; a text without known words has none', () => {
  const model = fit(spoken) as TopicModel;
  const { main, shares } = drain(
    assignTopics(model, drain(corpusOf(['The courier was late with my parcel and the box', 'Hmm', '']))),
  );
  expect(model.topics[main[0]!]!.words).toContain('parcel');
  expect(shares.slice(0, 3).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect([main[1], main[2]]).toEqual([-1, -1]);
  expect(shares[3]).toBeNaN();
});

test('too little text is said', () => {
  expect(fit(spoken.slice(0, 20))).toContain('Topics need 30 texts');
  expect(fit(Array(200).fill('The parcel was late'))).toContain('Topics need');
  expect(fit([])).toContain('can’t be told');
});

describeWithData('text/nltk', 'reviews of 13 products', () => {
  const reviews = productReviews();
  const texts = reviews.map(({ text }) => text);
  const corpus = drain(corpusOf(texts));
  const customer = Int32Array.from(texts.keys());
  const order = drain(steadyOrder(texts, customer, null));
  const fitted = (seed: number, rows = order, topics = 0) =>
    drain(topicsOf(corpus, customer, rows, { seed, topics })) as TopicModel;
  const first = fitted(1);

  test('topics are the kinds of product, though nobody named them', () => {
    const { main } = drain(assignTopics(first, corpus));
    const best = new Map<string, Map<number, number>>();
    reviews.forEach(({ product }, t) => {
      const tally = best.get(product) ?? new Map<number, number>();
      best.set(product, tally.set(main[t]!, (tally.get(main[t]!) ?? 0) + 1));
    });
    const agreeing = [...best.values()].reduce((sum, tally) => sum + Math.max(...tally.values()), 0);
    console.info(
      `${first.topics.length} topics; ${agreeing} of ${texts.length} reviews in the main topic of their product`,
    );
    expect(first.topics.length).toBeGreaterThanOrEqual(5);
    expect(agreeing / texts.length).toBeGreaterThan(0.95);
  });

  /** Mean over the topics of the best Jaccard index of their top words with those of the other model. */
  const likeness = (a: TopicModel, b: TopicModel): number => {
    const jaccard = (one: readonly string[], other: readonly string[]) => {
      const both = one.filter((word) => other.includes(word)).length;
      return both / (one.length + other.length - both);
    };
    const best = a.topics.map(({ words }) =>
      Math.max(...b.topics.map((topic) => jaccard(words, topic.words))),
    );
    return best.reduce((sum, value) => sum + value, 0) / best.length;
  };

  test('stay the same under another seed, and much the same on four fifths of the texts', () => {
    const reseeded = [2, 3, 4, 5, 6].map((seed) => likeness(first, fitted(seed, order, first.topics.length)));
    const mean = reseeded.reduce((sum, value) => sum + value, 0) / reseeded.length;
    const part = likeness(
      first,
      fitted(
        1,
        order.filter((_, i) => i % 5 !== 0),
        first.topics.length,
      ),
    );
    console.info(
      `Jaccard of the top words: ${mean.toFixed(3)} over five seeds, ${part.toFixed(3)} on four fifths`,
    );
    expect(mean).toBeGreaterThan(0.95);
    expect(part).toBeGreaterThan(0.6);
  });
});

describeWithData(
  'text/uci_sentences_thisandagain',
  'single sentences on phones, films and restaurants',
  () => {
    test('fall into these three', () => {
      const texts = (['amazon', 'imdb', 'yelp'] as const).flatMap((set) =>
        labelled(set).map(({ text }) => text),
      );
      const model = fit(texts) as TopicModel;
      const { main } = drain(assignTopics(model, drain(corpusOf(texts))));
      const tally = Array.from({ length: 3 }, () => new Float64Array(model.topics.length));
      main.forEach((topic, t) => topic >= 0 && tally[Math.floor(t / 1000)]![topic]!++);
      const best = tally.map((counts) => Math.max(...counts));
      const assigned = main.filter((topic) => topic >= 0).length;
      const share = best.reduce((sum, n) => sum + n, 0) / assigned;
      console.info(`${model.topics.map(({ name }) => name).join(' | ')}: ${share.toFixed(3)} of ${assigned}`);
      expect(model.topics.length).toBe(3);
      expect(new Set(tally.map((counts, set) => counts.indexOf(best[set]!))).size).toBe(3);
      expect(share).toBeGreaterThan(0.7);
    });
  },
);
