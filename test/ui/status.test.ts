import { expect, test } from 'vitest';
import { statusLine } from '../../src/ui/state/status';
import { en } from '../../src/ui/text/en';
import { formatFor } from '../../src/ui/text/format';

type Seen = Parameters<typeof statusLine>[0];
const views = {
  data: { files: [1], customers: 5000 },
  customers: { customers: 5000, features: [{ used: true }, { used: false }] },
  segments: { customers: 5000, segments: [1, 2, 3, 4, 5] },
};
const line = (seen: object) =>
  statusLine(
    {
      job: null,
      problem: null,
      notice: null,
      files: [1],
      step: 'data',
      status: () => 'done',
      view: (step: keyof typeof views) => views[step],
      ...seen,
    } as unknown as Seen,
    en,
    formatFor('en-US'),
  );

test('at the end it says what was found', () => {
  expect(line({ step: 'segments' })).toBe('Found 5 segments among 5,000 customers');
  expect(line({ step: 'customers' })).toBe('Described 5,000 customers by 1 feature');
  expect(line({})).toBe('Understood 1 file with 5,000 customers');
});

test('while a job runs it says what goes on, in the words of the engine where it has any', () => {
  const job = { goal: 'segments', working: 'segments', progress: null, pace: null };
  expect(line({ job })).toBe('Finding segments');
  expect(line({ job: { ...job, working: null } })).toBe('Opening files');
  expect(line({ job: { ...job, progress: { label: 'Cleaning', done: 1, total: 2 } } })).toBe('Cleaning');
});

test('a problem and what was just done come before old news', () => {
  expect(line({ problem: { code: 'x', message: 'It broke.' } })).toBe('It broke.');
  expect(line({ notice: { kind: 'stopped' } })).toMatch(/^Stopped/);
  expect(line({ notice: { kind: 'saved', name: 'a.csv', summary: '3 rows' } })).toBe('Saved a.csv. 3 rows');
});

test('nothing stale is announced, and nothing before there is a file', () => {
  expect(line({ step: 'segments', status: (step: string) => (step === 'data' ? 'done' : 'stale') })).toBe(
    'Understood 1 file with 5,000 customers',
  );
  expect(line({ files: [], status: () => 'blocked' })).toBe('');
});
