import { describe, expect, it } from '@jest/globals';
import { childTraceparent, currentTraceId, currentTraceparent, runWithTrace } from './trace.js';

describe('a trace', () => {
  it('goes on from its parent in a new span', () => {
    const parent = childTraceparent();
    const child = childTraceparent(parent);
    expect(child).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(child.split('-')[1]).toBe(parent.split('-')[1]);
    expect(child.split('-')[2]).not.toBe(parent.split('-')[2]);
  });

  it('begins anew when what came is not one', () => {
    expect(childTraceparent('garbage\n')).toMatch(/^00-[0-9a-f]{32}-/);
  });

  it('belongs to the work it was begun for, across awaits, and to nothing else', async () => {
    const traceparent = childTraceparent();
    const inside = await runWithTrace(traceparent, async () => {
      await Promise.resolve();
      return currentTraceparent();
    });
    expect(inside).toBe(traceparent);
    expect(currentTraceId()).toBeUndefined();
  });
});
