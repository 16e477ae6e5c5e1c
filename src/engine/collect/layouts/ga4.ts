import type { Layout } from './layout';

/** Visits and revenue by channel, nobody named. */
export const ga4: Layout = {
  id: 'ga4-traffic-acquisition',
  label: 'Google Analytics traffic report',
  kind: 'campaign',
  required: [
    [
      'Session default channel group',
      'Session primary channel group (Default channel group)',
      'Session source / medium',
      'Session campaign',
      'Groupe de canaux par défaut de la session',
      'Groupe de canaux principal de la session (Groupe de canaux par défaut)',
      'Standard-Channelgruppierung der Sitzung',
    ],
    ['Sessions', 'Sitzungen', 'Sesiones'],
  ],
  roles: {
    channel: [
      'Session default channel group',
      'Session primary channel group (Default channel group)',
      'Session source / medium',
      'Groupe de canaux par défaut de la session',
      'Groupe de canaux principal de la session (Groupe de canaux par défaut)',
      'Standard-Channelgruppierung der Sitzung',
    ],
    campaign: 'Session campaign',
    clicked: ['Sessions', 'Sitzungen', 'Sesiones'],
    converted: ['Key events', 'Conversions', 'Événements clés', 'Schlüsselereignisse'],
    amount: ['Total revenue', 'Revenu total', 'Gesamtumsatz'],
  },
  others:
    "Engaged sessions, Engagement rate, Average engagement time per session, Events per session, Event count, Session key event rate, Total users, Active users, New users, Utilisateurs actifs, Taux d'engagement, Sessions avec engagement, Durée d'engagement moyenne par session, Événements par session, Nombre d'événements",
};
