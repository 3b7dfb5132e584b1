import { COURSE_EVENTS } from './events-course.js';
import { PARTICIPATION_EVENTS } from './events-participation.js';
import { TICKET_EVENTS } from './events-tickets.js';
import { stateEvent } from './state-event.js';

const at = '2026-11-23T09:52:00.000Z';
const until = '2026-11-26T09:52:00.000Z';
const ended = {
  version: 5,
  state: 'async',
  startedAt: '2026-11-23T09:31:00.000Z',
  greeting: 'Hej och välkommen!',
  endedAt: at,
  asyncUntil: until,
  endedAfterSeq: 4,
} as const;

export const visitBookedV1 = stateEvent('booked', 'A time has been booked for a visit; nobody waits yet.', {
  version: 1,
  state: 'scheduled',
  entry: 'booked',
  bookedFor: until,
});
export const visitSentV1 = stateEvent('sent', 'A patient has sent a case and waits for the care unit.', {
  version: 1,
  state: 'waiting',
});
export const visitClaimedV1 = stateEvent(
  'claimed',
  'A clinician has pressed Ta emot and is responsible from now.',
);
export const visitReleasedV1 = stateEvent(
  'released',
  'The clinician has given the case back; the patient keeps the place in the queue, or the booked time.',
  { version: 3, state: 'waiting' },
);
export const visitStartedV1 = stateEvent(
  'started',
  'The clinician has pressed Starta besök; the chat opens with the greeting.',
  {
    version: 3,
    state: 'ongoing',
    startedAt: at,
    greeting: 'Hej och välkommen! Jag heter HSP39 TestPerson39 och är sjuksköterska.',
  },
);
export const visitCancelledV1 = stateEvent(
  'cancelled',
  'The patient has taken the case back before it was started, or care has cancelled it.',
  { version: 3, state: 'cancelled', cancelledAt: at },
);
export const visitEndedV1 = stateEvent(
  'ended',
  'The clinician has pressed Avsluta besök; the asynchronous phase runs, if one was chosen.',
  ended,
);
export const visitReplyReceivedV1 = stateEvent(
  'reply-received',
  'The patient has written in the asynchronous phase and waits for an answer.',
  { ...ended, version: 6, unansweredReply: { seq: 6, at } },
);
export const visitReplyAnsweredV1 = stateEvent(
  'reply-answered',
  'A clinician has written in the asynchronous phase: nothing of the patient waits for an answer any more.',
  { ...ended, version: 7 },
);
export const visitAutoMessageDueV1 = stateEvent(
  'auto-message-due',
  'The time of Meddelande has come; chat posts it unless someone has written since the end.',
  {
    ...ended,
    version: 8,
    autoMessage: { text: 'Hej! Hur har det gått?', at: until, due: true },
  },
);
export const visitSealRequestedV1 = stateEvent(
  'seal-requested',
  'The asynchronous phase has run out; chat seals the conversation and says what its last messages are.',
  { ...ended, version: 8, sealing: true },
);
export const visitExtendedV1 = stateEvent(
  'extended',
  'The phase is prolonged, by a clinician or because a patient message is unanswered; chat opens the conversation again.',
  { ...ended, version: 9, unansweredReply: { seq: 6, at } },
);
export const visitClosedV1 = stateEvent('closed', 'The case is closed; nobody can write in it any more.', {
  ...ended,
  version: 9,
  state: 'closed',
  closedAt: until,
});

/** Every state event of a visit: what a listener that mirrors visits subscribes to. */
export const VISIT_STATE_EVENTS = [
  visitBookedV1,
  visitSentV1,
  visitClaimedV1,
  visitReleasedV1,
  visitStartedV1,
  visitCancelledV1,
  visitEndedV1,
  visitReplyReceivedV1,
  visitReplyAnsweredV1,
  visitAutoMessageDueV1,
  visitSealRequestedV1,
  visitExtendedV1,
  visitClosedV1,
  ...COURSE_EVENTS,
  ...PARTICIPATION_EVENTS,
  ...TICKET_EVENTS,
] as const;
