import type { ErrorTable } from '../define.js';

/** What `queue` refuses. */
export const QUEUE_ERRORS = {
  'queue.unknown-unit': { http: 404, retry: false, title: 'There is no such care unit' },
  'queue.no-assignment': { http: 403, retry: false, title: 'You have no such assignment at the care unit' },
  'queue.unknown-staff': { http: 403, retry: false, title: 'You are not in the staff directory' },
  'queue.unknown-member': {
    http: 404,
    retry: false,
    title: 'There is no such person in the staff directory',
  },
  'queue.last-lead': { http: 409, retry: false, title: 'A care unit that has a lead keeps one' },
  'queue.forbidden': { http: 403, retry: false, title: 'Your role may not do this' },
  'queue.shift-open-cases': { http: 409, retry: false, title: 'You have open cases; hand over, or escalate' },
  'queue.unknown-slot': { http: 404, retry: false, title: 'There is no such time any more' },
  'queue.slot-taken': { http: 409, retry: false, title: 'Somebody else has booked this time' },
  'queue.slot-past': { http: 409, retry: false, title: 'This time has passed' },
  'queue.slot-overlap': { http: 409, retry: false, title: 'The clinician has another time then' },
  'queue.ticket-not-valid': { http: 409, retry: false, title: 'The booking ticket is not valid for this' },
  'queue.ticket-used': { http: 409, retry: false, title: 'The booking ticket has been used' },
  'queue.unknown-booking': { http: 404, retry: false, title: 'There is no such booking' },
  'queue.booking-closed': { http: 409, retry: false, title: 'The booking cannot be moved any more' },
  'queue.unknown-alarm': { http: 404, retry: false, title: 'There is no such alarm' },
  'queue.stale-version': { http: 409, retry: false, title: 'Somebody has changed this since you read it' },
  'queue.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'queue.unavailable': { http: 503, retry: true, title: 'The queue service does not answer' },
  'queue.internal': { http: 500, retry: true, title: 'Something failed inside the queue service' },
} as const satisfies ErrorTable;
export type QueueErrorCode = keyof typeof QUEUE_ERRORS;
