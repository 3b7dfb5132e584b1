import type { NotificationStatus } from '../reaching/notification.js';

/** One SMS. `id` is the notification's: the same id twice is one SMS wherever the provider can tell. */
export interface Sms {
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}

/** How far a provider says an SMS has come. */
export type SmsProgress = Extract<NotificationStatus, 'sent' | 'delivered' | 'failed'>;

/** A provider's answer to an SMS it was handed. */
export interface SmsReceipt {
  readonly progress: SmsProgress;
  /** The provider's own id, when it has one. */
  readonly providerId?: string;
}

/** An SMS handed over before. */
export type HandedOver = Pick<Sms, 'id'> & Pick<SmsReceipt, 'providerId'>;

/**
 * A way to send SMS. A provider that can be asked about an SMS answers `progress`; one that only calls back answers `sent`
 * there, and its reports come as `chat.report-sms-delivery`.
 */
export interface SmsChannel {
  /**
   * Hands an SMS to the provider. `failed`: it will not be sent, the care unit must ring.
   * @throws when the provider does not answer or cannot take it now; the same SMS is then handed over again later
   */
  send(sms: Sms): Promise<SmsReceipt>;
  /** @throws when the provider does not answer */
  progress(sms: HandedOver): Promise<SmsProgress>;
}

/** Nest token of the process's {@link SmsChannel}. */
export const SMS_CHANNEL = Symbol('SMS_CHANNEL');
