/**
 * What a column can give away about a person. `identifier` names them, `quasi` narrows them down together with
 * others (birth year, postcode), `sensitive` is a special category (GDPR Art. 9), `measure` is what they did.
 */
export type PrivacyRole = 'identifier' | 'quasi' | 'sensitive' | 'measure';

/** Special categories of GDPR Art. 9, and criminal convictions (Art. 10). */
export type SpecialCategory =
  | 'health'
  | 'sex-life'
  | 'religion'
  | 'politics'
  | 'union'
  | 'ethnicity'
  | 'genetics'
  | 'biometrics'
  | 'criminal';

/** How a sentence names each category. */
export const categoryWords: Readonly<Record<SpecialCategory, string>> = {
  health: 'health',
  'sex-life': 'sex life or orientation',
  religion: 'religion or belief',
  politics: 'political opinions',
  union: 'union membership',
  ethnicity: 'ethnic origin',
  genetics: 'genetic data',
  biometrics: 'biometric data',
  criminal: 'criminal convictions',
};

/** What a column gives away about a person, and how that was noticed. */
export interface ColumnPrivacy {
  readonly role: PrivacyRole;
  /** The special category of a `sensitive` column. */
  readonly category: SpecialCategory | null;
  /** One short clause: "the header says “diagnosis”". Never a value of the column. */
  readonly reason: string;
}
