import type { Role } from '../types';
import type { Terms } from './terms';

/** The headers of what was sent to people and what they did with it: campaigns, e-mail and web events. */
export const messageTerms: Readonly<Partial<Record<Role, Terms>>> = {
  campaign: {
    exact:
      'campaign, campaign name, campaign id, campaign title, utm campaign, session campaign, mailing, mailing name, newsletter name, kampagne, kampagnenname, campagne, nom de la campagne, nom campagne, campana, nombre de la campana, campagna, nome campagna, campagnenaam, kampania, nazwa kampanii, campanha',
    contains: 'campaign name, campaign id, campaign title',
    never: 'channel type unsub',
  },
  treatment: {
    exact:
      'treatment, treatment group, treated, test group, control group, experiment group, experiment arm, campaign group, in campaign, arm, variant, campaign variant, testgruppe, kontrollgruppe, behandlung, groupe test, groupe de test, variante, grupo de prueba, grupo de control, gruppo di test, testgroep, grupa testowa | group, exposure, segment treated',
    contains: 'treatment, test group, control group',
    never: 'date time id product cost',
  },
  sent: {
    exact:
      'sent, sent date, sent at, sent on, send time, send date, date sent, was sent, sent time, emails sent, mails sent, recipients, total recipients, versendet, versanddatum, gesendet, gesendet am, empfanger, envoye, date d envoi, envoye le, destinataires, enviado, fecha de envio, destinatarios, inviato, data di invio, verzonden, verzonden op, wyslano, data wysylki | delivered, successful deliveries, deliveries',
    contains: 'sent, recipients, send time',
    never: 'rate order id',
  },
  opened: {
    exact:
      'opened, opens, open, unique opens, email opened, emails opened, opened at, opened on, open time, is opened, geoffnet, offnungen, ouvert, ouvertures, ouvertures uniques, abierto, abiertos, aperturas, aperto, aperture, geopend, otwarte, otwarcia | total opens, open count',
    contains: 'unique opens, opened',
    never: 'rate opportunities account store',
  },
  clicked: {
    exact:
      'clicked, clicks, click, unique clicks, email clicked, clicked at, clicked on, click time, is clicked, visit, visited, geklickt, klicks, clique, clics, clics uniques, clic, hizo clic, cliccato, clic unici, geklikt, klikniete, klikniecia | total clicks, click count, link clicks',
    contains: 'unique clicks, clicked',
    never: 'rate cost collect id',
  },
  converted: {
    exact:
      'converted, conversion, conversions, responded, response, bought, purchased, key events, unique placed order, evenements cles, konvertiert, gekauft, reagiert, converti, achete, reponse, convertido, conversiones, respondio, compro, convertito, conversioni, risposto, geconverteerd, gekocht, konwersja, kupil',
    contains: 'converted, conversions, bought within, responded',
    never: 'rate value date amount currency product time',
  },
  subject: {
    exact:
      'subject, subject line, email subject, betreff, betreffzeile, objet, asunto, oggetto, onderwerp, temat, assunto | about, topic',
    contains: 'subject line',
  },
  url: {
    exact:
      'url, page, page url, page location, page path, page title, landing page, path, link, link url, website page, seite, seiten url, zielseite, seitenpfad, page de destination, chemin de page, pagina, pagina de destino, pagina di destinazione, bestemmingspagina, strona, strona docelowa',
    contains: 'page url, page path, page location, landing page, url',
    never: 'image picture product id views count',
  },
  device: {
    exact:
      'device, device type, device category, platform, device platform, gerat, geratetyp, geratekategorie, appareil, type d appareil, categorie d appareil, dispositivo, tipo de dispositivo, categoria de dispositivo, apparaat, apparaattype, urzadzenie, typ urzadzenia',
    contains: 'device type, device category',
    never: 'id',
  },
};
