import type { ErrorTable } from '../define.js';

/** What the gateway itself refuses, before any service is asked. */
export const GATEWAY_ERRORS = {
  'gateway.not-logged-in': {
    http: 401,
    retry: false,
    title: 'You are not logged in, or the login has run out',
  },
  'gateway.no-assignment': { http: 403, retry: false, title: 'Choose care unit and role first' },
  'gateway.csrf': { http: 403, retry: false, title: 'The request does not come from our own page' },
  'gateway.bad-origin': { http: 403, retry: false, title: 'The request does not come from our own page' },
  'gateway.login-failed': { http: 400, retry: true, title: 'The login could not be completed' },
  'gateway.login-unavailable': {
    http: 503,
    retry: true,
    title: 'The identity provider does not answer',
  },
  'gateway.bad-json': { http: 400, retry: false, title: 'The request is not readable JSON' },
  'gateway.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'gateway.too-large': { http: 413, retry: false, title: 'The request is larger than 64 KB' },
  'gateway.not-json': { http: 415, retry: false, title: 'The request must be JSON' },
  'gateway.not-found': { http: 404, retry: false, title: 'There is no such page' },
  'gateway.too-many': { http: 429, retry: true, title: 'Too many requests; wait a little' },
  'gateway.not-proven': { http: 401, retry: false, title: 'The report does not prove where it comes from' },
  'gateway.not-yet': { http: 503, retry: true, title: 'This is not known yet; report it again later' },
  'gateway.bad-frame': { http: 400, retry: false, title: 'The socket frame does not fit' },
  'gateway.unavailable': { http: 503, retry: true, title: 'The system is starting or stopping' },
  'gateway.internal': { http: 500, retry: true, title: 'Something failed inside the gateway' },
} as const satisfies ErrorTable;
