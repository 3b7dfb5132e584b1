import { LIMITS } from '@om/contracts';

/** Whether a text can be sent as a message: not blank, and at most 4,000 characters. */
export const isSendable = (text: string): boolean =>
  text.trim() !== '' && text.trim().length <= LIMITS.message;
