import type { Handover } from './parts-participation.js';
import type { VisitSnapshot } from './snapshot.js';
import { stateEvent } from './state-event.js';

const at = '2026-11-23T09:50:00.000Z';
const nurse = { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' };
const physician = { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
const started = {
  version: 4,
  state: 'ongoing',
  startedAt: '2026-11-23T09:31:00.000Z',
  greeting: 'Hej och välkommen!',
} as const;

/** A made-up handover for examples and tests. */
export const exampleHandover: Handover = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'proposed',
  proposedAt: at,
  expiresAt: '2026-11-23T10:50:00.000Z',
  from: { ...nurse, profession: 'nurse', careUnitId: 'min-vard' },
  to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
  priority: 3,
  message: 'Behöver bedömning av läkare.',
  declinedBy: [],
};
const withHandover = (over: Partial<Handover>): Partial<VisitSnapshot> => ({
  ...started,
  handover: { ...exampleHandover, ...over },
});
const answered = { answeredAt: at, answeredBy: physician };
const declined = { ...physician, at, code: 'no-time', text: '' } as const;
const asGuest = {
  ...nurse,
  profession: 'nurse',
  careUnitId: 'min-vard',
  since: at,
  how: 'handover',
  sees: 'all',
} as const;

export const visitHandoverProposedV1 = stateEvent(
  'handover-proposed',
  'The responsible clinician has offered the visit to another resource, and is still responsible.',
  withHandover({}),
);
export const visitHandoverRemindedV1 = stateEvent(
  'handover-reminded',
  'Half the time of a proposed handover has passed without an answer.',
  withHandover({ remindedAt: at }),
);
export const visitHandoverAcceptedV1 = stateEvent(
  'handover-accepted',
  'The receiver is responsible from now; the sender stays as a guest until the visit ends.',
  {
    ...withHandover({ state: 'accepted', ...answered }),
    responsible: { ...physician, profession: 'physician', since: at },
    guests: [asGuest],
  },
);
export const visitHandoverDeclinedV1 = stateEvent(
  'handover-declined',
  'An addressed clinician has said no; the handover itself is declined when nobody is left to ask.',
  withHandover({ state: 'declined', declinedBy: [declined], ...answered }),
);
export const visitHandoverCancelledV1 = stateEvent(
  'handover-cancelled',
  'The sender or the unit lead has taken the handover back.',
  withHandover({ state: 'cancelled', answeredAt: at, answeredBy: nurse }),
);
export const visitHandoverExpiredV1 = stateEvent(
  'handover-expired',
  'Nobody has answered the handover in time; the sender is still responsible.',
  withHandover({ state: 'expired', answeredAt: at }),
);
export const visitGuestJoinedV1 = stateEvent(
  'guest-joined',
  'A colleague has been invited into the patient chat.',
  { ...started, guests: [{ ...asGuest, ...physician, profession: 'physician', how: 'invited' }] },
);
export const visitGuestLeftV1 = stateEvent('guest-left', 'A guest has left or been removed.', {
  ...started,
  formerParticipants: [
    { ...physician, profession: 'physician', careUnitId: 'min-vard', until: at, was: 'guest', sees: 'all' },
  ],
});
export const visitTakenOverV1 = stateEvent(
  'taken-over',
  'A colleague of the unit has become responsible for an ended visit in which the patient waits.',
  { ...started, state: 'async', endedAt: at, asyncUntil: '2026-11-26T09:50:00.000Z', endedAfterSeq: 4 },
);

/** What happens to who takes part in a visit. */
export const PARTICIPATION_EVENTS = [
  visitHandoverProposedV1,
  visitHandoverRemindedV1,
  visitHandoverAcceptedV1,
  visitHandoverDeclinedV1,
  visitHandoverCancelledV1,
  visitHandoverExpiredV1,
  visitGuestJoinedV1,
  visitGuestLeftV1,
  visitTakenOverV1,
] as const;
