import { stateEvent } from './state-event.js';

const at = '2026-11-23T09:50:00.000Z';
const later = '2026-11-24T09:00:00.000Z';
const started = {
  version: 4,
  state: 'ongoing',
  startedAt: '2026-11-23T09:31:00.000Z',
  greeting: 'Hej och välkommen!',
} as const;
const waiting = { version: 2, state: 'waiting' } as const;
const booked = { version: 2, state: 'scheduled', entry: 'booked', bookedFor: later } as const;
const phase = {
  ...started,
  state: 'async',
  endedAt: at,
  asyncUntil: '2026-11-26T09:50:00.000Z',
  endedAfterSeq: 4,
} as const;

export const visitCheckedInV1 = stateEvent(
  'checked-in',
  'The patient is there for the booked time and waits.',
  { ...booked, state: 'waiting', checkedInAt: later, waitingSince: later },
);
export const visitWordsAddedV1 = stateEvent('words-added', 'The patient has added words to the case.', {
  ...waiting,
  additions: [{ text: 'Nu har jag fått feber också.', at }],
});
export const visitRebookedV1 = stateEvent('rebooked', 'The booked time has been moved.', booked);
export const visitPausedV1 = stateEvent('paused', 'The visit waits for the patient.', {
  ...started,
  state: 'on-hold',
  onHold: { since: at },
});
export const visitPauseProposedV1 = stateEvent(
  'pause-proposed',
  'The patient has been silent for an hour; the responsible clinician may want to pause.',
  { ...started, onHold: { since: at, suggested: true } },
);
export const visitContinuedV1 = stateEvent(
  'continued',
  'A paused visit goes on: the patient has written, or the clinician did not want to wait.',
  started,
);
export const visitResumedV1 = stateEvent(
  'resumed',
  'An ended visit goes on in real time; the asynchronous phase is over.',
  { ...started, resumedAt: at, resumeNumber: 1 },
);
export const visitReopenedV1 = stateEvent(
  'reopened',
  'A closed case is open for messages again; chat opens the conversation.',
  { ...phase, reopenedAt: at, reopenReason: 'Provsvaret har kommit.' },
);
export const visitRedirectedV1 = stateEvent('redirected', 'The patient has been directed elsewhere.', {
  ...started,
  state: 'redirected',
  redirect: { destination: '1177', message: 'Ring 1177.', at },
});
export const visitNoShowV1 = stateEvent('no-show', 'The patient never came: Uteblivet.', {
  ...booked,
  state: 'no-show',
  noShow: { at: later },
});
export const visitNoShowProposedV1 = stateEvent(
  'no-show-proposed',
  'A timer proposes Uteblivet; a person decides.',
  { ...booked, noShow: { at: later, proposed: true } },
);
export const visitContactAttemptedV1 = stateEvent(
  'contact-attempted',
  'Staff have tried to reach the patient.',
  { ...started, contactAttempts: [{ at, byName: 'HSP39 TestPerson39', how: 'phone' }] },
);
export const visitEmergencyRaisedV1 = stateEvent(
  'emergency-raised',
  'Someone has said that it is an emergency: 112 is shown and the unit lead is alarmed.',
  { ...started, emergency: { at, byName: 'HSP39 TestPerson39', byKind: 'clinician' } },
);
export const visitEmergencyClearedV1 = stateEvent(
  'emergency-cleared',
  'The emergency card has been taken away.',
  started,
);
export const visitLinkedV1 = stateEvent(
  'linked',
  'The case is closed as a duplicate of another one of the same patient.',
  {
    ...waiting,
    state: 'closed',
    closedAt: at,
    linkedTo: { visitId: '0198c1f2-0000-7000-8000-000000000002', at, byName: 'HSP39 TestPerson39' },
  },
);
export const visitOverdueV1 = stateEvent(
  'overdue',
  'Nobody has received the case in time: the patient is told and the unit lead alarmed.',
  { ...waiting, answerDueAt: at, overdueSince: at },
);
export const visitClaimWarnedV1 = stateEvent(
  'claim-warned',
  'A received case has not been started for half the time it may be kept.',
  { version: 3, claimExpiresAt: at, claimWarned: true },
);
export const visitCareAbsentV1 = stateEvent(
  'care-absent',
  'The patient is there for the booked time and care is not: the patient is told and the unit lead alarmed.',
  { ...booked, state: 'waiting', waitingSince: later, checkedInAt: later, lateness: { careMinutes: 10 } },
);
export const visitReplyToUnitV1 = stateEvent(
  'reply-to-unit',
  'A reply has waited for four opening hours and is to be answered by the whole unit.',
  { ...phase, unansweredReply: { seq: 6, at }, replyDueAt: at, replyForUnitAt: at },
);
export const visitReplyEscalatedV1 = stateEvent(
  'reply-escalated',
  'A reply has waited for a working day: the unit lead is told.',
  { ...phase, unansweredReply: { seq: 6, at }, replyLeadDueAt: at, replyEscalatedAt: at },
);

/** What happens in the course of a visit beside its main way (domain 4.3 and 4.6). */
export const COURSE_EVENTS = [
  visitCheckedInV1,
  visitWordsAddedV1,
  visitRebookedV1,
  visitPausedV1,
  visitPauseProposedV1,
  visitContinuedV1,
  visitResumedV1,
  visitReopenedV1,
  visitRedirectedV1,
  visitNoShowV1,
  visitNoShowProposedV1,
  visitContactAttemptedV1,
  visitEmergencyRaisedV1,
  visitEmergencyClearedV1,
  visitLinkedV1,
  visitOverdueV1,
  visitClaimWarnedV1,
  visitCareAbsentV1,
  visitReplyToUnitV1,
  visitReplyEscalatedV1,
] as const;
