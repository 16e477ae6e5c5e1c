import type { FeatureSpec } from '../types';
import type { Aspect } from './aspect-words';
import type { Topic } from './topics';

const CREDIBLE =
  '(sum over own texts + m · mean of all customers) ÷ (own texts + m), m from the data, 1 to 20';

const voice = (spec: Omit<FeatureSpec, 'group'>): FeatureSpec => ({ ...spec, group: 'voice' });

export const textsSpec = voice({
  id: 'voice_texts',
  label: 'Reviews and comments',
  meaning: 'How many reviews, comments or tickets the customer wrote.',
  formula: 'number of texts or ratings',
  unit: 'count',
});
export const sentimentSpec = voice({
  id: 'voice_sentiment',
  label: 'Sentiment of what they write',
  meaning: 'From −1 (angry) to 1 (delighted). A single text counts with caution.',
  formula: `sentiment of a text: s ÷ √(s² + 15), s the sum of its words' valences in context; of a customer: ${CREDIBLE}`,
  unit: 'score',
});
export const complaintSpec = voice({
  id: 'voice_negative_share',
  label: 'Share of negative texts',
  meaning: 'How much of what the customer writes is negative.',
  formula: `share of own texts with sentiment of −0.05 or less, as ${CREDIBLE}`,
  unit: 'share',
});
export const ratingSpec = voice({
  id: 'voice_rating',
  label: 'Rating given',
  meaning: 'The mean of the stars or points the customer gave. A single rating counts with caution.',
  formula: CREDIBLE,
  unit: 'score',
});
export const lengthSpec = voice({
  id: 'voice_words',
  label: 'Words per text',
  meaning: 'How much the customer writes at a time.',
  formula: CREDIBLE,
  unit: 'count',
});
export const otherLanguageSpec = voice({
  id: 'voice_other_language',
  label: 'Writes in another language',
  meaning: 'How much of what the customer writes is not in the language that most write in.',
  formula: `share of own texts in another language than the most frequent, as ${CREDIBLE}`,
  unit: 'share',
});

const aspectLabels: Readonly<Record<Aspect, readonly [noun: string, of: string]>> = {
  delivery: ['Delivery', 'delivery, shipping or packaging'],
  quality: ['Quality', 'quality, material or defects'],
  price: ['Price', 'price, cost or value for money'],
  service: ['Service', 'service, staff, returns or refunds'],
};
export const aspectSpec = (aspect: Aspect): FeatureSpec =>
  voice({
    id: `voice_${aspect}`,
    label: `${aspectLabels[aspect][0]} mentioned`,
    meaning: `How often the customer's texts speak of ${aspectLabels[aspect][1]}.`,
    formula: `share of own texts with a word of the aspect's list, as ${CREDIBLE}`,
    unit: 'share',
  });
export const aspectSentimentSpec = (aspect: Aspect): FeatureSpec =>
  voice({
    id: `voice_${aspect}_sentiment`,
    label: `${aspectLabels[aspect][0]}: sentiment`,
    meaning: `From −1 to 1: how the customer judges ${aspectLabels[aspect][1]}.`,
    formula: `mean sentiment of the clauses that mention it, as ${CREDIBLE}`,
    unit: 'score',
  });

/** Topics are the texts' own, so their ids count and their names are words. */
export const topicSpec = ({ name, words }: Topic, index: number): FeatureSpec =>
  voice({
    id: `voice_topic_${index + 1}`,
    label: `Writes of ${name}`,
    meaning: `How much of what the customer writes is about: ${words.join(', ')}.`,
    formula: `share of the topic in own texts (TF-IDF, non-negative matrix factorization), as ${CREDIBLE}`,
    unit: 'share',
  });
