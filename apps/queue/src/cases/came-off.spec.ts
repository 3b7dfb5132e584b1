import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { newsOfPresence, newsOfVisit, UNHEARD, type News } from './case.js';
import type { CaseDocument } from './case.schema.js';
import type { Looking } from './looks.js';

const { visitId } = exampleSnapshot;
const unheard: CaseDocument = { _id: visitId, version: 1, handled: [], outbox: [], ...UNHEARD };
/** Of the day of the visit, in UTC. */
const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const booked = { entry: 'booked' as const, bookedFor: at('10:00') };

let version = 0;
type Heard = (known: CaseDocument) => News;
const visit = (over: Partial<VisitSnapshot>): Heard => {
  version += 1;
  const heard = { ...exampleSnapshot, ...booked, ...over, version };
  return (known) => newsOfVisit(known, heard);
};
/** From the moments on at which the patient opens the visit and leaves it, in turn. */
const looks = (...times: string[]): Looking[] =>
  times.map((time, index) => ({
    version: Number(time.replace(':', '')),
    at: at(time),
    visitIds: index % 2 === 0 ? [visitId] : [],
  }));
const inView = (...times: string[]): Heard[] => looks(...times).map(toldOf);
const toldOf =
  (looking: Looking): Heard =>
  (known) =>
    newsOfPresence(known, true, [looking]);
const caseAfter = (...heard: Heard[]): CaseDocument =>
  heard.reduce<CaseDocument>((known, news) => ({ ...known, ...news(known) }), unheard);
const counted = (...heard: Heard[]): string[] | undefined =>
  caseAfter(...heard).cameOff?.map((fact) => fact.replace('min-vard:', ''));

const began = { state: 'ongoing', claimedAt: at('09:58'), startedAt: at('10:00') } as const;

describe('a booked visit is counted', () => {
  const cancelled = { state: 'cancelled', cancelledAt: at('10:40') } as const;
  it.each<[string, Partial<VisitSnapshot>, string[] | undefined]>([
    ['as booked', began, ['booked']],
    [
      'as late when the patient checks in late',
      { ...began, checkedInAt: at('10:07') },
      ['booked', 'late-patient'],
    ],
    ['as late when care begins late', { state: 'ongoing', startedAt: at('10:12') }, ['booked', 'late-care']],
    [
      'as late when care has been found absent, also before anybody has begun',
      { state: 'claimed', lateness: { careMinutes: 10, careAbsentAt: at('10:10') } },
      ['booked', 'late-care'],
    ],
    ['as missed by the patient', { state: 'no-show' }, ['booked', 'no-show-patient']],
    ['not at all when it was taken back in time', { state: 'cancelled' }, undefined],
    [
      'as missed by the care when the patient waited past the time and gave up',
      {
        ...cancelled,
        checkedInAt: at('10:00'),
        lateness: { careMinutes: 10, careAbsentAt: at('10:10') },
      },
      ['booked', 'no-show-care'],
    ],
  ])('%s', (_how, over, facts) => {
    expect(counted(visit(over))).toEqual(facts);
  });

  it('not at all when it is not booked', () => {
    expect(counted(visit({ ...began, bookedFor: undefined }), ...inView('10:30'))).toBeUndefined();
  });
});

describe('a patient who was received without a check-in', () => {
  it('is late by when they first had the visit in view', () => {
    expect(counted(visit(began), ...inView('10:07'))).toEqual(['booked', 'late-patient']);
    expect(counted(visit(began), ...inView('09:46', '09:47', '10:07'))).toEqual(['booked']);
    expect(counted(visit(began), ...inView('08:00', '10:30', '10:31'))).toEqual(['booked']);
    expect(counted(visit(began), ...inView('08:00', '08:30', '10:07'))).toEqual(['booked', 'late-patient']);
  });

  it('takes nothing from care for the time they were late themselves', () => {
    const late = { state: 'ongoing', claimedAt: at('10:12'), startedAt: at('10:12') } as const;
    expect(counted(visit(late), ...inView('10:12'))).toEqual(['booked', 'late-patient']);
    expect(counted(visit(late), ...inView('09:55'))).toEqual(['booked', 'late-care']);
  });

  it('is not late by a look at another visit, at a page of a visit at the clinic, or for who checked in first', () => {
    const other = looks('10:07').map((looking) => ({ ...looking, visitIds: ['another'] }));
    expect(counted(visit(began), ...other.map(toldOf))).toEqual(['booked']);
    const slot = { bookingId: visitId, slotId: visitId, from: at('10:00'), to: at('10:20') };
    const clinic = { ...began, booking: { ...slot, visitType: 'clinic' as const } };
    expect(counted(visit(clinic), ...inView('10:07'))).toEqual(['booked']);
    expect(counted(visit({ ...began, checkedInAt: at('09:50') }), ...inView('10:07'))).toEqual(['booked']);
  });

  it('is absent and not late when they never came in time to be met', () => {
    const noShow = {
      state: 'no-show',
      lastChange: { ...exampleSnapshot.lastChange, at: at('11:00') },
    } as const;
    expect(counted(visit({ state: 'scheduled' }), ...inView('10:50'), visit(noShow))).toEqual([
      'booked',
      'no-show-patient',
    ]);
  });

  it('is not late by reading a visit that is over, or that has begun again after that', () => {
    const ended = { state: 'async', startedAt: at('10:00'), endedAt: at('10:20') } as const;
    expect(counted(visit(ended), ...inView('10:30'))).toEqual(['booked']);
    expect(counted(visit(ended), ...inView('10:10'))).toEqual(['booked', 'late-patient']);
    expect(counted(visit({ ...began, resumedAt: at('11:00') }), ...inView('11:05'))).toEqual(['booked']);
  });

  it('is judged anew when the visit is moved', () => {
    const moved = { state: 'ongoing', bookedFor: at('14:00'), startedAt: at('14:00') } as const;
    const seen = [
      visit({ state: 'scheduled' }),
      ...inView('09:50'),
      visit(moved),
      ...inView('09:50', '09:58'),
    ];
    expect(counted(...seen)).toEqual(['booked']);
    expect(counted(...seen, ...inView('14:09'))).toEqual(['booked', 'late-patient']);
  });

  it('is counted the same in whatever order and however often it is heard', () => {
    const told = looks('09:10', '09:20', '10:03', '10:05', '10:07');
    const heard = told.map(toldOf);
    const booked10 = visit(began);
    fc.assert(
      fc.property(fc.shuffledSubarray([...heard, ...heard], { minLength: 10 }), (shuffled) => {
        const { cameOff } = caseAfter(booked10, ...shuffled);
        expect(cameOff).toEqual(['min-vard:booked', 'min-vard:late-patient']);
      }),
    );
  });

  it('is written of no more once they have come', () => {
    const known = caseAfter(visit(began), ...inView('10:03'));
    expect(newsOfPresence(known, true, looks('10:03', '10:04', '10:09'))).toBeUndefined();
    const unbooked = caseAfter(visit({ ...began, bookedFor: undefined }), ...inView('09:00'));
    expect(newsOfPresence(unbooked, true, looks('09:10', '09:11', '10:09'))).toBeUndefined();
  });
});
