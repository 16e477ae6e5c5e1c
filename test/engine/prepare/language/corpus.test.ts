import * as fc from '../../../support/properties';
import { describe, expect, test } from 'vitest';
import { drain } from '../../../../src/base/steps';
import { corpusOf } from '../../../../src/engine/prepare/language/corpus';
import { stemOf } from '../../../../src/engine/prepare/language/languages';
import { wordsOf } from '../../../../src/engine/prepare/language/tokens';
import type { Corpus } from '../../../../src/engine/prepare/language/types';
import { describeWithData } from '../../../support/shared-data';
import { labelled } from '../../../support/sentences';

const corpus = (...texts: string[]): Corpus => drain(corpusOf(texts));
const codes = ({ language, languages }: Corpus): string[] =>
  Array.from(language, (l) => languages[l] ?? 'unknown');

describe('words', () => {
  test('are lower case, composed, and without numbers, signs and addresses', () => {
    expect(wordsOf('Don’t buy! 2x BROKEN… see https://a.example/b?c or mail me@shop.example 😡')).toEqual([
      "don't",
      'buy',
      'broken',
      'see',
      'or',
      'mail',
    ]);
    expect(wordsOf('cafe\u0301')).toEqual(['café']);
  });

  test('are those that Intl.Segmenter finds', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
    const text =
      'Die Lieferung kam zu spät, schade! L’article est cassé (très déçu). «Очень» хорошо; שלום עולם, مرحبا بالعالم.';
    const segments = [...segmenter.segment(text.replaceAll('’', "'").toLowerCase())];
    expect(wordsOf(text)).toEqual(segments.filter((s) => s.isWordLike).map((s) => s.segment));
  });

  test('are found where no spaces stand between them', () => {
    expect(wordsOf('这个产品很好').length).toBeGreaterThan(1);
    expect(wordsOf('今日は良い天気です')).toContain('天気');
  });
});

describe('language', () => {
  test('of one short review each, in ten languages', () => {
    const found = codes(
      corpus(
        'Schnelle Lieferung, gerne wieder',
        "Livraison rapide, l'article est parfait",
        'No me gusta nada, llegó roto',
        'Prodotto rotto, non lo consiglio',
        'Snelle levering en goed product',
        'Entrega rápida e bom produto',
        'Szybka dostawa, polecam',
        'The parcel came too late and was open',
        '今日は良い天気です',
        '这个产品很好',
      ),
    );
    expect(found).toEqual(['de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'en', 'ja', 'zh']);
  });

  test('is unknown where there are no words', () => {
    expect(codes(corpus('', '12345', '👍👍', '!!!', '3,5 / 5'))).toEqual(Array(5).fill('unknown'));
    expect(corpus('', '1').problems).toMatchObject([{ code: 'language-unknown', numbers: { unknown: 2 } }]);
  });

  test('of an unclear text is that of nearly all the others', () => {
    const clear = Array.from({ length: 30 }, (_, i) => `Der Artikel ${i} ist nicht so gut wie der alte`);
    expect(codes(corpus('Top Ware', ...clear))[0]).toBe('de');
  });
});

describe('terms', () => {
  test('carry stop words and stems of their language', () => {
    const { terms, stems, tokens } = corpus('The deliveries were late and the delivery man was rude');
    const of = (word: string) => terms.words.indexOf(word);
    expect(terms.stop[of('the')]).toBe(1);
    expect(terms.stop[of('rude')]).toBe(0);
    expect(terms.stem[of('deliveries')]).toBe(terms.stem[of('delivery')]);
    expect(stems[terms.stem[of('deliveries')]!]).toBe('deliveri');
    expect(tokens.length).toBe(10);
  });

  test('stems are those that the Snowball project publishes', () => {
    const published: [string, string, string][] = [
      ['consignment', 'consign', 'en'],
      ['knightly', 'knight', 'en'],
      ['aufeinanderschlagen', 'aufeinanderschlag', 'de'],
      ['kategorischen', 'kategor', 'de'],
      ['continuellement', 'continuel', 'fr'],
      ['chicharrones', 'chicharron', 'es'],
      ['abbandonata', 'abbandon', 'it'],
      ['lichtste', 'lichtst', 'nl'],
    ];
    for (const [word, stem, language] of published)
      expect([word, stemOf(word, language)]).toEqual([word, stem]);
  });

  test('an elided article is no word', () => {
    expect(corpus("l'article de la boutique est arrivé avec du retard").terms.words).toContain('article');
  });
});

describe('bad input', () => {
  test('nothing, and one text', () => {
    expect(corpus().language.length).toBe(0);
    expect(corpus('ok').offsets).toEqual(Int32Array.of(0, 1));
  });

  test('a text of 50,000 characters without a space, and one of as many words', () => {
    const { offsets } = corpus('x'.repeat(50_000), 'good '.repeat(10_000));
    expect([...offsets]).toEqual([0, 0, 10_000]);
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 8 }), (texts) => {
        const { offsets, tokens, terms, stems, language } = drain(corpusOf(texts));
        expect(offsets[texts.length]).toBe(tokens.length);
        for (const token of tokens) expect(stems[terms.stem[token]!]).not.toBe('');
        expect(language.length).toBe(texts.length);
      }),
      { numRuns: 100 },
    );
  });
});

test('the order of the texts does not matter', () => {
  const texts = [
    'Top',
    ...Array.from({ length: 40 }, (_, i) => `It is the ${i}th one and it works`),
    'Danke sehr',
  ];
  expect(codes(corpus(...texts.toReversed()))).toEqual(codes(corpus(...texts)).toReversed());
});

describeWithData('text/uci_sentences_thisandagain', 'language of 3,000 English sentences', () => {
  test.each([
    ['amazon', 0.99],
    ['imdb', 0.99],
    ['yelp', 0.99],
  ] as const)('%s: found for at least %d of them', (set, least) => {
    const found = codes(corpus(...labelled(set).map(({ text }) => text)));
    expect(found.filter((code) => code === 'en').length / found.length).toBeGreaterThanOrEqual(least);
  });
});
