import type { Clock } from '@om/platform';
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { askProvider } from './ask-provider.js';
import type { Sms, SmsChannel, SmsProgress, SmsReceipt } from './sms-channel.js';

/** What the generic channel needs to know. */
export interface WebhookSettings {
  /** Address that takes an SMS. */
  readonly url: string;
  /** Key of the signature over every body. */
  readonly secret: string;
  readonly sender: string;
  /** Where the receiver may report to. */
  readonly reportTo?: string;
}

/** A receiver may say its own id and how far the SMS has come; without a word it has been sent. */
const webhookAnswer = z.object({
  id: z.string().min(1).max(200).optional(),
  status: z.enum(['sent', 'delivered', 'failed']).default('sent'),
});

/** Header of the signature: `sha256=` and the HMAC-SHA256 of the body as it travels, hex. */
export const SIGNATURE_HEADER = 'x-signature';

/** The signature of a body. */
export const signatureOf = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

/**
 * Any other provider, by a small service of the region's own: one signed JSON POST an SMS. `reference` is the same when an SMS
 * is handed over again, also as `idempotency-key`; `at` lets the receiver refuse an old body played again.
 */
export class WebhookSms implements SmsChannel {
  constructor(
    private readonly settings: WebhookSettings,
    private readonly clock: Clock,
  ) {}

  async send({ id, to, text }: Sms): Promise<SmsReceipt> {
    const { url, secret, sender, reportTo } = this.settings;
    const at = this.clock.now().toISOString();
    const body = JSON.stringify({ reference: id, from: sender, to, text, at, reportTo });
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': id,
      [SIGNATURE_HEADER]: signatureOf(secret, body),
    };
    const taken = await askProvider({ url, method: 'POST', headers, body });
    if (taken === 'refused') return { progress: 'failed' };
    const { id: providerId, status } = webhookAnswer.catch({ status: 'sent' }).parse(taken.answer);
    return { progress: status, ...(providerId === undefined ? {} : { providerId }) };
  }

  /** There is nothing to ask: the receiver reports, or it stays *sent*. */
  progress(): Promise<SmsProgress> {
    return Promise.resolve('sent');
  }
}
