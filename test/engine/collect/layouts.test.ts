import { describe, expect, test } from 'vitest';
import { layouts } from '../../../src/engine/collect/layouts/catalog';
import type { FileGuess } from '../../../src/engine/collect/types';
import { describeWithData } from '../../support/shared-data';
import { fileOf, inspectFile, inspectTables, sharedFile } from '../../support/sources';
import { exportLayouts } from './export-layouts';

/** Headers by role, as the table of expectations has them. */
function rolesOf({ columns }: FileGuess): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const { role, header } of columns) {
    if (role === 'ignore' || role === 'attribute') continue;
    const before = found[role];
    found[role] = before === undefined ? header : [before, header].flat();
  }
  return found;
}

const header = (text: string) => inspectFile(fileOf(`${text}\n`));

describeWithData('export_layouts', 'exports are recognized without a click', () => {
  test.each(exportLayouts)('$file', async ({ file, source, kind, roles }) => {
    const [guess] = await inspectTables(sharedFile(`export_layouts/${file}`));
    expect(guess!.source?.id ?? null).toBe(source);
    expect(guess!.kind).toBe(kind);
    expect(rolesOf(guess!)).toEqual(roles);
    expect(guess!.columns.filter(({ question }) => question)).toEqual([]);
  });

  test('there are forty', () => expect(exportLayouts.length).toBe(40));
});

describe('a known export stays itself', () => {
  const shopify =
    'Name,Email,Financial Status,Created at,Total,Refunded Amount,Lineitem quantity,Lineitem name,Billing Name';

  test('in any order, any case and without some of its columns', async () => {
    const guess = await header(shopify.toUpperCase().split(',').reverse().join(','));
    expect(guess.source?.id).toBe('shopify-orders');
    expect(guess.reason).toBe('Looks like a Shopify order export: 9 of 9 headers match');
    expect(rolesOf(guess)).toMatchObject({ order: 'NAME', refunded: 'REFUNDED AMOUNT' });
  });

  test('with columns of its own, which are read by their headers', async () => {
    const guess = await header(`${shopify},Gender,My column`);
    expect(guess.source).toMatchObject({ id: 'shopify-orders', matched: 9, of: 11 });
    expect(rolesOf(guess)).toMatchObject({ order: 'Name', gender: 'Gender' });
  });

  test('but not without what makes it so; then it is one of the alternatives', async () => {
    const guess = await header('Name,Email,Financial Status,Created at,Total,Lineitem quantity');
    expect(guess.source).toBeNull();
    expect(guess.alternatives.map(({ id }) => id)).toContain('shopify-orders');
    expect(guess.alternatives[0]!.reason).toBe('Could be a Shopify order export: 6 of 6 headers match');
  });

  test('and what its columns say on their own is always an alternative', async () => {
    const guess = await header(shopify);
    expect(guess.alternatives.at(-1)).toMatchObject({ id: 'generic', kind: 'order-lines' });
  });

  test('values that say otherwise take a column its role', async () => {
    const guess = await inspectFile(
      fileOf(`Email Address,First Name,MEMBER_RATING,OPTIN_TIME,CC\nyes,Ada,4,soon,US\nno,Bo,3,later,DE\n`),
    );
    expect(guess.source?.id).toBe('mailchimp-audience');
    expect(rolesOf(guess)).toEqual({ name: 'First Name', country: 'CC' });
  });

  test('ids that look otherwise make it something else', async () => {
    const text = 'id,Email,Name,Created (UTC),Total Spend\n1,a@example.com,Ada,2026-01-05,10\n';
    expect((await inspectFile(fileOf(text))).source).toBeNull();
    expect((await inspectFile(fileOf(text.replace('\n1,', '\ncus_1,')))).source?.id).toBe('stripe-customers');
  });
});

describe('the catalog of exports', () => {
  test('ids are unique', () => {
    expect(new Set(layouts.map(({ id }) => id)).size).toBe(layouts.length);
  });

  test.each(layouts)('$id is recognized by its own headers alone', async ({ id, required, roles }) => {
    const first = (headers: string | readonly string[]) =>
      typeof headers === 'string' ? headers : headers[0]!;
    const headers = new Set([...required, ...Object.values(roles)].map(first));
    const guess = await header([...headers].map((each) => `"${each}"`).join(','));
    expect(guess.source?.id).toBe(id);
  });
});
