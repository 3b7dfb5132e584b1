import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type VisitSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { conversationOf, newest, type Conversation } from '../conversations/conversation.js';
import { dueEntry } from './due-entry.js';
import type { Draft, LogView } from './entry.js';
import { noticesOf } from './notices.js';

const at = '2026-11-23T09:40:00.000Z';
const handover = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'accepted',
  proposedAt: at,
  expiresAt: '2026-11-23T10:40:00.000Z',
  from: {
    personId: 'SE2321000131-P000000000039',
    name: 'HSP39 TestPerson39',
    profession: 'nurse',
    careUnitId: 'min-vard',
  },
  to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
  priority: 2,
  message: 'Misstänkt ruptur, bedöm helst idag.',
  declinedBy: [
    {
      personId: 'SE2321000131-P000000000045',
      name: 'HSP45 TestPerson45',
      at,
      code: 'no-time',
      text: 'Fullt',
    },
  ],
  answeredAt: at,
  answeredBy: { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' },
} as const satisfies VisitSnapshot['handover'];
const invited = {
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician',
  careUnitId: 'min-vard',
  since: at,
  how: 'invited',
  sees: 'all',
} as const;

const visitOf = (over: Partial<VisitSnapshot> = {}): Conversation =>
  conversationOf({ ...exampleSnapshot, state: 'ongoing', startedAt: at, greeting: 'Hej!', ...over });
const told = (over: Partial<VisitSnapshot>) =>
  noticesOf(visitOf(over)).map(({ about, text }) => `${about ?? ''}: ${text}`);

describe('the line a patient reads', () => {
  it('is none of a visit where nothing has happened', () => {
    expect(told({})).toEqual([]);
  });

  it('of an accepted handover names who takes over, as domain 6 has it', () => {
    expect(new Set(told({ handover }))).toEqual(
      new Set([
        'handover: HSP21 TestPerson21, läkare, tar över och hjälper dig nu. Du behöver inte berätta allt igen.',
      ]),
    );
  });

  it.each(['proposed', 'declined', 'cancelled', 'expired'] as const)(
    'of a handover that is %s does not exist',
    (state) => {
      expect(told({ handover: { ...handover, state } })).toEqual([]);
    },
  );

  it('says who helps now when a colleague has taken over from somebody who had gone home', () => {
    const responsible = { ...exampleSnapshot.responsible, since: at } as NonNullable<
      VisitSnapshot['responsible']
    >;
    const gone = { ...invited, until: at, was: 'responsible' } as const;
    expect(new Set(told({ responsible, formerParticipants: [gone] }))).toEqual(
      new Set([
        'handover: HSP39 TestPerson39, sjuksköterska, tar över och hjälper dig nu. Du behöver inte berätta allt igen.',
      ]),
    );
    expect(
      told({ responsible, formerParticipants: [{ ...gone, until: '2026-11-23T09:20:00.000Z' }] }),
    ).toEqual([]);
    expect(told({ responsible, resumedAt: at, formerParticipants: [gone] })).toEqual([]);
  });

  it('of a guest says who takes part, and who no longer does', () => {
    expect(told({ guests: [invited] })).toContain('guest-joined: HSP21 TestPerson21, läkare, deltar nu.');
    const left = { ...invited, until: '2026-11-23T09:50:00.000Z', was: 'guest' } as const;
    expect(told({ formerParticipants: [left] })).toEqual([
      'guest-left: HSP21 TestPerson21, läkare, deltar inte längre.',
    ]);
  });

  it('is none of the former responsible who stays, and of guests who leave with the end', () => {
    expect(told({ guests: [{ ...invited, how: 'handover' }] })).toEqual([]);
    const left = { ...invited, until: at, was: 'guest' } as const;
    expect(told({ state: 'async', endedAt: at, formerParticipants: [left] })).toEqual([]);
    const resumed = { resumeNumber: 1, resumedAt: '2026-11-23T09:55:00.000Z' };
    expect(told({ ...resumed, formerParticipants: [left] })).toEqual([
      'resumed: Besöket fortsätter. HSP39 TestPerson39, sjuksköterska, hjälper dig nu.',
    ]);
  });

  it.each([
    ['on hold', { state: 'on-hold', onHold: { since: at } }, 'on-hold: Vi väntar på ditt svar.'],
    ['of a proposed pause', { onHold: { since: at, suggested: true } }, undefined],
    ['resumed', { resumeNumber: 1, resumedAt: at }, 'resumed: Besöket fortsätter. HSP39 TestPerson39'],
    [
      'reopened',
      { state: 'async', reopenedAt: at, asyncUntil: '2026-11-26T09:52:00.000Z' },
      'reopened: Ärendet är öppet igen. Du kan skicka meddelande här till och med torsdag 26 november kl. 10.52.',
    ],
    [
      'redirected',
      { state: 'redirected', redirect: { destination: '1177', message: 'Ring 1177.', at } },
      'redirected: Ring 1177.',
    ],
    ['not come', { state: 'no-show', noShow: { at } }, 'no-show: Vi har inte fått kontakt med dig'],
    ['only proposed as not come', { noShow: { at, proposed: true } }, undefined],
    ['an emergency', { emergency: { at, byName: 'x', byKind: 'patient' } }, 'emergency: Du har sagt'],
  ] as const satisfies readonly (readonly [string, Partial<VisitSnapshot>, string | undefined])[])(
    'of a visit %s',
    (_, over, expected) => {
      const [line] = told(over);
      if (expected === undefined) expect(line).toBeUndefined();
      else expect(line).toContain(expected);
    },
  );

  it('can be said in another language: by its subject, whom it concerns, and what else its sentence holds', () => {
    const asyncUntil = '2026-11-26T09:52:00.000Z';
    const paramsOf = (over: Partial<VisitSnapshot>) => noticesOf(visitOf(over))[0]?.params;
    expect(paramsOf({ state: 'async', reopenedAt: at, asyncUntil })).toEqual({ until: asyncUntil });
    for (const byKind of ['patient', 'clinician'] as const)
      expect(paramsOf({ emergency: { at, byName: 'x', byKind } })).toEqual({ by: byKind });
    expect(noticesOf(visitOf({ guests: [invited] }))[0]).toMatchObject({
      about: 'guest-joined',
      author: { name: invited.name, profession: invited.profession },
    });
  });

  it('never holds the handover message, who declined, or why', () => {
    const all = JSON.stringify(noticesOf(visitOf({ handover, guests: [invited] })));
    for (const secret of [handover.message, 'HSP45', 'Fullt', 'no-time', 'Exempelby', '"priority"'])
      expect(all).not.toContain(secret);
  });

  it('of a ticket carries the ticket', () => {
    const ticket = {
      ticketId: '0198c1f2-0000-7000-8000-0000000000e9',
      state: 'sent',
      visitType: 'clinic',
      careUnitId: 'min-vard',
      careUnitName: 'Min vård Testköping',
      reasonCode: 'axelbesvar',
      message: 'Välj en tid nästa vecka.',
      sentAt: at,
      validUntil: '2026-12-07T09:40:00.000Z',
      byName: 'HSP39 TestPerson39',
      byPersonId: 'SE2321000131-P000000000039',
    } as const;
    const [notice] = noticesOf(visitOf({ tickets: [ticket] }));
    const params = { until: ticket.validUntil };
    expect(notice).toMatchObject({ about: 'ticket', ticketId: ticket.ticketId, params });
    expect(notice?.text).toBe(
      'Du kan boka en tid. Välj tid senast måndag 7 december kl. 10.40.\nVälj en tid nästa vecka.',
    );
    expect(noticesOf(visitOf({ tickets: [{ ...ticket, state: 'revoked' }] }))).toEqual([]);
  });
});

type Row = Draft & { seq: number };
const viewOf = (rows: readonly Row[]): LogView => {
  const last = rows.at(-1);
  return {
    tail: last ? { seq: last.seq, kind: last.kind } : { seq: 0 },
    system: rows.map(({ seq, kind, clientId, visitVersion = 0 }) => ({ seq, kind, clientId, visitVersion })),
    lastWritten: { patient: 0, care: 0 },
  };
};
const ensured = (rows: readonly Row[], visit: Conversation, heard: Conversation): readonly Row[] => {
  const due = dueEntry(visit, viewOf(rows), heard);
  return due ? ensured([...rows, { ...due, seq: rows.length + 1 }], visit, heard) : rows;
};

/** A visit that changes hands twice, has a guest, waits, and is directed elsewhere. */
const LIFE: readonly Conversation[] = [
  visitOf({ version: 3 }),
  visitOf({ version: 4, guests: [invited] }),
  visitOf({
    version: 5,
    formerParticipants: [{ ...invited, until: '2026-11-23T09:45:00.000Z', was: 'guest' }],
  }),
  visitOf({ version: 6, state: 'on-hold', onHold: { since: '2026-11-23T09:46:00.000Z' } }),
  visitOf({ version: 7, handover }),
  visitOf({
    version: 8,
    handover: { ...handover, handoverId: '0198c1f2-0000-7000-8000-0000000000d2', state: 'proposed' },
  }),
  visitOf({
    version: 9,
    handover: { ...handover, handoverId: '0198c1f2-0000-7000-8000-0000000000d2' },
  }),
];

describe('notices under state events in any order', () => {
  const order = fc.array(fc.constantFrom(...LIFE), { minLength: 1, maxLength: 30 });
  const heardIn = (events: readonly Conversation[]): readonly Row[] => {
    let visit: Conversation | null = null;
    let rows: readonly Row[] = [];
    for (const heard of events) {
      visit = newest(visit, heard);
      rows = ensured(rows, visit, heard);
    }
    return rows;
  };

  it('are each told once', () => {
    fc.assert(
      fc.property(order, (events) => {
        const ids = heardIn(events).map(({ clientId }) => clientId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids[0]).toBe('system:greeting');
      }),
    );
  });

  it('tell every handover that was accepted and every guest who came, also when something newer was heard first', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...LIFE], { minLength: LIFE.length }), (events) => {
        const about = heardIn(events).map((row) => row.about);
        expect(about.filter((subject) => subject === 'handover')).toHaveLength(2);
        expect(about.filter((subject) => subject === 'guest-joined')).toHaveLength(1);
      }),
    );
  });

  it('stand before the seal of a visit that is over', () => {
    const over = visitOf({
      version: 10,
      state: 'redirected',
      redirect: { destination: '1177', message: 'Ring 1177.', at },
    });
    expect(
      heardIn([...LIFE, over])
        .map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['notice', 'seal']);
  });
});
