import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sampleShop } from '../../src/sample/shop';
import { countBy, rowsOf, shop, textOf } from './shop';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
const hashes = (from = shop) => from.files.map((file) => `${file.name} ${sha256(file.text)}`);

test('the same seed gives the same bytes', () => {
  expect(hashes()).toMatchInlineSnapshot(`
    [
      "orders.csv e432e980f7aeba95",
      "customers.csv f6a35081750accdd",
      "events.csv ffb00fb09ed62878",
      "reviews.csv 10fa4afa104a44dc",
      "campaign.csv 84babbed38e2adbf",
      "later-orders.csv 8219e2b9c58121e2",
    ]
  `);
});

test('a file does not depend on the files asked for before it', () => {
  const other = sampleShop();
  expect(hashes({ ...other, files: [...other.files].reverse() }).reverse()).toEqual(hashes());
});

test('another seed gives other bytes', () => {
  const other = sampleShop(8);
  expect(sha256(textOf('orders.csv', other))).not.toBe(sha256(textOf('orders.csv')));
});

test('no file names a real domain', () => {
  for (const file of shop.files) {
    const domains = countBy(file.text.match(/@[\w.-]+/g) ?? []);
    expect([...domains.keys()].filter((domain) => !/^@example\.(com|org)$/.test(domain))).toEqual([]);
    expect(file.text).not.toMatch(/https?:|www\./);
  }
});

test('the contact list holds every customer of the orders, and leads who never ordered', () => {
  const contacts = rowsOf('customers.csv');
  const { crmCounts, typeOf } = shop.truth;
  expect(contacts.length).toBe(crmCounts.contacts);
  expect(new Set(contacts.map((row) => row['Customer ID'])).size).toBe(contacts.length);
  expect(new Set(contacts.map((row) => row['Email'])).size).toBe(contacts.length);
  expect(contacts.filter((row) => !typeOf.has(row['Customer ID']!)).length).toBe(crmCounts.leads);
  expect(contacts.filter((row) => row['Birth year'] === '').length).toBe(crmCounts.missingBirthYears);
  const old = contacts.filter((row) => row['Birth year'] && Number(row['Birth year']) < 1905);
  expect(old.length).toBe(crmCounts.impossibleBirthYears);
  expect(old.length).toBeGreaterThan(0);
  const email = new Map(contacts.map((row) => [row['Customer ID'], row['Email']]));
  expect(
    rowsOf('orders.csv').filter(
      (row) => row['Customer ID'] && email.get(row['Customer ID']) !== row['Email'],
    ),
  ).toEqual([]);
});

test('events belong to contacts, lie in 2025, and mail goes only to those who agreed', () => {
  const events = rowsOf('events.csv');
  const agreed = new Map(rowsOf('customers.csv').map((row) => [row['Email'], row['Newsletter consent']]));
  expect(events.length).toBeGreaterThan(40_000);
  expect(events.filter((row) => !agreed.has(row['Email']))).toEqual([]);
  expect(events.filter((row) => row['Time']!.slice(0, 4) !== '2025')).toEqual([]);
  expect(events.filter((row) => row['Event'] !== 'web visit' && agreed.get(row['Email']) === 'no')).toEqual(
    [],
  );
  expect([...countBy(events.map((row) => row['Event'])).keys()].sort()).toEqual([
    'email click',
    'email open',
    'web visit',
  ]);
});

test('who clicks most is who hunts bargains', () => {
  const typeOfEmail = new Map(
    rowsOf('customers.csv').map((row) => [row['Email'], shop.truth.typeOf.get(row['Customer ID']!)]),
  );
  const clicks = rowsOf('events.csv').filter((row) => row['Event'] === 'email click');
  const byType = countBy(clicks.map((row) => typeOfEmail.get(row['Email']))) as Map<string, number>;
  const sizes = countBy([...shop.truth.typeOf.values()]);
  const rate = (type: string) => byType.get(type)! / sizes.get(type)!;
  for (const type of sizes.keys())
    if (type !== 'bargain') expect(rate('bargain')).toBeGreaterThan(rate(type));
});

test('about 1,500 reviews in three languages; few stars come with blame, many with praise', () => {
  const reviews = rowsOf('reviews.csv');
  const { reviews: truth } = shop.truth;
  expect(reviews.length).toBe(truth.size);
  expect(reviews.length).toBeGreaterThan(1300);
  expect(reviews.length).toBeLessThan(1700);
  const languages = countBy([...truth.values()].map((review) => review.language));
  expect([...languages.keys()].sort()).toEqual(['de', 'en', 'fr']);
  for (const count of languages.values()) expect(count).toBeGreaterThan(200);
  for (const row of reviews) {
    const { stars, aspects } = truth.get(row['Review ID']!)!;
    const mood = Object.values(aspects).reduce<number>((sum, sign) => sum + sign, 0);
    expect(Number(row['Stars'])).toBe(stars);
    expect(row['Text']).not.toMatch(/[{}|]|undefined/);
    if (stars === 5) expect(mood).toBeGreaterThan(0);
    if (stars === 1) expect(mood).toBeLessThan(0);
  }
});

test('the later quarter goes on where the orders end', () => {
  const later = rowsOf('later-orders.csv');
  const { typeOf, churned, buyLater } = shop.truth;
  const days = later.map((row) => row['Order date']!.slice(0, 10)).sort();
  expect(days[0]! >= '2026-01-01' && days.at(-1)! <= '2026-03-31').toBe(true);
  const purchases = later.filter((row) => /^\d/.test(row['Order ID']!));
  const buyers = new Set(purchases.map((row) => row['Customer ID']!).filter(Boolean));
  expect(new Set([...buyers].filter((id) => typeOf.has(id)))).toEqual(buyLater);
  expect([...buyers].filter((id) => !typeOf.has(id)).length).toBeGreaterThan(250);
  expect([...churned].filter((id) => buyLater.has(id))).toEqual([]);
  expect(churned.size).toBeGreaterThan(2000);
  const lastNumber = Math.max(
    ...rowsOf('orders.csv').map((row) => Number(row['Order ID']!.replace(/\D/, ''))),
  );
  expect(Math.min(...purchases.map((row) => Number(row['Order ID'])))).toBe(lastNumber + 1);
});
