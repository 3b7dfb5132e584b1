import { serviceEnv } from '@om/platform';
import { z } from 'zod';

const webAddress = z.url({ protocol: /^https?$/ });
/** Long enough not to be guessed (HMAC-SHA256, RFC 2104 section 3). */
const secret = z.string().min(32);
/** Sender a recipient sees: letters and digits, or a number in E.164. One for all units, because it must not tell which. */
const sender = z.string().regex(/^([A-Za-z][A-Za-z0-9]{2,10}|\+\d{8,15})$/);
/** By which a provider proves itself when it reports to the gateway's hook; unset = it is not asked to report. Secret. */
const hook = { SMS_HOOK_SECRET: secret.optional() };

/** How SMS leave (docs/operate/sms.md), each way with what it needs. */
const smsVariables = z.discriminatedUnion('SMS_CHANNEL', [
  /** Keeps SMS in a collection. */
  z.object({ SMS_CHANNEL: z.literal('development') }),
  /** Sends nothing and says so: the unit rings instead. */
  z.object({ SMS_CHANNEL: z.literal('none') }),
  z.object({
    SMS_CHANNEL: z.literal('46elks'),
    SMS_SENDER: sender,
    SMS_46ELKS_URL: webAddress.default('https://api.46elks.com/a1'),
    SMS_46ELKS_USERNAME: z.string().min(1),
    /** Secret. */
    SMS_46ELKS_PASSWORD: z.string().min(1),
    ...hook,
  }),
  z.object({
    SMS_CHANNEL: z.literal('webhook'),
    SMS_SENDER: sender,
    SMS_WEBHOOK_URL: webAddress,
    /** Signs what is sent. Secret. */
    SMS_WEBHOOK_SECRET: secret,
    ...hook,
  }),
]);
export type SmsEnv = z.output<typeof smsVariables>;

/** Nobody is to get a real SMS, or none, by forgetting a variable in production. */
const withChannel = (source: unknown): unknown => {
  const given: Record<string, unknown> = typeof source === 'object' ? { ...source } : {};
  const production = (given['NODE_ENV'] ?? 'production') === 'production';
  return { ...given, SMS_CHANNEL: given['SMS_CHANNEL'] ?? (production ? 'none' : 'development') };
};

/** The address an SMS goes out by, if the channel has one. */
const providerUrl = (env: SmsEnv): string | undefined => {
  if (env.SMS_CHANNEL === '46elks') return env.SMS_46ELKS_URL;
  return env.SMS_CHANNEL === 'webhook' ? env.SMS_WEBHOOK_URL : undefined;
};

/** What chat reads from its environment, beyond what every service does. `PUBLIC_URL` is the link in every SMS. */
export const chatEnv = z
  .preprocess(withChannel, serviceEnv.extend({ PUBLIC_URL: webAddress }).and(smsVariables))
  .refine((env) => env.NODE_ENV !== 'production' || env.SMS_CHANNEL !== 'development', {
    path: ['SMS_CHANNEL'],
    message: 'the development channel is refused with NODE_ENV=production',
  })
  .refine((env) => env.NODE_ENV !== 'production' || !providerUrl(env)?.startsWith('http:'), {
    path: ['SMS_CHANNEL'],
    message: 'the provider must be asked by https with NODE_ENV=production',
  });
export type ChatEnv = z.output<typeof chatEnv>;
