import type { Translated } from '../language.js';
import type { errorsCourse as swedish } from '../sv/errors-course.js';

const LOOK = 'See how it stands now.';

/** English words for what was refused about the course of a visit, a booking, a shift or an alarm. */
export const errorsCourse: Translated<typeof swedish> = {
  'visit_too-many-additions': {
    what: 'Nothing more can be added',
    safe: 'The text you wrote is saved.',
    next: 'You can send it in the chat when the visit begins.',
  },
  visit_sealing: { what: 'The case is just being closed', next: `Wait a moment. ${LOOK}` },
  'visit_handover-pending': {
    what: 'A handover waits for an answer',
    next: 'Wait for the answer or cancel the handover.',
  },
  'visit_handover-settled': { what: 'The handover has been settled', next: LOOK },
  'visit_handover-message-required': {
    what: 'Priority 1 and 2 need a message',
    next: 'Write what the colleague needs to know.',
  },
  'visit_handover-to-self': { what: 'You cannot hand over to yourself', next: 'Choose another resource.' },
  'visit_not-on-shift': { what: 'None of them is on shift', next: 'Choose another resource.' },
  'visit_shift-over': {
    what: 'Your shift is over',
    next: 'Choose unit and role again to begin a new one.',
  },
  'visit_unknown-person': { what: 'The person is not at the unit', next: 'Choose somebody else.' },
  'visit_already-guest': { what: 'The colleague takes part already', next: 'You need not do anything.' },
  'visit_not-guest': { what: 'The person is a guest no more', next: LOOK },
  'visit_unanswered-message': {
    what: 'The patient has written and waits for an answer',
    next: 'Answer first.',
  },
  'visit_no-unanswered-reply': { what: 'No reply waits any more', next: LOOK },
  'visit_responsible-on-shift': {
    what: 'Who has the case is on shift',
    next: 'Ask for a handover in the chat between colleagues.',
  },
  'visit_reason-required': {
    what: 'The patient waits for an answer',
    next: 'Answer, or write why the case is closed.',
  },
  'visit_reopen-too-late': {
    what: 'The case was closed more than 30 days ago',
    next: 'Create a new case.',
  },
  'visit_check-in-closed': { what: 'You cannot check in just now', next: 'Look at the time of the visit.' },
  'visit_too-early': { what: 'The booked time has not begun', next: 'Wait for the booked time.' },
  'visit_patient-was-there': {
    what: 'The patient has written or checked in',
    next: 'End the visit instead.',
  },
  'visit_contact-attempts-missing': {
    what: 'Two contact attempts are needed',
    next: 'Note the attempts first.',
  },
  'visit_care-was-absent': {
    what: 'Nobody from care was there at the booked time',
    next: 'Cancel with an apology and offer another time.',
  },
  'visit_not-same-patient': {
    what: 'The cases are of different patients',
    next: 'Choose a case of the same patient.',
  },
  'visit_link-target': { what: 'The other case cannot go on', next: 'Choose another case.' },
  'visit_unknown-ticket': { what: 'There is no such booking ticket', next: LOOK },
  'visit_ticket-over': { what: 'The ticket is used or has run out', next: LOOK },
  'visit_unknown-feedback': { what: 'There is no such feedback', next: 'Go back to the list.' },
  'queue_unknown-member': { what: 'The person is not in the staff directory', next: 'Choose somebody else.' },
  'queue_last-lead': { what: 'The unit must have a lead', next: 'Make somebody else lead first.' },
  'queue_shift-open-cases': { what: 'You have open cases', next: 'Hand them over, or alert the unit lead.' },
  'queue_unknown-slot': { what: 'The time is not there any more', next: 'Choose another time.' },
  'queue_slot-taken': { what: 'Somebody else has just booked the time', next: 'Choose another time.' },
  'queue_slot-past': { what: 'The time has passed', next: 'Choose a later time.' },
  'queue_slot-overlap': { what: 'There is a time then already', next: 'Choose another time.' },
  'queue_ticket-not-valid': { what: 'The ticket cannot be used', next: 'Write to care in the case.' },
  'queue_ticket-used': { what: 'You have booked a time already', next: 'Open the booked visit.' },
  'queue_unknown-booking': { what: 'There is no such booking', next: `Go back. ${LOOK}` },
  'queue_booking-closed': { what: 'The time cannot be changed any more', next: LOOK },
  'queue_unknown-alarm': { what: 'The alarm is not there any more', next: 'Read the list again.' },
  'queue_stale-version': {
    what: 'Somebody else made a change at the same time',
    safe: 'What you have written is still here.',
    next: `${LOOK} Then try again.`,
  },
  'documentation_no-such-duty': {
    what: 'There is no such task, or it is not yours',
    next: 'Read the list again.',
  },
  'documentation_note-locked': {
    what: 'The note is locked',
    next: 'It was not finished within 14 days. Tell the lead of the unit.',
  },
  'documentation_lead-only': {
    what: 'Only those who lead the unit do that',
    next: 'Ask one of them.',
  },
  'documentation_not-locked': {
    what: 'The note is not locked, or has been opened already',
    next: 'Read the list again.',
  },
  'documentation_development-only': { what: 'Possible in development only', next: 'Go back.' },
  'documentation_duty-done': { what: 'The task is done already', next: 'You need not do anything.' },
};
