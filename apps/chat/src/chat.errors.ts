import type { ChatErrorCode } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';

const DETAILS = {
  'chat.not-found': 'no such conversation for this principal',
  'chat.not-open': 'the greeting is not in the log yet',
  'chat.sealed': 'the last entry is a seal',
  'chat.not-participant': 'may look on but takes no part',
  'chat.invalid': 'the client id belongs to another author',
  'chat.development-only': 'the SMS channel is not the development channel',
} as const satisfies Partial<Record<ChatErrorCode, string>>;

/** A refusal of chat by its code (the table is `CHAT_ERRORS`), with the field it concerns where there is one. */
export const refusal = (code: keyof typeof DETAILS, field?: string): Refused =>
  refuse(code, DETAILS[code], field === undefined ? {} : { field });
