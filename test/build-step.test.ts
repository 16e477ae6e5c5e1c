import { expect, test } from 'vitest';
import { readReport } from '../src/build/report.mjs';
import { endAll, start } from '../src/build/step.mjs';
import { soon } from './support/soon';

const lines = (...all: object[]) => all.map((line) => `${JSON.stringify(line)}\n`).join('');

/** Whether a process is there that has not ended. */
function lives(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

test('of a step come its status and all that it said', async () => {
  const script = ['-e', 'console.log("x".repeat(300_000)); console.error("end"); process.exitCode = 3'];
  const { status, output, ended } = await start(script);
  expect([status, output.length, ended]).toEqual([3, 300_005, null]);
  expect((await start(['-e', 'process.kill(process.pid, "SIGKILL")'])).status).toBe(1);
});

test('a step that hangs is ended, with all that it started, and what it said before is kept', async () => {
  const hanging = `
    const { spawn } = require('node:child_process');
    console.log(spawn(process.execPath, ['-e', 'for (;;);']).pid);
    for (;;);`;
  // On a busy machine Node may take longer than that to say its first word.
  let [silence, output] = [0.01, ''];
  while (output === '' && silence < 1) {
    silence *= 2;
    const end = await start(['-e', hanging], { silence });
    expect([end.status, end.ended]).toEqual([1, `nothing happened for ${silence} minutes`]);
    output = end.output;
  }
  expect(output).toMatch(/^\d+\n$/);
  await soon(() => expect(lives(Number(output))).toBe(false));
});

test('a report counts every test, and names what failed, did not load or came to no end', () => {
  const [planned, good, bad] = [
    { planned: ['a', 'b', 'c'] },
    { file: 'a', test: 'good', state: 'passed' },
    { file: 'a', test: 'bad', state: 'failed' },
  ];
  const text = lines(planned, good, bad, { file: 'a', test: 'no data', state: 'skipped' });
  const ended = lines({ ended: 'a', state: 'failed' }, { ended: 'b', state: 'failed' });
  expect(readReport(`${text}${ended}{"file":"c","te`)).toEqual({
    passed: 1,
    skipped: 1,
    failed: ['a: bad', 'b', 'c: did not end'],
    over: false,
  });
  const last = lines({ ended: 'c', state: 'passed' }, { over: 'failed', errors: 1 });
  expect(readReport(text + ended + last)).toMatchObject({
    failed: ['a: bad', 'b', 'errors outside of tests, see above'],
    over: true,
  });
  expect(readReport('')).toEqual({ passed: 0, skipped: 0, failed: [], over: false });
});

test('a run of all tests that can not even begin ends with the line that sums up', async () => {
  const env = { KINDRED_CHROMIUM: '/nowhere/chromium' };
  const { status, output } = await start(['src/build/test.mjs'], { env });
  expect(status).toBe(1);
  expect(output).toMatch(/\/nowhere\/chromium, which does not exist/);
  expect(output).toMatch(/\nFailed:\n  the run itself, see above\n\n0 passed, 1 failed\n$/);
});

test('once all are ended, no other begins', async () => {
  const running = start(['-e', 'setInterval(() => {}, 1_000)']);
  endAll('for a test');
  expect(await running).toMatchObject({ status: 1, ended: 'for a test' });
  expect(await start(['-e', '0'])).toEqual({ status: 1, output: '', ended: 'for a test' });
});
