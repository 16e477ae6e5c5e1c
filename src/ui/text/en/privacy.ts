import { categoryWords, type PrivacyRole, type SpecialCategory } from '../../../privacy/roles';
import type { ObjectionReport } from '../../../engine/prepare/objections';
import type { LedgerEntry } from '../../../privacy/ledger';
import type { Format } from '../format';
import { plural } from './words';

const columns = (n: number) => `${n} ${plural(n, 'column', 'columns')}`;
const persons = (n: number, f: Format) => `${f.count(n)} ${plural(n, 'person', 'people')}`;

/** Texts of the privacy panel. */
const peopleIn: Readonly<Record<LedgerEntry['people'], string>> = {
  named: 'with customer numbers',
  pseudonyms: 'under pseudonyms',
  unnamed: 'single customers without names or numbers',
  none: 'no single person',
};

export const privacy = {
  heading: 'Privacy',
  summary: (special: number, naming: number) =>
    [
      special === 0
        ? 'No column speaks of health, belief, politics or the like.'
        : `${columns(special)} ${plural(special, 'speaks', 'speak')} of things the law protects.`,
      naming === 0
        ? ''
        : `${columns(naming)} ${plural(naming, 'names', 'name')} people: never used to describe them.`,
    ]
      .filter(Boolean)
      .join(' '),
  roles: {
    identifier: 'names a person',
    quasi: 'narrows down who it is',
    sensitive: 'protected',
    measure: 'what they did',
  } satisfies Record<PrivacyRole, string>,
  columnHeading: 'About people',
  category: (category: SpecialCategory) => categoryWords[category],
  speaksOf: (category: SpecialCategory) => `Speaks of ${categoryWords[category]}`,
  special: 'Protected by law',
  specialHelp:
    'Left out while the file is read, and hidden in the first rows. Use one only if the law lets you and you can say why; the reason goes into the report.',
  noReason: 'Left out.',
  inUse: (reason: string) => `In use: ${reason}`,
  why: 'Why may you use it?',
  whyFor: (what: string) => `Why you may use ${what}`,
  use: 'Use it',
  useOf: (what: string) => `Use ${what}`,
  leaveOut: 'Leave out',
  leaveOutOf: (what: string) => `Leave out ${what}`,
  productsHeading: 'Products',
  products: (n: number, hints: number, category: SpecialCategory, used: boolean) =>
    `${n} ${plural(n, 'product', 'products')} that ${hints === n ? 'may ' : ''}${plural(n, hints === n ? 'speak' : 'speaks', 'speak')} of ${categoryWords[category]} ${plural(n, 'is', 'are')} ${used ? 'part' : 'left out'} of what customers like.`,
  productsMoney: 'Their lines still count as money.',
  productsOf: (category: SpecialCategory) => `products that speak of ${categoryWords[category]}`,
  objections: 'People who object',
  objectionsHelp:
    'Whoever objects to advertising must not be put into segments either. They are taken out of every file before anything else, by e-mail, phone or customer number.',
  noList: 'No list yet.',
  listed: ({ listed, found, lines }: ObjectionReport, money: string, f: Format) =>
    `${persons(listed, f)} on ${plural(1, 'the list', 'the lists')}, ${f.count(found)} found: ${f.count(lines)} order ${plural(lines, 'line', 'lines')} taken out${money && `, ${money} of revenue`}.`,
  notFound: (n: number, f: Format) =>
    `${f.count(n)} of them ${plural(n, 'is', 'are')} in none of your files.`,
  refused: (n: number, f: Format) => `${persons(n, f)} said no to being written to.`,
  refusedLabel: 'Leave out who said no to being written to',
  refusedHelp: 'A no to e-mails is not an objection to everything. Switch on if your customers mean it so.',
  addList: 'Add a list',
  paste: 'Or paste e-mails, phone or customer numbers, one a line',
  leaveThemOut: 'Leave these people out',
  pastedName: 'Objections, pasted.csv',
  listPrefix: 'Objections,',
  hide: 'Hide names and addresses on the screen',
  hideHelp: 'Shows the shape of a value only, so that you can share a picture of the page.',
  pseudonymous: 'Lists with pseudonyms instead of customer numbers',
  pseudonymousHelp:
    'Made with a key that ends with this session. Nobody can turn them back, you neither: for analysis, not for sending.',
  identifiers: 'Names a person',
  quasi: 'Narrows down who it is',
  details: 'What was looked at, column by column',
  ledger: 'What you saved from this page',
  ledgerEmpty: 'Nothing yet.',
  ledgerEntry: ({ rows, columns: names, people, picture }: LedgerEntry, f: Format) =>
    `${picture ? 'a picture' : `${f.count(rows)} ${plural(rows, 'row', 'rows')}, ${columns(names.length)}`}, ${peopleIn[people]}`,
};
