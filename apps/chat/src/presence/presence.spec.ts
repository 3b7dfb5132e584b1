import { describe, expect, it } from '@jest/globals';
import {
  expired,
  expiresAt,
  isNews,
  PRESENCE_EXPIRY_MS,
  presenceOf,
  reported,
  unitsThatKnow,
  unseen,
} from './presence.js';

const start = new Date('2026-11-23T09:00:00.000Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);
const here = (gatewayId: string, at = start) => reported(unseen(start), { gatewayId, online: true }, at);

describe('presence', () => {
  it('lasts as long as a gateway repeats it, and 60 s more', () => {
    const repeated = reported(here('g1'), { gatewayId: 'g1', online: true }, after(20_000));
    expect(expiresAt(repeated)).toEqual(after(20_000 + PRESENCE_EXPIRY_MS));
    expect(expired(repeated, after(20_000 + PRESENCE_EXPIRY_MS - 1)).online).toBe(true);
    expect(expired(repeated, after(20_000 + PRESENCE_EXPIRY_MS)).online).toBe(false);
  });

  it('holds while one of two gateways still has a window open', () => {
    const both = reported(here('g1'), { gatewayId: 'g2', online: true }, start);
    const one = reported(both, { gatewayId: 'g1', online: false }, after(1_000));
    expect(one.online).toBe(true);
    expect(reported(one, { gatewayId: 'g2', online: false }, after(2_000)).online).toBe(false);
  });

  it('ends without a word from a gateway that has died, though another said goodbye', () => {
    const both = reported(here('dead'), { gatewayId: 'g2', online: true }, after(70_000));
    expect(reported(both, { gatewayId: 'g2', online: false }, after(71_000)).online).toBe(false);
  });

  it('keeps since when it has been so', () => {
    const repeated = reported(here('g1'), { gatewayId: 'g1', online: true }, after(20_000));
    expect(presenceOf(repeated)).toEqual({ online: true, since: start.toISOString() });
    expect(presenceOf(expired(repeated, after(90_000)))).toEqual({
      online: false,
      since: after(90_000).toISOString(),
    });
  });

  it('has no time to run out when nobody is there', () => {
    expect(expiresAt(unseen(start))).toBeUndefined();
  });
});

describe('what the units are told', () => {
  const told = { ...here('g1'), toldUnits: ['min-vard'] };

  it('is every turn', () => {
    expect(isNews(unseen(start), here('g1'), ['min-vard'])).toBe(true);
    expect(isNews(told, expired(told, after(PRESENCE_EXPIRY_MS)), ['min-vard'])).toBe(true);
  });

  it('is also which visits come into view, and that they go', () => {
    const looking = reported(told, { gatewayId: 'g1', online: true, visitIds: ['v1'] }, after(1_000));
    expect(isNews(told, looking, ['min-vard'])).toBe(true);
    expect(presenceOf(looking)).toMatchObject({ online: true, since: start.toISOString(), visitIds: ['v1'] });
    const both = reported(looking, { gatewayId: 'g2', online: true, visitIds: ['v2', 'v1'] }, after(2_000));
    expect(presenceOf(both).visitIds).toEqual(['v1', 'v2']);
    const known = { ...both, toldUnits: ['min-vard'] };
    const elsewhere = reported(known, { gatewayId: 'g2', online: true, visitIds: [] }, after(3_000));
    expect(isNews(known, elsewhere, ['min-vard'])).toBe(true);
    expect(presenceOf(elsewhere).visitIds).toEqual(['v1']);
    expect(presenceOf(expired(known, after(90_000)))).not.toHaveProperty('visitIds');
  });

  it('is not every heartbeat', () => {
    expect(isNews(told, reported(told, { gatewayId: 'g1', online: true }, after(20_000)), ['min-vard'])).toBe(
      false,
    );
  });

  it('is also that a patient is there whom the unit has not met before', () => {
    expect(isNews(told, told, ['min-vard', 'exempelby'])).toBe(true);
  });

  it('is told again to a unit that had no case when the patient left and came back', () => {
    const left = expired(told, after(PRESENCE_EXPIRY_MS));
    const back = reported({ ...left, toldUnits: [] }, { gatewayId: 'g1', online: true }, after(90_000));
    expect(unitsThatKnow(told, left)).toEqual([]);
    expect(isNews(back, back, ['min-vard'])).toBe(true);
  });

  it('is nothing while no unit has a case of the patient', () => {
    expect(isNews(unseen(start), here('g1'), [])).toBe(false);
  });
});
