import { describe, expect, it } from '@jest/globals';
import type { OutboxEntry } from './aggregate.js';
import { UnderWay } from './under-way.js';

const entry = (id: string): OutboxEntry => ({ id }) as OutboxEntry;

describe('entries under way', () => {
  it('are known by their document until they are removed', () => {
    const underWay = new UnderWay();
    underWay.add('visit:1', [entry('a'), entry('b')]);
    expect([underWay.has('visit:1', entry('a')), underWay.has('visit:2', entry('a'))]).toEqual([true, false]);
    underWay.remove('visit:1', [entry('a')]);
    expect([underWay.has('visit:1', entry('a')), underWay.has('visit:1', entry('b'))]).toEqual([false, true]);
  });

  it('are still told of as they were when one asked, after they have been removed', () => {
    const underWay = new UnderWay();
    underWay.add('visit:1', [entry('a')]);
    const then = underWay.of('visit:1');
    underWay.remove('visit:1', [entry('a')]);
    expect([...then]).toEqual(['a']);
    expect([...underWay.of('visit:1')]).toEqual([]);
  });
});
