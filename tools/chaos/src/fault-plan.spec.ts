import { describe, expect, it } from '@jest/globals';
import { faultRound } from './fault-plan.js';
import { randomFrom } from './random.js';

const SERVICES = ['queue', 'visit', 'chat', 'gateway'];
const round = (seed: number) => faultRound(SERVICES, randomFrom(seed));
const killed = (seed: number) => round(seed).map(({ kill }) => kill);

describe('a round of faults', () => {
  it('kills every service, the broker and the store once; the broker third', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      expect([...killed(seed)].sort()).toEqual(['broker', 'chat', 'gateway', 'queue', 'store', 'visit']);
      expect(killed(seed)[2]).toBe('broker');
    }
  });

  it('freezes another service while it kills one', () => {
    for (const { kill, frozen } of round(3)) {
      expect(frozen === undefined).toBe(!SERVICES.includes(kill));
      expect(frozen).not.toBe(kill);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(round(7)).toEqual(round(7));
    expect(new Set(Array.from({ length: 20 }, (_, seed) => killed(seed).join())).size).toBeGreaterThan(5);
  });
});
