import type { Translated } from '../language.js';
import type { errorsStaff as swedish } from '../sv/errors-staff.js';

const SOON = 'Try again in a while.';
const RELOAD = 'Reload the page and try again.';
const LOOK = 'See how it stands now.';

/** English words for what was refused that only staff do. */
export const errorsStaff: Translated<typeof swedish> = {
  'gateway_no-assignment': { what: 'You have not chosen unit and role', next: 'Choose unit and role first.' },
  'gateway_not-proven': { what: 'The report did not prove where it came from', next: RELOAD },
  visit_forbidden: { what: 'Your role cannot open the case', next: 'The attempt has been logged.' },
  'visit_already-claimed': { what: 'The case has already been received', next: 'Choose the next case.' },
  'visit_not-responsible': { what: 'Only the one responsible can do this', next: 'Ask them for help.' },
  'visit_async-not-offered': { what: 'The unit does not offer that length', next: 'Choose another length.' },
  'visit_async-in-past': { what: 'The time has already been', next: 'Choose a later time.' },
  'visit_meddelande-off': {
    what: 'The automatic message is switched off for the unit',
    next: 'End without it.',
  },
  'visit_meddelande-too-short': {
    what: 'The automatic message needs an asynchronous phase of at least 72 hours',
    next: 'Choose a longer phase or turn the message off.',
  },
  'visit_unknown-patient': { what: 'The patient is not in the register', next: 'Log in again.' },
  'chat_not-participant': { what: 'Only those who take part may write', next: 'Ask the one responsible.' },
  'chat_not-responsible': { what: 'Only the one responsible can do that', next: 'Ask the one responsible.' },
  'chat_no-reminder': {
    what: 'The patient cannot be reminded just now',
    next: 'Open the menu again, it says why.',
  },
  'queue_no-assignment': { what: 'You have no such assignment at the unit', next: 'Choose another one.' },
  'queue_unknown-staff': {
    what: 'You are not in the staff directory',
    next: 'Contact whoever manages access.',
  },
  queue_forbidden: { what: 'Your role cannot see the list', next: 'Change unit or role.' },
  'documentation_not-found': { what: 'There is no such note', next: 'Go back to the case.' },
  documentation_forbidden: {
    what: 'Only those who take part in the visit can document it',
    next: 'Receive the case first.',
  },
  'documentation_stale-version': {
    what: 'The note has been changed in another window',
    safe: 'Your text is kept here.',
    next: 'Choose which text is right.',
  },
  'documentation_unknown-code': {
    what: 'There is no such diagnosis code',
    next: 'Search for another code.',
  },
  'documentation_empty-note': { what: 'The note is empty', next: 'Fill in at least one field first.' },
  documentation_invalid: {
    what: 'A field of the note is too long',
    safe: 'The text is kept.',
    next: 'Shorten it.',
  },
  documentation_unavailable: {
    what: 'The note could not be reached',
    safe: 'What you have written is saved in the browser.',
    next: SOON,
  },
  documentation_internal: {
    what: 'Something failed with the note',
    safe: 'What you have written is saved in the browser.',
    next: SOON,
  },
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
  'visit_unknown-feedback': { what: 'There is no such feedback', next: 'Go back to the list.' },
  'queue_unknown-member': { what: 'The person is not in the staff directory', next: 'Choose somebody else.' },
  'queue_last-lead': { what: 'The unit must have a lead', next: 'Make somebody else lead first.' },
  'queue_shift-open-cases': { what: 'You have open cases', next: 'Hand them over, or alert the unit lead.' },
  'queue_slot-overlap': { what: 'There is a time then already', next: 'Choose another time.' },
  'queue_unknown-alarm': { what: 'The alarm is not there any more', next: 'Read the list again.' },
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
