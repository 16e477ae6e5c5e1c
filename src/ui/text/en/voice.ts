import type { Aspect } from '../../../engine/features/voice/aspect-words';
import type { Format } from '../format';
import { people, plural } from './words';

/** Texts of what customers write. */
export const voice = {
  heading: 'Read from reviews and comments',
  lead: (texts: number, customers: number, languages: string, f: Format) =>
    `${f.count(texts)} ${plural(texts, 'text', 'texts')} by ${people(customers, f)}${languages && `, in ${languages}`}. Read on this device, by lists of words and rules.`,
  tone: 'How it sounds',
  tones: { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' },
  aspects: 'What they judge',
  aspectNames: {
    delivery: 'Delivery',
    quality: 'Quality',
    price: 'Price',
    service: 'Service',
  } satisfies Record<Aspect, string>,
  aspect: 'Subject',
  mentions: 'Texts',
  mean: 'Tone, −1 to 1',
  topics: 'What they write about',
  topic: 'Topic',
  words: 'Its words',
  share: 'Share of texts',
  noTopics: 'No topics were drawn.',
};
