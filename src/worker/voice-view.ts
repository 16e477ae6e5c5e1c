import type { Problem } from '../base/errors';
import { ASPECTS, type Aspect } from '../engine/features/voice/aspect-words';
import type { CustomerVoice } from '../engine/features/voice/customer-voice';
import type { TextFindings } from '../engine/features/voice/types';

/** What customers write, summed up; no text leaves the worker. */
export interface VoiceView {
  /** Texts with words. */
  readonly texts: number;
  readonly customers: number;
  readonly languages: readonly { readonly code: string; readonly texts: number }[];
  /** Texts by tone: below −0.05, between, above 0.05 (VADER's own bounds); the rest could not be judged. */
  readonly tone: { readonly negative: number; readonly neutral: number; readonly positive: number };
  readonly aspects: readonly {
    readonly aspect: Aspect;
    readonly mentions: number;
    /** Mean over the texts that judge it, −1 to 1; NaN where none does. */
    readonly sentiment: number;
  }[];
  readonly topics: readonly {
    readonly name: string;
    readonly words: readonly string[];
    /** Share of the texts whose main topic it is. */
    readonly share: number;
    /** Mean sentiment of these texts; NaN where none could be judged. */
    readonly sentiment: number;
  }[];
  readonly topicsLack: string | null;
  readonly problems: readonly Problem[];
}

/** Null when the files hold nothing that customers wrote. */
export function voiceView({ voice }: CustomerVoice): VoiceView | null {
  if (!voice) return null;
  const { texts, topics, topicsLack, features, problems } = voice;
  const wrote = features.find(({ spec }) => spec.id === 'voice_texts');
  return {
    texts: countIf(texts.count, (t) => texts.words[t]! > 0),
    customers: wrote ? wrote.values.filter((n) => n > 0).length : 0,
    languages: texts.languages
      .map((code, at) => ({ code, texts: countIf(texts.count, (t) => texts.language[t] === at) }))
      .filter((language) => language.texts > 0)
      .sort((a, b) => b.texts - a.texts),
    tone: {
      negative: countIf(texts.count, (t) => texts.sentiment[t]! <= -0.05),
      neutral: countIf(texts.count, (t) => Math.abs(texts.sentiment[t]!) < 0.05),
      positive: countIf(texts.count, (t) => texts.sentiment[t]! >= 0.05),
    },
    aspects: ASPECTS.map((aspect) => ({
      aspect,
      mentions: countIf(texts.count, (t) => texts.aspects[aspect].mentioned[t] === 1),
      sentiment: meanIf(texts.aspects[aspect].sentiment, () => true),
    })),
    topics: (topics?.topics ?? []).map(({ name, words }, at) => ({
      name,
      words,
      share: countIf(texts.count, (t) => texts.topic[t] === at) / Math.max(1, withTopic(texts)),
      sentiment: meanIf(texts.sentiment, (t) => texts.topic[t] === at),
    })),
    topicsLack,
    problems,
  };
}

const withTopic = ({ count, topic }: TextFindings) => countIf(count, (t) => topic[t]! >= 0);

function countIf(n: number, test: (index: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < n; i++) if (test(i)) found++;
  return found;
}

function meanIf(values: Float64Array, test: (index: number) => boolean): number {
  let [sum, n] = [0, 0];
  for (let i = 0; i < values.length; i++)
    if (values[i] === values[i] && test(i)) {
      sum += values[i]!;
      n++;
    }
  return n > 0 ? sum / n : NaN;
}
