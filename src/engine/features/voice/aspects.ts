import { ASPECTS, aspectWords, type Aspect } from './aspect-words';
import { lexiconOf } from './lexicon';
import { sentimentOf } from './sentiment';

/** What one text says of one aspect. */
export interface Mention {
  readonly mentioned: boolean;
  /** Mean sentiment of the clauses that mention it and judge, −1 to 1; NaN where none does. */
  readonly score: number;
}

const patterns = new Map<string, Readonly<Record<Aspect, RegExp>>>();

/** The aspects a text speaks of; null where the language is not among those with words for them. */
export function aspectsOf(text: string, language: string): Readonly<Record<Aspect, Mention>> | null {
  if (!Object.hasOwn(aspectWords, language)) return null;
  const tests = patternsOf(language);
  const mentions = {} as Record<Aspect, Mention>;
  const clean = text.slice(0, 50_000).normalize('NFC').replaceAll('’', "'");
  for (const aspect of ASPECTS) {
    if (!tests[aspect].test(clean)) mentions[aspect] = { mentioned: false, score: NaN };
    else mentions[aspect] = { mentioned: true, score: judged(clean, tests[aspect], language) };
  }
  return mentions;
}

function judged(text: string, pattern: RegExp, language: string): number {
  let [sum, clauses] = [0, 0];
  for (const clause of clausesOf(text, language)) {
    if (!pattern.test(clause)) continue;
    const { score, hits } = sentimentOf(clause, language);
    if (hits === 0 && !(score < 0)) continue;
    sum += score;
    clauses++;
  }
  return clauses > 0 ? sum / clauses : NaN;
}

/** Between marks, and on each side of a "but". */
function clausesOf(text: string, language: string): string[] {
  const lexicon = lexiconOf(language);
  const clauses: string[] = [];
  for (const part of text.split(/[.!?;,:\n]+/)) {
    let held: string[] = [];
    for (const word of part.split(/\s+/)) {
      if (lexicon?.isContrast(word.toLowerCase())) {
        clauses.push(held.join(' '));
        held = [];
      }
      held.push(word);
    }
    clauses.push(held.join(' '));
  }
  return clauses.filter((clause) => clause.trim() !== '');
}

function patternsOf(language: string): Readonly<Record<Aspect, RegExp>> {
  let held = patterns.get(language);
  if (!held) {
    const words = aspectWords[language]!;
    const entries = ASPECTS.map((aspect) => [aspect, patternOf(words[aspect])] as const);
    patterns.set(language, (held = Object.fromEntries(entries) as Record<Aspect, RegExp>));
  }
  return held;
}

const patternOf = (words: string): RegExp => {
  const whole = words
    .split(' ')
    .map((word) => (word.endsWith('*') ? word.slice(0, -1) : `${word}(?!\\p{L})`));
  return new RegExp(`(?<!\\p{L})(?:${whole.join('|')})`, 'iu');
};
