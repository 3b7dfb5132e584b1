import type { NotificationStatus } from './notification.js';

/** One SMS. `id` is the notification's: the same id twice is one SMS. */
export interface Sms {
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** How far a provider says an SMS has come. */
export type SmsProgress = Extract<NotificationStatus, 'sent' | 'delivered' | 'failed'>;

/**
 * A way to send SMS. A provider that can be asked about an SMS answers `progress`; one that calls back instead answers
 * `sent` there and reports through `Notifications.report`.
 */
export interface SmsChannel {
  /**
   * Hands an SMS to the provider. `failed`: it will not be sent, the care unit must ring.
   * @throws when the provider does not answer; the same SMS is then handed over again later
   */
  send(sms: Sms): Promise<SmsProgress>;
  /** @throws when the provider does not answer */
  progress(id: string): Promise<SmsProgress>;
}

/** Nest token of the process's {@link SmsChannel}. */
export const SMS_CHANNEL = Symbol('SMS_CHANNEL');
