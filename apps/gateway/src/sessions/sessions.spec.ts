import { describe, expect, it } from '@jest/globals';
import type { GatewayEnv } from '../env.js';
import { Sessions } from './sessions.js';

const [OLD, NEW] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const withKeys = (...keys: readonly Buffer[]) =>
  new Sessions(
    { SESSION_KEY: keys } as unknown as GatewayEnv,
    { now: () => new Date('2026-11-23T08:00:00Z') },
    { next: () => '0190f3a4-6b1c-7e20-9d3a-5c1f00000001' },
  );

describe('the key of drafts', () => {
  it('stays the same while the session key is changed, and is another for every person and door', () => {
    const before = withKeys(OLD).draftKey('staff', 'one');
    expect(withKeys(NEW, OLD).draftKey('staff', 'one')).toBe(before);
    expect(withKeys(OLD).draftKey('staff', 'other')).not.toBe(before);
    expect(withKeys(OLD).draftKey('patient', 'one')).not.toBe(before);
  });
});
