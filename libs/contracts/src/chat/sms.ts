import { z } from 'zod';
import { defineCommand } from '../define.js';
import { exampleMessage } from './schemas.js';

/** SMS providers that report by calling us back; also the last part of `POST /api/hooks/sms/:channel`. */
export const SMS_HOOK_CHANNELS = ['46elks', 'webhook'] as const;
export const smsHookChannel = z.enum(SMS_HOOK_CHANNELS);
export type SmsHookChannel = z.output<typeof smsHookChannel>;

/**
 * A delivery report of the provider, passed on by the gateway's hook route after it has proven where it comes from; asked by
 * a service principal only. `reference` is our own notification's id, echoed by the provider, so that a report that comes
 * before the answer to the sending finds its SMS; without it `providerId` must be one we have been told.
 * An unknown SMS is answered `known: false`, and the hook route then asks the provider to report again (503).
 */
export const reportSmsDelivery = defineCommand({
  name: 'chat.report-sms-delivery',
  meaning: 'The SMS provider reports how far an SMS has come.',
  payload: z.strictObject({
    channel: smsHookChannel,
    providerId: z.string().min(1).max(200),
    reference: z.string().min(1).max(120).optional(),
    status: z.enum(['sent', 'delivered', 'failed']),
  }),
  answer: z.object({ known: z.boolean() }),
  examples: [
    {
      payload: {
        channel: '46elks',
        providerId: 's70df59406a1b4643b96f3f91e0bfb7b0',
        reference: `${exampleMessage.visitId}:claim:1`,
        status: 'delivered',
      },
      answer: { known: false },
    },
  ],
});
