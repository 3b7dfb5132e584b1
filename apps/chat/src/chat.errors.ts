import type { ChatErrorCode } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';
import type { ReminderHindrance } from '@om/visit-state';

const DETAILS = {
  'chat.not-found': 'no such conversation for this principal',
  'chat.not-open': 'the greeting is not in the log yet',
  'chat.sealed': 'the last entry is a seal',
  'chat.not-participant': 'may look on but takes no part',
  'chat.not-responsible': 'the asker does not have the case',
  'chat.invalid': 'the client id belongs to another author',
  'chat.development-only': 'refused in production, or while the SMS channel is not the development channel',
} as const satisfies Partial<Record<ChatErrorCode, string>>;

/** A refusal of chat by its code (the table is `CHAT_ERRORS`), with the field it concerns where there is one. */
export const refusal = (code: keyof typeof DETAILS, field?: string): Refused =>
  refuse(code, DETAILS[code], field === undefined ? {} : { field });

/** *Påminn patienten* is not possible now, and why not. */
export const noReminder = (why: ReminderHindrance): Refused =>
  refuse('chat.no-reminder', `the patient cannot be reminded: ${why}`, { params: { why } });
