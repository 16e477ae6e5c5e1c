import { constantText, placedNumbers, placedText, type Placed } from './customer-rows';
import type { Events, Reviews } from './types';

/** What customers did besides buying. A file without a column for the kind of event holds events of one kind. */
export const eventsOf = (placed: Placed): Events => ({
  ...placed.base,
  minute: placed.minute,
  type: placedText(placed, 'event', 'status') ?? constantText('event', placed.base.count),
  campaign: placedText(placed, 'campaign', 'subject'),
  channel: placedText(placed, 'channel'),
  device: placedText(placed, 'device'),
  url: placedText(placed, 'url'),
  value: placedNumbers(placed, 'amount'),
});

/** What customers wrote and how they rated. */
export function reviewsOf(placed: Placed): Reviews {
  const text = placedText(placed, 'text', 'subject');
  const rating = placedNumbers(placed, 'rating');
  return {
    ...placed.base,
    rating: rating && Float32Array.from(rating),
    text: text
      ? Array.from(text.codes, (code) => text.dictionary[code] ?? '')
      : new Array<string>(placed.base.count).fill(''),
    product: placedText(placed, 'product', 'product-name'),
  };
}
