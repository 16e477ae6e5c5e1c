import { looseKey, plainEmail } from './join/spelling';

/** How two files write one person: what a list of objections is compared by. */
export type PersonKey = 'email' | 'phone' | 'customer';

const MOST_DIGITS = 9;
const FEWEST_DIGITS = 7;

/**
 * One spelling for an e-mail, a phone number or a customer number, as joining has them; '' where there is nothing to
 * compare ("guest", "n/a", a row of zeros).
 *
 * Phone numbers count by their last nine digits, so that "0170 1234567" and "+49 170 1234567" are one without knowing
 * the country: an objection should rather be heeded once too often. An e-mail that serves as customer number is an
 * e-mail.
 */
export function personKey(kind: PersonKey, value: string): string {
  if (kind === 'phone') {
    const digits = value.normalize('NFKC').replace(/\D/g, '').slice(-MOST_DIGITS);
    return digits.length < FEWEST_DIGITS || new Set(digits).size === 1 ? '' : `phone ${digits}`;
  }
  const email = plainEmail(value).replace(/^mailto:/, '');
  if (email !== '' || kind === 'email') return email && `email ${email}`;
  const key = looseKey(value);
  return key && `customer ${key}`;
}
