import { proportion, type Proportion } from '../../base/proportion';
import type { Steps } from '../../base/steps';
import type { Voice } from '../features/voice/types';

/** A word of a topic; the heaviest weighs 1. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/** How some texts sound, −1 to 1. */
export interface Tone {
  /** NaN where none could be judged. */
  readonly mean: number;
  /** Half the width of its 95 % interval; NaN below ten texts. */
  readonly reach: number;
  /** Texts that could be judged. */
  readonly texts: number;
}

/** What one segment says of one topic. */
export interface TopicVoice {
  /** Customers of the segment who speak of it, as a share of those who speak of any topic. */
  readonly customers: number;
  readonly share: Proportion;
  readonly tone: Tone;
}

export interface SpokenTopic {
  readonly name: string;
  readonly words: readonly WeighedWord[];
  /** All customers together. */
  readonly all: TopicVoice;
  /** One entry a segment. */
  readonly segments: readonly TopicVoice[];
}

export interface TopicVoices {
  readonly topics: readonly SpokenTopic[];
  /** Customers of each segment who speak of any topic. */
  readonly writers: readonly number[];
}

const WORDS = 10;
/** Below so many texts the mean tone has no interval worth showing. */
const LEAST_JUDGED = 10;
const BLOCK = 20_000;

/**
 * What customers write about, by segment: the words of each topic, who speaks of it and how it sounds. A text counts
 * for its main topic, a customer once a topic however often they write.
 *
 * @param reviews texts of each customer, in the order of `voice.texts`: customer c wrote offsets[c] … offsets[c + 1] − 1
 * @param labels segment of each customer, −1 for none
 * @returns null where the texts hold no topics. Cost: O(texts + words × topics).
 */
export function* topicVoices(
  voice: Pick<Voice, 'texts' | 'topics'>,
  { offsets }: { readonly offsets: Int32Array },
  labels: Int32Array,
  k: number,
): Steps<TopicVoices | null> {
  if (!voice.topics) return null;
  const { topics, parts, vocabulary } = voice.topics;
  const { topic, sentiment } = voice.texts;
  const count = topics.length;
  const tallies = Array.from({ length: (k + 1) * count }, newTally);
  const writers = new Int32Array(k + 1);
  /** The last customer who spoke of each topic. */
  const seen = new Int32Array(count).fill(-1);
  for (let c = 0; c + 1 < offsets.length; c++) {
    if (c % BLOCK === 0) yield { done: c, total: offsets.length };
    const sides = labels[c]! < 0 ? [k] : [k, labels[c]!];
    let wrote = false;
    for (let t = offsets[c]!; t < offsets[c + 1]!; t++) {
      const about = topic[t]!;
      if (about < 0) continue;
      wrote = true;
      for (const side of sides) {
        const tally = tallies[side * count + about]!;
        if (seen[about] !== c) tally.customers++;
        hear(tally, sentiment[t]!);
      }
      seen[about] = c;
    }
    if (wrote) for (const side of sides) writers[side]!++;
  }
  const voiceAt = (side: number, at: number) => said(tallies[side * count + at]!, writers[side]!);
  return {
    writers: [...writers.subarray(0, k)],
    topics: topics.map(({ name }, at) => ({
      name,
      words: heaviest(parts, vocabulary.words, at),
      all: voiceAt(k, at),
      segments: Array.from({ length: k }, (_, segment) => voiceAt(segment, at)),
    })),
  };
}

interface Tally {
  customers: number;
  texts: number;
  sum: number;
  squares: number;
}

const newTally = (): Tally => ({ customers: 0, texts: 0, sum: 0, squares: 0 });

function hear(tally: Tally, sentiment: number): void {
  if (sentiment !== sentiment) return;
  tally.texts++;
  tally.sum += sentiment;
  tally.squares += sentiment * sentiment;
}

function said({ customers, texts, sum, squares }: Tally, writers: number): TopicVoice {
  const mean = texts > 0 ? sum / texts : NaN;
  const variance = texts > 1 ? Math.max(0, squares - texts * mean * mean) / (texts - 1) : NaN;
  const reach = texts >= LEAST_JUDGED ? 1.96 * Math.sqrt(variance / texts) : NaN;
  return { customers, share: proportion(customers, writers), tone: { mean, reach, texts } };
}

function heaviest(
  { k, columns, basis }: { readonly k: number; readonly columns: number; readonly basis: Float64Array },
  words: readonly string[],
  part: number,
): WeighedWord[] {
  const weight = (column: number) => basis[column * k + part]!;
  const order = Array.from({ length: columns }, (_, column) => column)
    .filter((column) => weight(column) > 0)
    .sort((a, b) => weight(b) - weight(a) || a - b)
    .slice(0, WORDS);
  return order.map((column) => ({ word: words[column]!, weight: weight(column) / weight(order[0]!) }));
}
