import type { ErrorTable } from '../define.js';

/** What `chat` refuses. */
export const CHAT_ERRORS = {
  'chat.not-found': {
    http: 404,
    retry: false,
    title: 'There is no such conversation, or you may not see it',
  },
  'chat.not-open': { http: 409, retry: false, title: 'The conversation has not opened yet' },
  'chat.sealed': { http: 409, retry: false, title: 'The case is closed; the text was not sent' },
  'chat.not-participant': { http: 403, retry: false, title: 'Only those who take part may write' },
  'chat.not-responsible': { http: 403, retry: false, title: 'Only the responsible clinician may do this' },
  'chat.no-reminder': { http: 409, retry: false, title: 'The patient cannot be reminded now' },
  'chat.invalid': { http: 422, retry: false, title: 'A field does not fit' },
  'chat.development-only': { http: 403, retry: false, title: 'Possible in development only' },
  'chat.unavailable': { http: 503, retry: true, title: 'The chat service does not answer' },
  'chat.internal': { http: 500, retry: true, title: 'Something failed inside the chat service' },
} as const satisfies ErrorTable;
export type ChatErrorCode = keyof typeof CHAT_ERRORS;
