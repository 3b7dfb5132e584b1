import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit.js';

type Done = (error: Error | null) => void;

let folder: string;
/** What the disk has been asked and not answered yet, and how often the log was written to, oldest first. */
let asked: Done[];
let commits: number;
let log: GroupCommit;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-commit-'));
  const path = join(folder, 'wal');
  writeFileSync(path, '');
  asked = [];
  commits = 0;
  const commit = (): void => void (commits += 1);
  log = new GroupCommit(path, commit, (_, done) => asked.push(done));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Whether a flush has been answered, as far as everything that can go on by itself has gone on. */
const watched = (flush: Promise<void>): { readonly outcome: () => string } => {
  let outcome = 'waits';
  flush.then(
    () => (outcome = 'done'),
    (error: unknown) => (outcome = (error as Error).message),
  );
  return { outcome: () => outcome };
};
const turns = async (): Promise<void> => {
  for (let n = 0; n < 5; n += 1) await setImmediate();
};

describe('a flush', () => {
  it('answers nobody before the disk has', async () => {
    const flush = watched(log.flush());
    await turns();
    expect([flush.outcome(), commits, asked.length]).toEqual(['waits', 1, 1]);
    asked[0]?.(null);
    await turns();
    expect(flush.outcome()).toBe('done');
  });

  it('is one for all who ask together', async () => {
    const flushes = Array.from({ length: 16 }, () => watched(log.flush()));
    await turns();
    expect([commits, asked.length]).toEqual([1, 1]);
    asked[0]?.(null);
    await turns();
    expect(new Set(flushes.map(({ outcome }) => outcome()))).toEqual(new Set(['done']));
  });

  it('that is under way does not count for who asks meanwhile, whose writes may have come after it, and does not hold them up', async () => {
    const early = watched(log.flush());
    await turns();
    const late = watched(log.flush());
    await turns();
    expect([commits, asked.length]).toEqual([2, 2]);
    asked[1]?.(null);
    await turns();
    expect([early.outcome(), late.outcome()]).toEqual(['waits', 'done']);
  });

  it('begins when one of two that are under way has ended, for all who have asked by then', async () => {
    for (let n = 0; n < 2; n += 1) {
      watched(log.flush());
      await turns();
    }
    const third = [watched(log.flush()), watched(log.flush())];
    await turns();
    expect([commits, asked.length]).toEqual([2, 2]);
    asked[0]?.(null);
    await turns();
    expect([commits, asked.length]).toEqual([3, 3]);
    asked[2]?.(null);
    await turns();
    expect(third.map(({ outcome }) => outcome())).toEqual(['done', 'done']);
  });

  it('that the disk refuses is told to all who wait for it, and not to the next', async () => {
    const first = [watched(log.flush()), watched(log.flush())];
    await turns();
    asked[0]?.(new Error('no disk'));
    await turns();
    expect(first.map(({ outcome }) => outcome())).toEqual(['no disk', 'no disk']);
    const next = watched(log.flush());
    await turns();
    asked[1]?.(null);
    await turns();
    expect(next.outcome()).toBe('done');
  });
});
