/**
 * What a column can give away about a person. `identifier` names them, `quasi` narrows them down together with
 * others (birth year, postcode), `sensitive` is a special category (GDPR Art. 9), `measure` is what they did.
 */
export type PrivacyRole = 'identifier' | 'quasi' | 'sensitive' | 'measure';
