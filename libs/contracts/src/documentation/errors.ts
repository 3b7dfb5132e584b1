import type { ErrorTable } from '../define.js';

/** What `documentation` refuses. */
export const DOCUMENTATION_ERRORS = {
  'documentation.not-found': {
    http: 404,
    retry: false,
    title: 'There is no such note, or you may not see it',
  },
  'documentation.forbidden': {
    http: 403,
    retry: false,
    title: 'Only those who take part in the visit may document it',
  },
  'documentation.stale-version': {
    http: 409,
    retry: false,
    title: 'The note has been changed in another window',
  },
  'documentation.note-locked': {
    http: 409,
    retry: false,
    title: 'The note was not finished within 14 days and is locked',
  },
  'documentation.unknown-code': { http: 422, retry: false, title: 'There is no such diagnosis code' },
  'documentation.empty-note': { http: 422, retry: false, title: 'The note has no filled-in field to copy' },
  'documentation.no-such-duty': {
    http: 404,
    retry: false,
    title: 'There is no such duty, or it is not yours',
  },
  'documentation.duty-done': { http: 409, retry: false, title: 'The duty is already done' },
  'documentation.lead-only': { http: 403, retry: false, title: 'Only the lead of the unit can do this' },
  'documentation.not-locked': {
    http: 409,
    retry: false,
    title: 'The note is not locked, or has been opened already',
  },
  'documentation.development-only': { http: 403, retry: false, title: 'Possible in development only' },
  'documentation.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'documentation.unavailable': { http: 503, retry: true, title: 'The documentation service does not answer' },
  'documentation.internal': {
    http: 500,
    retry: true,
    title: 'Something failed inside the documentation service',
  },
} as const satisfies ErrorTable;
export type DocumentationErrorCode = keyof typeof DOCUMENTATION_ERRORS;
