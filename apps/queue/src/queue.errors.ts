import { QUEUE_ERRORS, type QueueErrorCode } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';

/** A refusal of queue, with the sentence of the error table unless a better one is known. */
export const refusal = (code: QueueErrorCode, detail: string = QUEUE_ERRORS[code].title): Refused =>
  refuse(code, detail);
