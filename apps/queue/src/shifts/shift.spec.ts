import { describe, expect, it } from '@jest/globals';
import { exampleRow, exampleShift, exampleUnit, type Shift } from '@om/contracts';
import { aClinician } from '@om/testing';
import { countsOf, leftBehind, leftFor } from './open-cases.js';
import { resourceOf } from './resources.js';
import { effectsOf, ended, LONGEST_SHIFT_HOURS, started } from './shift.js';

const now = new Date('2026-11-23T08:00:00.000Z');
const nurse = aClinician();

describe('a shift', () => {
  it('begins as first in line unless something else is said', () => {
    expect(started(undefined, nurse, undefined, now)).toMatchObject({
      onShift: true,
      shiftType: 'primary',
      since: now.toISOString(),
    });
  });

  it('begins as what the last one was, until something else is said', () => {
    const over = { ...exampleShift, shiftType: 'secondary' as const, onShift: false };
    expect(started(over, nurse, undefined, now)?.shiftType).toBe('secondary');
    expect(started(over, { ...nurse, careUnitId: 'exempelby' }, undefined, now)?.shiftType).toBe('secondary');
    expect(started(over, nurse, 'primary', now)?.shiftType).toBe('primary');
  });

  it('goes on when it is begun again, from the time it began', () => {
    expect(started(exampleShift, nurse, undefined, now)).toBeUndefined();
    expect(started(exampleShift, nurse, 'secondary', now)).toEqual({
      ...exampleShift,
      shiftType: 'secondary',
    });
    expect(started(exampleShift, { ...nurse, lead: true }, undefined, now)).toEqual({
      ...exampleShift,
      lead: true,
    });
  });

  it('is a new one in another unit or role, and after the last has ended', () => {
    const since = now.toISOString();
    for (const over of [{ careUnitId: 'exempelby' }, { role: 'counsellor' as const }]) {
      expect(started(exampleShift, { ...nurse, ...over }, undefined, now)).toMatchObject({ ...over, since });
    }
    expect(started({ ...exampleShift, onShift: false }, nurse, undefined, now)?.since).toBe(since);
  });

  it('ends once', () => {
    const over = ended(exampleShift, now);
    expect(over).toEqual({ ...exampleShift, onShift: false, since: now.toISOString() });
    expect(over && ended(over, now)).toBeUndefined();
  });
});

describe('what a changed shift causes', () => {
  const facts = { version: 2, actor: nurse, id: '0198c1f2-0000-7000-8000-0000000000aa', now };

  it('is told to both units of a move', () => {
    const moved = { ...exampleShift, careUnitId: 'exempelby' };
    const { outbox } = effectsOf(moved, { ...facts, before: exampleShift });
    expect(outbox).toMatchObject([{ kind: 'event', envelope: { careunits: ['exempelby', 'min-vard'] } }]);
  });

  it('is an end by itself, taken back when it is ended in time', () => {
    const { timers } = effectsOf(exampleShift, { ...facts, before: undefined });
    const forgotten = timers.set.find(({ kind }) => kind === 'forgotten');
    expect(forgotten?.at.getTime()).toBe(Date.parse(exampleShift.since) + LONGEST_SHIFT_HOURS * 3_600_000);
    const over = { ...exampleShift, onShift: false, since: now.toISOString() };
    expect(effectsOf(over, { ...facts, before: exampleShift }).timers).toMatchObject({
      set: [{ kind: 'spread' }],
      drop: [forgotten?.id],
    });
  });
});

describe('what is left behind', () => {
  const row = (n: number) => ({ ...exampleRow, visitId: `0198c1f2-0000-7000-8000-00000000000${String(n)}` });
  it('is counted by case; a note alone is none', () => {
    const open = { ongoing: [row(1)], proposed: [], replies: [row(1), row(2)], unsigned: [row(3)] };
    expect(leftBehind(open)).toBe(2);
    expect(countsOf(open)).toEqual({ ongoing: 1, proposed: 0, replies: 2, unsigned: 1 });
    expect(leftBehind({ ongoing: [], proposed: [], replies: [], unsigned: [row(3)] })).toBe(0);
  });

  it('is not what lies at the unit where one goes on', () => {
    const there = { ...row(1), careUnitId: 'exempelby' };
    const open = { ongoing: [there, row(2)], proposed: [], replies: [], unsigned: [] };
    expect(leftBehind(open)).toBe(2);
    expect(leftFor(open, 'exempelby')).toEqual({ ...open, ongoing: [row(2)] });
  });
});

describe('a resource', () => {
  const on = (over: Partial<Shift>): Shift => ({ ...exampleShift, ...over });
  const people = [
    on({ personId: 'a', name: 'HSP57', shiftType: 'secondary' }),
    on({ personId: 'b', name: 'HSP39' }),
    on({ personId: 'c', name: 'HSP21', role: 'physician' }),
    on({ personId: 'd', name: 'HSP60', careUnitId: 'exempelby' }),
  ];

  it('is a unit’s role with those on shift, the first in line first', () => {
    const resource = resourceOf(exampleUnit, people, now);
    expect(
      resource.roles.map(({ role, onShift }) => [role, onShift.map(({ personId }) => personId)]),
    ).toEqual([
      ['nurse', ['b', 'a']],
      ['physician', ['c']],
    ]);
  });

  it('says whether the unit is open, and has every role where the unit names none', () => {
    const { roles: _roles, ...unit } = exampleUnit;
    expect(resourceOf(unit, [], now).open).toBe(true);
    expect(resourceOf(unit, [], new Date('2026-11-23T20:00:00.000Z')).open).toBe(false);
    expect(resourceOf(unit, [], now).roles).toHaveLength(5);
  });
});
