import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @param {{ moduleId: string }} file */
const nameOf = ({ moduleId }) => relative(process.cwd(), moduleId).replaceAll('\\', '/');

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
    this.#write({ planned: files.map(nameOf) });
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    this.#write({
      file: nameOf(test.module),
      test: test.fullName,
      state: test.result().state,
      ms: Math.round(test.diagnostic()?.duration ?? 0),
    });
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#write({ ended: nameOf(module), state: module.state() });
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
