import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const step = () => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('do work on one key one after the other, in the order asked for, and on others meanwhile', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await step();
      log.push(`${name} ends`);
    };
    await Promise.all([
      turns.take('a', work('a1')),
      turns.take('a', work('a2')),
      turns.take('b', work('b1')),
    ]);
    expect(log.filter((line) => line.startsWith('a'))).toEqual([
      'a1 begins',
      'a1 ends',
      'a2 begins',
      'a2 ends',
    ]);
    expect(log.indexOf('b1 begins')).toBeLessThan(log.indexOf('a1 ends'));
  });

  it('go on after work that failed, whose own caller alone hears of it', async () => {
    const turns = new Turns();
    const failed = turns.take('a', () => Promise.reject(new Error('no')));
    const next = turns.take('a', () => Promise.resolve(2));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe(2);
  });

  it('are idle when all of it has ended', async () => {
    const turns = new Turns();
    let ended = 0;
    const work = async () => {
      await step();
      ended += 1;
    };
    void turns.take('a', work);
    void turns.take('a', work);
    await turns.idle();
    expect(ended).toBe(2);
  });
});
