import { describe, expect, it } from '@jest/globals';
import { Batcher } from './batcher.js';

const held = () => {
  const batches: number[][] = [];
  const releases: ((error?: Error) => void)[] = [];
  const write = (items: number[]) =>
    new Promise<void>((resolve, reject) => {
      batches.push(items);
      releases.push((error) => {
        if (error) reject(error);
        else resolve();
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
    expect(batches).toEqual([[1], [2, 3]]);
    releases[1]?.();
    await Promise.all(stored);
    void batcher.add(4);
    expect(batches[2]).toEqual([4]);
  });

  it('fails every item of a batch that failed, and goes on', async () => {
    const { releases, batcher } = held();
    const first = batcher.add(1);
    const second = batcher.add(2);
    releases[0]?.(new Error('no'));
    await expect(first).rejects.toThrow('no');
    releases[1]?.();
    await second;
  });
});
