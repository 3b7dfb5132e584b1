import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type Principal } from '@om/contracts';
import fc from 'fast-check';
import { conversationOf, type Conversation } from '../conversations/conversation.js';
import { anyConversation, anyPrincipal } from '../testing/arbitrary-conversation.js';
import { internalRights, internalUnits } from './internal-rights.js';

const nurse = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
} as const satisfies Principal;
const physician = {
  ...nurse,
  personId: 'SE2321000131-P000000000045',
  profession: 'physician',
  role: 'physician',
  careUnitId: 'exempelby',
} as const satisfies Principal;

const nothing = { read: false, write: false };
const look = { read: true, write: false };
const talk = { read: true, write: true };

const visit: Conversation = { ...conversationOf(exampleSnapshot), state: 'ongoing' };
const handover = (over: Partial<NonNullable<Conversation['handover']>>): Pick<Conversation, 'handover'> => ({
  handover: {
    handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
    state: 'proposed',
    from: { personId: nurse.personId, name: nurse.name, profession: 'nurse', careUnitId: 'min-vard' },
    to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
    declinedBy: [],
    ...over,
  },
});
const handed = (over: Parameters<typeof handover>[0] = {}): Conversation => ({ ...visit, ...handover(over) });

describe('the vårdgivarchatt', () => {
  it('is never reached by a patient or a service, whatever the visit', () => {
    fc.assert(
      fc.property(anyConversation, anyPrincipal, (any, principal) => {
        if (principal.kind === 'clinician') return;
        expect(internalRights(any, principal)).toEqual(nothing);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is reached only from a unit whose staff are concerned, and written in only by those who read it', () => {
    fc.assert(
      fc.property(anyConversation, anyPrincipal, (any, principal) => {
        if (principal.kind !== 'clinician') return;
        const { read, write } = internalRights(any, principal);
        if (write) expect(read).toBe(true);
        const former = (any.formerParticipants ?? []).map(({ careUnitId }) => careUnitId);
        const offered = any.handover ? [any.handover.to.careUnitId] : [];
        if (read) expect([...internalUnits(any), ...former, ...offered]).toContain(principal.careUnitId);
      }),
      { numRuns: 2_000 },
    );
  });

  it('sends what is written to every unit that may write', () => {
    fc.assert(
      fc.property(anyConversation, anyPrincipal, (any, principal) => {
        if (principal.kind !== 'clinician' || !internalRights(any, principal).write) return;
        expect(internalUnits(any)).toContain(principal.careUnitId);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is open to the whole unit from the claim on, and to nobody else', () => {
    expect(internalRights(visit, nurse)).toEqual(talk);
    expect(internalRights(visit, { ...nurse, personId: physician.personId })).toEqual(talk);
    expect(internalRights(visit, physician)).toEqual(nothing);
  });

  it.each(['waiting', 'scheduled', 'closed', 'cancelled', 'no-show', 'redirected'] as const)(
    'is only read while the visit is %s',
    (state) => {
      expect(internalRights({ ...visit, state }, nurse)).toEqual(look);
    },
  );

  it('opens at once for those a handover is proposed to', () => {
    expect(internalRights(handed(), physician)).toEqual(talk);
    expect(internalRights(handed(), { ...physician, role: 'nurse' })).toEqual(nothing);
  });

  it.each(['declined', 'cancelled', 'expired'] as const)(
    'is only read by them once the handover is %s, and only what was written until then',
    (state) => {
      const over = { ...look, beforeVersion: 7 };
      expect(internalRights(handed({ state, answeredVersion: 7 }), physician)).toEqual(over);
    },
  );

  it('is read by who has left only as far as it was written until then', () => {
    const { personId, name, profession, careUnitId } = physician;
    const part = { personId, name, profession, careUnitId, until: exampleSnapshot.createdAt };
    const left = (over: object): Conversation => ({
      ...visit,
      formerParticipants: [{ ...part, was: 'guest', sees: 'all', ...over }],
    });
    expect(internalRights(left({ untilVersion: 6 }), physician)).toEqual({ ...look, beforeVersion: 6 });
    expect(internalRights(left({}), physician)).toEqual({ ...look, beforeVersion: 0 });
    const asked = { ...left({ untilVersion: 6 }), ...handover({ state: 'declined', answeredVersion: 9 }) };
    expect(internalRights(asked, physician)).toEqual({ ...look, beforeVersion: 9 });
    expect(internalRights(left({ untilVersion: 6, careUnitId: 'min-vard' }), physician)).toEqual(nothing);
  });

  it('holds nothing for a former receiver when it is not known when the handover ended', () => {
    const over = { ...look, beforeVersion: 0 };
    expect(internalRights(handed({ state: 'cancelled' }), physician)).toEqual(over);
  });

  it('is read by one of a group who has said no until they said it, while the others still talk', () => {
    const declined = handed({ declinedBy: [{ personId: physician.personId, version: 5 }] });
    expect(internalRights(declined, physician)).toEqual({ ...look, beforeVersion: 5 });
    const both = { ...declined.handover, state: 'declined', answeredVersion: 8 } as Conversation['handover'];
    expect(internalRights({ ...declined, handover: both }, physician)).toEqual({ ...look, beforeVersion: 5 });
    expect(internalRights(declined, { ...physician, personId: 'SE2321000131-P000000000021' })).toEqual(talk);
  });
});
