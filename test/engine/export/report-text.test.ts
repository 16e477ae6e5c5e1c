import { describe, expect, test } from 'vitest';
import { catalog } from '../../../src/engine/cluster/catalog';
import { segmentOptions } from '../../../src/engine/cluster/segment';
import { figuresFor } from '../../../src/engine/export/report/figures';
import { reportLanguages, reportTexts } from '../../../src/engine/export/report/text/languages';
import { clvOptions } from '../../../src/engine/features/clv/options';
import { featureOptions } from '../../../src/engine/features/options';
import { IMPOSSIBLE } from '../../../src/engine/prepare/impossible-values';
import { cleaningRules } from '../../../src/engine/prepare/rules/catalog';

const { de } = reportTexts;
const OTHERWISE = 'in English';

describe.each(reportLanguages)('the report in %s', (language) => {
  test('has words for everything, with every figure that they are given', () => {
    const walk = (text: unknown, path: string): void => {
      if (typeof text === 'string') {
        expect([path, text.trim()]).not.toEqual([path, '']);
      } else if (typeof text === 'function') {
        const said: unknown = text(1, figuresFor(language, 'EUR', reportTexts[language].words), 1);
        expect([path, said]).toEqual([path, expect.not.stringMatching(/undefined|NaN|^$/)]);
      } else for (const [key, each] of Object.entries(text as object)) walk(each, `${path}.${key}`);
    };
    walk(reportTexts[language], '');
  });
});

test('every cleaning rule and every setting has its German name', () => {
  for (const { id } of cleaningRules) expect([id, de.limits.step(id, OTHERWISE)]).not.toContain(OTHERWISE);
  const options = [featureOptions, clvOptions, ...catalog.map(({ id }) => segmentOptions(id))];
  const ids = options.flatMap((each) => Object.keys(each)).filter((id) => !/^(use|weight|count)_/.test(id));
  for (const each of options)
    for (const [id, spec] of Object.entries(each))
      if (spec.kind === 'choice' && !/^(algorithm|map)$|^(use|weight|count)_/.test(id))
        for (const { value } of spec.choices)
          if (!/nbd/.test(value))
            expect([id, de.choice(`${id} ${value}`, OTHERWISE)]).not.toContain(OTHERWISE);
  expect(de.limits.step(IMPOSSIBLE, OTHERWISE)).not.toBe(OTHERWISE);
  for (const id of ids) expect([id, de.setting(id, OTHERWISE)]).not.toContain(OTHERWISE);
});

test('people, figures and their units are written as German writes them', () => {
  const f = figuresFor('de', 'EUR', de.words);
  expect([de.people(1, f), de.people(1234, f)]).toEqual(['1 Person', '1.234 Personen']);
  expect(f.value(8.67, 'units')).toBe('8,7 Artikel');
  expect(f.money(1234).replace(/\s/, ' ')).toBe('1.234 €');
});
