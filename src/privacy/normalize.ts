/** How two files write one person: what a list of objections is compared by. */
export type PersonKey = 'email' | 'phone' | 'customer';

const MOST_DIGITS = 9;

/**
 * One spelling for an e-mail, a phone number or a customer number; '' where there is nothing to compare.
 *
 * E-mails without case and blanks around. Phone numbers by their last nine digits, so that "0170 1234567" and
 * "+49 170 1234567" are one; fewer than seven digits are none. Customer numbers without case, leading zeros and a
 * spreadsheet's ".0"; an e-mail that serves as customer number is an e-mail.
 */
export function personKey(kind: PersonKey, value: string): string {
  const text = value.normalize('NFKC').trim().replace(/^'/, '');
  if (text === '') return '';
  if (kind === 'email' || (kind === 'customer' && text.includes('@'))) {
    return text.includes('@') ? `email ${text.replace(/^mailto:/i, '').toLowerCase()}` : '';
  }
  if (kind === 'phone') {
    const digits = text.replace(/\D/g, '');
    return digits.length < 7 ? '' : `phone ${digits.slice(-MOST_DIGITS)}`;
  }
  const number = text.toLowerCase().replace(/\.0+$/, '');
  return `customer ${number.replace(/^0+(?=\d)/, '')}`;
}

const saysNo = new Set(
  'no n false 0 nein non nie nee niet falso nao nej not none never unsubscribed unsubscribe denied declined refused revoked withdrawn off abgemeldet widerrufen abgelehnt desabonne desinscrit refuse dado baja rechazado disiscritto rifiutato wypisany odmowa uitgeschreven afgemeld geweigerd'.split(
    ' ',
  ),
);
const saysYes = new Set(
  'yes y true 1 ja oui si sim tak x on subscribed subscribe granted accepted agreed angemeldet zugestimmt inscrit abonne suscrito iscritto zapisany ingeschreven'.split(
    ' ',
  ),
);

/** What a cell of a consent column says: true for yes, false for no, null when it says neither. */
export function yesOrNo(value: string): boolean | null {
  const [first] = value
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  if (first === undefined) return null;
  if (saysNo.has(first)) return false;
  return saysYes.has(first) ? true : null;
}
