import type { Provider } from '@nestjs/common';
import { CLOCK, type Clock } from '@om/platform';
import type { ChatEnv } from '../env.js';
import { DevelopmentSms } from './development-sms.js';
import { ElksSms, type ElksSettings } from './elks-sms.js';
import { NoSms } from './no-sms.js';
import { SMS_CHANNEL } from './sms-channel.js';
import { WebhookSms, type WebhookSettings } from './webhook-sms.js';

type EnvFor<C extends ChatEnv['SMS_CHANNEL']> = Extract<ChatEnv, { SMS_CHANNEL: C }>;

/** Address a provider reports to; the gateway answers there (docs/operate/sms.md). */
const hookUrl = (publicUrl: string, channel: string): string =>
  new URL(`/api/hooks/sms/${channel}`, publicUrl).href;

const elksSettings = (env: EnvFor<'46elks'>): ElksSettings => ({
  url: env.SMS_46ELKS_URL.replace(/\/$/, ''),
  username: env.SMS_46ELKS_USERNAME,
  password: env.SMS_46ELKS_PASSWORD,
  sender: env.SMS_SENDER,
  ...(env.SMS_HOOK_SECRET && {
    hook: { url: hookUrl(env.PUBLIC_URL, '46elks'), password: env.SMS_HOOK_SECRET },
  }),
});

const webhookSettings = (env: EnvFor<'webhook'>): WebhookSettings => ({
  url: env.SMS_WEBHOOK_URL,
  secret: env.SMS_WEBHOOK_SECRET,
  sender: env.SMS_SENDER,
  ...(env.SMS_HOOK_SECRET && { reportTo: hookUrl(env.PUBLIC_URL, 'webhook') }),
});

/** How SMS leave in this process: the channel the environment names, behind the one port. */
export const smsChannelFor = (env: ChatEnv): Provider => {
  switch (env.SMS_CHANNEL) {
    case 'development':
      return { provide: SMS_CHANNEL, useClass: DevelopmentSms };
    case 'none':
      return { provide: SMS_CHANNEL, useClass: NoSms };
    case '46elks':
      return { provide: SMS_CHANNEL, useValue: new ElksSms(elksSettings(env)) };
    case 'webhook':
      return {
        provide: SMS_CHANNEL,
        inject: [CLOCK],
        useFactory: (clock: Clock) => new WebhookSms(webhookSettings(env), clock),
      };
  }
};
