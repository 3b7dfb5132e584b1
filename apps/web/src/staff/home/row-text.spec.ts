import { exampleRow } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { moved, rowAfter, waitText } from './row-text.js';

const now = Date.parse('2026-11-23T09:29:00.000Z');

describe('the wait column', () => {
  it('is late once the target of the priority has passed', () => {
    expect(waitText(exampleRow, 'waiting', now, 'sv')).toEqual({ text: '21 min', late: true, ahead: false });
    const early = { ...exampleRow, dueAt: '2026-11-23T09:30:00.000Z' };
    expect(waitText(early, 'waiting', now, 'sv').late).toBe(false);
  });
  it('counts down to a booked time', () => {
    const booked = { ...exampleRow, state: 'scheduled' as const, bookedFor: '2026-11-23T09:40:00.000Z' };
    expect(waitText(booked, 'booked', now, 'sv')).toEqual({ text: '11 min', late: false, ahead: true });
  });
  it('tells when an ended visit ended', () => {
    const ended = { ...exampleRow, state: 'async' as const, endedAt: '2026-11-23T09:10:00.000Z' };
    expect(waitText(ended, 'ended', now, 'sv').text).toBe('i dag 10.10');
  });
});

describe('moving in the list', () => {
  it('stops at both ends', () => {
    expect([
      moved(3, 0, 'ArrowUp'),
      moved(3, 2, 'ArrowDown'),
      moved(3, 1, 'Home'),
      moved(3, 0, 'End'),
    ]).toEqual([0, 2, 0, 2]);
    expect(moved(3, 0, 'x')).toBeUndefined();
  });
  it('goes on with the case in the place of the one that someone else took', () => {
    expect(rowAfter(['a', 'b', 'c'], ['a', 'c'], 'b')).toBe('c');
    expect(rowAfter(['a', 'b'], ['a'], 'b')).toBe('a');
    expect(rowAfter(['a'], [], 'a')).toBeUndefined();
  });
});
