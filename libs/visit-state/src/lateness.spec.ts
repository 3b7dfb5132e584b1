import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CARE_ABSENT_MINUTES, minutesAfter } from './deadlines.js';
import { arrivalInView, latenessOf, type Lateness } from './lateness.js';
import { command } from './testing/pressed.js';
import { always } from './testing/random-visits.js';
import { aDraft, CLINICIANS, PATIENT, SimulatedClinic } from './testing/simulated-clinic.js';

const bookedFor = '2026-11-23T10:00:00.000Z';
/** So many minutes after the booked time. */
const at = (minutes: number): string => minutesAfter(new Date(bookedFor), minutes).toISOString();
const optional = (minutes: number | undefined): string | undefined =>
  minutes === undefined ? undefined : at(minutes);
type Minutes = Readonly<Partial<Record<'arrived' | 'claimed' | 'started' | 'absent', number | undefined>>>;
const late = ({ arrived, claimed, started, absent }: Minutes) =>
  latenessOf({
    bookedFor,
    arrivedAt: optional(arrived),
    claimedAt: optional(claimed),
    startedAt: optional(started),
    careAbsentAt: optional(absent),
  });

describe('late to a booked time', () => {
  it.each<[string, Minutes, ReturnType<typeof late>]>([
    ['is nobody when both come in time', { arrived: -5, claimed: -1, started: 0 }, {}],
    ['is nobody by less than a minute', { arrived: 0.9, claimed: 1, started: 1.8 }, {}],
    ['is a patient who comes after it', { arrived: 12 }, { patientMinutes: 12 }],
    [
      'is a patient who comes to a visit that began in time',
      { arrived: 7, claimed: -5, started: -2 },
      { patientMinutes: 7 },
    ],
    [
      'is care that lets a patient wait who is there',
      { arrived: -5, claimed: 11, started: 12 },
      { careMinutes: 12 },
    ],
    [
      'is care from when a late patient has come',
      { arrived: 8, claimed: 11, started: 20 },
      { patientMinutes: 8, careMinutes: 12 },
    ],
    [
      'is care that has received the case and begins late, and not the patient meanwhile',
      { claimed: -5, arrived: 10, started: 12 },
      { careMinutes: 12 },
    ],
    [
      'is a patient once the visit has begun, also late',
      { claimed: -5, started: 5, arrived: 12 },
      { patientMinutes: 7, careMinutes: 5 },
    ],
    [
      'is a patient until somebody has received the case without them',
      { claimed: 24, started: 25, arrived: 26 },
      { patientMinutes: 25, careMinutes: 1 },
    ],
    ['is not a patient while it is not known when care will begin', { claimed: -5, arrived: 10 }, {}],
    ['is care that was found absent and has not begun', { arrived: -5, absent: 10 }, { careMinutes: 10 }],
    [
      'is care that was found absent, also when the case has been received anew',
      { absent: 10, claimed: 18, started: 20, arrived: 19 },
      { careMinutes: 20 },
    ],
    ['is not a patient who never came', { claimed: 0, started: 0 }, {}],
    ['is nobody as long as nobody has come', {}, {}],
  ])('%s', (_, minutes, expected) => {
    expect(late(minutes)).toEqual(expected);
  });

  it('is nobody without a booked time', () => {
    expect(latenessOf({ arrivedAt: at(5), claimedAt: at(6), startedAt: at(9) })).toEqual({});
  });

  const minute = fc.integer({ min: -60, max: 120 });
  const later = fc.option(fc.nat(40), { nil: undefined });
  /** When the case was received, how long after that the visit began, and whether care was found absent in between. */
  const meeting = fc
    .record({
      arrived: fc.option(minute, { nil: undefined }),
      claimed: minute,
      begins: later,
      isFound: fc.boolean(),
    })
    .map(({ arrived, claimed, begins, isFound }): Minutes => {
      const started = begins === undefined ? undefined : claimed + begins;
      const found = Math.max(0, Math.min(claimed, arrived ?? claimed)) + CARE_ABSENT_MINUTES;
      const absent = isFound && found <= (started ?? found) ? found : undefined;
      return { arrived, claimed, started, absent };
    });
  const sumOf = ({ patientMinutes = 0, careMinutes = 0 }: Lateness) => patientMinutes + careMinutes;

  it('no minute is held against both, and none after both are there', () => {
    fc.assert(
      fc.property(meeting, (minutes) => {
        const { arrived, started, absent } = minutes;
        const met = Math.max(0, arrived ?? 0, started ?? absent ?? 0);
        expect(sumOf(late(minutes))).toBeLessThanOrEqual(met);
        if (arrived !== undefined && started !== undefined) expect(sumOf(late(minutes))).toBe(met);
      }),
    );
  });

  it('who comes in time is never late, whatever the other does', () => {
    fc.assert(
      fc.property(meeting, fc.nat(60), (minutes, early) => {
        expect(late({ ...minutes, arrived: -early })).not.toHaveProperty('patientMinutes');
        const begun = { ...minutes, claimed: -early, started: -early, absent: undefined };
        expect(late(begun)).not.toHaveProperty('careMinutes');
      }),
    );
  });

  it('coming a minute later makes nobody more than a minute later', () => {
    const minutesOf = (minutes: Minutes) => {
      const { patientMinutes = 0, careMinutes = 0 } = late(minutes);
      return [patientMinutes, careMinutes] as const;
    };
    fc.assert(
      fc.property(meeting, ({ arrived = 0, claimed = 0, started = claimed }) => {
        const [patient, care] = minutesOf({ arrived, claimed, started });
        for (const later of [
          { arrived: arrived + 1, claimed, started },
          { arrived, claimed: claimed + 1, started: Math.max(started, claimed + 1) },
          { arrived, claimed, started: started + 1 },
        ]) {
          const [patientLater, careLater] = minutesOf(later);
          expect(Math.abs(patientLater - patient)).toBeLessThanOrEqual(1);
          expect(Math.abs(careLater - care)).toBeLessThanOrEqual(1);
        }
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
  const lateness = ({ record }: SimulatedClinic) => record.visit.lateness;

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
    visit.pass(7 / 6);
    visit.timersGoOff();
    press(visit, 'release');
    visit.pass(0.05);
    press(visit, 'check-in');
    expect(lateness(visit)).toEqual({ careMinutes: 10, careAbsentAt: at(10) });
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
      const { bookedFor: due = '', checkedInAt, startedAt, lateness: counted } = visit;
      const { patientMinutes = 0, careMinutes = 0, careAbsentAt } = counted ?? {};
      const met = [due, checkedInAt ?? due, startedAt ?? careAbsentAt ?? due].sort().at(-1) ?? due;
      if (patientMinutes + careMinutes > 0)
        expect((patientMinutes + careMinutes) * 60_000).toBeLessThanOrEqual(
          Date.parse(met) - Date.parse(due),
        );
    });
  });
});
