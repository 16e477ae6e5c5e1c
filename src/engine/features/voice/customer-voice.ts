import type { Problem } from '../../../base/errors';
import { portion, type Steps } from '../../../base/steps';
import type { Corpus } from '../../prepare/language/types';
import type { CustomerBase } from '../../prepare/types';
import { knownOn } from '../known-on';
import { authorsOf } from './authors';
import type { Voice } from './types';
import { voice } from './voice';

/** What the customers of a base say, as known on a day. */
export interface CustomerVoice {
  readonly referenceDay: number;
  /** Null when no file holds reviews, comments or tickets of these customers; `problems` says so. */
  readonly voice: Voice | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads the reviews of a base up to a day. Columns of the features are in the order of the customers then known.
 *
 * @param referenceDay days since 1970-01-01; 0 means the day after the last line
 * @param options see `voiceOptions`
 * @param corpusOf how the prepare stage reads texts
 * @throws KindredError `bad-option`, `unknown-option`
 * Cost: that of `voice`.
 */
export function* customerVoice(
  all: CustomerBase,
  referenceDay: number,
  options: Readonly<Record<string, unknown>>,
  corpusOf: (texts: readonly string[]) => Steps<Corpus>,
): Steps<CustomerVoice> {
  const { base, today } = knownOn(all, referenceDay);
  yield { done: 1, total: 100 };
  if (!base.reviews || base.reviews.count === 0 || base.customers.length === 0)
    return { referenceDay: today, voice: null, problems: [NO_TEXTS] };
  const corpus = yield* portion(corpusOf(base.reviews.text), 1, 25);
  const heard = yield* portion(voice(corpus, authorsOf(base.reviews), options), 25, 100);
  return { referenceDay: today, voice: heard, problems: heard.problems };
}

const NO_TEXTS: Problem = {
  code: 'no-texts',
  message: 'No file holds reviews, comments or tickets of these customers.',
};
