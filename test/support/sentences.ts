import { sharedText } from './shared-data';

export interface Labelled {
  readonly text: string;
  readonly positive: boolean;
}

/** 1,000 sentences of reviews, labelled by people (Kotzias 2015); the last item of each list has no label. */
export function labelled(set: 'amazon' | 'imdb' | 'yelp'): Labelled[] {
  const path = `text/uci_sentences_thisandagain/test/fixtures/${set}.json`;
  const rows = JSON.parse(sharedText(path)) as { text: string; class: number | null }[];
  return rows.flatMap(({ text, class: label }) => (label === null ? [] : [{ text, positive: label === 1 }]));
}
