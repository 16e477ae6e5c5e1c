import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { unpacked } from '../../../src/base/values';
import { features } from '../../../src/engine/features/features';
import { customerVoice } from '../../../src/engine/features/voice/customer-voice';
import { corpusOf } from '../../../src/engine/prepare/language/corpus';
import { prepare } from '../../../src/engine/prepare/prepare';
import { voiceView } from '../../../src/worker/voice-view';
import { rawTable } from '../../support/raw-table';

const people = Array.from({ length: 24 }, (_, i) => `c${i}`);
const day = (i: number) => `2024-01-${String(1 + (i % 28)).padStart(2, '0')}`;
const orders = rawTable(
  {
    customer: people.flatMap((each) => [each, each]),
    order: people.flatMap((each) => [`${each}a`, `${each}b`]),
    date: people.flatMap((_, i) => [day(i), day(i + 3)]),
    amount: people.flatMap((_, i) => [10 + i, 20 + i]),
  },
  'orders',
);
const happy = (i: number) => i % 2 === 0;
const reviews = rawTable(
  {
    customer: people,
    date: people.map((_, i) => day(i)),
    text: people.map((_, i) =>
      happy(i)
        ? 'These cups are lovely and of great quality, and I am delighted with them.'
        : 'The delivery was terrible, the parcel came late and broken, and I hate it.',
    ),
  },
  'reviews',
);

test('what customers write becomes features and a summary, in the order of the customers', () => {
  const base = drain(prepare([orders, reviews]));
  const said = drain(customerVoice(base, 0, {}, corpusOf));
  const matrix = drain(features(base, {}, null, said));
  const sentiment = matrix.features.find(({ spec }) => spec.id === 'voice_sentiment')!;
  const of = (wanted: boolean) =>
    [...unpacked(sentiment.values)].filter((_, c) => happy(people.indexOf(base.customers[c]!)) === wanted);
  expect(Math.min(...of(true))).toBeGreaterThan(Math.max(...of(false)));
  expect(sentiment.used).toBe(false);
  expect(sentiment.reason).toContain('wrote something');
  const view = voiceView(said)!;
  expect(view).toMatchObject({ texts: 24, customers: 24, tone: { negative: 12, positive: 12, neutral: 0 } });
  expect(view.aspects.find(({ aspect }) => aspect === 'delivery')).toMatchObject({ mentions: 12 });
  expect(JSON.stringify(view)).not.toContain('I am');
});

test('a review on or after the reference day does not count', () => {
  const base = drain(prepare([orders, reviews]));
  const cut = Date.UTC(2024, 0, 11) / 86_400_000;
  expect(voiceView(drain(customerVoice(base, cut, {}, corpusOf)))!.texts).toBe(10);
});

test('without texts there is nothing to say, and it is said', () => {
  const said = drain(customerVoice(drain(prepare([orders])), 0, {}, corpusOf));
  expect(said.voice).toBeNull();
  expect(said.problems[0]!.message).toContain('No file holds reviews');
  expect(voiceView(said)).toBeNull();
});
