import { describe, expect, it } from '@jest/globals';
import { CASE_TABS, exampleSnapshot, type CaseTab, type VisitSnapshot } from '@om/contracts';
import { aClinician } from '@om/testing';
import { newsOfDuty, newsOfMessage, newsOfShift, newsOfVisit, rowOf, UNHEARD, type News } from './case.js';
import type { CaseDocument } from './case.schema.js';
import { TABS, type Filter } from './tabs.js';

const nurse = aClinician();
const physician = aClinician({
  personId: 'SE2321000131-P000000000021',
  role: 'physician',
  profession: 'physician',
  careUnitId: 'exempelby',
});
const at = '2026-11-23T10:00:00.000Z';

type Heard = (known: CaseDocument) => News;
const caseAfter = (...heard: Heard[]): CaseDocument =>
  heard.reduce<CaseDocument>((known, news) => ({ ...known, ...news(known) }), {
    _id: exampleSnapshot.visitId,
    version: 1,
    handled: [],
    outbox: [],
    ...UNHEARD,
  });
const visit =
  (over: Partial<VisitSnapshot>): Heard =>
  (known) =>
    newsOfVisit(known, { ...exampleSnapshot, version: known.visitVersion + 1, ...over });
const away =
  (isAway = true): Heard =>
  (known) =>
    newsOfShift(known, nurse.personId, isAway);
const message =
  (side: 'patient' | 'care'): Heard =>
  (known) =>
    newsOfMessage(known, {
      messageId: exampleSnapshot.visitId,
      visitId: exampleSnapshot.visitId,
      seq: (known.lastMessage?.seq ?? 0) + 1,
      clientId: 'a',
      kind: 'text',
      author: { side, personId: 'p', name: 'n' },
      text: 'x',
      at,
    });
const duty =
  (open: boolean, version = 1): Heard =>
  (known) =>
    newsOfDuty(known, {
      dutyId: 'one',
      version,
      personId: nurse.personId,
      careUnitId: 'min-vard',
      since: at,
      open,
    });

const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
const fits = (value: unknown, wanted: unknown): boolean => {
  if (typeof wanted !== 'object' || wanted === null) {
    return Array.isArray(value) ? value.includes(wanted) : value === wanted;
  }
  if ('$ne' in wanted) return !fits(value, wanted.$ne);
  return '$gt' in wanted && typeof value === 'string' && value > String(wanted.$gt);
};
const matches = (document: CaseDocument, filter: Filter): boolean =>
  Object.entries(filter).every(([path, wanted]) => fits(valueAt(document, path), wanted));

/** The tabs a case stands on for somebody, by the filters the store reads by. */
const tabsOf = (document: CaseDocument, who = nurse): CaseTab[] =>
  CASE_TABS.filter((tab) => TABS[tab](who).reads.some(({ filter }) => matches(document, filter)));

const proposed = (over: Partial<NonNullable<VisitSnapshot['handover']>> = {}): Partial<VisitSnapshot> => ({
  state: 'ongoing',
  startedAt: at,
  handover: {
    handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
    state: 'proposed',
    proposedAt: at,
    expiresAt: at,
    from: { personId: nurse.personId, name: nurse.name, profession: 'nurse', careUnitId: 'min-vard' },
    to: { careUnitId: 'exempelby', careUnitName: 'Vårdcentralen Exempelby', role: 'physician' },
    priority: 2,
    declinedBy: [],
    ...over,
  },
});
const declined = [
  { personId: physician.personId, name: physician.name, at, code: 'no-time' as const, text: '' },
];
const paused = { state: 'on-hold' as const, startedAt: at, onHold: { since: at } };
const ended = { state: 'async' as const, startedAt: at, endedAt: at, asyncUntil: at };
const replied = { ...ended, unansweredReply: { seq: 5, at } };

describe('a case stands', () => {
  it.each<[string, Heard[], CaseTab[]]>([
    ['while it waits: in the queue', [visit({ state: 'waiting', responsible: undefined })], ['waiting']],
    ['booked: among the booked', [visit({ state: 'scheduled', responsible: undefined })], ['booked']],
    ['taken: with the one who took it', [visit({})], ['mine']],
    ['offered to somebody else: still with its sender', [visit(proposed())], ['mine']],
    [
      'offered while it is paused: with its sender',
      [visit({ ...proposed(), ...paused })],
      ['mine', 'on-hold'],
    ],
    ['paused: with those who wait for the patient', [visit(paused)], ['on-hold']],
    ['ended: with the ended', [visit(ended)], ['ended']],
    ['answered by the patient after the end: with the replies', [visit(replied)], ['replies', 'ended']],
    ['as something to document, until it is done', [visit(ended), duty(true)], ['to-document', 'ended']],
    ['nowhere more when it is documented', [visit(ended), duty(true), duty(false, 2)], ['ended']],
  ])('%s', (_where, heard, tabs) => {
    expect(tabsOf(caseAfter(...heard))).toEqual(tabs);
  });

  it.each<[string, Partial<VisitSnapshot>, CaseTab[]]>([
    ['offered to their unit and role', proposed(), ['handovers']],
    [
      'offered to them by name',
      proposed({
        to: {
          careUnitId: 'min-vard',
          careUnitName: 'Min vård Testköping',
          role: 'nurse',
          person: { personId: physician.personId, name: physician.name },
        },
      }),
      ['handovers'],
    ],
    ['offered, and declined by them', proposed({ declinedBy: declined }), []],
    ['accepted by somebody else', proposed({ state: 'accepted' }), []],
    [
      'which they are guest in, also at another unit',
      {
        state: 'ongoing',
        startedAt: at,
        guests: [
          {
            personId: physician.personId,
            name: physician.name,
            profession: 'physician',
            careUnitId: 'exempelby',
            since: at,
            how: 'invited',
            sees: 'all',
          },
        ],
      },
      ['guest'],
    ],
  ])('for a colleague: %s', (_what, over, tabs) => {
    expect(tabsOf(caseAfter(visit(over)), physician)).toEqual(tabs);
  });

  it('never with its sender as something offered to them', () => {
    const to = { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'nurse' as const };
    const document = caseAfter(visit(proposed({ to })));
    expect(tabsOf(document)).toEqual(['mine']);
    expect(tabsOf(document, aClinician({ personId: 'SE2321000131-P000000000040' }))).toEqual(['handovers']);
  });
});

describe('what a patient writes', () => {
  const colleague = aClinician({ personId: 'SE2321000131-P000000000040' });

  it('after the end is the clinician’s to answer, and the unit’s too while the clinician is off shift', () => {
    expect(tabsOf(caseAfter(visit(replied)), colleague)).toEqual([]);
    expect(tabsOf(caseAfter(visit(replied), away()), colleague)).toEqual(['replies']);
    expect(tabsOf(caseAfter(visit(replied), away(), away(false)), colleague)).toEqual([]);
  });

  it('after the end is the unit’s when it has waited too long', () => {
    expect(tabsOf(caseAfter(visit({ ...replied, replyForUnitAt: at })), colleague)).toEqual(['replies']);
  });

  it('in a visit whose clinician has gone home is seen by the unit (invariant 3)', () => {
    const ongoing = visit({ state: 'ongoing', startedAt: at });
    const left = caseAfter(ongoing, message('patient'), away());
    expect(tabsOf(left, colleague)).toEqual(['replies']);
    expect(rowOf(left)?.unansweredSince).toBe(at);
    expect(tabsOf(caseAfter(ongoing, message('patient'), away(), message('care')), colleague)).toEqual([]);
  });

  it('is nobody’s of the former clinician any more when another has taken over', () => {
    const other = {
      personId: colleague.personId,
      name: colleague.name,
      profession: 'nurse' as const,
      since: at,
    };
    const taken = caseAfter(visit(replied), away(), visit({ ...replied, responsible: other }));
    expect(tabsOf(taken, colleague)).toEqual(['replies', 'ended']);
    expect(tabsOf(taken)).toEqual([]);
  });
});

describe('an ended case', () => {
  it('is found by the words of the name, the personnummer and the birth date, and shows no number', () => {
    const document = caseAfter(visit(ended));
    expect(document.searchWords).toEqual(
      expect.arrayContaining(['testpatient', 'p24-40', '198603042386', '8603042386', '19860304']),
    );
    expect(JSON.stringify(rowOf(document))).not.toContain('198603042386');
  });

  it('is not looked for while it goes on', () => {
    expect(caseAfter(visit({ state: 'ongoing' })).searchWords).toBeUndefined();
  });
});

describe('a checked-in patient', () => {
  it('stands in the queue by the booked time, whenever they came', () => {
    const checkedInAt = '2026-11-23T09:50:00.000Z';
    const document = caseAfter(
      visit({ state: 'waiting', entry: 'booked', bookedFor: at, checkedInAt, waitingSince: checkedInAt }),
    );
    expect(document.queuedFrom).toBe(at);
  });

  it('in an emergency is to be seen at once, as long as they wait and nobody has said that it is over', () => {
    const emergency = { at, byName: 'Testpatient P24-40', byKind: 'patient' } as const;
    expect(caseAfter(visit({ state: 'waiting', emergency })).atOnce).toBe(1);
    expect(caseAfter(visit({ state: 'waiting' })).atOnce).toBeUndefined();
    expect(caseAfter(visit({ state: 'claimed', emergency })).atOnce).toBeUndefined();
  });

  it('whom care has let wait past the time is held up, as long as they wait', () => {
    const late = { entry: 'booked', bookedFor: at, checkedInAt: at, lateness: { careMinutes: 10 } } as const;
    expect(caseAfter(visit({ ...late, state: 'waiting' })).heldUp).toBe(1);
    expect(caseAfter(visit({ ...late, state: 'ongoing' })).heldUp).toBeUndefined();
    expect(
      caseAfter(visit({ ...late, state: 'waiting', lateness: { patientMinutes: 5 } })).heldUp,
    ).toBeUndefined();
  });
});
