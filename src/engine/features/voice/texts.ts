import type { Steps } from '../../../base/steps';
import type { Corpus } from '../../prepare/language/types';
import { ASPECTS, type Aspect } from './aspect-words';
import { aspectsOf } from './aspects';
import { lexiconOf } from './lexicon';
import { sentimentOf } from './sentiment';
import type { AspectFindings, TextFindings } from './types';

const CHUNK = 100;

/** Sentiment, length and aspects of each text; topics are added later. Cost: O(characters). */
export function* readTexts(corpus: Corpus): Steps<Omit<TextFindings, 'topic' | 'topicShares'>> {
  const { texts, languages, language, offsets } = corpus;
  const n = texts.length;
  const sentiment = new Float64Array(n).fill(NaN);
  const words = new Int32Array(n);
  const aspects = Object.fromEntries(
    ASPECTS.map((aspect) => [
      aspect,
      { mentioned: new Float64Array(n).fill(NaN), sentiment: new Float64Array(n).fill(NaN) },
    ]),
  ) as Record<Aspect, AspectFindings>;
  for (let t = 0; t < n; t++) {
    if (t % CHUNK === 0) yield { done: t, total: n };
    words[t] = offsets[t + 1]! - offsets[t]!;
    const code = languages[language[t]!] ?? '';
    sentiment[t] = sentimentOf(texts[t]!, lexiconOf(code) ? code : '').score;
    const mentions = code === '' ? null : aspectsOf(texts[t]!, code);
    if (!mentions) continue;
    for (const aspect of ASPECTS) {
      aspects[aspect].mentioned[t] = Number(mentions[aspect].mentioned);
      aspects[aspect].sentiment[t] = mentions[aspect].score;
    }
  }
  return { count: n, languages, language, sentiment, words, aspects };
}
