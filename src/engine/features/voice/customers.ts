import { count } from '../../../base/wording';
import type { FeatureSpec } from '../types';
import { ASPECTS } from './aspect-words';
import { credible } from './credibility';
import {
  aspectSentimentSpec,
  aspectSpec,
  complaintSpec,
  lengthSpec,
  otherLanguageSpec,
  ratingSpec,
  sentimentSpec,
  textsSpec,
  topicSpec,
} from './specs';
import type { TopicModel } from './topics';
import type { Authors, TextFindings, VoiceFeature } from './types';

/** Fewer customers than this with something to go by tell nothing of the others. */
const LEAST_CUSTOMERS = 10;
/** VADER's own bound between neutral and negative. */
const NEGATIVE = -0.05;
const SOURCES = ['reviews, comments or tickets'];

/** What of it all is missing, in words; null where it is there. */
export interface Lacks {
  /** Texts with words or signs. */
  readonly words: string | null;
  readonly topics: string | null;
}

/** The features of all customers, in the order of the screen. */
export function featuresOf(
  texts: TextFindings,
  topics: TopicModel | null,
  lacks: Lacks,
  authors: Authors,
  order: Int32Array,
): VoiceFeature[] {
  const { customer, customers, rating } = authors;
  const feature = (spec: FeatureSpec, values: ArrayLike<number>, lack: string | null): VoiceFeature => {
    const found = lack ?? tooFew(values, customer);
    const column = found === null ? credible(values, customer, customers, order).values : empty(customers);
    return { spec, sources: SOURCES, lacks: found, values: column };
  };
  const k = topics?.topics.length ?? 0;
  return [
    { spec: textsSpec, sources: SOURCES, ...counted(authors) },
    feature(sentimentSpec, texts.sentiment, lacks.words),
    feature(
      complaintSpec,
      texts.sentiment.map((s) => (s === s ? Number(s <= NEGATIVE) : NaN)),
      lacks.words,
    ),
    feature(ratingSpec, rating ?? [], rating ? null : 'The files hold no ratings.'),
    feature(
      lengthSpec,
      Float64Array.from(texts.words, (n) => (n > 0 ? n : NaN)),
      lacks.words,
    ),
    feature(otherLanguageSpec, inOther(texts), lacks.words),
    ...ASPECTS.flatMap((aspect) => [
      feature(aspectSpec(aspect), texts.aspects[aspect].mentioned, lacks.words),
      feature(aspectSentimentSpec(aspect), texts.aspects[aspect].sentiment, lacks.words),
    ]),
    ...(topics?.topics ?? []).map((topic, j) =>
      feature(
        topicSpec(topic, j),
        Float64Array.from({ length: texts.count }, (_, t) => texts.topicShares[t * k + j]!),
        lacks.topics,
      ),
    ),
  ];
}

const empty = (customers: number): Float64Array => new Float64Array(customers).fill(NaN);

function counted({ customer, customers }: Authors): Pick<VoiceFeature, 'lacks' | 'values'> {
  const values = new Float64Array(customers);
  for (const c of customer) if (c >= 0) values[c]!++;
  return customer.some((c) => c >= 0)
    ? { lacks: null, values }
    : { lacks: 'No review, comment or ticket belongs to a customer.', values: empty(customers) };
}

function tooFew(values: ArrayLike<number>, customer: Int32Array): string | null {
  const wrote = new Set<number>();
  for (let t = 0; t < values.length; t++)
    if (values[t] === values[t] && customer[t]! >= 0) wrote.add(customer[t]!);
  if (wrote.size >= LEAST_CUSTOMERS) return null;
  return `Only ${count(wrote.size)} ${wrote.size === 1 ? 'customer' : 'customers'} wrote something that tells it; ${LEAST_CUSTOMERS} are needed.`;
}

/** 1 for texts not in the language most are in, NaN where it can't be told. */
function inOther({ language, languages }: TextFindings): Float64Array {
  const tally = new Float64Array(languages.length);
  for (const l of language) if (l >= 0) tally[l]!++;
  const main = tally.indexOf(Math.max(...tally));
  return Float64Array.from(language, (l) => (l < 0 ? NaN : Number(l !== main)));
}
