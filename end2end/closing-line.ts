import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Ends the report with one line that says how it went. Before it stands why each test failed, if any did: the end of a long log is what is read. */
export default class ClosingLine implements Reporter {
  private passed = 0;
  private failed: string[] = [];

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status === 'passed') this.passed += 1;
    else if (result.status !== 'skipped' && !test.ok()) this.failed.push(failure(test, result));
  }

  onEnd(result: FullResult) {
    const took = `${Math.round(result.duration / 1000)} s`;
    if (result.status === 'passed') console.log(`Browser tests: all ${this.passed} passed in ${took}.`);
    else console.log(`${this.failed.join('\n')}\nBrowser tests: ${this.failed.length} failed, ${this.passed} passed in ${took}. Traces: end2end/test-results; logs: target/end2end/*/log.`);
  }
}

/** Where, what was expected and what was there instead, without colours, on a few lines. */
function failure(test: TestCase, result: TestResult): string {
  const [, project, ...title] = test.titlePath();
  const said = result.errors.map((error) => stripVTControlCharacters(error.message ?? '').split('\n').filter((line) => line.trim()).slice(0, 8).join('\n    '));
  return `[${project}] ${title.join(' › ')} (${Math.round(result.duration / 1000)} s)\n    ${said.slice(0, 2).join('\n    ')}`;
}
