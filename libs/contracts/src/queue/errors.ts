import type { ErrorTable } from '../define.js';

/** What `queue` refuses. */
export const QUEUE_ERRORS = {
  'queue.unknown-unit': { http: 404, retry: false, title: 'There is no such care unit' },
  'queue.no-assignment': { http: 403, retry: false, title: 'You have no such assignment at the care unit' },
  'queue.unknown-staff': { http: 403, retry: false, title: 'You are not in the staff directory' },
  'queue.forbidden': { http: 403, retry: false, title: 'Your role may not do this' },
  'queue.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'queue.unavailable': { http: 503, retry: true, title: 'The queue service does not answer' },
  'queue.internal': { http: 500, retry: true, title: 'Something failed inside the queue service' },
} as const satisfies ErrorTable;
export type QueueErrorCode = keyof typeof QUEUE_ERRORS;
