/**
 * What is read of Jest's result file.
 * @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number }} JestResult
 */

/**
 * How many tests passed and failed in all. A suite that could not run, and a kind of tests without any result, is one failure.
 * @param {(JestResult | undefined)[]} results one for each kind of tests
 */
export const sumResults = (results) => ({
  passed: results.reduce((sum, result) => sum + (result?.numPassedTests ?? 0), 0),
  failed: results.reduce(
    (sum, result) => sum + (result ? result.numFailedTests + result.numRuntimeErrorTestSuites : 1),
    0,
  ),
});
