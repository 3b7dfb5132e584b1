import { serviceEnv } from '@om/platform';
import { z } from 'zod';

/** What chat reads from its environment, beyond what every service does. */
export const chatEnv = serviceEnv
  .extend({
    /** Address of the web app: the link in every SMS. */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }),
    /** `development` keeps SMS in a collection; `none` sends nothing and says so, the unit rings instead. */
    SMS_CHANNEL: z.enum(['development', 'none']).optional(),
  })
  .transform((env) => ({
    ...env,
    SMS_CHANNEL:
      env.SMS_CHANNEL ?? (env.NODE_ENV === 'production' ? ('none' as const) : ('development' as const)),
  }))
  .refine(({ NODE_ENV, SMS_CHANNEL }) => NODE_ENV !== 'production' || SMS_CHANNEL !== 'development', {
    path: ['SMS_CHANNEL'],
    message: 'the development channel is refused with NODE_ENV=production',
  });
export type ChatEnv = z.output<typeof chatEnv>;

/** Nest token of the process's {@link ChatEnv}. */
export const CHAT_ENV = Symbol('CHAT_ENV');
