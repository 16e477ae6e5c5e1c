import { appendFileSync } from 'node:fs';

/**
 * A reporter for Vitest that writes each event as one line of JSON at once, so that what was found is known
 * even of a run that hangs or crashes: `{planned}`, `{ended, state}` of a file, `{file, test, state, ms}`,
 * and `{over}` at the end.
 */
export default class Lines {
  #file = process.env.KINDRED_REPORT ?? '';

  /** @param {object} line */
  #write(line) {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** @param {readonly import('vitest/node').TestSpecification[]} files */
  onTestRunStart(files) {
    this.#write({ planned: files.map(({ moduleId }) => moduleId) });
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    this.#write({
      file: test.module.moduleId,
      test: test.fullName,
      state: test.result().state,
      ms: Math.round(test.diagnostic()?.duration ?? 0),
    });
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#write({ ended: module.moduleId, state: module.state() });
  }

  /**
   * @param {unknown} _files
   * @param {readonly unknown[]} errors outside of tests
   * @param {string} reason
   */
  onTestRunEnd(_files, errors, reason) {
    this.#write({ over: reason, errors: errors.length });
  }
}
