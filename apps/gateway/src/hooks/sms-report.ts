import { createHmac } from 'node:crypto';
import { reportSmsDelivery, type SmsHookChannel } from '@om/contracts';
import { z } from 'zod';
import { sameToken } from '../sessions/sessions.js';

/** What a provider sent: the body as it travelled, and the headers it may prove itself by. */
export interface HookRequest {
  readonly body: Buffer;
  readonly authorization: string | undefined;
  readonly signature: string | undefined;
}

/** A report that was read; `unproven` = it does not come from the provider, `unreadable` = it does, and says nothing we know. */
export type SmsReport = Pick<
  z.output<typeof reportSmsDelivery.payload>,
  'providerId' | 'reference' | 'status'
>;
export type ReadReport = SmsReport | 'unproven' | 'unreadable';

const { providerId, reference, status } = reportSmsDelivery.payload.shape;
const form = z.object({ id: providerId, status });
const signed = z.object({ id: providerId, status, reference });

/** User name by which 46elks logs in: it stands with the secret in the address that chat gives it. */
const ELKS_USER = '46elks';

/** How each kind of provider proves itself, and where its report stands (docs/operate/sms.md). */
const READERS: Readonly<Record<SmsHookChannel, (request: HookRequest, secret: string) => ReadReport>> = {
  '46elks': ({ authorization = '', body }, secret) => {
    const login = Buffer.from(`${ELKS_USER}:${secret}`).toString('base64');
    if (!sameToken(authorization, `Basic ${login}`)) return 'unproven';
    return reportOf(form.safeParse(Object.fromEntries(new URLSearchParams(body.toString('utf8')))));
  },
  webhook: ({ signature = '', body }, secret) => {
    const expected = createHmac('sha256', secret).update(body).digest('hex');
    if (!sameToken(signature, `sha256=${expected}`)) return 'unproven';
    return reportOf(signed.safeParse(jsonOf(body)));
  },
};

/** Reads the report of a provider that has proven itself. Never throws. */
export const readSmsReport = (channel: SmsHookChannel, request: HookRequest, secret: string): ReadReport =>
  READERS[channel](request, secret);

const reportOf = (read: z.ZodSafeParseResult<z.output<typeof signed>>): ReadReport =>
  read.success
    ? { providerId: read.data.id, status: read.data.status, reference: read.data.reference }
    : 'unreadable';

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
