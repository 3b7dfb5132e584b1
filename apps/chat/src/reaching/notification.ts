import type { Notification as Reached } from '@om/contracts';

export type NotificationKind = Reached['kind'];
export type NotificationStatus = Reached['status'];

/** A reason to reach the absent patient. The id names the occasion, so that each occasion is told once. */
export interface Occasion {
  /** `<visit>:<occasion>`, at most 120 characters; also the id the SMS provider gets. */
  readonly notificationId: string;
  readonly kind: NotificationKind;
  /** The entry it is about, when it is about one. */
  readonly seq?: number;
  /** The time its text names (a booked time, until when a ticket is valid). */
  readonly about?: Date;
}

/** What a decision needs to know of what has been sent before. */
export interface KnownNotification extends Occasion {
  readonly status: NotificationStatus;
  /** When the attempt began. */
  readonly begunAt: Date;
}

/** From which status which can follow; a late receipt never takes back what is known. */
const NEXT_STATUS: Readonly<Record<NotificationStatus, readonly NotificationStatus[]>> = {
  sending: ['sent', 'delivered', 'failed'],
  sent: ['delivered', 'failed'],
  delivered: [],
  failed: [],
  'no-number': [],
};

/** Whether a report of `to` changes a notification that is in `from`. */
export const mayBecome = (from: NotificationStatus, to: NotificationStatus): boolean =>
  NEXT_STATUS[from].includes(to);

/** Whether the patient may have got it: then what follows must take it into account. */
export const wentOut = ({ status }: KnownNotification): boolean =>
  status === 'sending' || status === 'sent' || status === 'delivered';
