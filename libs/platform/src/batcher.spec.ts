import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextRound } from 'node:timers/promises';
import { Batcher, Failed, unevenRest } from './batcher.js';

const held = () => {
  const batches: number[][] = [];
  const releases: ((error?: Error) => void)[] = [];
  const write = (items: number[]) =>
    new Promise<number[]>((resolve, reject) => {
      batches.push(items);
      releases.push((error) => {
        if (error) reject(error);
        else resolve(items.map((item) => item * 10));
      });
    });
  return { batches, releases, batcher: new Batcher(write) };
};

describe('a batcher', () => {
  it('writes the first at once and what comes meanwhile together, in order', async () => {
    const { batches, releases, batcher } = held();
    const stored = [1, 2, 3].map((item) => batcher.add(item));
    expect(batches).toEqual([[1]]);
    releases[0]?.();
    await stored[0];
    await nextRound();
    expect(batches).toEqual([[1], [2, 3]]);
    releases[1]?.();
    expect(await Promise.all(stored)).toEqual([10, 20, 30]);
    await nextRound();
    void batcher.add(4);
    expect(batches[2]).toEqual([4]);
  });

  it('fails every item of a batch that failed, and goes on', async () => {
    const { releases, batcher } = held();
    const first = batcher.add(1);
    const second = batcher.add(2);
    releases[0]?.(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await nextRound();
    releases[1]?.();
    await second;
  });

  it('that lingers takes what comes meanwhile into the same batch', async () => {
    const batches: number[][] = [];
    const write = (items: number[]) => {
      batches.push(items);
      return Promise.resolve(items);
    };
    const batcher = new Batcher(write, { lingerMs: 1 });
    expect(await Promise.all([batcher.add(1), batcher.add(2)])).toEqual([1, 2]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('that rests lets a lone item go at once and those that follow it go together, in order', async () => {
    const batches: number[][] = [];
    const write = (items: number[]) => {
      batches.push(items);
      return Promise.resolve(items);
    };
    const batcher = new Batcher(write, { restMs: 50 });
    const first = batcher.add(1);
    expect(batches).toEqual([[1]]);
    await first;
    const second = batcher.add(2);
    await nextRound();
    await Promise.all([second, batcher.add(3)]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('rests a little more or less, so that batches of many do not come together for ever', () => {
    expect([0, 0.5, 1].map((chance) => unevenRest(250, chance))).toEqual([150, 250, 350]);
  });

  it('does not let them wait when they are hurried, or as many as a batch may hold', async () => {
    const sizes: number[] = [];
    const write = (items: number[]) => {
      sizes.push(items.length);
      return Promise.resolve(items);
    };
    const batcher = new Batcher(write, { lingerMs: 1_000_000, most: 3 });
    const two = Promise.all([batcher.add(1), batcher.add(2)]);
    batcher.hurry();
    await two;
    await Promise.all([batcher.add(3), batcher.add(4), batcher.add(5)]);
    expect(sizes).toEqual([2, 3]);
  });

  it('puts no more into a batch than it may hold, and fails only the item that failed', async () => {
    const sizes: number[] = [];
    const write = (items: number[]) => {
      sizes.push(items.length);
      return Promise.resolve(items.map((item) => (item === 3 ? new Failed(new Error('not this')) : item)));
    };
    const batcher = new Batcher<number>(write, { lingerMs: 1, most: 2 });
    const results = await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(sizes).toEqual([2, 1]);
  });
});
