import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends the report with one line that says how it went, and where to look if it did not. */
export default class ClosingLine implements Reporter {
  private passed = 0;
  private failed = 0;

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status === 'passed') this.passed += 1;
    else if (result.status !== 'skipped' && !test.ok()) this.failed += 1;
  }

  onEnd(result: FullResult) {
    const took = `${Math.round(result.duration / 1000)} s`;
    if (result.status === 'passed') console.log(`Browser tests: all ${this.passed} passed in ${took}.`);
    else console.log(`Browser tests: ${this.failed} failed, ${this.passed} passed in ${took}. Traces: end2end/test-results; logs: target/end2end/*/log.`);
  }
}
