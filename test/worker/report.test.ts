import readWorkbook from 'read-excel-file/universal';
import { beforeAll, describe, expect, test } from 'vitest';
import { sequential } from '../../src/compute/parallel';
import { renamed } from '../../src/engine/analyze/given-name';
import { REPORT_POLICY } from '../../src/engine/export/report/html';
import { defaultSettings } from '../../src/engine/settings';
import { sampleShop } from '../../src/sample/shop';
import { newStore } from '../../src/worker/store';
import type { TaskContext } from '../../src/worker/reach';
import { tasks } from '../../src/worker/tasks';
import type { Download } from '../../src/worker/views';

const context: TaskContext = {
  store: newStore(),
  signal: new AbortController().signal,
  parallel: () => sequential,
  report: () => {},
  handOver: () => {},
  tidy: () => {},
};
const request = {
  settings: defaultSettings,
  language: 'en',
  locale: 'en-GB',
  day: 20_780,
  version: '0.1.0',
  ledger: [{ title: 'Segments', file: 'kindred-segments.csv' }],
} as const;
const square = 'M0 0h16v16H0z';
const textOf = ({ bytes }: Download) => new TextDecoder().decode(bytes);

const shop = sampleShop();
const files = ['orders.csv', 'customers.csv'].map((name) => {
  const { text } = shop.files.find((file) => file.name === name)!;
  return new File([text], name, { type: 'text/csv' });
});
let page: Download;
let workbook: Download;

beforeAll(async () => {
  await tasks.addFiles(files, context);
  page = await tasks.reportPage({ ...request, pictures: [], marks: [square] }, context);
  workbook = await tasks.reportWorkbook({ ...request, customers: false }, context);
});

describe('the report of the sample shop', () => {
  test('stands alone: no script, no address, a policy that forbids both', () => {
    const html = textOf(page);
    expect(html).toContain(`content="${REPORT_POLICY}"`);
    expect(html.replaceAll(/https?:/g, '')).toBe(html);
    expect(html).not.toMatch(/<(script|link|iframe|object|base|form)|javascript:|url\(|@import|\son\w+=/i);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
    expect(page.leaving).toEqual({ title: 'Report', rows: 7, columns: ['segments'], people: 'none' });
  });

  test('holds nobody: no number, e-mail or name of the files; the list of customers does', async () => {
    const secrets = secretsOf();
    expect(secrets.length).toBeGreaterThan(10_000);
    const found = (text: string) => {
      const words = new Set(text.split(/[^\w@.+-]+/));
      return secrets.filter((secret) => words.has(secret));
    };
    expect(found(textOf(page))).toEqual([]);
    expect(found(await textsOf(workbook))).toEqual([]);
    expect(found(textOf(await tasks.downloadSegments(defaultSettings, context))).length).toBeGreaterThan(
      4_000,
    );
  });

  test('the same request makes the same bytes', async () => {
    const again = await tasks.reportPage({ ...request, pictures: [], marks: [square] }, context);
    expect(textOf(again)).toBe(textOf(page));
    const book = await tasks.reportWorkbook({ ...request, customers: false }, context);
    expect(book.bytes).toEqual(workbook.bytes);
  });

  test('names that a person gave stand in report, workbook and list, and are text', async () => {
    const { view } = await tasks.segments(defaultSettings, context);
    const ids = view.features.map(({ id }) => id);
    const html = '<b>VIP</b> & co';
    const hebrew = '\u05dc\u05e7\u05d5\u05d7\u05d5\u05ea';
    const first = renamed([], view.segments[0]!, view.used, ids, html);
    const names = renamed(first, view.segments[1]!, view.used, ids, hebrew);
    const own = { ...request, settings: { ...defaultSettings, names } };
    for (const language of ['en', 'de'] as const) {
      const told = textOf(
        await tasks.reportPage(
          { ...own, language, locale: language, pictures: [], marks: [square] },
          context,
        ),
      );
      expect(told).toContain('&lt;b&gt;VIP&lt;/b&gt; &amp; co');
      expect(told).not.toContain('<b>VIP');
      expect(told).toContain(hebrew);
    }
    const sheets = await textsOf(await tasks.reportWorkbook({ ...own, customers: true }, context));
    const list = textOf(await tasks.downloadSegments(own.settings, context));
    for (const name of [html, hebrew]) {
      expect(sheets).toContain(name);
      expect(list).toContain(name);
      expect(textOf(page)).not.toContain(name);
    }
  });

  test('tells all segments on its first part, with size, money and how sure', () => {
    const [first] = textOf(page).split('<section class="page">');
    expect(first!.match(/<li>/g)).toHaveLength(7);
    expect(first).toContain('5,000 customers fall into 7 groups.');
    expect(first!.match(/of the revenue<\/div>/g)).toHaveLength(7);
    expect(first!.match(/How sure: /g)).toHaveLength(7);
  });
});

test('the report in German is German, but for what the files and the options call things', async () => {
  const german = { ...request, language: 'de', locale: 'de-DE' } as const;
  const html = textOf(await tasks.reportPage({ ...german, pictures: [], marks: [square] }, context));
  expect(html).toContain('<html lang="de">');
  expect(html).toContain('Treue Stammkundschaft');
  expect(html).toContain('überwiegend „Gift sets“');
  const text = html.replaceAll(/<style>.*?<\/style>|<[^>]*>/gs, '\n');
  const english = /\b(the|of|and|customers?|orders?|with|from|since|mostly|others|share of|median of)\b/i;
  expect(text.split('\n').filter((line) => english.test(line) && !line.endsWith('.csv'))).toEqual([]);
  const sheets = await sheetsOf(await tasks.reportWorkbook({ ...german, customers: false }, context));
  expect(sheets.map(({ sheet }) => sheet)).toContain('Segmente');
});

test('the customers are a sheet of the workbook where they are asked for, under pseudonyms if so set', async () => {
  const settings = {
    ...defaultSettings,
    privacy: { ...defaultSettings.privacy, pseudonymousLists: true },
  };
  const book = await tasks.reportWorkbook({ ...request, settings, customers: true }, context);
  expect(book.leaving).toMatchObject({ rows: 5_000, people: 'pseudonyms' });
  const sheets = await sheetsOf(book);
  expect(sheets.at(-1)!.sheet).toBe('Customers');
  const [header, first] = sheets.at(-1)!.data;
  expect(header!.slice(0, 2)).toEqual(['pseudonym', 'segment']);
  expect(first![0]).toMatch(/^K-/);
});

const sheetsOf = ({ bytes }: Download) => readWorkbook(bytes.slice().buffer);
const textsOf = async (book: Download) =>
  (await sheetsOf(book)).map(({ data }) => data.flat().join('\n')).join('\n');

/** What the files say of single people, as whole words. */
function secretsOf(): string[] {
  const emails = shop.files.flatMap(({ text }) => text.match(/[\w.+-]+@[\w.-]+\.\w+/g) ?? []);
  return [...new Set([...shop.truth.typeOf.keys(), ...emails])];
}
