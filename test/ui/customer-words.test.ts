import { expect, test } from 'vitest';
import type { Belonging } from '../../src/engine/analyze/belonging';
import type { Moment } from '../../src/engine/analyze/moments';
import { belongingWords, momentWords, reasonWords } from '../../src/ui/steps/understand/customer-words';
import { format } from '../../src/ui/text/text';
import type { FeatureSpec } from '../../src/engine/features/types';

const belonging: Belonging = {
  segment: 0,
  confidence: 0.6,
  own: 0,
  next: 1,
  distances: [1, 2.5],
  contributions: [
    { feature: 0, share: 0.7 },
    { feature: 1, share: -0.28 },
    { feature: 2, share: 0.02 },
  ],
  unknown: [],
};

test('where a customer is, how surely, and how far the next segment is', () => {
  expect(belongingWords(belonging, 'A', 'B', format)).toBe(
    'Clearly here (confidence 60%). The next segment, B, is 2.5 times as far away.',
  );
  expect(belongingWords({ ...belonging, confidence: 0.1, distances: [2, 1] }, 'A', 'B', format)).toBe(
    'On a border (confidence 10%). By distance alone B would be nearer; this method goes by more than distance.',
  );
  expect(belongingWords({ ...belonging, segment: -1 }, 'A', 'B', format)).toContain('In no segment');
  expect(belongingWords({ ...belonging, distances: [0, 2] }, 'A', 'B', format)).toContain(
    'The next segment is B.',
  );
});

test('what decides and what speaks against; what hardly counts is not told', () => {
  const specs = ['Orders', 'Days', 'Returns'].map((label) => ({ label }) as FeatureSpec);
  expect(reasonWords(belonging, specs)).toBe('What decides: Orders. Against it: Days.');
  expect(reasonWords({ ...belonging, unknown: [2] }, specs)).toBe(
    'What decides: Orders. Against it: Days. Not known of this customer, so no reason: Returns.',
  );
});

test('moments in words', () => {
  const moment: Moment = {
    kind: 'order',
    day: 1,
    what: ['Tea', 'Cups'],
    more: 2,
    amount: 12,
    rating: NaN,
    text: '',
  };
  expect(momentWords(moment, 'EUR')).toEqual({ title: 'Order', rest: '€12 · Tea, Cups, and 2 more' });
  const event: Moment = { ...moment, kind: 'event', what: ['open', 'Spring'], more: 0, amount: NaN };
  expect(momentWords(event, 'EUR')).toEqual({ title: 'Event', rest: 'open · Spring' });
  const review: Moment = { ...event, kind: 'review', what: [], rating: 4 };
  expect(momentWords(review, null).rest).toBe('rated 4');
});
