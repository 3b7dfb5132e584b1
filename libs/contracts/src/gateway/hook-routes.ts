import { z } from 'zod';
import { reportSmsDelivery } from '../chat/index.js';
import { route } from './route.js';

/** Where machines of others report to us. They prove themselves by what they send, not by a login. */
export const HOOK_ROUTES = {
  smsHook: route({
    method: 'POST',
    path: '/api/hooks/sms/:channel',
    access: 'hook',
    meaning: `${reportSmsDelivery.meaning} Form or JSON as the provider sends it; 503 = not known yet, report again.`,
    query: z.object({ reference: reportSmsDelivery.payload.shape.reference }),
  }),
} as const;
