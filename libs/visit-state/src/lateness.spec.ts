import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { minutesAfter } from './deadlines.js';
import { arrivalInView, latenessOf, latest, type Meeting } from './lateness.js';
import { command } from './testing/pressed.js';
import { always } from './testing/random-visits.js';
import { aDraft, CLINICIANS, PATIENT, SimulatedClinic } from './testing/simulated-clinic.js';

const bookedFor = '2026-11-23T10:00:00.000Z';
/** So many minutes after the booked time. */
const at = (minutes: number): string => minutesAfter(new Date(bookedFor), minutes).toISOString();
const optional = (minutes: number | undefined): string | undefined =>
  minutes === undefined ? undefined : at(minutes);
type Minutes = Readonly<Partial<Record<'arrived' | 'started' | 'absent', number | undefined>>>;
const late = ({ arrived, started, absent }: Minutes) =>
  latenessOf({
    bookedFor,
    arrivedAt: optional(arrived),
    startedAt: optional(started),
    careAbsentAt: optional(absent),
  });

describe('late to a booked time', () => {
  it.each<[string, Minutes, ReturnType<typeof late>]>([
    ['is nobody when both come in time', { arrived: -5, started: 0 }, {}],
    ['is nobody by less than a minute', { arrived: 0.9, started: 1.8 }, {}],
    ['is a patient who comes after it', { arrived: 12, started: 12 }, { patientMinutes: 12 }],
    ['is a patient who comes to a visit begun in time', { arrived: 7, started: -2 }, { patientMinutes: 7 }],
    ['is care that lets a patient wait', { arrived: -5, started: 12 }, { careMinutes: 12 }],
    [
      'is care from when a late patient has come',
      { arrived: 8, started: 20 },
      { patientMinutes: 8, careMinutes: 12 },
    ],
    [
      'is a patient from when a visit that began late has begun',
      { arrived: 12, started: 5 },
      { patientMinutes: 7, careMinutes: 5 },
    ],
    [
      'is not a patient who comes when care has been found absent',
      { absent: 10, arrived: 15, started: 16 },
      { careMinutes: 16 },
    ],
    ['is care that was found absent and has not begun', { arrived: -5, absent: 10 }, { careMinutes: 10 }],
    ['is not a patient who never came', { started: 0 }, {}],
    ['is nobody as long as nobody has come', {}, {}],
  ])('%s', (_, minutes, expected) => {
    expect(late(minutes)).toEqual(expected);
  });

  it('is nobody without a booked time', () => {
    expect(latenessOf({ arrivedAt: at(5), startedAt: at(9) })).toEqual({});
  });

  const instant = fc.option(fc.integer({ min: -60, max: 120 }), { nil: undefined });
  const meeting = fc
    .record({ arrived: instant, started: instant, absent: instant })
    .filter(({ started, absent }) => started === undefined || absent === undefined || absent <= started);

  it('no minute is held against both, and none after both are there', () => {
    fc.assert(
      fc.property(meeting, (minutes) => {
        const { patientMinutes = 0, careMinutes = 0 } = late(minutes);
        const { arrived, started, absent } = minutes;
        const met = Math.max(0, arrived ?? 0, started ?? absent ?? 0);
        expect(patientMinutes + careMinutes).toBeLessThanOrEqual(met);
        if (arrived !== undefined && started !== undefined) expect(patientMinutes + careMinutes).toBe(met);
      }),
    );
  });

  it('who comes in time is never late, whatever the other does', () => {
    fc.assert(
      fc.property(meeting, ({ arrived, started, absent }) => {
        const early = (minutes: number | undefined) =>
          minutes === undefined ? undefined : -Math.abs(minutes);
        expect(late({ arrived: early(arrived), started, absent })).not.toHaveProperty('patientMinutes');
        expect(late({ arrived, started: early(started) })).not.toHaveProperty('careMinutes');
      }),
    );
  });
});

describe('a patient who has the booked visit in view', () => {
  const visit = { bookedFor };
  const seen = (from: number, to: number, over = {}) =>
    arrivalInView({ ...visit, ...over }, { from: at(from), to: at(to) });

  it('has come when they open it, from a quarter of an hour before the time on', () => {
    expect(seen(-15, -15)).toBe(at(-15));
    expect(seen(3, 9)).toBe(at(3));
  });

  it('has come as soon as one can when it has been open since before', () => {
    expect(seen(-600, -15)).toBe(at(-15));
    expect(seen(-600, 40)).toBe(at(-15));
  });

  it('has not come when they left before', () => {
    expect(seen(-600, -16)).toBeUndefined();
  });

  it('has not come to a clinic by looking at a page, nor to a visit that is not booked', () => {
    expect(seen(3, 9, { visitType: 'clinic' })).toBeUndefined();
    expect(seen(3, 9, { visitType: 'video' })).toBe(at(3));
    expect(seen(3, 9, { bookedFor: undefined })).toBeUndefined();
  });
});

describe('a booked visit', () => {
  const clinic = () => new SimulatedClinic(aDraft({ entry: 'booked', bookedFor }), { type: 'book' });
  const press = (at: SimulatedClinic, action: 'check-in' | 'claim' | 'release' | 'start') =>
    at.act(command(action, at.record.visit), action === 'check-in' ? PATIENT : CLINICIANS[0]);
  const lateness = ({ record }: SimulatedClinic): Meeting | undefined => record.visit.lateness;

  it('of a patient who checks in late is care’s to begin ten minutes after that, not at once', () => {
    const visit = clinic();
    visit.pass(1.2);
    press(visit, 'check-in');
    visit.timersGoOff();
    expect(lateness(visit)).toEqual({ patientMinutes: 12 });
    visit.pass(1 / 6);
    visit.timersGoOff();
    expect(lateness(visit)).toEqual({ patientMinutes: 12, careMinutes: 10, careAbsentAt: at(22) });
    press(visit, 'claim');
    visit.pass(0.05);
    press(visit, 'start');
    expect(lateness(visit)).toMatchObject({ patientMinutes: 12, careMinutes: 13 });
  });

  it('received after its time, without a check-in, alarms nobody before care has had ten minutes', () => {
    const visit = clinic();
    visit.pass(1.3);
    press(visit, 'claim');
    visit.timersGoOff();
    expect(lateness(visit)).toBeUndefined();
  });

  it('that care has kept from being checked in to does not make its patient late', () => {
    const visit = clinic();
    press(visit, 'claim');
    visit.pass(1.2);
    visit.timersGoOff();
    press(visit, 'release');
    visit.pass(0.05);
    press(visit, 'check-in');
    expect(lateness(visit)).toEqual({ careMinutes: 12, careAbsentAt: at(12) });
  });

  it('that is moved has nobody late to the new time', () => {
    const visit = clinic();
    press(visit, 'claim');
    visit.pass(1.2);
    visit.timersGoOff();
    press(visit, 'release');
    const booking = { bookingId: 'b', slotId: 's', from: at(90), to: at(110) };
    visit.books({ type: 'rebook', booking });
    expect(lateness(visit)).toBeUndefined();
  });

  it('has no minute held against both, whatever happens to it', () => {
    always(({ record: { visit } }) => {
      const { bookedFor: due, checkedInAt, startedAt, lateness: counted } = visit;
      const { patientMinutes = 0, careMinutes = 0, careAbsentAt } = counted ?? {};
      const met = latest(due ?? '', checkedInAt, startedAt ?? careAbsentAt);
      if (patientMinutes + careMinutes > 0)
        expect((patientMinutes + careMinutes) * 60_000).toBeLessThanOrEqual(
          Date.parse(met) - Date.parse(due ?? ''),
        );
    });
  });
});
