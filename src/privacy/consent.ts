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
