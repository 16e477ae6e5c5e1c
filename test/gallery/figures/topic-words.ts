import { proportion } from '../../../src/base/proportion';
import type { SpokenTopic, TopicVoice } from '../../../src/engine/analyze/topic-voices';
import { rowsHeight, speakersFigure, topicWordsFigure } from '../../../src/ui/charts/topic-words';
import { high, hostile, segmentsOf, times, wobble, type Draw, type Exhibit } from '../exhibit';

const voiceOf = (customers: number, writers: number): TopicVoice => ({
  customers,
  share: proportion(customers, writers),
  tone: { mean: 0.3, reach: 0.1, texts: customers },
});
const topicOf = (words: number, segments: number): SpokenTopic => ({
  name: 'parcel, box',
  words: times(words, (at) => ({ word: hostile[at] ?? `word${at}`, weight: 1 / (at + 1) })),
  all: voiceOf(40, 100),
  segments: times(segments, (at) => voiceOf(Math.floor(30 * wobble(at)), 30)),
});
const speakers =
  (segments: number): Draw =>
  (theme) =>
    speakersFigure(topicOf(3, segments), segmentsOf(segments), 'Share', () => '+0.3 ± 0.1', theme);

export default {
  usual: high(rowsHeight(10), (theme) => topicWordsFigure(topicOf(10, 2), 'Weight', theme)),
  'a single word': high(rowsHeight(1), (theme) => topicWordsFigure(topicOf(1, 2), 'Weight', theme)),
  speakers: high(rowsHeight(7), speakers(7)),
  'fifty speakers': high(rowsHeight(50), speakers(50)),
} satisfies Exhibit;
