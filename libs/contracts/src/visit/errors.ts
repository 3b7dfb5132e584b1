import type { ErrorTable } from '../define.js';

/** What `visit` refuses, and what the gateway makes of it. */
export const VISIT_ERRORS = {
  'visit.not-found': { http: 404, retry: false, title: 'There is no such visit, or you may not see it' },
  'visit.forbidden': { http: 403, retry: false, title: 'Your role may not do this' },
  'visit.already-claimed': { http: 409, retry: false, title: 'Another clinician has the case' },
  'visit.state-forbids': {
    http: 409,
    retry: false,
    title: 'The visit is not in a state where this can be done',
  },
  'visit.not-responsible': { http: 403, retry: false, title: 'Only the responsible clinician may do this' },
  'visit.stale-version': { http: 409, retry: false, title: 'The visit has changed since you read it' },
  'visit.same-reason-open': {
    http: 409,
    retry: false,
    title: 'The patient already has an open case for this reason',
  },
  'visit.red-flag': {
    http: 422,
    retry: false,
    title: 'A red flag was answered with yes; the case is not sent',
  },
  'visit.unknown-unit': { http: 422, retry: false, title: 'There is no such care unit' },
  'visit.unknown-reason': { http: 422, retry: false, title: 'The unit has no such contact reason' },
  'visit.invalid-answers': {
    http: 422,
    retry: false,
    title: 'The answers do not fit the questions of the unit',
  },
  'visit.async-not-offered': {
    http: 422,
    retry: false,
    title: 'The unit does not offer this length of the asynchronous phase',
  },
  'visit.async-in-past': { http: 422, retry: false, title: 'The asynchronous phase must end in the future' },
  'visit.meddelande-off': {
    http: 422,
    retry: false,
    title: 'The automatic message is switched off for the unit',
  },
  'visit.meddelande-too-short': {
    http: 422,
    retry: false,
    title: 'The automatic message needs a phase of at least 72 hours',
  },
  'visit.unknown-patient': { http: 404, retry: false, title: 'The patient is not in the register' },
  'visit.id-taken': { http: 409, retry: false, title: 'The visit id is already used for something else' },
  'visit.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'visit.development-only': { http: 403, retry: false, title: 'Possible in development only' },
  'visit.unavailable': { http: 503, retry: true, title: 'The visit service does not answer' },
  'visit.internal': { http: 500, retry: true, title: 'Something failed inside the visit service' },
} as const satisfies ErrorTable;
export type VisitErrorCode = keyof typeof VISIT_ERRORS;
