import { describe, expect, it } from '@jest/globals';
import { Readiness } from './readiness.js';

describe('readiness', () => {
  it('is there when every part answers, and names the ones that do not', async () => {
    const readiness = new Readiness();
    let store = false;
    readiness.register('broker', () => true);
    readiness.register('store', () => Promise.resolve(store));
    expect(await readiness.report()).toEqual({ running: true, broker: true, store: false });
    expect(await readiness.isReady()).toBe(false);
    store = true;
    expect(await readiness.isReady()).toBe(true);
  });

  it('counts a part that throws, or does not answer in a second, as not there', async () => {
    const readiness = new Readiness();
    readiness.register('throws', () => Promise.reject(new Error('no')));
    readiness.register('hangs', () => new Promise(() => undefined));
    expect(await readiness.report()).toEqual({ running: true, throws: false, hangs: false });
  });

  it('ends when the process begins to stop', async () => {
    const readiness = new Readiness();
    readiness.stop();
    expect(await readiness.isReady()).toBe(false);
  });

  it('of one part can be waited for, and a part that nobody has stands in nobody’s way', async () => {
    const readiness = new Readiness();
    expect(await readiness.until('store')).toBe(true);
    let asked = 0;
    readiness.register('store', () => (asked += 1) > 2);
    expect(await readiness.until('store')).toBe(true);
    expect(asked).toBe(3);
  });

  it('of a part that never comes is not waited for by a stopping process', async () => {
    const readiness = new Readiness();
    readiness.register('store', () => false);
    const waiting = readiness.until('store');
    readiness.stop();
    expect(await waiting).toBe(false);
  });
});
