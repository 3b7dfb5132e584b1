import { describe, expect, it } from '@jest/globals';
import { sumResults } from './sum-results.mjs';

const result = (numPassedTests: number, numFailedTests = 0, numRuntimeErrorTestSuites = 0) => ({
  numPassedTests,
  numFailedTests,
  numRuntimeErrorTestSuites,
});

describe('the sum of all tests', () => {
  it('adds up what passed and failed', () => {
    expect(sumResults([result(10, 1), result(5)])).toEqual({ passed: 15, failed: 1 });
  });

  it('counts a suite that could not run as a failure', () => {
    expect(sumResults([result(10, 0, 2)])).toEqual({ passed: 10, failed: 2 });
  });

  it('counts a kind of tests that left no result as a failure', () => {
    expect(sumResults([result(10), undefined])).toEqual({ passed: 10, failed: 1 });
  });
});
