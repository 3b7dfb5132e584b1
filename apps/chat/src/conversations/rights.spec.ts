import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type Principal } from '@om/contracts';
import fc from 'fast-check';
import { anyConversation, anyPrincipal } from '../testing/arbitrary-conversation.js';
import { conversationOf, type Conversation } from './conversation.js';
import { authorOf, placeOf, RIGHTS } from './rights.js';

const conversation = conversationOf(exampleSnapshot);
const nurse = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
} as const satisfies Principal;
const patient = {
  kind: 'patient',
  personId: exampleSnapshot.patient.patientId,
  name: 'Testpatient P24-40',
} as const satisfies Principal;
const physician = {
  ...nurse,
  personId: 'SE2321000131-P000000000045',
  careUnitId: 'exempelby',
  profession: 'physician',
  role: 'physician',
} as const satisfies Principal;

describe('standing in a conversation', () => {
  it.each([
    ['its patient', patient, 'patient'],
    ['another patient', { ...patient, personId: '0198c1f2-0000-7000-8000-000000000052' }, 'stranger'],
    ['the clinician who has the case', nurse, 'responsible'],
    ['that clinician logged in at another unit', { ...nurse, careUnitId: 'exempelby' }, 'stranger'],
    ['another clinician of the unit', { ...nurse, personId: 'SE2321000131-P000000000021' }, 'colleague'],
    ['a service', { kind: 'service', personId: 'gateway' }, 'stranger'],
  ] as const)('of %s', (_, principal, standing) => {
    expect(placeOf(conversation, principal)).toEqual({ standing, fromSeq: 0 });
  });

  it('lets those who look on read but not write, and a stranger neither', () => {
    for (const standing of ['colleague', 'receiver', 'former'] as const)
      expect(RIGHTS[standing]).toEqual({ read: true, takesPart: false });
    expect(RIGHTS.stranger).toEqual({ read: false, takesPart: false });
  });

  it('is colleague for every clinician while nobody has the case', () => {
    expect(placeOf({ ...conversation, responsible: undefined }, nurse).standing).toBe('colleague');
  });
});

describe('a receiver', () => {
  const proposed = (over: Partial<NonNullable<Conversation['handover']>> = {}): Conversation => ({
    ...conversation,
    handover: {
      handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
      state: 'proposed',
      from: { personId: nurse.personId, name: nurse.name, profession: 'nurse', careUnitId: 'min-vard' },
      to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
      declinedBy: [],
      ...over,
    },
  });

  it('reads before deciding, as a member of the unit and role it is addressed to', () => {
    expect(placeOf(proposed(), physician).standing).toBe('receiver');
    expect(placeOf(proposed(), { ...physician, role: 'nurse' }).standing).toBe('stranger');
    expect(placeOf(proposed(), { ...physician, careUnitId: 'ostra' }).standing).toBe('stranger');
  });

  it('is the one person it is addressed to, and no colleague', () => {
    const to = { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' } as const;
    const person = { personId: physician.personId, name: physician.name };
    expect(placeOf(proposed({ to: { ...to, person } }), physician).standing).toBe('receiver');
    const other = { ...physician, personId: 'SE2321000131-P000000000021' };
    expect(placeOf(proposed({ to: { ...to, person } }), other).standing).toBe('stranger');
  });

  it.each(['accepted', 'declined', 'cancelled', 'expired'] as const)('is none once it is %s', (state) => {
    expect(placeOf(proposed({ state }), physician).standing).toBe('stranger');
  });

  it('who has said no reads no more', () => {
    expect(placeOf(proposed({ declinedBy: [{ personId: physician.personId }] }), physician).standing).toBe(
      'stranger',
    );
  });
});

describe('a guest', () => {
  const guest = {
    personId: physician.personId,
    name: physician.name,
    profession: 'physician',
    careUnitId: 'exempelby',
    since: '2026-11-23T09:40:00.000Z',
    how: 'invited',
  } as const;

  it('reads everything, or only what comes after the invitation', () => {
    const all = { ...conversation, guests: [{ ...guest, sees: 'all' as const }] };
    const fromNow = { ...conversation, guests: [{ ...guest, sees: 'from-now' as const, fromSeq: 7 }] };
    expect(placeOf(all, physician)).toEqual({ standing: 'guest', fromSeq: 0 });
    expect(placeOf(fromNow, physician)).toEqual({ standing: 'guest', fromSeq: 7 });
  });

  it('who has left reads on what was theirs to read, and writes no more', () => {
    const left = { ...guest, was: 'guest', until: '2026-11-23T09:50:00.000Z' } as const;
    const former = {
      ...conversation,
      formerParticipants: [{ ...left, sees: 'from-now' as const, fromSeq: 7 }],
    };
    expect(placeOf(former, physician)).toEqual({ standing: 'former', fromSeq: 7 });
  });
});

describe('whoever asks, whatever the visit', () => {
  it('writes only as its patient, its responsible or its guest, each at the unit where they take part', () => {
    fc.assert(
      fc.property(anyConversation, anyPrincipal, (visit, principal) => {
        if (!RIGHTS[placeOf(visit, principal).standing].takesPart) return;
        if (principal.kind === 'patient') expect(principal.personId).toBe(visit.patient.patientId);
        else if (principal.kind === 'clinician') {
          const own = principal.personId === visit.responsible?.personId;
          const units = (visit.guests ?? [])
            .filter(({ personId }) => personId === principal.personId)
            .map(({ careUnitId }) => careUnitId);
          expect([...(own ? [visit.careUnitId] : []), ...units]).toContain(principal.careUnitId);
        } else expect(principal.kind).not.toBe('service');
      }),
    );
  });

  it('reads nothing from a unit that has nothing to do with it, but for the person a handover names', () => {
    fc.assert(
      fc.property(anyConversation, anyPrincipal, (visit, principal) => {
        if (principal.kind !== 'clinician') return;
        const { guests = [], formerParticipants = [], handover } = visit;
        const units = [visit, ...guests, ...formerParticipants].map(({ careUnitId }) => careUnitId);
        if (handover?.state === 'proposed') units.push(handover.to.careUnitId);
        const named = handover?.to.person?.personId === principal.personId;
        if (!named && !units.includes(principal.careUnitId))
          expect(RIGHTS[placeOf(visit, principal).standing].read).toBe(false);
      }),
    );
  });
});

describe('an author', () => {
  it('is named with profession on the care side only', () => {
    expect(authorOf(nurse)).toMatchObject({ side: 'care', profession: 'nurse' });
    expect(authorOf(patient)).not.toHaveProperty('profession');
  });
});
