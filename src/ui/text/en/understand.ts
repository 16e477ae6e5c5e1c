import type { Format } from '../format';
import { people } from './words';

/** A share so small that it is easier seen as "1 in so many". */
const oneIn = (share: number, f: Format) => `1 in ${f.count(Math.max(2, Math.round(1 / share)))}`;

/** Texts that explain the segments. */
export const understand = {
  title: 'Why these customers belong together',
  help: 'The rule behind each segment, any two segments side by side, and any customer looked up.',
  waiting: 'Working it out…',
  again: 'Try again',
  and: 'and',

  rules: {
    title: 'The rule for each segment',
    help: 'The fewest conditions that name the customers of a segment, with plain numbers. Copy one into the segment filter of your shop or mailing tool. The segments were not made by these rules; what each gets wrong stands beside it.',
    /** "Orders: at least 5" */
    least: (label: string, bound: string) => `${label}: at least ${bound}`,
    most: (label: string, bound: string) => `${label}: at most ${bound}`,
    between: (label: string, least: string, most: string) => `${label}: ${least} to ${most}`,
    exactly: (label: string, bound: string) => `${label}: ${bound}`,
    /** As a filter has it. */
    filter: (label: string, sign: '≥' | '≤' | '=', bound: string) => `${label} ${sign} ${bound}`,
    and: ' AND ',
    none: 'No short rule tells these customers from the others.',
    finds: (share: string) => `Finds ${share} of them`,
    rightly: 'names nobody else',
    wrongly: (share: number, f: Format) =>
      share > 0.35
        ? `${f.share(share)} of those it names belong elsewhere`
        : `${oneIn(share, f)} it names belongs elsewhere`,
    wrong: (missed: number, other: number, all: number, f: Format) =>
      `Wrong about ${f.count(missed + other)} of ${people(all, f)}: ${f.count(missed)} missed, ${f.count(other)} from elsewhere.`,
    poor: 'This rule is a rough guide only.',
    copy: 'Copy the rule',
    copyOf: (name: string) => `Copy the rule for ${name}`,
    copied: 'Copied',
    copyFailed: 'This browser does not let the page copy; mark the text and copy it yourself.',
  },
};
