import { exampleSnapshot, PROFESSIONS, type Principal, type Profession } from '@om/contracts';
import { VISIT_STATES } from '@om/visit-state';
import fc from 'fast-check';
import { conversationOf, type Conversation } from '../conversations/conversation.js';

/** Few of each, so that they meet often. */
const PERSONS = ['SE2321000131-P000000000021', 'SE2321000131-P000000000039', 'SE2321000131-P000000000045'];
const UNITS = ['min-vard', 'exempelby', 'ostra'];
const PATIENTS = [exampleSnapshot.patient.patientId, '0198c1f2-0000-7000-8000-000000000052'];
const at = '2026-11-23T09:40:00.000Z';

const personId = fc.constantFrom(...PERSONS);
const unit = fc.constantFrom(...UNITS);
const role = fc.constantFrom(...(Object.keys(PROFESSIONS) as Profession[]).slice(0, 2));
const named = { name: fc.constant('HSP39 TestPerson39') };
const member = { ...named, personId, profession: role, careUnitId: unit };
const sight = fc.oneof(
  fc.constant({ sees: 'all' as const }),
  fc.record({ sees: fc.constant('from-now' as const), fromSeq: fc.nat(9) }),
);

/** Anyone who can ask: patients, staff of any unit and role, our own services. */
export const anyPrincipal: fc.Arbitrary<Principal> = fc.oneof(
  fc.record({ ...named, kind: fc.constant('patient' as const), personId: fc.constantFrom(...PATIENTS) }),
  fc.record({ ...member, kind: fc.constant('clinician' as const), role }),
  fc.record({ kind: fc.constant('service' as const), personId: fc.constantFrom('gateway', 'visit') }),
);

const handover: fc.Arbitrary<NonNullable<Conversation['handover']>> = fc.record({
  handoverId: fc.uuid(),
  state: fc.constantFrom('proposed', 'accepted', 'declined', 'cancelled', 'expired'),
  from: fc.record(member),
  to: fc.record(
    {
      careUnitId: unit,
      careUnitName: fc.constant('Exempelby'),
      role,
      person: fc.record({ ...named, personId }),
    },
    { requiredKeys: ['careUnitId', 'careUnitName', 'role'] },
  ),
  declinedBy: fc.uniqueArray(fc.record({ personId, version: fc.integer({ min: 1, max: 9 }) }), {
    selector: (member) => member.personId,
  }),
});
const guest = fc
  .tuple(fc.record({ ...member, how: fc.constantFrom('invited' as const, 'handover' as const) }), sight)
  .map(([who, sees]) => ({ ...who, ...sees, since: at }));
const former = fc
  .tuple(fc.record({ ...member, was: fc.constantFrom('responsible' as const, 'guest' as const) }), sight)
  .map(([who, sees]) => ({ ...who, ...sees, until: at, untilVersion: 5 }));

/** A visit in any state with any people around it. */
export const anyConversation: fc.Arbitrary<Conversation> = fc
  .record({
    state: fc.constantFrom(...VISIT_STATES),
    careUnitId: unit,
    responsible: fc.option(fc.record({ ...named, personId, profession: role, since: fc.constant(at) }), {
      nil: undefined,
    }),
    handover: fc.option(handover, { nil: undefined }),
    guests: fc.array(guest, { maxLength: 3 }),
    formerParticipants: fc.array(former, { maxLength: 3 }),
    startedAt: fc.option(fc.constant(at), { nil: undefined }),
  })
  .map((over) => ({ ...conversationOf(exampleSnapshot), ...over }));
