import { DOCUMENTATION_ERRORS, type DocumentationErrorCode } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';

/** A refusal of documentation, with the sentence of the error table. */
export const refusal = (
  code: DocumentationErrorCode,
  extra: { field?: string; params?: Record<string, string | number> } = {},
): Refused => refuse(code, DOCUMENTATION_ERRORS[code].title, extra);
