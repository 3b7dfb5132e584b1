import type { Notification } from '@om/contracts/chat';

/** "19860304-2386": the form people know. */
export const personnummerText = (personnummer: string): string =>
  `${personnummer.slice(0, 8)}-${personnummer.slice(8)}`;

/** The last attempt to tell the patient that it is (soon) their turn; what the head and *Fakta* show. */
export const latestSms = (notifications: readonly Notification[]): Notification | undefined =>
  [...notifications].sort((a, b) => a.at.localeCompare(b.at)).at(-1);

/** The patient was not reached: someone must ring. */
export const smsNeedsCall = (sms: Notification | undefined): boolean =>
  sms?.status === 'failed' || sms?.status === 'no-number';
