import { expect, test } from 'vitest';
import { drain } from '../../../src/base/steps';
import { topicVoices } from '../../../src/engine/analyze/topic-voices';
import type { Voice } from '../../../src/engine/features/voice/types';

const topics = {
  topics: [{ name: 'cup, tea' }, { name: 'box' }],
  vocabulary: { words: ['tea', 'cup', 'box', '<b>'] },
  parts: { k: 2, columns: 4, basis: Float64Array.of(0.4, 0, 0.8, 0, 0, 0.5, 0.2, 0) },
};
const voiceOf = (topic: number[], sentiment: number[]) =>
  ({
    topics,
    texts: { topic: Int32Array.from(topic), sentiment: Float64Array.from(sentiment) },
  }) as unknown as Pick<Voice, 'texts' | 'topics'>;

/** Four customers of two segments and one of none: who writes twice of the tea counts once. */
const labels = Int32Array.of(0, 0, 1, -1, 1);
const reviews = { offsets: Int32Array.of(0, 2, 4, 5, 6, 7) };
const voice = voiceOf([0, 0, 0, 1, 1, 0, -1], [0.5, 1, 0, NaN, -0.5, 0.1, 0.9]);

test('customers count once a topic, texts each for the tone', () => {
  const { topics: found, writers } = drain(topicVoices(voice, reviews, labels, 2))!;
  expect(writers).toEqual([2, 1]);
  const [tea, box] = found;
  expect(tea!.segments.map(({ customers }) => customers)).toEqual([2, 0]);
  expect(tea!.segments[0]!.tone).toEqual({ mean: 0.5, reach: NaN, texts: 3 });
  expect(tea!.segments[1]!.tone).toEqual({ mean: NaN, reach: NaN, texts: 0 });
  expect(tea!.all).toMatchObject({ customers: 3, share: { share: 0.75 } });
  expect(box!.segments.map(({ share }) => share.share)).toEqual([0.5, 1]);
  expect(box!.segments.map(({ tone }) => tone.texts)).toEqual([0, 1]);
});

test('the heaviest word first and weighing 1; words of no weight are left out', () => {
  const { topics: found } = drain(topicVoices(voice, reviews, labels, 2))!;
  expect(found[0]!.words).toEqual([
    { word: 'cup', weight: 1 },
    { word: 'tea', weight: 0.5 },
    { word: '<b>', weight: 0.25 },
  ]);
  expect(found[1]!.words).toEqual([{ word: 'box', weight: 1 }]);
});

test('the interval of a mean tone, from ten texts on', () => {
  // NumPy: 1.96 * std(ddof=1) / sqrt(12) of sin(0 … 11).
  const tones = Array.from({ length: 12 }, (_, i) => Math.sin(i));
  const own = voiceOf(
    tones.map(() => 0),
    tones,
  );
  const { topics: found } = drain(topicVoices(own, { offsets: Int32Array.of(0, 12) }, Int32Array.of(0), 1))!;
  expect(found[0]!.all.tone.reach).toBeCloseTo(0.4174316426947312, 12);
});

test('all noise, and texts without topics', () => {
  const alone = drain(topicVoices(voice, reviews, Int32Array.of(-1, -1, -1, -1, -1), 0))!;
  expect(alone.writers).toEqual([]);
  expect(alone.topics[0]!.all.customers).toBe(3);
  expect(drain(topicVoices({ ...voice, topics: null }, reviews, labels, 2))).toBeNull();
});
