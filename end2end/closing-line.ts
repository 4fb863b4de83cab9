import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';

/** Ends the report with one line that says how it went. Before it stands why each test failed, if any did, once or twice: the end of a long log is what is read. */
export default class ClosingLine implements Reporter {
  private tests: Suite | undefined;

  onBegin(_: FullConfig, suite: Suite) {
    this.tests = suite;
  }

  onEnd(result: FullResult) {
    const tests = this.tests?.allTests() ?? [];
    const failed = tests.filter((test) => test.outcome() === 'unexpected');
    const unsteady = tests.filter((test) => test.outcome() === 'flaky');
    const passed = tests.filter((test) => test.outcome() === 'expected' && test.results.length > 0).length;
    for (const test of unsteady) console.log(`Passed only the second time: ${failure(test)}`);
    for (const test of failed) console.log(failure(test));
    const took = `${Math.round(result.duration / 1000)} s`;
    const counts = [`${passed} passed`, unsteady.length && `${unsteady.length} only the second time`, failed.length && `${failed.length} failed`].filter(Boolean).join(', ');
    console.log(`Browser tests: ${counts} in ${took}.${result.status === 'passed' ? '' : ' Traces: end2end/test-results; logs: target/end2end/*/log.'}`);
  }
}

/** Where, what was expected and what was there instead, without colours, on a few lines. */
function failure(test: TestCase): string {
  const [, project, ...title] = test.titlePath();
  const result = test.results.find(({ errors }) => errors.length > 0);
  const said = (result?.errors ?? []).map((error) => stripVTControlCharacters(error.message ?? '').split('\n').filter((line) => line.trim()).slice(0, 8).join('\n    '));
  return `[${project}] ${title.join(' › ')} (${Math.round((result?.duration ?? 0) / 1000)} s)\n    ${said.slice(0, 2).join('\n    ')}`;
}
