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
  'visit_check-in-closed': { what: 'You cannot check in just now', next: 'Look at the time of the visit.' },
  'visit_too-early': { what: 'The booked time has not begun', next: 'Wait for the booked time.' },
  'visit_unknown-ticket': { what: 'There is no such booking ticket', next: LOOK },
  'visit_ticket-over': { what: 'The ticket is used or has run out', next: LOOK },
  'queue_unknown-slot': { what: 'The time is not there any more', next: 'Choose another time.' },
  'queue_slot-taken': { what: 'Somebody else has just booked the time', next: 'Choose another time.' },
  'queue_slot-past': { what: 'The time has passed', next: 'Choose a later time.' },
  'queue_ticket-not-valid': { what: 'The ticket cannot be used', next: 'Write to care in the case.' },
  'queue_ticket-used': { what: 'You have booked a time already', next: 'Open the booked visit.' },
  'queue_unknown-booking': { what: 'There is no such booking', next: `Go back. ${LOOK}` },
  'queue_booking-closed': { what: 'The time cannot be changed any more', next: LOOK },
  'queue_stale-version': {
    what: 'Somebody else made a change at the same time',
    safe: 'What you have written is still here.',
    next: `${LOOK} Then try again.`,
  },
};
