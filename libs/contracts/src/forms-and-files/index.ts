import type { ErrorTable } from '../define.js';

/** What `forms-and-files` refuses. The service owns nothing yet: it starts and is healthy. */
export const FORMS_AND_FILES_ERRORS = {
  'forms-and-files.unavailable': {
    http: 503,
    retry: true,
    title: 'The forms and files service does not answer',
  },
  'forms-and-files.internal': {
    http: 500,
    retry: true,
    title: 'Something failed inside the forms and files service',
  },
} as const satisfies ErrorTable;
