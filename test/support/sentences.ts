import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { sharedData, sharedText } from './shared-data';
import { unzipped } from './zip';

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

/** 10,662 snippets of film reviews (Pang and Lee 2005). */
export function polarity(): Labelled[] {
  const zip = unzipped(readFileSync(resolve(sharedData, 'text/nltk/sentence_polarity.zip')));
  return (['pos', 'neg'] as const).flatMap((sign) =>
    zip
      .get(`sentence_polarity/rt-polarity.${sign}`)!
      .toString('latin1')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((text) => ({ text, positive: sign === 'pos' })),
  );
}

/** Sentences of customer reviews of 13 products (Hu and Liu 2004, Ding et al. 2008), with the product's file name. */
export function productReviews(): { readonly product: string; readonly text: string }[] {
  return ['product_reviews_1', 'product_reviews_2'].flatMap((name) =>
    [...unzipped(readFileSync(resolve(sharedData, `text/nltk/${name}.zip`)))]
      .filter(([file]) => file.endsWith('.txt') && !file.includes('README'))
      .flatMap(([product, bytes]) =>
        bytes
          .toString('latin1')
          .split(/\[t\]/)
          .slice(1)
          .map((review) => ({
            product,
            text: [...review.matchAll(/^[^#\n]*##(.*)$/gm)].map((match) => match[1]!.trim()).join(' '),
          })),
      ),
  );
}
