import { describe, expect, it } from '@jest/globals';
import { presenceSeenFrom, whereaboutsOf } from './whereabouts.js';

const since = '2026-11-23T09:30:00.000Z';
const inOne = { online: true, since, visitIds: ['one', 'two'] };

describe('where a patient is', () => {
  it('is in the visit, on another page, or not with us', () => {
    expect(whereaboutsOf(inOne, 'one')).toBe('in-visit');
    expect(whereaboutsOf(inOne, 'three')).toBe('in-app');
    expect(whereaboutsOf({ online: true, since }, 'one')).toBe('in-app');
    expect(whereaboutsOf({ ...inOne, online: false }, 'one')).toBe('offline');
    expect(whereaboutsOf(undefined, 'one')).toBe('offline');
  });

  it('tells those who see one visit nothing of another', () => {
    expect(presenceSeenFrom(inOne, 'one')).toEqual({ online: true, since, visitIds: ['one'] });
    expect(presenceSeenFrom(inOne, 'three')).toEqual({ online: true, since });
    expect(presenceSeenFrom(inOne, undefined)).toEqual({ online: true, since });
  });
});
