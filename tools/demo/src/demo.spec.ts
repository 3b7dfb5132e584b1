import { describe, expect, it } from '@jest/globals';
import { ensure, walk } from './walk.js';

const step = (number: string, run: () => Promise<void>) => ({ number, says: `step ${number}`, run });
const fine = () => Promise.resolve();

describe('the walk', () => {
  it('tells every step and ends with ok', async () => {
    const lines: string[] = [];
    const result = await walk([step('2.1-1', fine), step('2.1-2', fine)], {}, (line) => lines.push(line));
    expect(result).toEqual({ passed: 2, failed: 0 });
    expect(lines).toEqual(['2.1-1  step 2.1-1 … ok', '2.1-2  step 2.1-2 … ok']);
  });

  it('says what went wrong and stops there, because later steps build on it', async () => {
    const lines: string[] = [];
    const wrong = () => {
      ensure(false, 'the case is not shown');
      return Promise.resolve();
    };
    const result = await walk([step('2.1', wrong), step('2.2', fine)], {}, (line) => lines.push(line));
    expect(result).toEqual({ passed: 0, failed: 1 });
    expect(lines).toEqual(['2.1    step 2.1 … the case is not shown']);
  });
});
