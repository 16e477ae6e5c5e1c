import { describe, expect, test } from 'vitest';
import { fileOf, inspectFile } from '../../support/sources';

/** Thirty rows under a header, cells by column. */
async function understood(header: string, ...cells: ((i: number) => string | number)[]) {
  const rows = Array.from({ length: 30 }, (_, i) => cells.map((cell) => `"${cell(i)}"`).join(','));
  const guess = await inspectFile(fileOf([header, ...rows].join('\n')));
  return { kind: guess.kind, confidence: guess.confidence, roles: guess.columns.map(({ role }) => role) };
}

const email = (i: number) => `p${i % 11}@example.com`;
const day = (i: number) => `2026-03-${String((i % 28) + 1).padStart(2, '0')}`;
const of =
  (...values: readonly string[]) =>
  (i: number) =>
    values[i % values.length]!;

describe('what a file is about, without a known export', () => {
  test('who was written to, at random, and what they did then', async () => {
    const found = await understood(
      'recency,zip_code,channel,segment,visit,conversion,spend',
      (i) => i % 12,
      of('Urban', 'Rural'),
      of('Web', 'Phone'),
      of('Mens E-Mail', 'Womens E-Mail', 'No E-Mail'),
      of('0', '1'),
      of('0', '0', '1'),
      of('0', '0', '29.99'),
    );
    expect(found.kind).toBe('campaign');
    expect(found.confidence).toBeGreaterThan(0.85);
    expect(found.roles.slice(2)).toEqual(['channel', 'treatment', 'clicked', 'converted', 'amount']);
  });

  test('a mailing by recipient', async () => {
    const found = await understood(
      'Email,Campagne,Envoyé le,Ouvert,Cliqué',
      email,
      of('Printemps'),
      day,
      of('oui', 'non'),
      of('non', 'non', 'oui'),
    );
    expect(found).toMatchObject({
      kind: 'campaign',
      roles: ['email', 'campaign', 'sent', 'opened', 'clicked'],
    });
    expect(found.confidence).toBeGreaterThan(0.85);
  });

  test('what visitors do', async () => {
    const found = await understood(
      'timestamp,visitorid,event,page url,device',
      (i) => 1_770_000_000_000 + i * 86_400_000,
      (i) => 1000 + (i % 7),
      of('view', 'addtocart'),
      (i) => `/products/${i % 5}`,
      of('mobile', 'desktop'),
    );
    expect(found).toMatchObject({ kind: 'events', roles: ['date', 'customer', 'event', 'url', 'device'] });
  });

  test('reviews with a title, a name and an e-mail', async () => {
    const found = await understood(
      'title,body,rating,review_date,reviewer_name,reviewer_email,product_id',
      of('Great', 'Meh'),
      of('I like the cup a lot, it keeps warm', 'It broke after two weeks of use'),
      (i) => (i % 5) + 1,
      day,
      of('Ada Example', 'Bo Placeholder'),
      email,
      (i) => `P${i % 4}`,
    );
    expect(found.kind).toBe('reviews');
    expect(found.roles.slice(1)).toEqual(['text', 'rating', 'date', 'name', 'email', 'product']);
  });

  test('a loyalty list', async () => {
    const found = await understood(
      'Kundennummer;E-Mail;Geburtsdatum;PLZ;Treuestufe;Punkte;Mitglied seit;Newsletter'.replaceAll(';', ','),
      (i) => `K${1000 + i}`,
      (i) => `p${i}@example.com`,
      (i) => `${(i % 28) + 1}.05.19${60 + (i % 40)}`,
      (i) => `0${1100 + i}`,
      of('Gold', 'Silber', 'Bronze'),
      (i) => i * 10,
      (i) => `${(i % 28) + 1}.02.2021`,
      of('ja', 'nein'),
    );
    expect(found.kind).toBe('customers');
    expect(found.roles).toEqual([
      'customer',
      'email',
      'birthday',
      'postcode',
      'tier',
      'points',
      'signup',
      'consent',
    ]);
  });

  test('consent, its moment and its source are not the e-mail, whatever their names', async () => {
    const found = await understood(
      'Email consent,Email,Email opt-in date,Email opt-in source,Email blacklisted',
      of('yes', 'no'),
      email,
      day,
      of('form', 'till'),
      of('no', 'no', 'yes'),
    );
    expect(found.roles.slice(0, 2)).toEqual(['consent', 'email']);
    expect(found.roles.slice(2, 4)).not.toContain('email');
    expect(found.roles[4]).toBe('opt-out');
  });

  test('an age that is no age and a gender that is a sentence are not believed', async () => {
    const found = await understood(
      'email,age,gender',
      email,
      (i) => i * 1000,
      (i) => `a ${i} b ${i * 7} long story of many words`,
    );
    expect(found.roles).not.toContain('age');
    expect(found.roles).not.toContain('gender');
  });
});
