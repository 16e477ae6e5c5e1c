import { findPhrase, phrasesOf } from './phrases';
import { wordsOf } from '../base/words';

const names = phrasesOf(`
  unsubscribed, unsubscribe, unsubscribes, suppression, suppressed, objection, objections, do not contact, do not mail, do not email, do not call, dnc,
  opt out, opt outs, optout, optouts, opted out, blocklist, blacklist, widerspruch, widerspruche, werbewiderspruch*, abgemeldet, abmeldung*, werbesperre,
  sperrliste, robinson, robinsonliste, desabonne, desabonnes, desinscrit, desinscrits, desinscription*, opposition, oppositions, bajas, oposicion, lista robinson,
  disiscritti, disiscrizion*, opposizione, opposizioni, wypisani, sprzeciw, sprzeciwy, uitgeschreven, afgemeld, afmelding*, bezwaar, bezwaren, descadastrados, lista negra`);

const headers = phrasesOf(`
  unsub time, unsub reason, unsub campaign title, unsubscribed at, unsubscribed on, unsubscribe date, unsubscribed date, opt out date, opted out at, opt out time, objection date,
  objected on, objection reason, suppression reason, suppression type, suppressed at, suppressed on, do not contact since, abgemeldet am, abmeldedatum, widerspruch am, widerspruchsdatum,
  date de desinscription, date d opposition, fecha de baja, fecha oposicion, data disiscrizione, data opposizione, data wypisania, data sprzeciwu, afmelddatum, datum bezwaar`);

/** A column as far as it tells a list of objections. */
export interface ListColumn {
  readonly header: string;
  /** Share of empty cells, 0 to 1. */
  readonly missing: number;
}

/** Of a list of people who left nearly every row says when or why. */
const GAPS = 0.05;

/**
 * Why a file is a list of people who don't want to be contacted, in words, from its name and its headers; null when
 * nothing says so. "Subscribed" is the opposite and never taken for it.
 */
export function suppressionReason(file: string, columns: readonly ListColumn[]): string | null {
  const words = wordsOf(file);
  const named = findPhrase(words, names);
  if (named !== null) return `the name of the file says “${named}”`;
  for (const { header, missing } of columns) {
    const phrase = missing <= GAPS ? findPhrase(wordsOf(header), headers) : null;
    if (phrase !== null) return `every row says “${phrase}”`;
  }
  return null;
}
