import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { random } from '../../../../src/base/random';
import { drain } from '../../../../src/base/steps';
import { aspectsOf } from '../../../../src/engine/features/voice/aspects';
import { authorsOf } from '../../../../src/engine/features/voice/authors';
import { credible } from '../../../../src/engine/features/voice/credibility';
import type { Voice } from '../../../../src/engine/features/voice/types';
import { voice } from '../../../../src/engine/features/voice/voice';
import { corpusOf } from '../../../../src/engine/prepare/language/corpus';
import { describeWithData, sharedText } from '../../../support/shared-data';

interface Row {
  readonly text: string;
  readonly customer: number;
  readonly rating?: number;
}

function hear(
  rows: readonly Row[],
  customers = Math.max(1, ...rows.map(({ customer }) => customer + 1)),
  seed = 1,
): Voice {
  const rated = rows.some(({ rating }) => rating !== undefined);
  return drain(
    voice(
      drain(corpusOf(rows.map(({ text }) => text))),
      {
        customer: Int32Array.from(rows, ({ customer }) => customer),
        customers,
        rating: rated ? Float64Array.from(rows, ({ rating }) => rating ?? NaN) : null,
      },
      { seed },
    ),
  );
}

const feature = (heard: Voice, id: string) => heard.features.find(({ spec }) => spec.id === id)!;

const sentences = [
  'The delivery was fast and the packaging was great',
  'The parcel arrived late and the box was broken',
  'Very good quality, I love the fabric',
  'The price is too high for this quality',
  'The staff was rude and never answered',
  'Helpful service, they gave me a refund at once',
  'It works as described',
  'Terrible, I want my money back',
];
const shop: Row[] = Array.from({ length: 160 }, (_, i) => ({
  text: sentences[(i * 7 + Math.floor(i / 8)) % 8]!,
  customer: (i * 11) % 40,
  rating: 1 + ((i * 7 + Math.floor(i / 8)) % 5),
}));

describe('credibility', () => {
  test('a figure worked out by hand', () => {
    // Two customers: 0, 2 and 6, 8. Within: 4 ÷ 2 = 2. Between: (2·9 + 2·9) ÷ 1 = 36, so (36 − 2) ÷ 2 = 17.
    // 2 ÷ 17 is held at 1. Overall 4: (2 + 4) ÷ 3 = 2 and (14 + 4) ÷ 3 = 6.
    const { values, overall, strength } = credible(
      [0, 2, 6, 8],
      Int32Array.of(0, 0, 1, 1),
      2,
      Int32Array.of(0, 1, 2, 3),
    );
    expect([overall, strength, ...values]).toEqual([4, 1, 2, 6]);
  });

  test('one text moves a customer less than five of the same kind', () => {
    const { values } = credible(
      [1, 1, 1, 1, 1, 1, 0, 0, 0, 0],
      Int32Array.of(0, 1, 1, 1, 1, 1, 2, 2, 3, 3),
      5,
      Int32Array.from(Array(10).keys()),
    );
    expect(values[0]!).toBeLessThan(values[1]!);
    expect(values[0]!).toBeGreaterThan(values[2]!);
    expect(values[4]).toBeNaN();
  });

  test('finds the strength that made the data', () => {
    // Means with variance 1, texts with variance 4 around them: strength 4.
    const source = random(8);
    const customer = Int32Array.from({ length: 30_000 }, (_, t) => Math.floor(t / 6));
    const means = Array.from({ length: 5000 }, () => source.normal());
    const values = Float64Array.from(customer, (c) => means[c]! + 2 * source.normal());
    const { strength } = credible(values, customer, 5000, Int32Array.from(customer.keys()));
    expect(strength).toBeGreaterThan(3.4);
    expect(strength).toBeLessThan(4.6);
  });
});

describe('aspects', () => {
  test.each([
    ['en', 'Shipping was slow but the quality is excellent', ['delivery', 'quality'], [-1, 1]],
    ['de', 'Schneller Versand, aber der Preis ist unverschämt', ['delivery', 'price'], [1, -1]],
    ['fr', 'Livraison rapide, service client nul', ['delivery', 'service'], [1, -1]],
    ['es', 'El envío llegó tarde, pero la calidad es excelente', ['delivery', 'quality'], [-1, 1]],
    ['it', 'Spedizione veloce, assistenza pessima', ['delivery', 'service'], [1, -1]],
    ['nl', 'Snelle levering, maar de kwaliteit is slecht', ['delivery', 'quality'], [1, -1]],
    ['pt', 'Entrega rápida, mas o atendimento é péssimo', ['delivery', 'service'], [1, -1]],
  ] as const)('%s: %s', (language, text, expected, signs) => {
    const found = aspectsOf(text, language)!;
    const mentioned = Object.entries(found).filter(([, mention]) => mention.mentioned);
    expect(mentioned.map(([aspect]) => aspect)).toEqual(expected);
    expect(mentioned.map(([, { score }]) => Math.sign(score))).toEqual(signs);
  });

  test('are not guessed in other languages', () => expect(aspectsOf('Szybka dostawa', 'pl')).toBeNull());
});

test('reviews by customer become texts with authors', () => {
  const text = ['a', 'b', 'c'];
  const rating = Float32Array.of(5, NaN, 1);
  const offsets = Int32Array.of(0, 2, 2, 3);
  const authors = authorsOf({ count: 3, offsets, day: null, rating, text, product: null });
  expect(authors).toEqual({ customer: Int32Array.of(0, 0, 2), customers: 3, rating });
});

describe('features', () => {
  const heard = hear(shop, 42);

  test('have ids of their own, words for people, and no number where nobody wrote', () => {
    const ids = heard.features.map(({ spec }) => spec.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { spec, values, lacks } of heard.features) {
      expect(spec.group).toBe('voice');
      expect([spec.label, spec.meaning, spec.formula].every((text) => text.length > 3)).toBe(true);
      if (spec.id !== 'voice_texts') expect(values[41]).toBeNaN();
      if (lacks) expect([...values].every(Number.isNaN)).toBe(true);
    }
  });

  test('counts, ratings and shares lie where they can', () => {
    expect(feature(heard, 'voice_texts').values.reduce((sum, n) => sum + n, 0)).toBe(160);
    for (const rating of feature(heard, 'voice_rating').values.slice(0, 40)) {
      expect(rating).toBeGreaterThanOrEqual(1);
      expect(rating).toBeLessThanOrEqual(5);
    }
    for (const { spec, values } of heard.features)
      if (spec.unit === 'share')
        for (const share of values) if (share === share) expect(share).toBeGreaterThanOrEqual(0);
  });

  test('survive a structured clone', () => expect(structuredClone(heard)).toEqual(heard));

  test('same seed, same bytes', () => expect(hear(shop, 42)).toEqual(heard));

  test('the order of the texts does not matter', () => {
    const source = random(5);
    const shuffled = shop.map((row) => ({ row, key: source.next() })).sort((a, b) => a.key - b.key);
    const other = hear(
      shuffled.map(({ row }) => row),
      42,
    );
    expect(other.features).toEqual(heard.features);
    expect(other.topics).toEqual(heard.topics);
  });
});

describe('bad input', () => {
  const switchedOff = (heard: Voice): (string | null)[] =>
    heard.features.filter(({ spec }) => spec.id !== 'voice_texts').map(({ lacks }) => lacks);
  const many = (text: (i: number) => string): Row[] =>
    Array.from({ length: 60 }, (_, i) => ({ text: text(i), customer: i % 20 }));

  test('a text column of numbers', () => {
    const heard = hear(many((i) => `${i * 3.5}`));
    expect(feature(heard, 'voice_sentiment').lacks).toBe(
      'The text column holds words in only 0 of 60 entries: it is no text.',
    );
    expect(switchedOff(heard).every((reason) => reason !== null)).toBe(true);
  });

  test('emoji alone: sentiment, no topics', () => {
    const heard = hear(many((i) => (i % 2 ? '👍😍' : '😡')));
    expect(feature(heard, 'voice_sentiment').lacks).toBeNull();
    expect(heard.topicsLack).toBe('The language of the texts can’t be told.');
    expect(feature(heard, 'voice_delivery').lacks).toContain('Only 0 customers');
  });

  test('nothing, one text, empty texts', () => {
    expect(switchedOff(hear([])).every((reason) => reason !== null)).toBe(true);
    expect(feature(hear([{ text: 'It is a great one', customer: 0 }]), 'voice_sentiment').lacks).toContain(
      'Only 1 customer wrote',
    );
    expect(feature(hear(many(() => '')), 'voice_sentiment').lacks).toBe('The files hold no texts.');
  });

  test('ratings without texts still count', () => {
    const heard = hear(many(() => '').map((row, i) => ({ ...row, rating: i % 5 })));
    expect(feature(heard, 'voice_rating').lacks).toBeNull();
  });

  test('the same text from everybody', () => {
    const heard = hear(many(() => 'The parcel was late'));
    const { values } = feature(heard, 'voice_sentiment');
    expect(new Set(values).size).toBe(1);
    expect(heard.topics).toBeNull();
  });

  test('from right to left', () => {
    const heard = hear(many(() => 'المنتج سيء جدا والتوصيل متأخر'));
    expect(heard.problems.map(({ code }) => code)).toContain('sentiment-unread');
    expect(feature(heard, 'voice_words').lacks).toBeNull();
  });

  test('50,000 characters', () => {
    const heard = hear([
      ...shop,
      { text: 'so bad '.repeat(7200), customer: 1 },
      { text: '('.repeat(50_000), customer: 2 },
    ]);
    expect(feature(heard, 'voice_sentiment').lacks).toBeNull();
  });

  test('columns of different lengths', () => {
    const authors = { customer: Int32Array.of(0), customers: 1, rating: null };
    expect(() => drain(voice(drain(corpusOf(['a', 'b'])), authors))).toThrow(
      'There are 2 texts, but 1 author',
    );
  });

  /** NaN all over with a reason, or known numbers. */
  const sound = ({ features }: Voice): void => {
    for (const { values, lacks } of features)
      for (const value of values)
        expect(lacks === null ? Math.abs(value) !== Infinity : Number.isNaN(value)).toBe(true);
  };

  test('any texts at all', () => {
    const row = fc.record({
      text: fc.string({ unit: 'binary', maxLength: 60 }),
      customer: fc.integer({ min: -1, max: 11 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => sound(hear(rows, 12))),
      { numRuns: 40 },
    );
  });

  describeWithData('csv_torture/blns', 'the naughty strings', () => {
    test('as reviews', () => {
      const texts = JSON.parse(sharedText('csv_torture/blns/blns.json')) as string[];
      sound(
        hear(
          texts.map((text, i) => ({ text, customer: i % 30 })),
          30,
        ),
      );
    });
  });
});
