import type { Role } from '../types';
import type { Terms } from './terms';

/** The headers of what is known about a person: customer lists, CRM exports, loyalty lists. */
export const personTerms: Readonly<Partial<Record<Role, Terms>>> = {
  company: {
    exact:
      'company, company name, business name, organization, organisation, organization name, billing company, firma, firmenname, unternehmen, societe, entreprise, raison sociale, empresa, razon social, azienda, ragione sociale, bedrijf, bedrijfsnaam, nazwa firmy | account name, associated company',
    contains: 'company name, company',
    never: 'id ids ship shipping recipient size',
  },
  postcode: {
    exact:
      'postcode, postal code, post code, zip, zip code, zipcode, zip postal code, billing zip, billing postcode, billing zip code, shipping zip, shipping postcode, ship zip, ship zipcode, ship postal code, mailing postal code, customer zip, plz, postleitzahl, code postal, codigo postal, codice postale, cap, kod pocztowy, cep',
    contains: 'postcode, postal code, zip code, zip, codigo postal, code postal',
    never: 'status check avs',
  },
  birthday: {
    exact:
      'birthday, birth date, birthdate, date of birth, dob, birth year, year of birth, year birth, geburtstag, geburtsdatum, geburtsjahr, date de naissance, annee de naissance, naissance, fecha de nacimiento, ano de nacimiento, data di nascita, anno di nascita, geboortedatum, geboortejaar, data urodzenia, rok urodzenia, data de nascimento, ano de nascimento',
    contains:
      'birthday, birthdate, birth date, date of birth, birth year, geburtsdatum, naissance, nacimiento, nascita, nascimento, geboortedatum, urodzenia',
    never: 'place city country month day',
  },
  age: { exact: 'age, customer age, alter, lebensalter, edad, eta, leeftijd, wiek, idade' },
  gender: {
    exact: 'gender, sex, geschlecht, sexe, sexo, genero, sesso, genere, geslacht, plec',
    contains: 'gender, geschlecht',
    never: 'product category',
  },
  signup: {
    exact:
      'signup date, sign up date, signup, signed up at, customer since, member since, registration date, registered, registered at, registered on, date registered, join date, joined, joined at, date joined, enrollment date, enrolled at, dt customer, first seen, optin time, opt in time, opt in date, subscribed at, subscription date, anmeldedatum, registriert am, kunde seit, mitglied seit, eintrittsdatum, date d inscription, date inscription, inscrit le, client depuis, fecha de registro, fecha de alta, cliente desde, data di registrazione, data iscrizione, cliente dal, inschrijfdatum, klant sinds, data rejestracji, klient od, data de cadastro | create date, created on, customer created, added time, date added, profile created on',
    contains: 'signup, sign up, registered, registration date, customer since, member since',
    never: 'source channel id form number country method ip',
  },
  consent: {
    exact:
      'consent, marketing consent, email consent, email marketing consent, sms consent, newsletter consent, newsletter, newsletter subscribed, gdpr consent, accepts marketing, accepts email marketing, accepts sms marketing, buyer accepts marketing, opt in, optin, email opt in, email optin, sms opt in, marketing opt in, subscribed, is subscribed, email subscribed, subscribed to newsletter, email marketing, einwilligung, werbeeinwilligung, newsletter einwilligung, newsletter abonniert, newsletter anmeldung, consentement, inscrit newsletter, accepte la newsletter, consentimiento, acepta marketing, suscrito, consenso, consenso marketing, iscritto newsletter, toestemming, nieuwsbrief, zgoda, zgoda marketingowa, consentimento',
    contains: 'consent, accepts marketing, opt in, optin, einwilligung, consentement, consenso, zgoda',
    never: 'date time at ip source timestamp country',
  },
  'opt-out': {
    exact:
      'opt out, optout, opted out, email opt out, has opted out of email, do not email, do not contact, do not call, unsubscribed, unsubscribed from all email, email blacklisted, sms blacklisted, blacklisted, suppressed, objection, abgemeldet, widerspruch, werbewiderspruch, desinscrit, desabonne, opposition, dado de baja, baja, disiscritto, uitgeschreven, wypisany, sprzeciw',
    contains: 'opt out, optout, opted out, unsubscribed, blacklisted, do not email',
    never: 'date time at reason source timestamp campaign count rate',
  },
  tier: {
    exact:
      'tier, loyalty tier, loyalty level, loyalty status, membership, membership level, membership tier, membership type, member level, member tier, vip tier, vip level, customer tier, rewards tier, loyalty card, kundenstatus, treuestufe, treuestatus, bonusstufe, niveau de fidelite, statut fidelite, carte de fidelite, nivel de fidelidad, nivel de fidelizacion, livello fedelta, spaarniveau, poziom lojalnosci',
    contains: 'tier, loyalty level, loyalty status, membership level',
    never: 'id date price pricing',
  },
  points: {
    exact:
      'points, loyalty points, point balance, points balance, reward points, rewards points, bonus points, points earned, punkte, treuepunkte, bonuspunkte, punktestand, points de fidelite, solde de points, puntos, saldo de puntos, punti, punti fedelta, punten, spaarpunten, punkty, pontos',
    contains: 'points, punkte, puntos',
    never: 'redeemed date id price percent',
  },
};
