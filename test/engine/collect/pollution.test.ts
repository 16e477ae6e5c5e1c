import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { KindredError } from '../../../src/base/errors';
import { drainAsync } from '../../../src/base/steps';
import { sequential } from '../../../src/compute/parallel';
import { inspect } from '../../../src/engine/collect/inspect';
import { readDelimited } from '../../../src/engine/collect/delimited/read';
import { pollutedFixtures, type Fixture } from '../../support/polluted';
import { pollockScore, type Loaded } from '../../support/pollock-score';
import { fileOf } from '../../support/sources';

/** Our reader without a click: every table of the file, every column as the text in its cells. */
async function kindred(text: string): Promise<Loaded> {
  const source = fileOf(text);
  const header: string[] = [];
  const records: string[][] = [];
  try {
    for (const guess of await drainAsync(inspect(source))) {
      const columns = guess.columns.map(({ index, header }) => ({
        index,
        header,
        role: 'attribute' as const,
        type: { kind: 'text' as const },
      }));
      if (guess.dialect!.headerLines > 0) {
        header.push(
          ...guess.columns.map((column) => (/^Column \d+$/.test(column.header) ? '' : column.header)),
        );
      }
      if (columns.length === 0) continue;
      const plan = { kind: guess.kind, columns };
      const { rowCount, columns: read } = await drainAsync(readDelimited(source, guess, plan, sequential));
      for (let row = 0; row < rowCount; row++) {
        records.push(
          read.map(({ data }) =>
            data.kind === 'text' && data.codes[row]! >= 0 ? data.dictionary[data.codes[row]!]! : '',
          ),
        );
      }
    }
  } catch (error) {
    // Nothing in the file, and it is said: that is the right answer to an empty file.
    if (!(error instanceof KindredError) || text !== '') return null;
  }
  return { header, records };
}

/** PapaParse on full auto: it guesses delimiter and line end, and the first row is the header. */
function papa(text: string): Loaded {
  const [header = [], ...records] = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data;
  return { header, records };
}

interface Scored {
  readonly fixture: Fixture;
  readonly score: number;
}

const simple = (all: readonly Scored[]) => all.reduce((sum, { score }) => sum + score, 0) / all.length;
const weighted = (all: readonly Scored[]) =>
  all.reduce((sum, { score, fixture }) => sum + score * fixture.weight, 0) /
  all.reduce((sum, { fixture }) => sum + fixture.weight, 0);

test('polluted files come back as they were meant, more of them than from PapaParse alone', async () => {
  const fixtures = pollutedFixtures();
  const ours: Scored[] = [];
  for (const fixture of fixtures)
    ours.push({ fixture, score: pollockScore(fixture, await kindred(fixture.text)) });
  const theirs = fixtures.map((fixture) => ({ fixture, score: pollockScore(fixture, papa(fixture.text)) }));
  const kinds = [...new Set(fixtures.map(({ kind }) => kind))].map((kind) => {
    const of = (all: readonly Scored[]) => simple(all.filter(({ fixture }) => fixture.kind === kind));
    return `${of(ours).toFixed(3)}  ${of(theirs).toFixed(3)}  ${kind}`;
  });
  console.info(
    [
      `${fixtures.length} fixtures; score of 10: Kindred, PapaParse`,
      `${simple(ours).toFixed(3)}  ${simple(theirs).toFixed(3)}  simple`,
      `${weighted(ours).toFixed(3)}  ${weighted(theirs).toFixed(3)}  weighted`,
      ...kinds,
    ].join('\n'),
  );
  expect(simple(ours)).toBeGreaterThan(9.98);
  expect(weighted(ours)).toBeGreaterThan(9.7);
  expect(simple(ours)).toBeGreaterThan(simple(theirs));
  expect(weighted(ours)).toBeGreaterThan(weighted(theirs));
});
