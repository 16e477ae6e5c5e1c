// What became of each test of a run, out of the lines that `reporter.mjs` writes.

/**
 * A file that can't even load or came to no end is a failure too, as is an error outside of tests.
 *
 * @param {string} text a line of JSON each; what follows the last line end was cut off
 * @returns {{ passed: number, skipped: number, failed: string[], over: boolean }} `failed`: the file and the test
 */
export function readReport(text) {
  /** @type {Line[]} */
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const tests = lines.filter(({ test }) => test !== undefined);
  const broken = tests.filter(({ state }) => state === 'failed');
  const ended = lines.filter((line) => line.ended !== undefined);
  const [withBroken, finished] = [
    new Set(broken.map(({ file }) => file)),
    new Set(ended.map((line) => line.ended)),
  ];
  return {
    passed: tests.filter(({ state }) => state === 'passed').length,
    skipped: tests.filter(({ state }) => state === 'skipped').length,
    failed: [
      ...broken.map(({ file, test }) => `${file}: ${test}`),
      ...ended.flatMap(({ ended: file = '', state }) =>
        state === 'failed' && !withBroken.has(file) ? [file] : [],
      ),
      ...lines.flatMap(({ planned = [] }) =>
        planned.flatMap((file) => (finished.has(file) ? [] : [`${file}: did not end`])),
      ),
      ...lines.flatMap(({ errors }) => (errors ? ['errors outside of tests, see above'] : [])),
    ],
    over: lines.some(({ over }) => over !== undefined),
  };
}

/**
 * @typedef {{ planned?: string[], file?: string, test?: string, state?: string, ended?: string, over?: string,
 *   errors?: number }} Line
 */
