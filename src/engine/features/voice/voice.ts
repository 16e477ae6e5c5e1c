import type { Problem } from '../../../base/errors';
import { KindredError } from '../../../base/errors';
import { mergeOptions } from '../../../base/options';
import { portion, type Steps } from '../../../base/steps';
import { count, counted } from '../../../base/wording';
import type { Corpus } from '../../prepare/language/types';
import { featuresOf } from './customers';
import { lexiconOf } from './lexicon';
import { voiceOptions } from './options';
import { steadyOrder } from './order';
import { readTexts } from './texts';
import { assignTopics, topicsOf, type TopicShares } from './topics';
import type { Authors, Voice } from './types';

/**
 * What customers say: language, sentiment, topics and aspects of each text, and of each customer, drawn toward all
 * the others as far as few texts prove little. The order of the texts does not matter.
 *
 * @param corpus the texts as the prepare stage read them, '' where there is only a rating
 * @param options see `voiceOptions`
 * @returns per text, per customer, and the topics as a model that reads new texts; a feature that the texts can't
 *   bear is all NaN and says why
 * @throws KindredError `texts-and-authors-differ`, `bad-option`, `unknown-option`
 * Cost: O(characters) and the topics; about 5 s for 100,000 texts of 100 characters.
 */
export function* voice(
  corpus: Corpus,
  authors: Authors,
  options: Readonly<Record<string, unknown>> = {},
): Steps<Voice> {
  const settings = mergeOptions(voiceOptions, options);
  check(corpus, authors);
  const order = yield* portion(steadyOrder(corpus.texts, authors.customer, authors.rating), 0, 5);
  const found = yield* portion(readTexts(corpus), 5, 50);
  const lacksWords = wordless(corpus, found.sentiment);
  const model = lacksWords ?? (yield* portion(topicsOf(corpus, authors.customer, order, settings), 50, 85));
  const topics = typeof model === 'string' ? null : model;
  const topicsLack = typeof model === 'string' ? model : null;
  const assigned = topics ? yield* portion(assignTopics(topics, corpus), 85, 95) : none(found.count);
  const texts = { ...found, topic: assigned.main, topicShares: assigned.shares };
  return {
    version: 1,
    texts,
    topics,
    topicsLack,
    features: featuresOf(texts, topics, { words: lacksWords, topics: topicsLack }, authors, order),
    problems: [...corpus.problems, ...unread(corpus, topics?.vocabulary.language ?? null)],
  };
}

const none = (texts: number): TopicShares => ({
  shares: new Float64Array(0),
  main: new Int32Array(texts).fill(-1),
});

function check({ texts }: Corpus, { customer, rating }: Authors): void {
  const lengths = [customer.length, rating?.length ?? texts.length];
  if (lengths.every((length) => length === texts.length)) return;
  throw new KindredError(
    'texts-and-authors-differ',
    `There are ${counted(texts.length, 'text')}, but ${counted(lengths[0]!, 'author')} and ${counted(lengths[1]!, 'rating')}.`,
    { texts: texts.length, authors: lengths[0]!, ratings: lengths[1]! },
  );
}

/** A column of numbers, or an empty one, is no text. */
function wordless({ texts, offsets }: Corpus, sentiment: Float64Array): string | null {
  const filled = texts.reduce((sum, text) => sum + Number(text.trim() !== ''), 0);
  if (filled === 0) return 'The files hold no texts.';
  let spoken = 0;
  for (let t = 0; t < texts.length; t++)
    if (offsets[t + 1]! > offsets[t]! || sentiment[t] === sentiment[t]) spoken++;
  return spoken >= 0.2 * filled
    ? null
    : `The text column holds words in only ${count(spoken)} of ${counted(filled, 'entry', 'entries')}: it is no text.`;
}

/** Texts that were left aside for their language. */
function unread({ language, languages }: Corpus, topicsIn: string | null): Problem[] {
  const where = (left: (code: string) => boolean) =>
    language.reduce((sum, l) => sum + Number(l >= 0 && left(languages[l]!)), 0);
  const [mute, offTopic] = [
    where((code) => !lexiconOf(code)),
    topicsIn === null ? 0 : where((code) => code !== topicsIn),
  ];
  const problem = (code: string, texts: number, message: string): Problem[] =>
    texts > 0 ? [{ code, message, numbers: { texts } }] : [];
  return [
    ...problem(
      'sentiment-unread',
      mute,
      `${counted(mute, 'text is', 'texts are')} in a language whose words we can't weigh; only emoji count there.`,
    ),
    ...problem(
      'topics-one-language',
      offTopic,
      `Topics come from the most frequent language; ${counted(offTopic, 'text')} in other languages have none.`,
    ),
  ];
}
