import * as fc from '../../../support/properties';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { sentimentLanguages } from '../../../../src/engine/features/voice/lexicon';
import { sentimentOf } from '../../../../src/engine/features/voice/sentiment';
import { describeWithData } from '../../../support/shared-data';
import { labelled, polarity, type Labelled } from '../../../support/sentences';

/** The JavaScript port of VADER by its own authors' organization, as an independent reader of the same sentences. */
const vader = createRequire(import.meta.url)('vader-sentiment') as {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
};
const vaderScore = (text: string) => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;
const score = (text: string, language = 'en') => sentimentOf(text, language).score;

describe('what VADER’s paper and its read-me show', () => {
  test('strength grows with adverb, capitals and exclamation marks', () => {
    const steps = [
      'The book was kind of good.',
      'The book was good.',
      'The book was very good.',
      'The book was VERY good and GREAT!',
    ].map((text) => score(text));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(score('The book was good!!!')).toBeGreaterThan(score('The book was good.'));
  });

  test.each(['VADER is smart, handsome, and funny.', 'The book was good.', 'The plot was good!'])(
    'plain sentences get VADER’s own figure: %s',
    (text) => expect(score(text)).toBeCloseTo(vaderScore(text), 4),
  );

  test('a negator turns around, "but" weighs', () => {
    expect(score('The book was not good.')).toBeLessThan(0);
    expect(score('Not bad at all')).toBeGreaterThan(0);
    expect(score('The food is great, but the service is horrible')).toBeLessThan(0);
    expect(score("It isn't good, I love the color")).toBeGreaterThan(0);
  });
});

// Written for this test by a speaker's knowledge of the languages, none of them used to choose the words.
const reviews: Readonly<Record<string, readonly (readonly [text: string, sign: 1 | -1])[]>> = {
  de: [
    ['Schnelle Lieferung, gerne wieder', 1],
    ['Leider kaputt angekommen', -1],
    ['Funktioniert leider nicht', -1],
    ['Bin sehr zufrieden mit der Qualität', 1],
    ['Das gefällt mir gar nicht', -1],
    ['Nicht schlecht für den Preis', 1],
    ['Finger weg, reine Geldverschwendung', -1],
    ['Der Stoff ist weich und angenehm zu tragen', 1],
  ],
  fr: [
    ['Je ne recommande pas ce produit', -1],
    ['Livraison rapide et produit de qualité', 1],
    ['Le service client est nul', -1],
    ['J’adore cette robe, elle est magnifique', 1],
    ['Colis abîmé et aucune réponse du vendeur', -1],
    ['Très contente de mon achat', 1],
  ],
  es: [
    ['Llegó tarde y roto', -1],
    ['Muy buena calidad, lo recomiendo', 1],
    ['No me gusta nada', -1],
    ['Estoy encantada con la compra', 1],
    ['Una estafa, nunca más', -1],
    ['Cómodo y bonito', 1],
  ],
  it: [
    ['Prodotto ottimo, spedizione velocissima', 1],
    ['Non funziona, pessimo servizio', -1],
    ['Sono rimasta molto delusa', -1],
    ['Consiglio a tutti, bellissimo', 1],
  ],
  nl: [
    ['Snelle levering en goed product', 1],
    ['Werkt niet, teruggestuurd', -1],
    ['Zeer tevreden, mooie kwaliteit', 1],
    ['Slechte service en veel te duur', -1],
  ],
  pt: [
    ['Adorei, entrega rápida', 1],
    ['Veio quebrado e não funciona', -1],
    ['Produto excelente, recomendo', 1],
    ['Péssimo atendimento, nunca mais', -1],
  ],
};

describe('other languages', () => {
  const cases = Object.entries(reviews).flatMap(([language, rows]) =>
    rows.map(([text, sign]) => [language, text, sign] as const),
  );
  test.each(cases)('%s: %s', (language, text, sign) => expect(Math.sign(score(text, language))).toBe(sign));

  test('English and six more', () =>
    expect(sentimentLanguages).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']));

  test('a language without a lexicon is not judged', () => expect(score('Szybka dostawa', 'pl')).toBeNaN());
});

describe('bad input', () => {
  test('emoji and emoticons alone speak in every language', () => {
    for (const language of ['', ...sentimentLanguages]) {
      expect(score('👍👍 😍', language)).toBeGreaterThan(0);
      expect(score('😡😡', language)).toBeLessThan(0);
      expect(score(':-)', language)).toBeGreaterThan(0);
    }
  });

  test('nothing to read is not neutral', () => {
    expect(score('', 'en')).toBeNaN();
    expect(score('12345', '')).toBeNaN();
  });

  test('50,000 characters', () => {
    expect(score('good '.repeat(10_000))).toBeGreaterThan(0.99);
    expect(score('x'.repeat(50_000))).toBe(0);
    expect(score("a'".repeat(25_000))).toBe(0);
  });

  test('any text gives −1 to 1 or nothing', () => {
    const languages = fc.constantFrom('', 'xx', ...sentimentLanguages);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), languages, (text, language) => {
        const { score, hits } = sentimentOf(text, language);
        expect(hits).toBeGreaterThanOrEqual(0);
        if (!Number.isNaN(score)) expect(Math.abs(score)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

/** Share of the sentences whose sign is right; zero counts as positive, as in VADER's own evaluation script. */
const accuracy = (rows: readonly Labelled[], read: (text: string) => number): number =>
  rows.filter(({ text, positive }) => read(text) >= 0 === positive).length / rows.length;

describeWithData('text', 'labelled sentences, against VADER', () => {
  // The rules were chosen by their accuracy on every other sentence; the lead must hold on those not looked at.
  test.each([
    ['amazon', 0.86, 0.1],
    ['imdb', 0.81, 0.04],
    ['yelp', 0.84, 0.11],
    ['polarity', 0.65, 0.04],
  ] as const)('%s: at least %d right, and %d more than VADER', (set, least, ahead) => {
    const rows = set === 'polarity' ? polarity() : labelled(set);
    const unseen = rows.filter((_, i) => i % 2 === 1);
    for (const [name, part] of [
      ['all', rows],
      ['not looked at', unseen],
    ] as const) {
      const ours = accuracy(part, (text) => score(text));
      const theirs = accuracy(part, vaderScore);
      console.info(`${set}, ${name}: ${ours.toFixed(3)}, VADER ${theirs.toFixed(3)}, of ${part.length}`);
      if (part === rows) expect(ours).toBeGreaterThanOrEqual(least);
      expect(ours - theirs).toBeGreaterThanOrEqual(ahead);
    }
  });
});
